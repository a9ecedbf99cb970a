//! A writing transaction.

use super::line::Place;
use super::link::{Link, Opener};
use super::pool::Pool;
use super::queue::Turn;
use super::{Db, Writes};
use crate::infra::db::fault::{Fault, Result};
use deadpool::managed::Object;
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use tokio::sync::Mutex;
use uuid::Uuid;

/// A writing transaction: what [`super::Db::write`] gives. Dropped without [`Transaction::commit`]
/// it is rolled back. After a statement that failed nothing of it can be committed, on either
/// database.
pub struct Transaction {
    held: Mutex<Held>,
    db: Db,
}

/// What a transaction has in hand.
struct Held {
    on: Option<On>,
    place: Option<Place>,
    failed: bool,
}

pub(super) enum On {
    /// `SQLite`'s one writing connection.
    Turn(Turn),
    /// PostgreSQL, where a connection is taken with the first statement.
    Later,
    Own(Object<Opener>),
}

impl On {
    async fn link(&mut self, db: &Db) -> std::result::Result<&mut Link, DbErr> {
        if matches!(self, Self::Later)
            && let Writes::Postgres(pool) = &db.0.writes
        {
            *self = Self::Own(begin(pool).await?);
        }
        match self {
            Self::Turn(turn) => turn.link(),
            Self::Own(link) => Ok(link),
            Self::Later => Err(ended().into()),
        }
    }

    async fn commit(self) -> Result<()> {
        match self {
            Self::Turn(turn) => turn.commit().await,
            Self::Later => Ok(()),
            Self::Own(mut link) => {
                // Whoever waits for the answer may go away; the connection is put in order.
                let committed = tokio::spawn(async move { link.execute_unprepared("COMMIT").await });
                committed.await.map_err(|_| ended())??;
                Ok(())
            }
        }
    }

    async fn roll_back(self) {
        match self {
            Self::Turn(turn) => turn.roll_back().await,
            Self::Later => {}
            // A connection in doubt takes no statement and is thrown away, with which the server
            // rolls back.
            Self::Own(mut link) => {
                let _ = link.execute_unprepared("ROLLBACK").await;
            }
        }
    }
}

/// Begins a transaction of PostgreSQL.
async fn begin(pool: &Pool) -> Result<Object<Opener>> {
    let mut link = pool.get().await?;
    let begun = link.execute_unprepared("BEGIN").await;
    if pool.was_stale(&link) {
        drop(link);
        link = pool.get().await?;
        link.execute_unprepared("BEGIN").await?;
    } else {
        begun?;
    }
    Ok(link)
}

impl Transaction {
    pub(super) fn new(on: On, db: Db) -> Self {
        Self { held: Mutex::new(Held { on: Some(on), place: None, failed: false }), db }
    }

    /// Waits for those who are about to lock the same row, before a connection is taken: to be
    /// called before the first statement.
    ///
    /// # Errors
    /// Busy where that took too long.
    pub async fn stand_in_line(&self, key: Uuid) -> Result<()> {
        let mut held = self.held.lock().await;
        if matches!(held.on, Some(On::Later)) && held.place.is_none() {
            held.place = Some(self.db.0.lines.wait(key).await?);
        }
        Ok(())
    }

    /// Commits. When it answers, what was written is on the disk.
    ///
    /// # Errors
    /// Nothing of the transaction is written.
    pub async fn commit(mut self) -> Result<()> {
        let held = self.held.get_mut();
        if held.failed {
            return Err(DbErr::Custom("a statement of the transaction had failed".into()).into());
        }
        let on = held.on.take().ok_or_else(ended)?;
        on.commit().await
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let held = self.held.get_mut();
        let place = held.place.take();
        if let (Some(on), Ok(runtime)) = (held.on.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                on.roll_back().await;
                drop(place);
            });
        }
    }
}

/// Runs a statement and notes whether it failed.
macro_rules! on_its_link {
    ($self:ident, |$link:ident| $run:expr) => {{
        let mut held = $self.held.lock().await;
        let done = match held.on.as_mut().ok_or_else(ended)?.link(&$self.db).await {
            Ok($link) => $run.await,
            Err(error) => Err(error),
        };
        held.failed |= done.is_err();
        done
    }};
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.db.read().get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        on_its_link!(self, |link| link.execute(statement))
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        on_its_link!(self, |link| link.execute_unprepared(sql))
    }

    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        on_its_link!(self, |link| link.query_one(statement))
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        on_its_link!(self, |link| link.query_all(statement))
    }
}

fn ended() -> Fault {
    DbErr::Conn(RuntimeErr::Internal("the transaction has ended".into())).into()
}
