//! Forgetting what has ended: sign-ins, failures, links, browsers.

use super::World;
use super::sign_in::{ABSOLUTE_END, DEVICE_KNOWN_FOR, IDLE_END};
use super::sign_in_limit::WINDOW;
use crate::infra::db::expired::{self, Ends};
use crate::infra::db::{self, commit};
use chrono::TimeDelta;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often it is looked for.
const EVERY: Duration = Duration::from_hours(1);
/// So many rows of each kind go in one transaction, so that nobody waits long for it.
const AT_MOST: u64 = 500;
/// Links that ended are kept for so long: until then they can say that they have ended.
const LINKS_KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// Forgets, at once and then every hour, until `stop` is cancelled. Several processes may do so at
/// the same time. A fault of the database is logged; the next hour tries again.
pub async fn run(world: World, stop: CancellationToken) {
    loop {
        match prune(&world).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "forgot what has ended"),
            Err(fault) => tracing::error!(error = %fault, "what has ended cannot be forgotten"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Forgets everything that has ended; answers how many rows there were.
///
/// # Errors
/// The database's.
pub async fn prune(world: &World) -> db::Result<u64> {
    let now = world.now();
    let ends = Ends {
        sign_ins_seen: now - IDLE_END,
        sign_ins_begun: now - ABSOLUTE_END,
        failures: now - WINDOW,
        invitations: now - LINKS_KEPT_FOR,
        resets: now - LINKS_KEPT_FOR,
        devices: now - DEVICE_KNOWN_FOR,
    };
    let mut all = 0;
    loop {
        let transaction = world.db.write().await?;
        let count = expired::forget(&transaction, &ends, AT_MOST).await?;
        commit(transaction).await?;
        if count == 0 {
            return Ok(all);
        }
        all += count;
    }
}
