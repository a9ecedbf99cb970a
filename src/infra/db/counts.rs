//! What is counted: the seats of a place, the 受付番号 of an event and the order of those who wait, and
//! who was turned away. Every function changes narrow rows, under the event's lock.

use super::entity::event_count::{Column, Entity, Model};
use super::entity::{place, turned_away};
use super::numbers::{count, natural};
use super::registration_batches::BATCH;
use super::{EventLock, Fault, Result};
use crate::domain::ids::PlaceId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement, TryInsertResult,
    Value,
};
use std::collections::BTreeSet;

/// How the counts of a place and of its event change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// So many seats more are held; fewer where it is negative.
    pub seats: i32,
    /// So many people more wait.
    pub waiting: i32,
    /// So many people get a 受付番号.
    pub numbers: u32,
    /// So many people get an order among those who wait.
    pub orders: u32,
    /// Whether more seats may be held than there are: an organiser's deliberate act.
    pub beyond: bool,
}

/// What was handed out by a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The first of the new 受付番号.
    pub number: u32,
    /// The first of the new orders.
    pub order: i64,
}

/// Changes the counts of a place, all or nothing. It is the guard of the last seat: seats are counted
/// only in the database, in one statement with its condition. `None` where fewer seats are left.
///
/// # Errors
/// The database's; its check refuses a count below nothing.
pub async fn change(lock: &mut EventLock<'_>, at: PlaceId, change: Change) -> Result<Option<Handed>> {
    let c = lock.transaction();
    let (numbers, orders) = (count(change.numbers)?, i64::from(change.orders));
    let (taken, waiting, last_number, last_order) = if c.get_database_backend() == DbBackend::Postgres {
        // Both rows in one statement.
        let sql = "with seat as (update place set taken = taken + $1, waiting = waiting + $2 \
             where id = $3 and event_id = $4 and ($1 <= 0 or $5 or taken + $1 <= capacity) \
             returning event_id, taken, waiting) \
             update event_count set last_number = last_number + $6, last_order = last_order + $7 \
             from seat where event_count.event_id = seat.event_id \
             returning seat.taken, seat.waiting, last_number, last_order";
        let values: [Value; 7] = [
            change.seats.into(),
            change.waiting.into(),
            at.0.into(),
            lock.id().0.into(),
            change.beyond.into(),
            numbers.into(),
            orders.into(),
        ];
        let row = c.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
        let Some(row) = row else { return Ok(None) };
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?, row.try_get_by_index(3)?)
    } else {
        let Some(row) = seats(lock, at, change).await? else { return Ok(None) };
        let counts = update(
            lock,
            [
                (Column::LastNumber, Expr::col(Column::LastNumber).add(numbers)),
                (Column::LastOrder, Expr::col(Column::LastOrder).add(orders)),
            ],
        );
        let counts = counts.await?;
        (row.taken, row.waiting, counts.last_number, counts.last_order)
    };
    if let Some(place) = lock.event.places.iter_mut().find(|place| place.id == at) {
        (place.taken, place.waiting) = (natural(taken)?, natural(waiting)?);
    }
    lock.event.add_up_places();
    Ok(Some(Handed { number: natural(last_number - numbers + 1)?, order: last_order - orders + 1 }))
}

async fn seats(lock: &EventLock<'_>, at: PlaceId, change: Change) -> Result<Option<place::Model>> {
    use place::Column as Of;
    let mut update = place::Entity::update_many()
        .col_expr(Of::Taken, Expr::col(Of::Taken).add(change.seats))
        .col_expr(Of::Waiting, Expr::col(Of::Waiting).add(change.waiting))
        .filter(Of::Id.eq(at.0))
        .filter(Of::EventId.eq(lock.id().0));
    if change.seats > 0 && !change.beyond {
        update = update.filter(Expr::col(Of::Taken).add(change.seats).lte(Expr::col(Of::Capacity)));
    }
    Ok(update.exec_with_returning(lock.transaction()).await?.pop())
}

/// The next 受付番号 of an event, without a seat.
///
/// # Errors
/// The database's.
pub async fn next_number(lock: &mut EventLock<'_>) -> Result<u32> {
    natural(update(lock, [(Column::LastNumber, Expr::col(Column::LastNumber).add(1))]).await?.last_number)
}

/// Notes when the earliest of the event's due work falls due.
///
/// # Errors
/// The database's.
pub(super) async fn set_next_due(lock: &mut EventLock<'_>, at: Option<DateTime<Utc>>) -> Result<()> {
    if lock.event.next_due_at != at {
        update(lock, [(Column::NextDueAt, Expr::value(at))]).await?;
        lock.event.next_due_at = at;
    }
    Ok(())
}

/// Counts people who were turned away because the event is full, each once: a mark is the same for
/// the same person and tells nothing else.
///
/// # Errors
/// The database's.
pub async fn turn_away(lock: &mut EventLock<'_>, marks: &BTreeSet<String>) -> Result<()> {
    let rows =
        marks.iter().map(|mark| turned_away::ActiveModel { event_id: Set(lock.id().0), mark: Set(mark.clone()) });
    let rows: Vec<_> = rows.collect();
    let mut new = 0;
    for batch in rows.chunks(BATCH) {
        let key = [turned_away::Column::EventId, turned_away::Column::Mark];
        let insert = turned_away::Entity::insert_many(batch.iter().cloned()).on_conflict_do_nothing_on(key);
        if let TryInsertResult::Inserted(rows) = insert.exec_without_returning(lock.transaction()).await? {
            new += u32::try_from(rows).unwrap_or(u32::MAX);
        }
    }
    if new > 0 {
        let row = update(lock, [(Column::TurnedAway, Expr::col(Column::TurnedAway).add(count(new)?))]).await?;
        lock.event.turned_away = natural(row.turned_away)?;
    }
    Ok(())
}

/// Changes the counts of the event.
async fn update<const N: usize>(lock: &EventLock<'_>, changes: [(Column, SimpleExpr); N]) -> Result<Model> {
    let mut update = Entity::update_many().filter(Column::EventId.eq(lock.id().0));
    for (column, value) in changes {
        update = update.col_expr(column, value);
    }
    update.exec_with_returning(lock.transaction()).await?.pop().ok_or_else(|| Fault::unreadable("event_count"))
}
