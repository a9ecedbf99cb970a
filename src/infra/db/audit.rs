//! Audit entries: who did what to which record, written in the transaction of what was done.

use super::entity::{audit_entry, organiser};
use super::{Connection, Result};
use crate::domain::actor::{Actor, Who};
use crate::domain::audit::{Action, Noted, NotedBy, Record};
use crate::domain::ids::OrganisationId;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// An entry to be written.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// Its identity.
    pub id: Uuid,
    /// Who, and in which organisation.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub action: Action,
    /// To which record.
    pub record: Record,
    /// Field names and counts; never personal data.
    pub detail: serde_json::Value,
}

/// Writes `entry`.
///
/// # Errors
/// The database's.
pub async fn insert(connection: &impl Connection, entry: AuditEntry) -> Result<()> {
    let row = audit_entry::ActiveModel {
        id: Set(entry.id),
        organisation_id: Set(entry.by.organisation.0),
        actor_kind: Set(entry.by.who.kind().to_owned()),
        actor_id: Set(entry.by.who.id()),
        at: Set(entry.at),
        action: Set(entry.action.code().to_owned()),
        record_kind: Set(entry.record.kind().to_owned()),
        record_id: Set(entry.record.id()),
        detail: Set(entry.detail.to_string()),
    };
    audit_entry::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// What was done to a record, oldest first.
///
/// # Errors
/// The database's.
pub async fn of_record(c: &impl Connection, organisation: OrganisationId, record: Record) -> Result<Vec<Noted>> {
    let mut rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::OrganisationId.eq(organisation.0))
        .filter(audit_entry::Column::RecordKind.eq(record.kind()))
        .filter(audit_entry::Column::RecordId.eq(record.id()))
        .all(c)
        .await?;
    // Sorted here: asked for an order, SQLite would read all that the organisation ever did in it.
    rows.sort_by_key(|row| row.at);
    let ids: Vec<_> = rows.iter().filter_map(|row| row.actor_id).collect();
    let organisers = organiser::Entity::find().filter(organiser::Column::Id.is_in(ids)).all(c).await?;
    let names: HashMap<_, _> = organisers.into_iter().map(|row| (row.id, row.name)).collect();
    let noted = |row: audit_entry::Model| Noted {
        at: row.at,
        by: by(row.actor_kind, row.actor_id, &names),
        detail: serde_json::from_str(&row.detail).unwrap_or_else(|_| {
            tracing::error!(entry = %row.id, "a stored audit entry cannot be read; it is kept as it is");
            serde_json::Value::Null
        }),
        action: row.action.into(),
    };
    Ok(rows.into_iter().map(noted).collect())
}

fn by(kind: String, id: Option<Uuid>, names: &HashMap<Uuid, String>) -> NotedBy {
    match Who::from_stored(&kind, id) {
        Some(Who::Organiser(id)) => names.get(&id.0).cloned().map_or(NotedBy::Unknown(kind), NotedBy::Organiser),
        Some(Who::Registrant(_)) => NotedBy::Registrant,
        Some(Who::Program) => NotedBy::Program,
        Some(Who::ApiKey(_)) => NotedBy::ApiKey,
        None => NotedBy::Unknown(kind),
    }
}
