//! The worker's part: what nobody came for is carried out within a few seconds of its time.

use super::carry_out_due;
use crate::app::World;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(5);

/// Carries out due work until `stop` is cancelled. Several processes may do it at once.
pub async fn keep_up(world: &World, stop: &CancellationToken) {
    loop {
        match carry_out_due(world).await {
            Ok(0) => {}
            Ok(events) => tracing::info!(events, "due work was carried out"),
            Err(error) => tracing::error!(%error, "due work could not be carried out"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
