//! Reading, on connections of its own: whoever reads never waits for those who write.

use super::pool::Pool;
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// What [`super::Db::read`] gives: each statement runs on a connection that is free. None of them
/// can write.
pub struct Reads(pub(super) Pool);

/// Runs a statement; once more where the connection had been closed while nobody used it.
macro_rules! on_a_link {
    ($self:ident, |$link:ident| $run:expr) => {{
        let mut $link = $self.0.get().await.map_err(DbErr::from)?;
        let done = $run.await;
        if !$self.0.was_stale(&$link) {
            return done;
        }
        drop($link);
        let mut $link = $self.0.get().await.map_err(DbErr::from)?;
        $run.await
    }};
}

#[async_trait]
impl ConnectionTrait for Reads {
    fn get_database_backend(&self) -> DbBackend {
        self.0.opener().backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        on_a_link!(self, |link| link.execute(statement.clone()))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        on_a_link!(self, |link| link.execute_unprepared(sql))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        on_a_link!(self, |link| link.query_one(statement.clone()))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        on_a_link!(self, |link| link.query_all(statement.clone()))
    }
}
