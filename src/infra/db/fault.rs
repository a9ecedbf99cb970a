//! Failures of the database, by what can be done about them.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, SqlxError};

/// A failure of the database: for the operator's log, never for a page.
#[derive(Clone, Debug, thiserror::Error)]
#[error("database: {0}")]
pub struct Fault(#[from] DbErr);

/// A result of the database.
pub type Result<T> = std::result::Result<T, Fault>;

/// What kind of failure it is, for the answer that it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A unique constraint refused the write.
    Duplicate,
    /// Others are at it, and waiting for them was given up.
    Busy,
    /// The database does not answer.
    Unavailable,
    /// Nothing can be written: the disk is full, or may only be read.
    Full,
    /// Anything else: the program's fault, or the data's.
    Other,
}

impl Fault {
    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> FaultKind {
        match &self.0 {
            DbErr::ConnectionAcquire(_) => FaultKind::Busy,
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => kind_of(error),
            DbErr::Conn(_) => FaultKind::Unavailable,
            _ => FaultKind::Other,
        }
    }

    /// Whether a unique constraint refused the write.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self.0.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }

    /// Whether a foreign key refused the write: something else refers to what was to go.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.0.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)))
    }

    /// Whether the same request may go through later: nothing is wrong with it. To be answered
    /// with 503 and what was typed.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self.kind(), FaultKind::Busy | FaultKind::Unavailable | FaultKind::Full)
    }

    /// Given up after too long a wait for others.
    #[must_use]
    pub fn busy() -> Self {
        Self(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    /// A stored value that the program cannot read.
    #[must_use]
    pub fn unreadable(what: &str) -> Self {
        Self(DbErr::Type(format!("unreadable {what}")))
    }

    pub(super) fn of(error: SqlxError) -> Self {
        Self(DbErr::Query(RuntimeErr::SqlxError(error.into())))
    }
}

impl From<Fault> for DbErr {
    fn from(fault: Fault) -> Self {
        fault.0
    }
}

/// What kind of failure the driver reports.
pub(super) fn kind_of(error: &SqlxError) -> FaultKind {
    match error {
        SqlxError::Database(error) if error.is_unique_violation() => FaultKind::Duplicate,
        SqlxError::Database(error) => error.code().map_or(FaultKind::Other, |code| of_code(&code)),
        SqlxError::PoolTimedOut => FaultKind::Busy,
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::Protocol(_)
        | SqlxError::WorkerCrashed
        | SqlxError::PoolClosed => FaultKind::Unavailable,
        _ => FaultKind::Other,
    }
}

/// `SQLite` reports numbers of which the last eight bits are the kind, PostgreSQL five letters.
fn of_code(code: &str) -> FaultKind {
    if let (Ok(code), true) = (code.parse::<u32>(), code.len() < 5) {
        return match code & 0xff {
            // BUSY, LOCKED
            5 | 6 => FaultKind::Busy,
            // READONLY, FULL
            8 | 13 => FaultKind::Full,
            // NOMEM, IOERR, CORRUPT, CANTOPEN, NOTADB
            7 | 10 | 11 | 14 | 26 => FaultKind::Unavailable,
            _ => FaultKind::Other,
        };
    }
    match code {
        // lock_not_available, query_canceled (by its time limit), deadlock, serialization
        "55P03" | "57014" | "40P01" | "40001" => FaultKind::Busy,
        // disk_full, read_only_sql_transaction
        "53100" | "25006" => FaultKind::Full,
        // connection, out of resources, shutdown and start-up, system error
        code if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => FaultKind::Unavailable,
        _ => FaultKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{FaultKind, of_code};

    #[test]
    fn codes_are_told_apart() {
        for (code, kind) in [
            ("5", FaultKind::Busy),
            ("517", FaultKind::Busy),
            ("13", FaultKind::Full),
            ("1032", FaultKind::Full),
            ("266", FaultKind::Unavailable),
            ("787", FaultKind::Other),
            ("55P03", FaultKind::Busy),
            ("40001", FaultKind::Busy),
            ("53100", FaultKind::Full),
            ("57P01", FaultKind::Unavailable),
            ("23503", FaultKind::Other),
        ] {
            assert_eq!(of_code(code), kind, "{code}");
        }
    }
}
