//! Sending what is in the outbox.

use super::World;
use crate::infra::db::mails::ATTEMPTS;
use crate::infra::db::outbox::{self, Attempt, Outcome, StoredMail};
use crate::infra::db::{self, commit};
use crate::infra::mail::{SendError, Transport};
use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

/// How long a mail is a worker's own. Longer than sending one can take, so that it only runs out
/// when the worker's process has ended.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// The minutes to wait after each failed attempt but the last: almost a day in all, so that a
/// mail server that is down over night loses nothing.
const WAITS: [i64; ATTEMPTS as usize - 1] = [1, 5, 15, 60, 180, 360, 720];

/// Sends every mail that is due, one after another, until none is left or `stop` is cancelled;
/// a mail in hand is finished first. Answers how many attempts were made.
///
/// # Errors
/// The database's.
pub async fn send_due(world: &World, transport: &Transport, stop: &CancellationToken) -> db::Result<usize> {
    let mut attempts = 0;
    while !stop.is_cancelled() && outbox::any_due(world.db.read(), world.now()).await? {
        let Some(stored) = lease(world).await? else { break };
        let result = transport.send(&stored.mail, world.now()).await;
        record(world, &stored, result).await?;
        attempts += 1;
    }
    Ok(attempts)
}

async fn lease(world: &World) -> db::Result<Option<StoredMail>> {
    let now = world.now();
    let transaction = world.db.write().await?;
    let mail = outbox::lease(&transaction, now, now + LEASE).await?;
    commit(transaction).await?;
    Ok(mail)
}

async fn record(world: &World, stored: &StoredMail, result: Result<(), SendError>) -> db::Result<()> {
    let now = world.now();
    let (outcome, detail) = match &result {
        Ok(()) => (Outcome::Sent, String::new()),
        Err(error @ SendError::Refused(_)) => (Outcome::Refused, error.detail().to_owned()),
        Err(error @ SendError::Deferred(_)) => (Outcome::Deferred, error.detail().to_owned()),
    };
    let next = (outcome == Outcome::Deferred).then(|| wait(stored.attempts_left)).flatten().map(|wait| now + wait);
    let attempt = Attempt { number: stored.attempts, at: now, outcome, detail };
    let transaction = world.db.write().await?;
    outbox::record(&transaction, world.new_id(), stored.mail.id, &attempt, next).await?;
    commit(transaction).await?;
    let again = next.is_some();
    if outcome == Outcome::Sent {
        tracing::info!(mail = %stored.mail.id, attempt = attempt.number, "mail sent");
    } else {
        tracing::warn!(mail = %stored.mail.id, attempt = attempt.number, outcome = outcome.code(), again, "mail not sent");
    }
    Ok(())
}

/// The wait before the next attempt, where so many are left.
fn wait(attempts_left: u32) -> Option<TimeDelta> {
    let at = WAITS.len().checked_sub(attempts_left as usize)?;
    WAITS.get(at).map(|minutes| TimeDelta::minutes(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!(wait(7), Some(TimeDelta::minutes(1)));
        assert_eq!(wait(6), Some(TimeDelta::minutes(5)));
        assert_eq!(wait(1), Some(TimeDelta::hours(12)));
        assert_eq!(wait(0), None);
    }
}
