//! Lines before PostgreSQL's locks: those who are about to lock the same row wait here, without a
//! connection, so that one event with many applicants leaves the connections to the others.

use crate::infra::db::fault::{Fault, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;
use tokio::time::timeout;
use uuid::Uuid;

/// How long somebody stands in a line.
const PATIENCE: Duration = Duration::from_secs(5);

/// The lines that there are, by what is locked.
#[derive(Default)]
pub(super) struct Lines(Mutex<HashMap<Uuid, Arc<tokio::sync::Mutex<()>>>>);

/// A place at the head of a line; the next one comes when it is dropped.
pub(super) type Place = OwnedMutexGuard<()>;

impl Lines {
    /// Waits until everybody who came before is through.
    ///
    /// # Errors
    /// Busy where that took too long.
    pub async fn wait(&self, key: Uuid) -> Result<Place> {
        let line = self.line(key);
        let head = timeout(PATIENCE, line.lock_owned()).await;
        head.map_err(|_| Fault::busy())
    }

    fn line(&self, key: Uuid) -> Arc<tokio::sync::Mutex<()>> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Lines in which nobody stands are forgotten.
        lines.retain(|other, line| *other == key || Arc::strong_count(line) > 1);
        lines.entry(key).or_default().clone()
    }
}
