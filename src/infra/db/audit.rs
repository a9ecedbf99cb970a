//! Audit entries: who did what to which record, written in the transaction of what was done.

use super::entity::{audit_entry, organiser};
use super::{Connection, Result};
use crate::domain::ids::{OrganisationId, OrganiserId};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
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

/// An entry as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// When.
    pub at: DateTime<Utc>,
    /// What, as `record.verb`.
    pub action: String,
    /// The organiser's name; `None` for what the system did by itself.
    pub by: Option<String>,
    /// Field names and counts.
    pub detail: serde_json::Value,
}

/// What was done to a record, oldest first.
///
/// # Errors
/// The database's.
pub async fn of_record(
    c: &impl Connection,
    organisation: OrganisationId,
    kind: &str,
    record: Uuid,
) -> Result<Vec<Noted>> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::OrganisationId.eq(organisation.0))
        .filter(audit_entry::Column::RecordKind.eq(kind))
        .filter(audit_entry::Column::RecordId.eq(record))
        .order_by_asc(audit_entry::Column::At)
        .all(c)
        .await?;
    let ids: Vec<_> = rows.iter().filter_map(|row| row.organiser_id).collect();
    let organisers = organiser::Entity::find().filter(organiser::Column::Id.is_in(ids)).all(c).await?;
    let names: HashMap<_, _> = organisers.into_iter().map(|row| (row.id, row.name)).collect();
    let noted = |row: audit_entry::Model| Noted {
        at: row.at,
        by: row.organiser_id.and_then(|id| names.get(&id).cloned()),
        detail: serde_json::from_str(&row.detail).unwrap_or_else(|_| {
            tracing::error!(entry = %row.id, "a stored audit entry cannot be read; it is kept as it is");
            serde_json::Value::Null
        }),
        action: row.action,
    };
    Ok(rows.into_iter().map(noted).collect())
}
