//! The worker: sends mails until it is told to stop.

use super::{World, outbox, prune};
use crate::infra::mail::Transport;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often an idle worker looks for mails of other processes, and for those whose wait is over.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long it waits after the database failed.
const AFTER_FAULT: Duration = Duration::from_secs(10);

/// Sends what is due, and what becomes due, until `stop` is cancelled; a mail in hand is finished
/// first. A fault of the database is logged and waited out. Beside it, what has ended is forgotten.
pub async fn run(world: World, transport: Transport, stop: CancellationToken) {
    let pruning = tokio::spawn(prune::run(world.clone(), stop.clone()));
    while !stop.is_cancelled() {
        let pause = match outbox::send_due(&world, &transport, &stop).await {
            Ok(_) => LOOK_EVERY,
            Err(fault) => {
                tracing::error!(error = %fault, "the outbox cannot be read");
                AFTER_FAULT
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = world.next_mail() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
    let _ = pruning.await;
}
