//! What is counted of an event: its seats, its 受付番号, and who was turned away. Every function
//! changes the narrow row of the counts in one statement, under the event's lock.

use super::entity::event_count::{Column, Entity, Model};
use super::entity::turned_away;
use super::numbers::{count, natural};
use super::registration_batches::BATCH;
use super::{EventLock, Fault, Result};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};
use std::collections::BTreeSet;

/// Takes so many seats for new people, all or none, with a 受付番号 for each: the first of them. It is
/// the guard of the last seat: the count changes only in the database, in one statement with its
/// condition. `None` where fewer are left.
///
/// # Errors
/// The database's.
pub async fn take_numbered_seats(lock: &mut EventLock<'_>, people: u32) -> Result<Option<u32>> {
    let people = count(people)?;
    let changes = [
        (Column::SeatsTaken, plus(Column::SeatsTaken, people)),
        (Column::LastNumber, plus(Column::LastNumber, people)),
    ];
    let seats_left = plus(Column::SeatsTaken, people).lte(Expr::col(Column::Capacity));
    let Some(row) = change(lock, changes, Some(seats_left)).await? else { return Ok(None) };
    natural(row.last_number - people + 1).map(Some)
}

/// Takes a seat, if one is left, for a person who has a number already. `false` where none is left.
///
/// # Errors
/// The database's.
pub async fn take_seat(lock: &mut EventLock<'_>) -> Result<bool> {
    let seat_left = Expr::col(Column::SeatsTaken).lt(Expr::col(Column::Capacity));
    Ok(change(lock, [(Column::SeatsTaken, plus(Column::SeatsTaken, 1))], Some(seat_left)).await?.is_some())
}

/// Gives a seat back.
///
/// # Errors
/// The database's; its check refuses where none is taken.
pub async fn release_seat(lock: &mut EventLock<'_>) -> Result<()> {
    change(lock, [(Column::SeatsTaken, plus(Column::SeatsTaken, -1))], None).await?;
    Ok(())
}

/// The next 受付番号 of an event, without a seat.
///
/// # Errors
/// The database's.
pub async fn next_number(lock: &mut EventLock<'_>) -> Result<u32> {
    let row = change(lock, [(Column::LastNumber, plus(Column::LastNumber, 1))], None).await?;
    natural(row.ok_or_else(|| Fault::unreadable("event_count"))?.last_number)
}

/// Sets the capacity.
///
/// # Errors
/// The database's; its check refuses a capacity below the seats taken.
pub(super) async fn set_capacity(lock: &mut EventLock<'_>, capacity: u32) -> Result<()> {
    change(lock, [(Column::Capacity, Expr::value(count(capacity)?))], None).await?;
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
        change(lock, [(Column::TurnedAway, plus(Column::TurnedAway, count(new)?))], None).await?;
    }
    Ok(())
}

fn plus(column: Column, number: i32) -> SimpleExpr {
    Expr::col(column).add(number)
}

/// Changes the counts where the condition holds, and notes them in the lock.
async fn change<const N: usize>(
    lock: &mut EventLock<'_>,
    changes: [(Column, SimpleExpr); N],
    condition: Option<SimpleExpr>,
) -> Result<Option<Model>> {
    let mut update = Entity::update_many().filter(Column::EventId.eq(lock.id().0));
    for (column, value) in changes {
        update = update.col_expr(column, value);
    }
    if let Some(condition) = condition {
        update = update.filter(condition);
    }
    let row = update.exec_with_returning(lock.transaction()).await?.pop();
    if let Some(row) = &row {
        lock.event.details.capacity = natural(row.capacity)?;
        lock.event.seats_taken = natural(row.seats_taken)?;
        lock.event.turned_away = natural(row.turned_away)?;
    }
    Ok(row)
}
