//! Running migrations: all that are pending in one transaction with their records, by one
//! process at a time, able to build any table anew.

use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{DbErr, MigratorTrait, SchemaManager};
use std::time::Duration;

/// How long a process waits on SQLite for another one that migrates.
const PATIENCE: Duration = Duration::from_mins(1);

/// The key of PostgreSQL's advisory lock: "entaku" in ASCII.
const LOCK: i64 = 0x65_6e_74_61_6b_75;

/// The options of the one connection on which migrations run.
///
/// On SQLite its foreign keys are off: building a table anew drops the old one, which would
/// delete or refuse the rows that point at it, and inside a transaction they cannot be turned
/// off. [`migrate`] checks them all before it commits.
#[must_use]
pub fn connect_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(false).busy_timeout(PATIENCE));
    options
}

/// Brings the schema up to date. A process that starts meanwhile waits, and then finds nothing
/// left to do.
///
/// # Errors
/// A migration failed or left a row that points nowhere; then nothing of any is done.
pub async fn migrate<M: MigratorTrait>(options: ConnectOptions) -> Result<(), DbErr> {
    let connection = Database::connect(options).await?;
    let done = async {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = connection.begin_with_options(options).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            transaction.execute_unprepared(&format!("select pg_advisory_xact_lock({LOCK})")).await?;
        }
        // What is pending is read only here, under the lock.
        M::up(&transaction, None).await?;
        if transaction.get_database_backend() == DbBackend::Sqlite {
            check_foreign_keys(&transaction).await?;
        }
        transaction.commit().await
    };
    let done = done.await;
    connection.close().await?;
    done
}

async fn check_foreign_keys(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    let broken = "select \"table\" || ' to ' || \"parent\" from pragma_foreign_key_check limit 1";
    let statement = sea_orm_migration::sea_orm::Statement::from_string(DbBackend::Sqlite, broken);
    match transaction.query_one_raw(statement).await? {
        None => Ok(()),
        Some(row) => {
            Err(DbErr::Migration(format!("a row points nowhere, from {}", row.try_get_by_index::<String>(0)?)))
        }
    }
}

/// Runs the database's own statements one after another, with `{uuid}`, `{time}` and
/// `{bytes}` replaced by its types.
///
/// # Errors
/// The database's error of the first statement that failed.
pub async fn run_sql(manager: &SchemaManager<'_>, sqlite: &str, postgres: &str) -> Result<(), DbErr> {
    let (sql, uuid, time, bytes) = match manager.get_database_backend() {
        DbBackend::Sqlite => (sqlite, "blob", "text", "blob"),
        _ => (postgres, "uuid", "timestamptz", "bytea"),
    };
    let sql = sql.replace("{uuid}", uuid).replace("{time}", time).replace("{bytes}", bytes);
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}
