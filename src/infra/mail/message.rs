//! A mail as it goes over the wire: text/plain in UTF-8, and the calendar file beside it.

use super::refusal::SendError;
use crate::config::Sender;
use crate::domain::contact::MailAddress;
use crate::domain::mail::NewMail;
use chrono::{DateTime, Utc};
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

/// The message of a mail.
///
/// The text is base64 in short lines, which every way through keeps unchanged. The Message-ID
/// comes from the mail's own id, so that the same mail sent twice is known to be the same.
///
/// # Errors
/// Refused where an address cannot be written to.
pub(super) fn compose(mail: &NewMail, from: &Sender, now: DateTime<Utc>) -> Result<Message, SendError> {
    let domain = from.mail.rsplit('@').next().unwrap_or("localhost");
    let from_name = if one_line(&mail.from_name).is_empty() { &from.name } else { &mail.from_name };
    let (from, to) = (mailbox(from_name, &from.mail)?, mailbox(&mail.to_name, &mail.to_mail)?);
    // Said here: the library reads it out of the headers and takes the quotes of an address away.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()])
        .map_err(|error| SendError::Refused(error.to_string()))?;
    let mut message = Message::builder()
        .envelope(envelope)
        .from(from)
        .to(to)
        .subject(one_line(&mail.subject))
        .date(now.into())
        .message_id(Some(format!("<{}@{domain}>", mail.id)))
        // No answering machine answers (RFC 3834).
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()));
    if !mail.reply_to.is_empty() {
        message = message.reply_to(mailbox("", &mail.reply_to)?);
    }
    let text = SinglePart::builder().content_type(ContentType::TEXT_PLAIN).body(encoded(crlf(&mail.text()))?);
    let message = match &mail.calendar {
        None => message.singlepart(text),
        Some(calendar) => message.multipart(
            MultiPart::mixed()
                .boundary(format!("entaku-{}", mail.id))
                .singlepart(text)
                .singlepart(calendar_part(calendar)?),
        ),
    };
    message.map_err(|error| SendError::Refused(error.to_string()))
}

fn calendar_part(calendar: &str) -> Result<SinglePart, SendError> {
    let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
        .map_err(|error| SendError::Refused(error.to_string()))?;
    Ok(Attachment::new("kenshukai.ics".to_owned()).body(encoded(crlf(calendar))?, kind))
}

fn encoded(text: String) -> Result<Body, SendError> {
    Body::new_with_encoding(text, ContentTransferEncoding::Base64)
        .map_err(|_| SendError::Refused("the text cannot be encoded".to_owned()))
}

fn mailbox(name: &str, mail: &str) -> Result<Mailbox, SendError> {
    let address: Address = MailAddress::stored(mail.to_owned())
        .on_the_wire()
        .parse()
        .map_err(|_| SendError::Refused("the address is not one to write to".to_owned()))?;
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// A header's text in one line: whoever types a line break must not begin another header.
fn one_line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

/// Lines as mails have them.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests;
