//! How many statements were sent, for measuring; and which, for the tests.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the statements of a [`super::Db`], those that begin and end transactions too.
#[derive(Default)]
pub(super) struct Log {
    sent: AtomicU64,
    kept: OnceLock<std::sync::Mutex<Vec<String>>>,
}

impl Log {
    pub(super) fn note(&self, sql: &str) {
        self.sent.fetch_add(1, Ordering::Relaxed);
        if let Some(Ok(mut kept)) = self.kept.get().map(std::sync::Mutex::lock) {
            kept.push(sql.to_owned());
        }
    }

    pub(super) fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// From now on the statements' text is kept; answers those kept since the last call. Their
    /// values, which may be personal, are not.
    pub(super) fn keep(&self) -> Vec<String> {
        self.kept
            .get_or_init(std::sync::Mutex::default)
            .lock()
            .map(|mut kept| std::mem::take(&mut *kept))
            .unwrap_or_default()
    }
}
