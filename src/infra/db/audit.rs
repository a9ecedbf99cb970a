//! Audit entries: who did what to which record, written in the transaction of what was done.

use super::entity::audit_entry;
use super::{Connection, Result};
use crate::domain::ids::{OrganisationId, OrganiserId};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

/// An entry to be written.
#[derive(Clone, Debug)]
pub struct AuditEntry<'a> {
    /// Its identity.
    pub id: Uuid,
    /// In which organisation.
    pub organisation: OrganisationId,
    /// Who; `None` for what the system did by itself.
    pub organiser: Option<OrganiserId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What, as `record.verb`, for instance `event.publish`.
    pub action: &'a str,
    /// To which kind of record, a table's name.
    pub record_kind: &'a str,
    /// To which record.
    pub record: Uuid,
    /// Field names and counts; never personal data.
    pub detail: serde_json::Value,
}

/// Writes `entry`.
///
/// # Errors
/// The database's.
pub async fn insert(connection: &impl Connection, entry: AuditEntry<'_>) -> Result<()> {
    let row = audit_entry::ActiveModel {
        id: Set(entry.id),
        organisation_id: Set(entry.organisation.0),
        organiser_id: Set(entry.organiser.map(|organiser| organiser.0)),
        at: Set(entry.at),
        action: Set(entry.action.to_owned()),
        record_kind: Set(entry.record_kind.to_owned()),
        record_id: Set(entry.record),
        detail: Set(entry.detail.to_string()),
    };
    audit_entry::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}
