//! One connection to the database, and whether it may be used again.

use super::log::Log;
use crate::infra::db::fault::{FaultKind, kind_of};
use sea_orm::sqlx::{self, AssertSqlSafe, Connection as _, Executor, IntoArguments};
use sea_orm::{DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, SqlxError, Statement};
use sea_query_sqlx::SqlxValues;
use std::sync::Arc;

/// How connections are opened.
#[derive(Clone)]
pub(super) struct Opener {
    pub to: Target,
    pub log: Arc<Log>,
}

/// The database and how it is spoken to.
#[derive(Clone)]
pub(super) enum Target {
    Sqlite(Box<sqlx::sqlite::SqliteConnectOptions>),
    Postgres(Box<sqlx::postgres::PgConnectOptions>),
}

impl Opener {
    pub async fn open(&self) -> Result<Link, SqlxError> {
        let raw = match &self.to {
            Target::Sqlite(options) => Raw::Sqlite(sqlx::SqliteConnection::connect_with(options).await?),
            Target::Postgres(options) => Raw::Postgres(Box::new(sqlx::PgConnection::connect_with(options).await?)),
        };
        Ok(Link { raw, fit: true, lost: None, log: self.log.clone() })
    }

    pub const fn backend(&self) -> DbBackend {
        match self.to {
            Target::Sqlite(_) => DbBackend::Sqlite,
            Target::Postgres(_) => DbBackend::Postgres,
        }
    }
}

/// A connection. After a failure that says nothing good of what comes next (a full disk, a
/// broken line) it takes no more statements, and its holder throws it away: `SQLite` may have
/// rolled back by itself then, and whatever followed would stand outside the transaction.
pub(super) struct Link {
    raw: Raw,
    fit: bool,
    lost: Option<Arc<SqlxError>>,
    log: Arc<Log>,
}

enum Raw {
    Sqlite(sqlx::SqliteConnection),
    Postgres(Box<sqlx::PgConnection>),
}

fn query<DB: sqlx::Database>(statement: Statement) -> sqlx::query::Query<'static, DB, SqlxValues>
where
    SqlxValues: IntoArguments<DB>,
{
    let values = statement.values.unwrap_or_else(|| sea_orm::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

impl Link {
    /// Whether it may be used again.
    pub const fn is_fit(&self) -> bool {
        self.fit
    }

    /// Whether its last statement found it broken.
    pub const fn is_lost(&self) -> bool {
        self.lost.is_some()
    }

    pub async fn close(self) {
        let _ = match self.raw {
            Raw::Sqlite(connection) => connection.close().await,
            Raw::Postgres(connection) => connection.close().await,
        };
    }

    pub async fn execute(&mut self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.enter(&statement.sql)?;
        let done = match &mut self.raw {
            Raw::Sqlite(c) => query(statement).execute(c).await.map(ExecResult::from),
            Raw::Postgres(c) => query(statement).execute(&mut **c).await.map(ExecResult::from),
        };
        self.left(done).map_err(DbErr::Exec)
    }

    pub async fn execute_unprepared(&mut self, sql: &str) -> Result<ExecResult, DbErr> {
        self.enter(sql)?;
        let text = AssertSqlSafe(sql.to_owned());
        let done = match &mut self.raw {
            Raw::Sqlite(c) => c.execute(text).await.map(ExecResult::from),
            Raw::Postgres(c) => c.execute(text).await.map(ExecResult::from),
        };
        self.left(done).map_err(DbErr::Exec)
    }

    pub async fn execute_several(&mut self, statements: impl IntoIterator<Item = &str>) -> Result<(), DbErr> {
        for sql in statements {
            self.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    pub async fn query_one(&mut self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.enter(&statement.sql)?;
        let done = match &mut self.raw {
            Raw::Sqlite(c) => query(statement).fetch_optional(c).await.map(|row| row.map(QueryResult::from)),
            Raw::Postgres(c) => query(statement).fetch_optional(&mut **c).await.map(|row| row.map(QueryResult::from)),
        };
        self.left(done).map_err(DbErr::Query)
    }

    pub async fn query_all(&mut self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.enter(&statement.sql)?;
        let done = match &mut self.raw {
            Raw::Sqlite(c) => query(statement).fetch_all(c).await.map(|all| all.into_iter().map(Into::into).collect()),
            Raw::Postgres(c) => {
                query(statement).fetch_all(&mut **c).await.map(|all| all.into_iter().map(Into::into).collect())
            }
        };
        self.left(done).map_err(DbErr::Query)
    }

    /// A statement is about to be sent. A caller that goes away in its middle leaves PostgreSQL's
    /// answer in the line: such a connection is not used again. `SQLite` works its statements off
    /// one after another, whoever still listens.
    fn enter(&mut self, sql: &str) -> Result<(), DbErr> {
        if !self.fit {
            let lost = self.lost.clone().map(RuntimeErr::SqlxError);
            return Err(DbErr::Conn(
                lost.unwrap_or_else(|| RuntimeErr::Internal("a connection that was given up".into())),
            ));
        }
        self.log.note(sql);
        self.fit = matches!(self.raw, Raw::Sqlite(_));
        Ok(())
    }

    fn left<T>(&mut self, done: Result<T, SqlxError>) -> Result<T, RuntimeErr> {
        let error = match done {
            Ok(done) => {
                self.fit = true;
                return Ok(done);
            }
            Err(error) => Arc::new(error),
        };
        self.fit = !matches!(kind_of(&error), FaultKind::Unavailable | FaultKind::Full);
        if !self.fit {
            self.lost = Some(error.clone());
        }
        Err(RuntimeErr::SqlxError(error))
    }
}
