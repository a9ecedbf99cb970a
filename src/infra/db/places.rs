//! Places in the database. They are read with their event.

use super::entity::place::{ActiveModel, Column, Entity};
use super::numbers::count;
use super::rules::text_of;
use super::{Connection, EventLock, Result};
use crate::domain::ids::{EventId, PlaceId};
use crate::domain::place::Place;
use chrono::{DateTime, Utc};
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

/// Keeps the seed of a place's draw, with the hash that is shown before it.
///
/// # Errors
/// The database's.
pub async fn seal(lock: &mut EventLock<'_>, at: PlaceId, seed: &str, hash: &str) -> Result<()> {
    let row = ActiveModel { seed: Set(seed.to_owned()), seed_hash: Set(hash.to_owned()), ..Default::default() };
    write(lock, at, row).await?;
    let places = lock.event.places.iter_mut().filter(|place| place.id == at);
    places.for_each(|place| hash.clone_into(&mut place.seed_hash));
    Ok(())
}

/// The seed of a place's draw; `None` where there is no such place.
///
/// # Errors
/// The database's.
pub async fn seed(c: &impl Connection, at: PlaceId) -> Result<Option<String>> {
    Ok(Entity::find_by_id(at.0).one(c).await?.map(|row| row.seed))
}

/// Notes that a place was drawn.
///
/// # Errors
/// The database's.
pub async fn note_drawn(lock: &mut EventLock<'_>, at: PlaceId, now: DateTime<Utc>) -> Result<()> {
    write(lock, at, ActiveModel { drawn_at: Set(Some(now)), ..Default::default() }).await?;
    lock.event.places.iter_mut().filter(|place| place.id == at).for_each(|place| place.drawn_at = Some(now));
    Ok(())
}

async fn write(lock: &EventLock<'_>, at: PlaceId, row: ActiveModel) -> Result<()> {
    let own = Entity::update_many().set(row).filter(Column::Id.eq(at.0)).filter(Column::EventId.eq(lock.id().0));
    own.exec(lock.transaction()).await?;
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
