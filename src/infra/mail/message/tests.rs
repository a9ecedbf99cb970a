use super::*;
use crate::domain::ids::{MailId, OrganisationId};
use crate::domain::mail::MailKind;
use mail_parser::{MessageParser, MimeHeaders};
use uuid::Uuid;

fn mail() -> NewMail {
    let at = "2023-08-10T03:00:00Z".parse().unwrap();
    NewMail {
        id: MailId(Uuid::from_u128(7)),
        organisation: OrganisationId(Uuid::from_u128(1)),
        event: None,
        registration: None,
        kind: MailKind::Confirmation,
        from_name: "在宅医療・介護連携支援室（髙橋・山﨑）, \"代表\"".into(),
        to_name: "𠮷田 﨑子".into(),
        to_mail: "moegi001@example.jp".into(),
        reply_to: "shien@example.jp".into(),
        subject:
            "【申込受付】令和5年度 多職種連携研修会「アフターコロナ、コロナ禍で学んだこと」のお申し込みを受け付けました"
                .into(),
        body: "𠮷田 﨑子 様\n\nお申し込みありがとうございます。\n.\n髙橋\n".into(),
        calendar: Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()),
        link: None,
        created_at: at,
        expires_at: None,
    }
}

fn from() -> Sender {
    Sender { name: "円卓".into(), mail: "noreply@example.jp".into() }
}

fn bytes(mail: &NewMail) -> Vec<u8> {
    compose(mail, &from(), "2023-08-10T03:00:00Z".parse().unwrap()).unwrap().formatted()
}

#[test]
fn japanese_arrives_as_it_was_written() {
    let bytes = bytes(&mail());
    assert!(bytes.is_ascii(), "nothing on the way has to understand more than ASCII");
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.lines().all(|line| line.len() <= 78), "{text}");
    assert!(text.contains("Content-Type: text/plain; charset=utf-8"), "{text}");
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.subject(), Some(mail().subject.as_str()));
    let to = parsed.to().unwrap().first().unwrap();
    assert_eq!((to.name(), to.address()), (Some("𠮷田 﨑子"), Some("moegi001@example.jp")));
    let from = parsed.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some(mail().from_name.as_str()), Some("noreply@example.jp")));
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("shien@example.jp"));
    assert_eq!(parsed.message_id(), Some("00000000-0000-0000-0000-000000000007@example.jp"));
    assert_eq!(parsed.date().unwrap().to_rfc3339(), "2023-08-10T03:00:00Z");
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), mail().body);
    let file = parsed.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("kenshukai.ics"));
    assert_eq!(file.text_contents(), mail().calendar.as_deref());
    let kind = file.content_type().unwrap();
    assert_eq!((kind.ctype(), kind.subtype()), ("text", Some("calendar")));
    assert_eq!((kind.attribute("method"), kind.attribute("charset")), (Some("PUBLISH"), Some("utf-8")));
}

#[test]
fn a_line_break_begins_no_header() {
    for broken in ["x\r\nBcc: all@example.jp", "x\nBcc: all@example.jp", "x\rBcc: all@example.jp", "山\r\n\r\nbody"] {
        let mail = NewMail { from_name: broken.into(), to_name: broken.into(), subject: broken.into(), ..mail() };
        let bytes = bytes(&mail);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        assert!(parsed.bcc().is_none() && parsed.header("Bcc").is_none());
        assert_eq!(parsed.to().unwrap().as_list().unwrap().len(), 1);
        assert_eq!(parsed.from().unwrap().as_list().unwrap().len(), 1);
        assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), mail.body);
        let head = String::from_utf8(bytes).unwrap();
        let head = head.split("\r\n\r\n").next().unwrap().to_owned();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    }
}

#[test]
fn a_mail_of_the_program_s_own_goes_out_under_its_name() {
    for own in ["", " \r\n"] {
        let bytes = bytes(&NewMail { from_name: own.into(), ..mail() });
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(parsed.from().unwrap().first().unwrap().name(), Some("円卓"));
    }
}

#[test]
fn an_address_that_is_none_is_refused() {
    for address in ["x@example.jp\r\nBcc: all@example.jp", "a@example.jp, b@example.jp", "nobody", ""] {
        let mail = NewMail { to_mail: address.into(), ..mail() };
        let refused = compose(&mail, &from(), mail.created_at).unwrap_err();
        assert!(matches!(refused, SendError::Refused(_)), "{address}");
    }
}

#[test]
fn without_a_calendar_the_mail_is_text_alone() {
    let bytes = bytes(&NewMail { calendar: None, reply_to: String::new(), ..mail() });
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!((parsed.attachment_count(), parsed.reply_to().is_none()), (0, true));
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), mail().body);
}
