//! `SQLite`'s one writing connection, and those who stand in line for it.
//!
//! Writers wait in the order in which they came, in the program and not in the database, whose
//! own waiting is trying again. Only writers of other processes are met there.
//!
//! **Commits are shared.** A commit is a wait for the disk (`synchronous=FULL`), by far the
//! longest part of a small transaction. Whoever is done while others wait leaves the commit to
//! the last of them: the outer transaction stays open, the next one writes within it behind a
//! savepoint, and all are answered after the one commit. What one of them rolls back goes back to
//! its own savepoint. Where the commit fails, all of them fail.

use super::link::{Link, Opener};
use crate::infra::db::fault::{Fault, Result};
use sea_orm::{DbErr, RuntimeErr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use tokio::time::{Instant, timeout};

/// How long a writer stands in line.
const PATIENCE: Duration = Duration::from_secs(5);

/// At most so many share a commit, and the first of them waits at most about so long for it.
const SHARERS: usize = 64;
const SHARED_WITHIN: Duration = Duration::from_millis(25);

/// The line.
pub(super) struct Queue {
    writer: Arc<Mutex<Writer>>,
    waiting: Arc<AtomicUsize>,
}

/// The connection and what is written on it but not committed yet.
struct Writer {
    opener: Opener,
    link: Option<Link>,
    /// Who has written and waits for the commit.
    sharers: Vec<oneshot::Sender<Result<()>>>,
    since: Instant,
    /// Somebody's turn has begun and not ended: found by the next one, it means that the turn was
    /// torn out of its middle.
    taken: bool,
}

/// Somebody's turn: from the begin of a transaction to its end.
pub(super) struct Turn {
    writer: OwnedMutexGuard<Writer>,
    waiting: Arc<AtomicUsize>,
    /// Whether others wrote before within the same outer transaction.
    joined: bool,
}

/// One who waits; counted as long as it does.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Queue {
    pub fn new(opener: Opener, link: Link) -> Self {
        let writer = Writer { opener, link: Some(link), sharers: Vec::new(), since: Instant::now(), taken: false };
        Self { writer: Arc::new(Mutex::new(writer)), waiting: Arc::default() }
    }

    /// Waits for its turn and begins a transaction. With `long`, what the ones before have written
    /// is committed first, so that they need not wait for this one's end.
    ///
    /// # Errors
    /// Busy where the wait was too long or another process writes; otherwise the database's.
    pub async fn turn(&self, long: bool) -> Result<Turn> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Waiting(&self.waiting);
        let writer = timeout(PATIENCE, self.writer.clone().lock_owned()).await.map_err(|_| Fault::busy())?;
        drop(waiting);
        // The begin is not torn out of its middle where its caller goes away.
        let waiting = self.waiting.clone();
        apart(async move { Turn::begin(writer, waiting, long).await }).await?
    }

    pub async fn close(&self) {
        let mut writer = self.writer.lock().await;
        writer.commit().await;
        if let Some(link) = writer.link.take() {
            link.close().await;
        }
    }
}

impl Turn {
    async fn begin(mut writer: OwnedMutexGuard<Writer>, waiting: Arc<AtomicUsize>, long: bool) -> Result<Self> {
        if writer.taken {
            writer.give_up(&lost()).await;
        }
        if long || writer.sharers.len() >= SHARERS {
            writer.commit().await;
        }
        writer.link().await?;
        let joined = !writer.sharers.is_empty();
        let begin = if joined { "SAVEPOINT sharer" } else { "BEGIN IMMEDIATE" };
        writer.link().await?.execute_unprepared(begin).await?;
        writer.taken = true;
        Ok(Self { writer, waiting, joined })
    }

    /// The connection.
    ///
    /// # Errors
    /// It was given up.
    pub fn link(&mut self) -> std::result::Result<&mut Link, DbErr> {
        self.writer.link.as_mut().ok_or_else(|| lost().into())
    }

    /// Commits, or leaves that to those who wait; answers when it is on the disk.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn commit(mut self) -> Result<()> {
        let (answer, done) = oneshot::channel();
        let commit = async move {
            if self.joined
                && let Err(fault) = self.release().await
            {
                self.writer.give_up(&fault).await;
                let _ = answer.send(Err(fault));
                return;
            }
            self.writer.taken = false;
            if self.writer.sharers.is_empty() {
                self.writer.since = Instant::now();
            }
            self.writer.sharers.push(answer);
            let nobody_waits = self.waiting.load(Ordering::Relaxed) == 0;
            if nobody_waits || self.writer.since.elapsed() > SHARED_WITHIN {
                self.writer.commit().await;
            } else if !self.joined {
                // Behind all that wait now; whoever commits before leaves nothing to do here.
                let line = OwnedMutexGuard::mutex(&self.writer).clone();
                drop(self);
                line.lock().await.commit().await;
            }
        };
        apart(commit).await?;
        done.await.unwrap_or_else(|_| Err(lost()))
    }

    async fn release(&mut self) -> Result<()> {
        self.link()?.execute_unprepared("RELEASE sharer").await?;
        Ok(())
    }

    /// Takes back what was written in this turn.
    pub async fn roll_back(self) {
        self.roll_back_and(None).await;
    }

    /// The same, and runs one more statement before the next one's turn.
    pub async fn roll_back_and(mut self, last: Option<&str>) {
        let back = if self.joined { "ROLLBACK TO sharer; RELEASE sharer" } else { "ROLLBACK" };
        let done = match self.link() {
            Ok(link) => link.execute_several([Some(back), last].into_iter().flatten()).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(()) => self.writer.taken = false,
            // Nothing is known of the outer transaction then.
            Err(error) => self.writer.give_up(&error.into()).await,
        }
    }
}

impl Writer {
    async fn link(&mut self) -> Result<&mut Link> {
        if self.link.as_ref().is_none_or(|link| !link.is_fit()) {
            self.give_up(&lost()).await;
            self.link = Some(self.opener.open().await.map_err(Fault::of)?);
        }
        self.link.as_mut().ok_or_else(lost)
    }

    /// Commits what is written, and answers everybody who waits for it.
    async fn commit(&mut self) {
        if self.sharers.is_empty() {
            return;
        }
        let done = match &mut self.link {
            Some(link) => link.execute_unprepared("COMMIT").await.map(|_| ()).map_err(Fault::from),
            None => Err(lost()),
        };
        match done {
            Ok(()) => self.answer(&Ok(())),
            Err(fault) => self.give_up(&fault).await,
        }
    }

    /// Throws the connection away, with which the database rolls back, and answers everybody who
    /// waits for a commit that nothing of theirs is written.
    async fn give_up(&mut self, fault: &Fault) {
        self.taken = false;
        if let Some(link) = self.link.take() {
            link.close().await;
        }
        self.answer(&Err(fault.clone()));
    }

    fn answer(&mut self, done: &Result<()>) {
        for sharer in self.sharers.drain(..) {
            let _ = sharer.send(done.clone());
        }
    }
}

/// Runs to its end even where nobody waits for it any more.
async fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Result<T> {
    tokio::spawn(work).await.map_err(|_| lost())
}

fn lost() -> Fault {
    DbErr::Conn(RuntimeErr::Internal("the writing connection was given up".into())).into()
}
