//! The handle on the database: connecting, reading, writing, migrating.

mod line;
mod link;
mod log;
mod pool;
mod queue;
mod reads;
mod ready;
mod transaction;

pub use reads::Reads;
pub use transaction::Transaction;

use super::fault::{Fault, FaultKind, Result};
use entaku_migrations::{Migrator, MigratorTrait};
use line::Lines;
use link::{Link, Opener, Target};
use log::Log;
use pool::Pool;
use queue::Queue;
use ready::Ready;
use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use transaction::On;

/// Connections for reading, and PostgreSQL's for writing.
const READERS: usize = 8;
const WRITERS: usize = 8;

/// How long a writer waits for another process: `SQLite`'s file, PostgreSQL's rows.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// The handle on the database that the program passes round.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    reads: Reads,
    writes: Writes,
    url: String,
    lines: Lines,
    ready: Ready,
    log: Arc<Log>,
}

enum Writes {
    Sqlite(Queue),
    Postgres(Pool),
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
        Self::connect_tuned(url, |sqlite| sqlite).await
    }

    /// The same with another pragma of `SQLite`'s writing connection: for tests.
    #[cfg(test)]
    pub(crate) async fn connect_with(url: &str, pragma: &'static str, value: String) -> Result<Self> {
        Self::connect_tuned(url, |sqlite| sqlite.pragma(pragma, value)).await
    }

    async fn connect_tuned(url: &str, tune: impl FnOnce(SqliteConnectOptions) -> SqliteConnectOptions) -> Result<Self> {
        let log = Arc::new(Log::default());
        let through = |to| Opener { to, log: log.clone() };
        let (reading, writes, file) = if url.starts_with("sqlite:") {
            let options: SqliteConnectOptions = url.parse().map_err(Fault::of)?;
            let options = options.create_if_missing(true).foreign_keys(true).busy_timeout(LOCK_PATIENCE);
            let options = options.disable_statement_logging();
            let writing = options.clone().pragma("journal_mode", "WAL").pragma("synchronous", "FULL");
            let writing = through(Target::Sqlite(Box::new(tune(writing))));
            let link = open_first(&writing).await?;
            let file = Some(options.get_filename().to_owned());
            let reading = through(Target::Sqlite(Box::new(options.pragma("query_only", "on"))));
            (reading, Writes::Sqlite(Queue::new(writing, link)), file)
        } else {
            let options: PgConnectOptions = url.parse().map_err(Fault::of)?;
            let options = options.disable_statement_logging().application_name("entaku");
            let patience = format!("{}ms", LOCK_PATIENCE.as_millis());
            let options = options.options([("lock_timeout", patience.as_str()), ("statement_timeout", "30s")]);
            let writing = through(Target::Postgres(Box::new(options.clone())));
            let reading = options.options([("default_transaction_read_only", "on")]);
            (through(Target::Postgres(Box::new(reading))), Writes::Postgres(Pool::new(writing, WRITERS)?), None)
        };
        let pool = Pool::new(reading, READERS)?;
        drop(pool.get().await?);
        Ok(Self(Arc::new(Inner {
            reads: Reads(pool),
            writes,
            url: url.to_owned(),
            lines: Lines::default(),
            ready: Ready::new(file),
            log,
        })))
    }

    /// For reading. What is only read never waits for those who write.
    #[must_use]
    pub fn read(&self) -> &Reads {
        &self.0.reads
    }

    /// A writing transaction: the one way in which the program writes.
    ///
    /// On `SQLite` writers stand in line, one at a time, so that a transaction waits at its begin
    /// and never fails in its middle. On PostgreSQL rows are locked where they are changed: a use
    /// case updates the event's row first and so stands in line with the others.
    ///
    /// # Errors
    /// The transaction cannot begin.
    pub async fn write(&self) -> Result<Transaction> {
        self.begin(false).await
    }

    /// The same for what takes long, as taking a roster in: nobody's answer waits for its end who
    /// had written before.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_long(&self) -> Result<Transaction> {
        self.begin(true).await
    }

    async fn begin(&self, long: bool) -> Result<Transaction> {
        Ok(match &self.0.writes {
            Writes::Sqlite(queue) => Transaction::new(On::Turn(queue.turn(long).await?), self.clone()),
            Writes::Postgres(_) => Transaction::new(On::Later, self.clone()),
        })
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
        Ok(entaku_migrations::migrate::<M>(entaku_migrations::connect_options(&self.0.url)).await?)
    }

    /// Whether the schema is up to date.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_migrated(&self) -> Result<bool> {
        Ok(Migrator::get_pending_migrations_read_only(self.read()).await?.is_empty())
    }

    /// How many statements were sent so far, those that begin and end transactions too.
    #[must_use]
    pub fn statements_sent(&self) -> u64 {
        self.0.log.sent()
    }

    /// The text of the statements that were sent since the last call; the first call begins to
    /// keep them. For tests.
    #[must_use]
    pub fn take_statements(&self) -> Vec<String> {
        self.0.log.keep()
    }

    /// Closes the connections.
    ///
    /// # Errors
    /// None today; kept for what a database may yet have to say.
    pub async fn close(&self) -> Result<()> {
        self.0.reads.0.close().await;
        match &self.0.writes {
            Writes::Sqlite(queue) => queue.close().await,
            Writes::Postgres(pool) => pool.close().await,
        }
        Ok(())
    }
}

/// The first connection to a file of `SQLite`. Where other processes start at the same time,
/// turning its journal on may find it locked without being made to wait.
async fn open_first(opener: &Opener) -> Result<Link> {
    for _ in 0..50 {
        match opener.open().await.map_err(Fault::of) {
            Err(fault) if fault.kind() == FaultKind::Busy => tokio::time::sleep(Duration::from_millis(20)).await,
            done => return done,
        }
    }
    opener.open().await.map_err(Fault::of)
}

/// Commits a transaction of [`Db::write`].
///
/// # Errors
/// Nothing of the transaction is written.
pub async fn commit(transaction: Transaction) -> Result<()> {
    transaction.commit().await
}
