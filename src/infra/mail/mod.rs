//! The ways in which mails leave: a mail server, a folder, or memory in tests.

mod folder;
mod memory;
mod message;
mod refusal;
mod smtp;

pub use memory::Memory;
pub use refusal::{SendError, UNTRUSTED};
pub use smtp::Patience;

use crate::config::{MailSettings, MailTransport, Sender};
use crate::domain::mail::NewMail;
use chrono::{DateTime, TimeDelta, Utc};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// A way in which mails leave, with the sender they leave under.
#[derive(Clone)]
pub struct Transport {
    from: Sender,
    at_once: usize,
    patience: Patience,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Arc<smtp::Server>),
    Folder(PathBuf),
    Memory(Arc<Memory>),
}

impl Transport {
    /// The way of the settings.
    ///
    /// # Errors
    /// What of the mail server's settings cannot be used.
    pub fn new(settings: &MailSettings) -> Result<Self, SendError> {
        let way = match &settings.transport {
            MailTransport::Folder(folder) => Way::Folder(folder.clone()),
            MailTransport::Smtp(server) => Way::Smtp(Arc::new(smtp::Server::new(server)?)),
        };
        Ok(Self { from: settings.from.clone(), at_once: settings.at_once, patience: Patience::default(), way })
    }

    /// A way that ends in memory.
    #[must_use]
    pub fn memory(from: Sender, memory: Arc<Memory>) -> Self {
        Self { from, at_once: 1, patience: Patience::default(), way: Way::Memory(memory) }
    }

    /// The same way, on which the mail server is waited for only so long.
    #[must_use]
    pub const fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// How many mails may be on the way at once.
    #[must_use]
    pub const fn at_once(&self) -> usize {
        self.at_once
    }

    /// The longest that sending one mail takes, whatever the mail server does.
    #[must_use]
    pub fn longest(&self) -> TimeDelta {
        TimeDelta::from_std(self.patience.mail).unwrap_or(TimeDelta::MAX)
    }

    /// Sends a mail, dated `now`. Its Message-ID is always the same.
    ///
    /// # Errors
    /// Whether another attempt is worth it, and what was said, without addresses.
    pub async fn send(&self, mail: &NewMail, now: DateTime<Utc>) -> Result<(), SendError> {
        let message = message::compose(mail, &self.from, now)?;
        let sent = match &self.way {
            Way::Smtp(server) => server.send(&message, self.patience).await,
            Way::Folder(folder) => folder::write(folder.clone(), mail, message.formatted()).await,
            Way::Memory(memory) => memory.take(&message.formatted()),
        };
        sent.map_err(|error| error.without(mail))
    }

    /// Closes connections that nobody used for so long.
    pub async fn close_idle(&self, unused: Duration) {
        if let Way::Smtp(server) = &self.way {
            server.close_idle(unused).await;
        }
    }

    /// Removes what a process that ended in the middle of writing a mail left in the folder of
    /// mails; answers how many files.
    ///
    /// # Errors
    /// The folder cannot be read, or a file not be removed.
    pub async fn remove_unfinished(&self, now: DateTime<Utc>) -> io::Result<u64> {
        match &self.way {
            Way::Folder(folder) => folder::remove_unfinished(folder.clone(), now).await,
            Way::Smtp(_) | Way::Memory(_) => Ok(0),
        }
    }
}
