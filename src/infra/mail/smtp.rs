//! Mails through a mail server.

use super::refusal::SendError;
use crate::config::{SmtpSettings, Tls};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::{Error, response::Code};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use std::time::Duration;

/// The longest that one answer of the mail server is waited for.
const ANSWER: Duration = Duration::from_secs(30);
/// The longest that one mail may take.
const MAIL: Duration = Duration::from_mins(2);

/// A mail server with the connections that are open to it.
pub(super) type Server = AsyncSmtpTransport<Tokio1Executor>;

/// The server of these settings; nothing is connected yet.
pub(super) fn server(settings: &SmtpSettings) -> Result<Server, SendError> {
    let host = &settings.host;
    let builder = match settings.tls {
        Tls::None => Ok(Server::builder_dangerous(host)),
        Tls::Starttls => Server::starttls_relay(host),
        Tls::Tls => Server::relay(host),
    };
    let mut builder = builder.map_err(|error| failure(&error))?.port(settings.port).timeout(Some(ANSWER));
    if let Some((user, password)) = &settings.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
    }
    Ok(builder.build())
}

/// Hands a message over.
pub(super) async fn send(server: &Server, message: Message) -> Result<(), SendError> {
    match tokio::time::timeout(MAIL, server.send(message)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(failure(&error)),
        Err(_) => Err(SendError::Deferred("timeout".to_owned())),
    }
}

/// A 5xx answer is for good, anything else may pass. Answers about our own sign-in at the server
/// (530, 534, 535, 538; RFC 4954) are not about the mail: the operator can mend them.
fn failure(error: &Error) -> SendError {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let text = deeper.to_string();
        if !said.contains(&text) {
            said = format!("{said}: {text}");
        }
        cause = deeper.source();
    }
    let sign_in = error.status().is_some_and(is_about_sign_in);
    if error.is_permanent() && !sign_in { SendError::Refused(said) } else { SendError::Deferred(said) }
}

fn is_about_sign_in(code: Code) -> bool {
    matches!(u16::from(code), 530 | 534 | 535 | 538)
}
