//! The ways in which mails leave: a mail server, a folder, or memory in tests.

mod folder;
mod memory;
mod message;
mod refusal;
mod smtp;

pub use memory::Memory;
pub use refusal::{SendError, UNTRUSTED};

use crate::config::{MailSettings, MailTransport, Sender};
use crate::infra::db::mails::NewMail;
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::Arc;

/// A way in which mails leave, with the sender they leave under.
#[derive(Clone)]
pub struct Transport {
    from: Sender,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(smtp::Server),
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
            MailTransport::Smtp(server) => Way::Smtp(smtp::server(server)?),
        };
        Ok(Self { from: settings.from.clone(), way })
    }

    /// A way that ends in memory.
    #[must_use]
    pub fn memory(from: Sender, memory: Arc<Memory>) -> Self {
        Self { from, way: Way::Memory(memory) }
    }

    /// Sends a mail, dated `now`. Its Message-ID is always the same.
    ///
    /// # Errors
    /// Whether another attempt is worth it, and what was said, without addresses.
    pub async fn send(&self, mail: &NewMail, now: DateTime<Utc>) -> Result<(), SendError> {
        let message = message::compose(mail, &self.from, now)?;
        let sent = match &self.way {
            Way::Smtp(server) => smtp::send(server, message).await,
            Way::Folder(folder) => folder::write(folder, mail, &message.formatted()),
            Way::Memory(memory) => memory.take(&message.formatted()),
        };
        sent.map_err(|error| error.without(mail))
    }
}
