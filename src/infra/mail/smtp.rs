//! Mails through a mail server.

use super::refusal::{SendError, UNTRUSTED};
use crate::config::{SmtpSettings, Tls};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as Encryption, TlsParameters};
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
    // The builder is called dangerous since it says nothing of encryption; the next lines do.
    let mut builder = Server::builder_dangerous(&settings.host)
        .port(settings.port)
        .tls(encryption(settings).map_err(|error| failure(&error))?)
        .timeout(Some(ANSWER));
    if let Some((user, password)) = &settings.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
    }
    Ok(builder.build())
}

/// How the way is encrypted, and whose word for the server's certificate is taken: the public
/// authorities' and those of the settings.
fn encryption(settings: &SmtpSettings) -> Result<Encryption, Error> {
    let parameters = || {
        let builder = TlsParameters::builder(settings.host.clone());
        if settings.authorities.is_empty() {
            return builder.build_rustls();
        }
        builder.add_root_certificate(Certificate::from_pem(&settings.authorities)?).build_rustls()
    };
    Ok(match settings.tls {
        Tls::None => Encryption::None,
        Tls::Starttls => Encryption::Required(parameters()?),
        Tls::Tls => Encryption::Wrapper(parameters()?),
    })
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
    // As rustls says it; the outbox tells what can be done.
    if said.contains("invalid peer certificate") {
        said = format!("{UNTRUSTED}: {said}");
    }
    let sign_in = error.status().is_some_and(is_about_sign_in);
    if error.is_permanent() && !sign_in { SendError::Refused(said) } else { SendError::Deferred(said) }
}

fn is_about_sign_in(code: Code) -> bool {
    matches!(u16::from(code), 530 | 534 | 535 | 538)
}
