//! Leasing what is due, in batches, as the senders' queues have room.

use super::{Ends, LEASE, Lane};
use crate::app::World;
use crate::domain::mail::Priority;
use crate::infra::db::outbox::{self, Leased};
use crate::infra::db::{self, commit};
use crate::infra::mail::Transport;
use std::time::Duration;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// How often an idle worker looks for mails of other processes.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After a mail was written it waits so long for others: where many apply, one statement leases the
/// mails of several.
const GATHER: Duration = Duration::from_millis(20);
/// How long it waits after the database failed.
const AFTER_FAULT: Duration = Duration::from_secs(10);
/// Connections to the mail server that nobody used for so long are closed.
const IDLE: Duration = Duration::from_secs(10);

/// Fills the lanes with what is due until sending ends.
pub(super) async fn feed(
    world: &World,
    transport: &Transport,
    lanes: &mut [Lane],
    taken: &Notify,
    stop: &CancellationToken,
    ends: Ends,
) -> db::Result<()> {
    let mut written = world.mails_written();
    while !stop.is_cancelled() {
        written.mark_unchanged();
        let pause = match fill(world, lanes).await {
            Ok(pause) => pause,
            Err(fault) if ends == Ends::WithTheLastMail => return Err(fault),
            Err(fault) => {
                tracing::error!(error = %fault, "the outbox cannot be read");
                // Nobody calls for mails before the pause is over.
                for lane in &mut *lanes {
                    lane.more = false;
                }
                AFTER_FAULT
            }
        };
        let full = lanes.iter().any(|lane| lane.more);
        if !full && ends == Ends::WithTheLastMail {
            return Ok(());
        }
        if !full {
            transport.close_idle(IDLE).await;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = room(lanes, taken) => {}
            _ = written.changed() => tokio::time::sleep(GATHER).await,
            () = tokio::time::sleep(pause) => {}
        }
    }
    Ok(())
}

/// Leases what is due for each lane that has room. Answers when to look again where nothing calls
/// before: the next mail's time, if that is soon.
async fn fill(world: &World, lanes: &mut [Lane]) -> db::Result<Duration> {
    let now = world.now();
    let due = outbox::due(world.db.read()).await?;
    let mut pause = LOOK_EVERY;
    for (lane, at) in lanes.iter_mut().zip(due) {
        let Some(at) = at else {
            lane.more = false;
            continue;
        };
        if at > now {
            lane.more = false;
            pause = pause.min((at - now).to_std().unwrap_or(LOOK_EVERY));
        } else if lane.wants_mails() {
            let room = lane.queue.capacity();
            let leased = lease(world, lane.priority, room).await?;
            lane.more = leased.mails.len() + leased.unreadable.len() >= room;
            for id in leased.unreadable {
                tracing::error!(mail = %id, "a mail that this program cannot read is left in the outbox");
            }
            for mail in leased.mails {
                // Nobody else puts mails in: the room that there was is still there.
                let _ = lane.queue.try_send(mail);
            }
        } else {
            lane.more = true;
        }
    }
    Ok(pause)
}

impl Lane {
    /// Whether mails are leased for it: a full queue waits until half of it is empty, so that one
    /// statement leases many.
    fn wants_mails(&self) -> bool {
        let room = self.queue.capacity();
        room > 0 && (!self.more || room * 2 >= self.queue.max_capacity())
    }
}

/// Ends when a lane for which mails wait has room.
async fn room(lanes: &[Lane], taken: &Notify) {
    while !lanes.iter().any(|lane| lane.more && lane.wants_mails()) {
        taken.notified().await;
    }
}

async fn lease(world: &World, priority: Priority, limit: usize) -> db::Result<Leased> {
    let now = world.now();
    let transaction = world.db.write().await?;
    let leased = outbox::lease(&transaction, priority, limit, now, now + LEASE).await?;
    commit(transaction).await?;
    Ok(leased)
}
