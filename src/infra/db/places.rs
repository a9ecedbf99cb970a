//! Places in the database. They are read with their event.

use super::entity::place::{ActiveModel, Column, Entity};
use super::numbers::count;
use super::rules::text_of;
use super::{Connection, EventLock, Result};
use crate::domain::ids::EventId;
use crate::domain::place::Place;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Inserts the places of a new event.
pub(super) async fn insert(c: &impl Connection, event: EventId, places: &[Place]) -> Result<()> {
    for (position, place) in (1..).zip(places) {
        let row = ActiveModel {
            id: Set(place.id.0),
            event_id: Set(event.0),
            taken: Set(0),
            waiting: Set(0),
            seed_hash: Set(String::new()),
            seed: Set(String::new()),
            ..changeable(position, place)?
        };
        Entity::insert(row).exec_without_returning(c).await?;
    }
    Ok(())
}

/// Deletes the places of an event at which nobody stands.
pub(super) async fn delete(lock: &EventLock<'_>) -> Result<()> {
    Entity::delete_many().filter(Column::EventId.eq(lock.id().0)).exec(lock.transaction()).await?;
    Ok(())
}

/// Writes what an organiser decides about the event's places, where something differs. Their counts
/// stay.
///
/// # Errors
/// The database's.
pub async fn save(lock: &mut EventLock<'_>, places: Vec<Place>) -> Result<()> {
    for (position, place) in (1..).zip(&places) {
        if lock.event.places.iter().any(|stored| stored == place) {
            continue;
        }
        Entity::update_many()
            .set(changeable(position, place)?)
            .filter(Column::Id.eq(place.id.0))
            .filter(Column::EventId.eq(lock.id().0))
            .exec(lock.transaction())
            .await?;
    }
    lock.event.places = places;
    lock.event.add_up_places();
    Ok(())
}

fn changeable(position: i32, place: &Place) -> Result<ActiveModel> {
    Ok(ActiveModel {
        position: Set(position),
        title: Set(place.title.clone()),
        attendance: Set(place.attendance.code().to_owned()),
        sessions: Set(place.sessions.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        capacity: Set(count(place.capacity())?),
        rules: Set(text_of(&place.rules)?),
        ..Default::default()
    })
}
