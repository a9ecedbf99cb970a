//! Forgetting what has ended: sign-ins, failures, links, browsers.

use super::World;
use super::sign_in::{ABSOLUTE_END, DEVICE_KNOWN_FOR, IDLE_END};
use super::sign_in_limit::WINDOW;
use crate::infra::db::expired::{self, Ends};
use crate::infra::db::{self, commit};
use chrono::TimeDelta;

/// So many rows of each kind go in one transaction, so that nobody waits long for it.
const AT_MOST: u64 = 500;
/// Links that ended are kept for so long: until then they can say that they have ended.
const LINKS_KEPT_FOR: TimeDelta = TimeDelta::days(30);

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
