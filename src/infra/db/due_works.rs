//! Due work in the database: what is still to be done. What was done is deleted.

use super::entity::due_work::{ActiveModel, Column, Entity, Model};
use super::entity::{event, event_count};
use super::{Connection, EventLock, Fault, Result, counts};
use crate::domain::due_work::{DueKind, DueWork};
use crate::domain::ids::{DueWorkId, EventId, OrganisationId, PlaceId, RegistrationId};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Writes down what is to be done.
///
/// # Errors
/// The database's.
pub async fn insert(lock: &mut EventLock<'_>, new: &[DueWork], now: DateTime<Utc>) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().map(|work| ActiveModel {
        id: Set(work.id.0),
        event_id: Set(lock.id().0),
        kind: Set(work.kind.code().to_owned()),
        place_id: Set(work.place.0),
        registration_id: Set(work.registration.map(|id| id.0)),
        due_at: Set(work.due_at),
        created_at: Set(now),
    });
    Entity::insert_many(rows).exec_without_returning(lock.transaction()).await?;
    let first = new.iter().map(|work| work.due_at).chain(lock.event.next_due_at).min();
    counts::set_next_due(lock, first).await
}

/// Takes away what need not be done any more: of a place, of a kind, and of one person where one is
/// named.
///
/// # Errors
/// The database's.
pub async fn remove(
    lock: &mut EventLock<'_>,
    place: PlaceId,
    kind: DueKind,
    registration: Option<RegistrationId>,
) -> Result<()> {
    if lock.event.next_due_at.is_none() {
        return Ok(());
    }
    let mut gone = Entity::delete_many()
        .filter(Column::EventId.eq(lock.id().0))
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Kind.eq(kind.code()));
    if let Some(id) = registration {
        gone = gone.filter(Column::RegistrationId.eq(id.0));
    }
    if gone.exec(lock.transaction()).await?.rows_affected > 0 {
        note_next(lock).await?;
    }
    Ok(())
}

/// Takes the earliest work of the event that is due at `now` out of the table, for the caller to carry
/// out in the same transaction. `None` where nothing is due.
///
/// # Errors
/// The database's.
pub async fn take_due(lock: &mut EventLock<'_>, now: DateTime<Utc>) -> Result<Option<DueWork>> {
    if lock.event.next_due_at.is_none_or(|at| at > now) {
        return Ok(None);
    }
    let first = Entity::find()
        .filter(Column::EventId.eq(lock.id().0))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .one(lock.transaction())
        .await?;
    let Some(row) = first.filter(|row| row.due_at <= now) else {
        note_next(lock).await?;
        return Ok(None);
    };
    Entity::delete_by_id(row.id).exec(lock.transaction()).await?;
    note_next(lock).await?;
    work_of(&row).map(Some)
}

/// What is still to be done for an event, the earliest first.
///
/// # Errors
/// The database's.
pub async fn of_event(c: &impl Connection, event: EventId) -> Result<Vec<DueWork>> {
    let rows = Entity::find().filter(Column::EventId.eq(event.0)).order_by_asc(Column::DueAt).all(c).await?;
    rows.iter().map(work_of).collect()
}

/// Events of which something is due at `now`, with their organisations, the longest overdue first.
///
/// # Errors
/// The database's.
pub async fn events_due(c: &impl Connection, now: DateTime<Utc>) -> Result<Vec<(OrganisationId, EventId)>> {
    let of_event =
        event_count::Entity::belongs_to(event::Entity).from(event_count::Column::EventId).to(event::Column::Id).into();
    let rows: Vec<(Uuid, Uuid)> = event_count::Entity::find()
        .select_only()
        .column(event::Column::OrganisationId)
        .column(event::Column::Id)
        .join(JoinType::InnerJoin, of_event)
        .filter(event_count::Column::NextDueAt.lte(now))
        .order_by_asc(event_count::Column::NextDueAt)
        .limit(50)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|(organisation, id)| (OrganisationId(organisation), EventId(id))).collect())
}

/// Notes in the event's counts when the next work falls due.
async fn note_next(lock: &mut EventLock<'_>) -> Result<()> {
    let next: Option<Option<DateTime<Utc>>> = Entity::find()
        .select_only()
        .column_as(Column::DueAt.min(), "next")
        .filter(Column::EventId.eq(lock.id().0))
        .into_tuple()
        .one(lock.transaction())
        .await?;
    counts::set_next_due(lock, next.flatten()).await
}

fn work_of(row: &Model) -> Result<DueWork> {
    let unreadable = || Fault::unreadable("due_work");
    Ok(DueWork {
        id: DueWorkId(row.id),
        kind: DueKind::from_code(&row.kind).ok_or_else(unreadable)?,
        place: PlaceId(row.place_id),
        registration: row.registration_id.map(RegistrationId),
        due_at: row.due_at,
    })
}
