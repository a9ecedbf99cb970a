//! Mails that stay in memory: what tests read, and where they play a mail server that fails.

use super::refusal::SendError;
use std::sync::{Mutex, PoisonError};

/// Mails taken so far, and how the next ones are to fail.
#[derive(Debug, Default)]
pub struct Memory {
    taken: Mutex<Vec<Vec<u8>>>,
    failure: Mutex<Option<SendError>>,
}

impl Memory {
    /// The mails taken so far, as they would go over the wire.
    #[must_use]
    pub fn taken(&self) -> Vec<Vec<u8>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on every mail fails like this; `None`: is taken.
    pub fn fail(&self, failure: Option<SendError>) {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = failure;
    }

    pub(super) fn take(&self, bytes: &[u8]) -> Result<(), SendError> {
        if let Some(failure) = self.failure.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            return Err(failure);
        }
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(bytes.to_vec());
        Ok(())
    }
}
