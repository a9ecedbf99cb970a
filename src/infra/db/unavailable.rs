//! Whether a fault says that the database is away, or busy, for now.

use super::Fault;
use sea_orm::{DbErr, RuntimeErr, SqlxError};

/// Codes of the databases' own errors that pass by themselves: PostgreSQL shutting down, starting
/// up, out of connections, or giving up a wait for a lock; `SQLite` busy.
const PASSING: [&str; 8] = ["57P01", "57P02", "57P03", "53300", "55P03", "40P01", "5", "261"];

impl Fault {
    /// Whether the same may go well a little later: the database cannot be reached, or is busy
    /// for longer than one waits.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        match &self.0 {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
            DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => match &**error {
                SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::WorkerCrashed => true,
                SqlxError::Database(error) => error.code().is_some_and(|code| PASSING.contains(&&*code)),
                _ => false,
            },
            _ => false,
        }
    }
}
