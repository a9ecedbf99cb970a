//! Mails through a mail server: connections that are kept open between mails, and deadlines that
//! hold whatever the server does.
//!
//! The connections are the house's own, since those that the library opens cannot be told to send
//! at once (`TCP_NODELAY`): a mail's text and the dot at its end are two writes, and each mail
//! would wait some 40 ms for an acknowledgement between them. The library still speaks SMTP.

mod encryption;
mod failure;
mod wire;

use super::refusal::SendError;
use crate::config::SmtpSettings;
use encryption::Encryption;
use failure::{failure, worth_a_fresh_connection};
use lettre::Message;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long the mail server is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until a connection is open, encrypted and signed in.
    pub connection: Duration,
    /// Until one mail is handed over, its connection included. Long, since a server that takes a
    /// mail after we have given up delivers it, and gets it once more.
    pub mail: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connection: Duration::from_secs(30), mail: Duration::from_mins(2) }
    }
}

/// How long the server is waited for when a connection is closed in order.
const GOODBYE: Duration = Duration::from_secs(1);

/// A mail server with the connections that are open to it and not in use.
pub(super) struct Server {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    own_name: ClientId,
    idle: Mutex<Vec<(Instant, AsyncSmtpConnection)>>,
}

impl Server {
    /// The server of these settings; nothing is connected yet.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SendError> {
        let credentials = settings.credentials.as_ref();
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            encryption: Encryption::new(settings)?,
            credentials: credentials.map(|(user, password)| Credentials::new(user.clone(), password.reveal().into())),
            own_name: ClientId::default(),
            idle: Mutex::default(),
        })
    }

    /// Hands a message over. Dropped in its middle, it takes its connection with it.
    pub async fn send(&self, message: &Message, patience: Patience) -> Result<(), SendError> {
        let bytes = message.formatted();
        let handing_over = self.hand_over(message.envelope(), &bytes, patience);
        timeout(patience.mail, handing_over).await.unwrap_or_else(|_| Err(silence(patience.mail)))
    }

    async fn hand_over(&self, envelope: &Envelope, bytes: &[u8], patience: Patience) -> Result<(), SendError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some((_, mut connection)) = idle {
            match begin(&mut connection, envelope, bytes).await {
                // The server closed it meanwhile, or wants no more mails on it.
                Err(error) if worth_a_fresh_connection(&error) => {}
                begun => return self.finish(connection, begun, envelope, bytes).await,
            }
        }
        let connecting = timeout(patience.connection, self.connect()).await;
        let mut connection = connecting.unwrap_or_else(|_| Err(silence(patience.connection)))?;
        let begun = begin(&mut connection, envelope, bytes).await;
        self.finish(connection, begun, envelope, bytes).await
    }

    /// The rest of a mail that was begun. A connection on which the server answered, whatever it
    /// said, is kept for the next mail.
    async fn finish(
        &self,
        mut connection: AsyncSmtpConnection,
        begun: Result<(), Error>,
        envelope: &Envelope,
        bytes: &[u8],
    ) -> Result<(), SendError> {
        let done = match begun {
            Ok(()) => content(&mut connection, envelope, bytes).await,
            Err(error) => Err(error),
        };
        let usable = match &done {
            Ok(()) => true,
            Err(error) => error.status().is_some() && connection.command(Rset).await.is_ok(),
        };
        if usable {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push((Instant::now(), connection));
        }
        done.map_err(|error| failure(&error))
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let unreachable = |error: std::io::Error| SendError::Deferred(format!("connection: {error}"));
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(unreachable)?;
        tcp.set_nodelay(true).map_err(unreachable)?;
        let wire = self.encryption.begin(tcp).await?;
        let told = |error: Error| failure(&error);
        let mut connection = AsyncSmtpConnection::connect_with_transport(wire, &self.own_name).await.map_err(told)?;
        if let Encryption::Starttls(parameters) = &self.encryption {
            connection.starttls(parameters.clone(), &self.own_name).await.map_err(told)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await.map_err(told)?;
        }
        Ok(connection)
    }

    /// Closes connections that nobody used for so long.
    pub async fn close_idle(&self, unused: Duration) {
        let old: Vec<_> = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.extract_if(.., |(since, _)| since.elapsed() >= unused).collect()
        };
        let goodbyes = old.into_iter().map(|(_, mut connection)| async move { connection.quit().await.is_ok() });
        let mut goodbyes: tokio::task::JoinSet<_> = goodbyes.collect();
        let _ = timeout(GOODBYE, async { while goodbyes.join_next().await.is_some() {} }).await;
    }
}

/// Who sends to whom: what a connection that went stale fails at, before anything is handed over.
async fn begin(connection: &mut AsyncSmtpConnection, envelope: &Envelope, bytes: &[u8]) -> Result<(), Error> {
    let mut parameters = Vec::new();
    let addresses = envelope.to().iter().chain(envelope.from());
    if !addresses.map(AsRef::<str>::as_ref).all(str::is_ascii)
        && connection.server_info().supports_feature(Extension::SmtpUtfEight)
    {
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !bytes.is_ascii() && connection.server_info().supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection.command(Mail::new(envelope.from().cloned(), parameters)).await.map(drop)
}

async fn content(connection: &mut AsyncSmtpConnection, envelope: &Envelope, bytes: &[u8]) -> Result<(), Error> {
    for to in envelope.to() {
        connection.command(Rcpt::new(to.clone(), Vec::new())).await?;
    }
    connection.command(Data).await?;
    connection.message(bytes).await.map(drop)
}

fn silence(waited: Duration) -> SendError {
    SendError::Deferred(format!("timeout: no answer within {} s", waited.as_secs_f32()))
}
