//! What is done from time to time, beside the mails: at the start and then every hour.

use super::{World, prune};
use crate::infra::mail::Transport;
use std::fmt::Display;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_hours(1);

/// Does every job now and then, until `stop` is cancelled. Several processes may do them at once.
pub async fn keep_up(world: &World, transport: &Transport, stop: &CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = all(world, transport) => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// All jobs, a line each. One that fails holds up none of the others.
async fn all(world: &World, transport: &Transport) {
    told("what has ended", prune::prune(world).await);
    told("unfinished mail files", transport.remove_unfinished(world.now()).await);
}

/// Tells the operator what a job did, where it did anything.
fn told<E: Display>(job: &str, done: Result<u64, E>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(job, count, "tidied up"),
        Err(error) => tracing::error!(job, %error, "a job failed"),
    }
}
