//! What one person or table more or less would do, in the database: one for each event, as it was last computed.

use super::entity::seating_outlook::{ActiveModel, Column, Entity};
use super::{Connection, EventLock, Fault, Result};
use crate::domain::ids::EventId;
use crate::domain::seating::Advised;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// The advice of an event, where any was computed. Such that an earlier program wrote and that
/// cannot be read any more counts as none: it is computed again when somebody asks.
///
/// # Errors
/// The database's.
pub async fn of_event(c: &impl Connection, event: EventId) -> Result<Option<Advised>> {
    let row = Entity::find_by_id(event.0).one(c).await?;
    Ok(row.and_then(|row| serde_json::from_str(&row.outlook).ok()))
}

/// Writes the advice of an event in the place of the former.
///
/// # Errors
/// The database's.
pub async fn store(lock: &EventLock<'_>, advised: &Advised, now: DateTime<Utc>) -> Result<()> {
    let advised = serde_json::to_string(advised).map_err(|_| Fault::unreadable("seating_outlook"))?;
    let row = ActiveModel { event_id: Set(lock.id().0), outlook: Set(advised), made_at: Set(now) };
    let or_instead = OnConflict::column(Column::EventId).update_columns([Column::Outlook, Column::MadeAt]).to_owned();
    Entity::insert(row).on_conflict(or_instead).exec_without_returning(lock.transaction()).await?;
    Ok(())
}
