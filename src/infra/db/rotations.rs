//! Rotations and who sits where in their rounds, in the database.

use super::entity::{rotation, rotation_place};
use super::numbers::{count, natural};
use super::{Connection, EventLock, Fault, Result};
use crate::domain::ids::{EventId, OrganiserId, RegistrationId, RotationId};
use crate::domain::rotation::{Rotation, RoundPlace};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The event's rotation with its places.
///
/// # Errors
/// The database's.
pub async fn of_event(c: &impl Connection, event: EventId) -> Result<Option<Rotation>> {
    let row = rotation::Entity::find().filter(rotation::Column::EventId.eq(event.0)).one(c).await?;
    let Some(row) = row else { return Ok(None) };
    let places = rotation_place::Entity::find()
        .filter(rotation_place::Column::RotationId.eq(row.id))
        .order_by_asc(rotation_place::Column::Round)
        .order_by_asc(rotation_place::Column::TableNumber)
        .order_by_asc(rotation_place::Column::RegistrationId)
        .all(c)
        .await?;
    let unreadable = |_| Fault::unreadable("rotation");
    Ok(Some(Rotation {
        id: RotationId(row.id),
        event: EventId(row.event_id),
        number: natural(row.number)?,
        seed: row.seed.cast_unsigned(),
        settings: serde_json::from_str(&row.settings).map_err(unreadable)?,
        proof: serde_json::from_str(&row.certificate).map_err(unreadable)?,
        made_at: row.made_at,
        made_by: OrganiserId(row.made_by),
        places: places.iter().map(place_of).collect::<Result<_>>()?,
    }))
}

/// What is told of a rotation without its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its identity.
    pub id: RotationId,
    /// 第何版.
    pub number: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// The event's rotation without its places.
///
/// # Errors
/// The database's.
pub async fn head(c: &impl Connection, event: EventId) -> Result<Option<Head>> {
    let row: Option<(uuid::Uuid, i32, DateTime<Utc>)> = rotation::Entity::find()
        .select_only()
        .columns([rotation::Column::Id, rotation::Column::Number, rotation::Column::MadeAt])
        .filter(rotation::Column::EventId.eq(event.0))
        .into_tuple()
        .one(c)
        .await?;
    row.map(|(id, number, made_at)| Ok(Head { id: RotationId(id), number: natural(number)?, made_at })).transpose()
}

/// Writes a rotation with its places, if the event's is still at the number `seen` (`None`: there
/// is none yet). `false` where somebody else was quicker: nothing is written then.
///
/// # Errors
/// The database's.
pub async fn store(lock: &EventLock<'_>, new: &Rotation, seen: Option<u32>) -> Result<bool> {
    let (c, event) = (lock.transaction(), lock.id());
    let stored = rotation::Entity::find().filter(rotation::Column::EventId.eq(event.0)).one(c).await?;
    let number = stored.as_ref().map(|row| natural(row.number)).transpose()?;
    if number != seen {
        return Ok(false);
    }
    rotation::Entity::delete_many().filter(rotation::Column::EventId.eq(event.0)).exec(c).await?;
    rotation::Entity::insert(row_of(event, new)?).exec_without_returning(c).await?;
    let places = new.places.iter().map(|place| {
        Ok(rotation_place::ActiveModel {
            rotation_id: Set(new.id.0),
            registration_id: Set(place.registration.0),
            round: Set(count(place.round)?),
            table_number: Set(count(place.table)?),
        })
    });
    let places: Vec<_> = places.collect::<Result<_>>()?;
    // Both databases limit the number of values in one statement.
    for chunk in places.chunks(500) {
        rotation_place::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(c).await?;
    }
    Ok(true)
}

fn row_of(event: EventId, new: &Rotation) -> Result<rotation::ActiveModel> {
    let json = |value: serde_json::Result<String>| value.map_err(|_| Fault::unreadable("rotation"));
    Ok(rotation::ActiveModel {
        id: Set(new.id.0),
        event_id: Set(event.0),
        number: Set(count(new.number)?),
        rounds: Set(count(new.settings.rounds)?),
        tables: Set(count(new.settings.tables)?),
        seed: Set(new.seed.cast_signed()),
        settings: Set(json(serde_json::to_string(&new.settings))?),
        certificate: Set(json(serde_json::to_string(&new.proof))?),
        made_at: Set(new.made_at),
        made_by: Set(new.made_by.0),
    })
}

fn place_of(row: &rotation_place::Model) -> Result<RoundPlace> {
    Ok(RoundPlace {
        registration: RegistrationId(row.registration_id),
        round: natural(row.round)?,
        table: natural(row.table_number)?,
    })
}
