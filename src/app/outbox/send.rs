//! One sender: takes mails from its lane's queue, sends them, and reports.

use super::{Reports, soon_after};
use crate::app::World;
use crate::domain::mail::{Outcome, jitter, longest_wait};
use crate::infra::db::outbox::{End, Next, Report, StoredMail};
use crate::infra::mail::{SendError, Transport};
use std::sync::Arc;
use tokio::sync::{Mutex, Notify, mpsc};
use tokio_util::sync::CancellationToken;

/// What a sender works with.
pub(super) struct Sender {
    pub world: World,
    pub transport: Transport,
    pub waiting: Arc<Mutex<mpsc::Receiver<StoredMail>>>,
    /// Told of each mail that leaves the queue.
    pub taken: Arc<Notify>,
    pub reports: Reports,
    pub stop: CancellationToken,
}

impl Sender {
    /// Sends until the queue is empty and nobody fills it any more.
    pub async fn run(self) {
        loop {
            let next = self.waiting.lock().await.recv().await;
            let Some(stored) = next else { return };
            self.taken.notify_one();
            let Some(end) = self.end_of(&stored).await else { continue };
            let report = Report { mail: stored.mail.id, number: stored.attempts, at: self.world.now(), end };
            if self.reports.send(report).await.is_err() {
                return;
            }
        }
    }

    /// What comes of a leased mail; `None` where it is left to its lease.
    async fn end_of(&self, stored: &StoredMail) -> Option<End> {
        let now = self.world.now();
        if stored.attempts > stored.attempts_allowed {
            // Processes ended while they sent it.
            return Some(End::Untried(Next::Failed));
        }
        if stored.mail.expires_at.is_some_and(|end| end <= now) {
            return Some(End::Untried(Next::Expired));
        }
        // An attempt never outlives its lease: another worker would send beside it.
        let too_late = stored.leased_until.is_none_or(|until| now + self.transport.longest() >= until);
        if self.stop.is_cancelled() || too_late {
            return Some(End::Untried(Next::Again(now)));
        }
        tokio::select! {
            result = self.transport.send(&stored.mail, now) => Some(self.judge(stored, result)),
            () = soon_after(&self.stop) => {
                tracing::warn!(mail = %stored.mail.id, "told to stop while a mail was on its way: it goes again");
                None
            }
        }
    }

    fn judge(&self, stored: &StoredMail, result: Result<(), SendError>) -> End {
        let (outcome, detail) = match result {
            Ok(()) => return End::Sent,
            Err(SendError::Refused(detail)) => (Outcome::Refused, detail),
            Err(SendError::Deferred(detail)) => (Outcome::Deferred, detail),
        };
        let next = if outcome == Outcome::Refused { Next::Failed } else { self.next(stored) };
        End::Tried { id: self.world.new_id(), outcome, detail, next }
    }

    /// What follows for a mail that was put off.
    fn next(&self, stored: &StoredMail) -> Next {
        let Some(wait) = longest_wait(stored.attempts_left()) else { return Next::Failed };
        let at = self.world.now() + wait - self.world.chance_up_to(jitter(wait));
        if stored.mail.expires_at.is_some_and(|end| end <= at) { Next::Expired } else { Next::Again(at) }
    }
}
