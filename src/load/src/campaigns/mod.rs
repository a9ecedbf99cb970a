//! What is measured, a campaign a file. Each starts its own server on a fresh database and
//! stops it at its end.

pub mod growth;
pub mod journeys;
pub mod mails;
pub mod neighbours;
pub mod pages;
pub mod race;

use crate::Trouble;
use crate::office::Office;
use crate::server::{Server, Start, Storage, fresh};
use std::path::{Path, PathBuf};

/// What every campaign is handed.
pub struct Bench {
    /// The server's program, built for release.
    pub binary: PathBuf,
    /// A folder that goes away at the end.
    pub folder: PathBuf,
    /// A short run: less of everything, to see that it works.
    pub short: bool,
}

impl Bench {
    /// A server on a fresh database, with its first organiser signed in.
    pub async fn open(
        &self,
        storage: &Storage,
        name: &str,
        settings: &[(&str, &str)],
    ) -> Result<(Server, Office), Trouble> {
        let folder = self.folder.join(format!("{name}-{}", storage.name()));
        std::fs::create_dir_all(&folder)?;
        let database = fresh(storage, &folder, &format!("load_{name}")).await?;
        let server = self.server(&folder, &database, settings).await?;
        let office = Office::open(&server).await?;
        Ok((server, office))
    }

    /// A further server on a database that is there.
    pub async fn server(&self, folder: &Path, database: &str, settings: &[(&str, &str)]) -> Result<Server, Trouble> {
        let mut all = NO_LIMITS.to_vec();
        all.extend_from_slice(settings);
        Server::start(Start { binary: &self.binary, folder, database, settings: &all }).await
    }
}

/// Everything comes from one address: what would stop it is off.
const NO_LIMITS: [(&str, &str); 3] =
    [("ENTAKU_RATE_LIMIT", "0"), ("ENTAKU_APPLY_LIMIT", "0"), ("ENTAKU_MAILBOX_LIMIT", "0")];
