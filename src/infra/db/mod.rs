//! The database: connecting, migrating, and the writing transaction.
//!
//! Repositories are plain functions over a connection or a transaction; they return domain
//! types. A database error stops here as a [`Fault`].

pub mod attendance;
pub mod audit;
pub mod derived;
pub mod devices;
pub(crate) mod entity;
mod event_sessions;
pub mod events;
pub mod expired;
pub mod invitations;
mod lock;
pub mod mails;
pub mod organisers;
pub mod outbox;
pub mod outlooks;
pub mod password_resets;
pub mod professions;
pub mod registration_batches;
pub mod registration_lists;
pub mod registrations;
pub mod repeats;
pub mod rotations;
pub mod seatings;
pub mod sign_in_failures;
pub mod sign_ins;
mod unavailable;

pub use lock::EventLock;

use entaku_migrations::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    DbErr, SqlErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::fmt;
use std::time::Duration;

/// What a repository runs on: a connection or a transaction.
pub trait Connection: ConnectionTrait {}
impl<C: ConnectionTrait> Connection for C {}

/// A failure of the database: for the operator's log, never for a page.
#[derive(Debug, thiserror::Error)]
#[error("database: {0}")]
pub struct Fault(#[from] DbErr);

impl Fault {
    /// Whether a unique constraint refused the write.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self.0.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
    }

    /// A stored value that the program cannot read.
    #[must_use]
    pub fn unreadable(what: &str) -> Self {
        Self(DbErr::Type(format!("unreadable {what}")))
    }
}

/// A result of the database.
pub type Result<T> = std::result::Result<T, Fault>;

/// A writing transaction, begun by [`Db::write`].
pub type Transaction = DatabaseTransaction;

/// The handle on the database that the program passes round.
#[derive(Clone)]
pub struct Db {
    connection: DatabaseConnection,
    url: String,
}

/// Without the address, which may hold a password.
impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db").finish_non_exhaustive()
    }
}

impl Db {
    /// Connects to `sqlite://path` (the file is made where it is missing) or `postgres://…`.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn connect(url: &str) -> Result<Self> {
        let sqlite = url.starts_with("sqlite:");
        let url = if sqlite && !url.contains('?') { format!("{url}?mode=rwc") } else { url.to_owned() };
        let mut options = ConnectOptions::new(&url);
        options
            .max_connections(if sqlite { 8 } else { 16 })
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "NORMAL")
                    .foreign_keys(true)
                    // Writers wait for each other instead of failing.
                    .busy_timeout(Duration::from_secs(10))
            });
        Ok(Self { connection: Database::connect(options).await?, url })
    }

    /// For reading.
    #[must_use]
    pub const fn read(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// A writing transaction: the one way in which the program writes.
    ///
    /// On `SQLite` it is `BEGIN IMMEDIATE`, so that it waits for another writer at its begin and
    /// never fails in its middle. On PostgreSQL rows are locked where they are changed: a
    /// use case takes the [`EventLock`] first and so stands in line with the others.
    /// Dropped without `commit`, it is rolled back.
    ///
    /// # Errors
    /// The transaction cannot begin.
    pub async fn write(&self) -> Result<Transaction> {
        Ok(self
            .connection
            .begin_with_options(TransactionOptions {
                isolation_level: None,
                access_mode: (self.connection.get_database_backend() == DatabaseBackend::Postgres)
                    .then_some(AccessMode::ReadWrite),
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            })
            .await?)
    }

    /// Brings the schema up to date, on a connection of its own.
    ///
    /// # Errors
    /// A migration failed; nothing is changed then.
    pub async fn migrate(&self) -> Result<()> {
        self.migrate_to::<Migrator>().await
    }

    /// Brings the schema up to what `M` holds.
    ///
    /// # Errors
    /// As [`Db::migrate`].
    pub async fn migrate_to<M: MigratorTrait>(&self) -> Result<()> {
        Ok(entaku_migrations::migrate::<M>(entaku_migrations::connect_options(&self.url)).await?)
    }

    /// Whether the database answers and its schema is up to date.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_ready(&self) -> Result<bool> {
        Ok(Migrator::get_pending_migrations_read_only(&self.connection).await?.is_empty())
    }

    /// Closes the connections.
    ///
    /// # Errors
    /// The database's error on closing.
    pub async fn close(self) -> Result<()> {
        Ok(self.connection.close().await?)
    }
}

/// Commits a transaction of [`Db::write`].
///
/// # Errors
/// The database refused; nothing of the transaction is written.
pub async fn commit(transaction: Transaction) -> Result<()> {
    Ok(transaction.commit().await?)
}
