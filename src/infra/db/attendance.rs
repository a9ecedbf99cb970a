//! Who is to be seated, who has a place, and who stays away.

use super::entity::{registration, rotation_place, seating, seating_place};
use super::numbers::natural;
use super::registrations::of_event_where;
use super::{Connection, EventLock, Result};
use crate::domain::ids::{EventId, RegistrationId, RotationId, SeatingId};
use crate::domain::registration::{Registration, RegistrationStatus};
use crate::domain::seating::SeatingState;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The people of an event who are confirmed, and those of a seating whatever became of them, by
/// 受付番号.
///
/// # Errors
/// The database's.
pub async fn to_seat(c: &impl Connection, event: EventId, seating: Option<SeatingId>) -> Result<Vec<Registration>> {
    confirmed_or_in(c, event, seating.map(in_seating)).await
}

/// The people of an event who are confirmed, and those of its rotation whatever became of them,
/// by 受付番号.
///
/// # Errors
/// The database's.
pub async fn to_rotate(c: &impl Connection, event: EventId, rotation: Option<RotationId>) -> Result<Vec<Registration>> {
    confirmed_or_in(c, event, rotation.map(in_rotation)).await
}

async fn confirmed_or_in(
    c: &impl Connection,
    event: EventId,
    places: Option<SelectStatement>,
) -> Result<Vec<Registration>> {
    let mut whom = Condition::any().add(registration::Column::Status.eq(RegistrationStatus::Confirmed.code()));
    if let Some(places) = places {
        whom = whom.add(registration::Column::Id.in_subquery(places));
    }
    of_event_where(c, event, whom).await
}

/// How many people of an event take part and have no place in a seating.
///
/// # Errors
/// The database's.
pub async fn count_unseated(c: &impl Connection, event: EventId, seating: SeatingId) -> Result<usize> {
    count_not_in(c, event, in_seating(seating)).await
}

/// How many people of an event are confirmed and stay away.
///
/// # Errors
/// The database's.
pub async fn count_absent(c: &impl Connection, event: EventId) -> Result<usize> {
    let found = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed.code()))
        .filter(registration::Column::AbsentAt.is_not_null())
        .count(c)
        .await?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

/// How many people of an event take part and have no place in its published seating.
///
/// # Errors
/// The database's.
pub async fn count_unpublished(c: &impl Connection, event: EventId) -> Result<usize> {
    let published = seating::Entity::find()
        .select_only()
        .column(seating::Column::Id)
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::State.eq(SeatingState::Published.code()))
        .into_query();
    let places = seating_place::Entity::find()
        .select_only()
        .column(seating_place::Column::RegistrationId)
        .filter(seating_place::Column::SeatingId.in_subquery(published))
        .into_query();
    count_not_in(c, event, places).await
}

/// How many people of an event take part and are in no round of a rotation.
///
/// # Errors
/// The database's.
pub async fn count_unrotated(c: &impl Connection, event: EventId, rotation: RotationId) -> Result<usize> {
    count_not_in(c, event, in_rotation(rotation)).await
}

async fn count_not_in(c: &impl Connection, event: EventId, places: SelectStatement) -> Result<usize> {
    let found = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed.code()))
        .filter(registration::Column::AbsentAt.is_null())
        .filter(registration::Column::Id.not_in_subquery(places))
        .count(c)
        .await?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

/// The 受付番号 of those who have a place in a seating.
///
/// # Errors
/// The database's.
pub async fn numbers_seated(c: &impl Connection, event: EventId, seating: SeatingId) -> Result<Numbers> {
    numbers_in(c, event, in_seating(seating)).await
}

/// The 受付番号 of those who are in the rounds of a rotation.
///
/// # Errors
/// The database's.
pub async fn numbers_rotated(c: &impl Connection, event: EventId, rotation: RotationId) -> Result<Numbers> {
    numbers_in(c, event, in_rotation(rotation)).await
}

/// Who has which 受付番号.
pub type Numbers = HashMap<RegistrationId, u32>;

async fn numbers_in(c: &impl Connection, event: EventId, places: SelectStatement) -> Result<Numbers> {
    let rows: Vec<(Uuid, i32)> = registration::Entity::find()
        .select_only()
        .columns([registration::Column::Id, registration::Column::Number])
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::Id.in_subquery(places))
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter().map(|(id, number)| Ok((RegistrationId(id), natural(number)?))).collect()
}

fn in_seating(seating: SeatingId) -> SelectStatement {
    seating_place::Entity::find()
        .select_only()
        .column(seating_place::Column::RegistrationId)
        .filter(seating_place::Column::SeatingId.eq(seating.0))
        .into_query()
}

fn in_rotation(rotation: RotationId) -> SelectStatement {
    rotation_place::Entity::find()
        .select_only()
        .column(rotation_place::Column::RegistrationId)
        .filter(rotation_place::Column::RotationId.eq(rotation.0))
        .filter(rotation_place::Column::Round.eq(1))
        .into_query()
}

/// Makes exactly these people of the event absent; whoever is absent already stays so since then.
///
/// # Errors
/// The database's.
pub async fn set_absent(
    lock: &EventLock<'_>,
    absent: impl Iterator<Item = RegistrationId>,
    now: DateTime<Utc>,
) -> Result<()> {
    let (c, event) = (lock.transaction(), lock.id());
    let stored: Vec<Uuid> = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::AbsentAt.is_not_null())
        .into_tuple()
        .all(c)
        .await?;
    let (stored, absent): (BTreeSet<_>, BTreeSet<_>) = (stored.into_iter().collect(), absent.map(|id| id.0).collect());
    let back: Vec<_> = stored.difference(&absent).copied().collect();
    let away: Vec<_> = absent.difference(&stored).copied().collect();
    for (ids, at) in [(back, None), (away, Some(now))] {
        // Both databases limit the number of values in one statement.
        for chunk in ids.chunks(500) {
            registration::Entity::update_many()
                .col_expr(registration::Column::AbsentAt, Expr::value(at))
                .filter(registration::Column::EventId.eq(event.0))
                .filter(registration::Column::Id.is_in(chunk.iter().copied()))
                .exec(c)
                .await?;
        }
    }
    Ok(())
}
