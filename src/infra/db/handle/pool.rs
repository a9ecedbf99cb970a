//! Connections that are kept open for those who come next.
//!
//! They are not pinged: a connection that its user left in doubt is thrown away, and one that the
//! server closed meanwhile is noticed by the next statement.

use super::link::{Link, Opener};
use crate::infra::db::fault::{Fault, Result};
use deadpool::Runtime;
use deadpool::managed::{self, Metrics, Object, PoolError, RecycleError, RecycleResult};
use sea_orm::{DbErr, SqlxError};
use std::time::Duration;

/// How long somebody waits for a connection or for it to be opened.
const PATIENCE: Duration = Duration::from_secs(3);

/// A connection is opened anew after so long: PostgreSQL's process of each one grows.
const LIFETIME: Duration = Duration::from_mins(30);

impl managed::Manager for Opener {
    type Type = Link;
    type Error = SqlxError;

    async fn create(&self) -> std::result::Result<Link, SqlxError> {
        self.open().await
    }

    async fn recycle(&self, link: &mut Link, metrics: &Metrics) -> RecycleResult<SqlxError> {
        if link.is_fit() && metrics.age() < LIFETIME {
            Ok(())
        } else {
            Err(RecycleError::message("not to be used again"))
        }
    }
}

/// Some connections.
pub(super) struct Pool(managed::Pool<Opener>);

impl Pool {
    pub fn new(opener: Opener, size: usize) -> Result<Self> {
        let pool = managed::Pool::builder(opener)
            .max_size(size)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(Runtime::Tokio1)
            .build();
        Ok(Self(pool.map_err(|error| DbErr::Custom(error.to_string()))?))
    }

    pub fn opener(&self) -> &Opener {
        self.0.manager()
    }

    pub async fn get(&self) -> Result<Object<Opener>> {
        self.0.get().await.map_err(|error| match error {
            PoolError::Backend(error) => Fault::of(error),
            PoolError::Timeout(managed::TimeoutType::Wait) => Fault::busy(),
            error => Fault::of(SqlxError::Io(std::io::Error::other(error.to_string()))),
        })
    }

    /// Whether it is worth asking once more: `held` had been kept open and turned out to be
    /// broken. All that are kept beside it are then thrown away too.
    pub fn was_stale(&self, held: &Object<Opener>) -> bool {
        let stale = held.is_lost() && Object::metrics(held).recycle_count > 0;
        if stale {
            self.0.retain(|_, _| false);
        }
        stale
    }

    pub async fn close(&self) {
        for link in self.0.retain(|_, _| false).removed {
            link.close().await;
        }
        self.0.close();
    }
}
