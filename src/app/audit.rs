//! Notes what an organiser did, in the transaction of what was done.

use super::World;
use crate::domain::organiser::Organiser;
use crate::infra::db::audit::{AuditEntry, insert};
use crate::infra::db::{self, Connection};
use uuid::Uuid;

/// Notes that `by` did `action` to the record `record` of the table `record_kind`. `detail` holds
/// field names and counts, never personal data.
///
/// # Errors
/// The database's.
pub async fn note(
    world: &World,
    transaction: &impl Connection,
    by: &Organiser,
    action: &str,
    (record_kind, record): (&str, Uuid),
    detail: serde_json::Value,
) -> db::Result<()> {
    let entry = AuditEntry {
        id: world.new_id(),
        organisation: by.organisation,
        organiser: Some(by.id),
        at: world.now(),
        action,
        record_kind,
        record,
        detail,
    };
    insert(transaction, entry).await
}
