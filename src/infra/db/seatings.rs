//! Seatings and their places in the database.

use super::entity::{seating, seating_place};
use super::events::{count, natural};
use super::{Connection, EventLock, Fault, Result};
use crate::domain::ids::{EventId, OrganiserId, RegistrationId, SeatingId};
use crate::domain::seating::{Place, Seating, SeatingState};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// 第何版.
    pub number: u32,
    /// How far it came.
    pub state: SeatingState,
    /// How many tables.
    pub tables: u32,
    /// By whom it was made.
    pub created_by: OrganiserId,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// When it was made final, if it was.
    pub published_at: Option<DateTime<Utc>>,
}

/// The event's seating in a state, with its places. For [`SeatingState::Replaced`] the newest.
///
/// # Errors
/// The database's.
pub async fn in_state(c: &impl Connection, event: EventId, state: SeatingState) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::State.eq(state.code()))
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(c)
        .await?;
    with_places(c, row).await
}

/// The event's seating of a number, with its places.
///
/// # Errors
/// The database's.
pub async fn by_number(c: &impl Connection, event: EventId, number: u32) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::Number.eq(count(number)?))
        .one(c)
        .await?;
    with_places(c, row).await
}

/// All seatings of the event without their places, the newest first.
///
/// # Errors
/// The database's.
pub async fn history(c: &impl Connection, event: EventId) -> Result<Vec<Past>> {
    let rows = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .order_by_desc(seating::Column::Number)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Past {
                number: natural(row.number)?,
                state: state_of(&row)?,
                tables: natural(row.tables)?,
                created_by: OrganiserId(row.created_by),
                updated_at: row.updated_at,
                published_at: row.published_at,
            })
        })
        .collect()
}

/// Which of these events have a seating that is not history.
///
/// # Errors
/// The database's.
pub async fn seated(c: &impl Connection, events: impl Iterator<Item = EventId>) -> Result<HashSet<EventId>> {
    let rows: Vec<uuid::Uuid> = seating::Entity::find()
        .select_only()
        .column(seating::Column::EventId)
        .filter(seating::Column::EventId.is_in(events.map(|event| event.0)))
        .filter(seating::Column::State.ne(SeatingState::Replaced.code()))
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().map(EventId).collect())
}

/// The number that the event's next seating has.
///
/// # Errors
/// The database's.
pub async fn next_number(lock: &EventLock<'_>) -> Result<u32> {
    let last = seating::Entity::find()
        .filter(seating::Column::EventId.eq(lock.id().0))
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(lock.transaction())
        .await?;
    Ok(last.map(|row| natural(row.number)).transpose()?.unwrap_or(0) + 1)
}

/// Inserts a seating with its places.
///
/// # Errors
/// The database's; a duplicate where the number is taken or two people have the same place.
pub async fn insert(lock: &EventLock<'_>, new: &Seating) -> Result<()> {
    let row = seating::ActiveModel {
        id: Set(new.id.0),
        event_id: Set(lock.id().0),
        number: Set(count(new.number)?),
        created_at: Set(new.created_at),
        created_by: Set(new.created_by.0),
        version: Set(1),
        ..changeable(new)?
    };
    let c = lock.transaction();
    seating::Entity::insert(row).exec_without_returning(c).await?;
    insert_places(c, new.id, &new.places).await
}

/// Writes a seating with its places, if it is still at `version`. `false` where somebody else
/// changed it in between: nothing is written then.
///
/// # Errors
/// The database's.
pub async fn update(lock: &EventLock<'_>, changed: &Seating, version: u32) -> Result<bool> {
    let c = lock.transaction();
    let row = seating::ActiveModel { version: Set(count(version + 1)?), ..changeable(changed)? };
    let result = seating::Entity::update_many()
        .set(row)
        .filter(seating::Column::Id.eq(changed.id.0))
        .filter(seating::Column::EventId.eq(lock.id().0))
        .filter(seating::Column::Version.eq(count(version)?))
        .exec(c)
        .await?;
    if result.rows_affected == 0 {
        return Ok(false);
    }
    seating_place::Entity::delete_many().filter(seating_place::Column::SeatingId.eq(changed.id.0)).exec(c).await?;
    insert_places(c, changed.id, &changed.places).await?;
    Ok(true)
}

/// Makes the event's seatings of a state history.
///
/// # Errors
/// The database's.
pub async fn replace(lock: &EventLock<'_>, state: SeatingState) -> Result<()> {
    seating::Entity::update_many()
        .col_expr(seating::Column::State, Expr::value(SeatingState::Replaced.code()))
        .filter(seating::Column::EventId.eq(lock.id().0))
        .filter(seating::Column::State.eq(state.code()))
        .exec(lock.transaction())
        .await?;
    Ok(())
}

async fn insert_places(c: &impl Connection, id: SeatingId, places: &[Place]) -> Result<()> {
    let mut rows = Vec::with_capacity(places.len());
    for place in places {
        rows.push(seating_place::ActiveModel {
            seating_id: Set(id.0),
            registration_id: Set(place.registration.0),
            table_number: Set(count(place.table)?),
            seat_number: Set(count(place.seat)?),
            pinned: Set(place.pinned),
        });
    }
    // Both databases limit the number of values in one statement.
    for chunk in rows.chunks(500) {
        seating_place::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(c).await?;
    }
    Ok(())
}

fn changeable(from: &Seating) -> Result<seating::ActiveModel> {
    let json = |value: serde_json::Result<String>| value.map_err(|_| Fault::unreadable("seating"));
    Ok(seating::ActiveModel {
        state: Set(from.state.code().to_owned()),
        tables: Set(count(from.tables)?),
        seed: Set(from.seed.cast_signed()),
        settings: Set(json(serde_json::to_string(&from.settings))?),
        certificate: Set(json(serde_json::to_string(&from.proof))?),
        updated_at: Set(from.updated_at),
        published_at: Set(from.published_at),
        ..Default::default()
    })
}

async fn with_places(c: &impl Connection, row: Option<seating::Model>) -> Result<Option<Seating>> {
    let Some(row) = row else { return Ok(None) };
    let places = seating_place::Entity::find()
        .filter(seating_place::Column::SeatingId.eq(row.id))
        .order_by_asc(seating_place::Column::TableNumber)
        .order_by_asc(seating_place::Column::SeatNumber)
        .all(c)
        .await?;
    let places = places.iter().map(place_of).collect::<Result<_>>()?;
    let unreadable = |_| Fault::unreadable("seating");
    Ok(Some(Seating {
        id: SeatingId(row.id),
        event: EventId(row.event_id),
        number: natural(row.number)?,
        state: state_of(&row)?,
        tables: natural(row.tables)?,
        seed: row.seed.cast_unsigned(),
        settings: serde_json::from_str(&row.settings).map_err(unreadable)?,
        proof: serde_json::from_str(&row.certificate).map_err(unreadable)?,
        created_at: row.created_at,
        created_by: OrganiserId(row.created_by),
        updated_at: row.updated_at,
        published_at: row.published_at,
        version: natural(row.version)?,
        places,
    }))
}

fn state_of(row: &seating::Model) -> Result<SeatingState> {
    SeatingState::from_code(&row.state).ok_or_else(|| Fault::unreadable("seating.state"))
}

fn place_of(row: &seating_place::Model) -> Result<Place> {
    Ok(Place {
        registration: RegistrationId(row.registration_id),
        table: natural(row.table_number)?,
        seat: natural(row.seat_number)?,
        pinned: row.pinned,
    })
}
