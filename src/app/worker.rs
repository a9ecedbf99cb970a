//! The worker: sends mails, and does what is to be done from time to time, until it is told to
//! stop.

use super::{World, admission, jobs, outbox};
use crate::infra::mail::Transport;
use tokio_util::sync::CancellationToken;

/// Works until `stop` is cancelled, and ends within 10 seconds then, whatever the mail server and
/// the database do.
pub async fn run(world: World, transport: Transport, stop: CancellationToken) {
    tokio::join!(
        outbox::keep_sending(&world, &transport, &stop),
        admission::keep_up(&world, &stop),
        jobs::keep_up(&world, &transport, &stop)
    );
}
