//! Whether a write would go through now, for `/readyz`.
//!
//! It is tried: something large enough to need room is written and rolled back. Only once a
//! second, however often is asked, so that asking holds up nobody who writes.

use super::{Db, Writes};
use crate::infra::db::fault::{Fault, FaultKind, Result};
use sea_orm::{ConnectionTrait, DbErr, RuntimeErr};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// For so long an answer stands.
const FRESH: Duration = Duration::from_secs(1);

/// 128 KiB: with a cache of a few pages most of it is really written to the disk before it is
/// taken back, into the part of the journal that the next writer overwrites.
const LARGE: &str = "insert into seaql_migrations (version, applied_at) values (hex(zeroblob(65536)), 0)";
const SMALL_CACHE: &str = "pragma cache_size = 8";
const USUAL_CACHE: &str = "pragma cache_size = -2000";

/// PostgreSQL refuses this where it takes no writes.
const TOUCH: &str =
    "update seaql_migrations set applied_at = applied_at where version = (select min(version) from seaql_migrations)";

/// The last answer, and which file was opened.
pub(super) struct Ready {
    last: Mutex<Option<(Instant, Result<bool>)>>,
    file: Option<(PathBuf, Option<FileId>)>,
}

type FileId = (u64, u64);

/// Which file this is, whatever its name.
fn file_id(path: &Path) -> Option<FileId> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
    }
    #[cfg(not(unix))]
    std::fs::metadata(path).ok().map(|_| (0, 0))
}

impl Ready {
    pub fn new(file: Option<PathBuf>) -> Self {
        let file = file.map(|path| {
            let id = file_id(&path);
            (path, id)
        });
        Self { last: Mutex::new(None), file }
    }

    /// Whether the database is where it was opened: who goes on writing into a file that was
    /// removed or replaced writes for nobody.
    fn same_file(&self) -> Result<()> {
        match &self.file {
            Some((path, opened)) if file_id(path) != *opened => {
                Err(DbErr::Conn(RuntimeErr::Internal("the database's file is gone or another one".into())).into())
            }
            _ => Ok(()),
        }
    }
}

impl Db {
    /// Whether the schema is up to date and a write would go through. An answer may be a second
    /// old.
    ///
    /// # Errors
    /// A write would not go through.
    pub async fn is_ready(&self) -> Result<bool> {
        let mut last = self.0.ready.last.lock().await;
        if let Some((at, answer)) = &*last
            && at.elapsed() < FRESH
        {
            return answer.clone();
        }
        let answer = self.try_everything().await;
        *last = Some((Instant::now(), answer.clone()));
        answer
    }

    async fn try_everything(&self) -> Result<bool> {
        self.0.ready.same_file()?;
        if !self.is_migrated().await? {
            return Ok(false);
        }
        match self.try_a_write().await {
            // Others write: then it can be done.
            Err(fault) if fault.kind() == FaultKind::Busy => Ok(true),
            done => done.map(|()| true),
        }
    }

    async fn try_a_write(&self) -> Result<()> {
        match &self.0.writes {
            Writes::Sqlite(queue) => {
                let mut turn = queue.turn(true).await?;
                let tried = async move {
                    let done = match turn.link() {
                        Ok(link) => link.execute_several([SMALL_CACHE, LARGE]).await,
                        Err(error) => Err(error),
                    };
                    turn.roll_back_and(Some(USUAL_CACHE)).await;
                    done
                };
                // To its end, whoever still waits for it: the cache is put back.
                tokio::spawn(tried).await.map_err(|error| Fault::from(DbErr::Custom(error.to_string())))??;
            }
            Writes::Postgres(_) => {
                self.write().await?.execute_unprepared(TOUCH).await?;
            }
        }
        Ok(())
    }
}
