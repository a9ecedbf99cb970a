//! Notes what was done, and by whom, in the transaction of what was done.

use super::World;
use crate::domain::actor::Actor;
use crate::domain::audit::{Action, Record};
use crate::infra::db::audit::{AuditEntry, insert};
use crate::infra::db::{self, Connection};

/// Notes that `by` did `action` to `record`. `detail` holds field names and counts, never
/// personal data.
///
/// # Errors
/// The database's.
pub async fn note(
    world: &World,
    transaction: &impl Connection,
    by: impl Into<Actor>,
    action: Action,
    record: Record,
    detail: serde_json::Value,
) -> db::Result<()> {
    let entry = AuditEntry { id: world.new_id(), by: by.into(), at: world.now(), action, record, detail };
    insert(transaction, entry).await
}
