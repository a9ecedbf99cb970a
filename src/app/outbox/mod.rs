//! Sending what is in the outbox.
//!
//! Mails flow: a feeder leases what is due in batches and puts them into a short queue for each
//! priority; as many senders as the settings allow take from it, each mail under a deadline of
//! its own; a recorder writes down what came of them, all that has come in meanwhile at once.
//! So a mail whose recipient's server says nothing holds up neither the others nor a stop, and
//! the database is asked a few times for many mails.

mod feed;
mod record;
mod send;

use super::World;
use crate::domain::mail::Priority;
use crate::infra::db;
use crate::infra::db::outbox::{Report, StoredMail};
use crate::infra::mail::Transport;
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, Notify, mpsc};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// How long a mail is a worker's own: longer than it can wait in the queue and its attempt can
/// take, so that it only runs out when the worker's process has ended.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// Mails on the way are given so long to arrive when the program is told to stop. What takes
/// longer is left to its lease: it goes again under the same Message-ID.
const GRACE: Duration = Duration::from_secs(5);

/// Recording what arrived until then may take so long.
const LAST_RECORDS: Duration = Duration::from_secs(3);

/// So many urgent mails are on the way at once, beside the ordinary ones of the settings.
const URGENT_AT_ONCE: usize = 2;

/// When sending ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// When nothing is due any more, or the database fails.
    WithTheLastMail,
    /// Never; what the database refuses is tried again.
    OnlyWhenTold,
}

/// Sends every mail that is due, several at a time, until none is left or `stop` is cancelled;
/// mails on the way are given a few seconds then. Answers how many attempts were made.
///
/// # Errors
/// The database's.
pub async fn send_due(world: &World, transport: &Transport, stop: &CancellationToken) -> db::Result<usize> {
    send_until(world, transport, stop, Ends::WithTheLastMail).await
}

/// Sends what is due, and what becomes due, until `stop` is cancelled. A fault of the database is
/// logged and waited out.
pub async fn keep_sending(world: &World, transport: &Transport, stop: &CancellationToken) {
    // It does not end by a fault.
    let _ = send_until(world, transport, stop, Ends::OnlyWhenTold).await;
}

async fn send_until(world: &World, transport: &Transport, stop: &CancellationToken, ends: Ends) -> db::Result<usize> {
    let (reports, to_record) = mpsc::channel(transport.at_once() + URGENT_AT_ONCE);
    let mut senders = JoinSet::new();
    let taken = Arc::new(Notify::new());
    let mut lanes = Vec::new();
    for priority in Priority::ALL {
        let at_once = if priority == Priority::Urgent { URGENT_AT_ONCE } else { transport.at_once() };
        let (queue, waiting) = mpsc::channel(at_once);
        let waiting = Arc::new(Mutex::new(waiting));
        lanes.push(Lane { priority, queue, more: false });
        for _ in 0..at_once {
            let sender = send::Sender {
                world: world.clone(),
                transport: transport.clone(),
                waiting: waiting.clone(),
                taken: taken.clone(),
                reports: reports.clone(),
                stop: stop.clone(),
            };
            senders.spawn(sender.run());
        }
    }
    drop(reports);
    let mut recorder = tokio::spawn(record::record_all(world.clone(), to_record, stop.clone(), ends));
    let fed = tokio::select! {
        fed = feed::feed(world, transport, &mut lanes, &taken, stop, ends) => fed,
        () = soon_after(stop) => Ok(()),
    };
    // The senders end when they have emptied the queues.
    drop(lanes);
    let finish = async {
        while senders.join_next().await.is_some() {}
        (&mut recorder).await
    };
    let attempts = tokio::select! {
        attempts = finish => attempts.unwrap_or(Ok(0)),
        () = long_after(stop) => {
            tracing::error!("told to stop, and the database does not take what was sent: it goes again");
            Ok(0)
        }
    };
    recorder.abort();
    transport.close_idle(Duration::ZERO).await;
    fed.and(attempts)
}

/// Mails of one priority on their way to the senders.
struct Lane {
    priority: Priority,
    queue: mpsc::Sender<StoredMail>,
    /// Whether there were more due than the queue had room for.
    more: bool,
}

/// Where senders leave what came of their mails.
type Reports = mpsc::Sender<Report>;

/// Ends when mails on the way have had their time after a stop.
async fn soon_after(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

/// Ends when recording has had its time after a stop.
async fn long_after(stop: &CancellationToken) {
    soon_after(stop).await;
    tokio::time::sleep(LAST_RECORDS).await;
}
