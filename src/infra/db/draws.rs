//! Draws in the database.

use super::entity::draw::{ActiveModel, Entity};
use super::{Connection, EventLock, Result};
use crate::domain::ids::PlaceId;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Keeps the record of a draw.
///
/// # Errors
/// The database's; a duplicate where the place was drawn before.
pub async fn insert(lock: &EventLock<'_>, place: PlaceId, record: &str, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel { place_id: Set(place.0), record: Set(record.to_owned()), drawn_at: Set(now) };
    Entity::insert(row).exec_without_returning(lock.transaction()).await?;
    Ok(())
}

/// The record of a place's draw; `None` before it.
///
/// # Errors
/// The database's.
pub async fn of_place(c: &impl Connection, place: PlaceId) -> Result<Option<String>> {
    Ok(Entity::find_by_id(place.0).one(c).await?.map(|row| row.record))
}
