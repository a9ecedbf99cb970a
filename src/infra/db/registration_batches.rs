//! Many registrations in a few statements, however many people a roster names.

use super::entity::registration::{self, Column};
use super::registration_lists::with_numbers;
use super::registrations::{is_live, new_row};
use super::{Connection, EventLock, Result};
use crate::domain::ids::EventId;
use crate::domain::registration::Registration;
use sea_orm::{ColumnTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, Statement, Value};
use std::collections::BTreeSet;

/// So many rows or values go into one statement: a registration has 30 columns, and `SQLite` takes
/// 32,766 values.
pub(super) const BATCH: usize = 500;
/// So many registrations are looked through at once.
const LOOK: usize = 5_000;

/// Inserts registrations, each with the hash of its receipt. Their seats and numbers are taken
/// before.
///
/// # Errors
/// The database's; a duplicate where a mail address already has a live registration or a receipt
/// was used.
pub async fn insert_all(lock: &EventLock<'_>, new: &[(Registration, String)]) -> Result<()> {
    for batch in new.chunks(BATCH) {
        let rows = batch.iter().map(|(new, receipt_hash)| new_row(lock, new, receipt_hash));
        let rows = rows.collect::<Result<Vec<_>>>()?;
        registration::Entity::insert_many(rows).exec_without_returning(lock.transaction()).await?;
    }
    Ok(())
}

/// The live registrations of an event, by 受付番号, that have one of these mail addresses
/// (normalised) or one of these readings (in the form of `search_key`): everybody who could be one
/// of the people that a roster names.
///
/// # Errors
/// The database's.
pub async fn alike(
    c: &impl Connection,
    event: EventId,
    mails: &[String],
    readings: &BTreeSet<String>,
) -> Result<Vec<Registration>> {
    let mut numbers = Vec::new();
    for batch in mails.chunks(BATCH) {
        let found: Vec<i32> = registration::Entity::find()
            .select_only()
            .column(Column::Number)
            .filter(Column::EventId.eq(event.0))
            .filter(Column::MailNormalised.is_in(batch))
            .filter(is_live())
            .into_tuple()
            .all(c)
            .await?;
        numbers.extend(found);
    }
    numbers.extend(with_readings(c, event, readings).await?);
    numbers.sort_unstable();
    numbers.dedup();
    let mut people = Vec::with_capacity(numbers.len());
    for batch in numbers.chunks(BATCH) {
        people.extend(with_numbers(c, event, batch).await?);
    }
    Ok(people)
}

/// The numbers of the live registrations that have one of these readings. Read from the index of
/// the list alone.
async fn with_readings(c: &impl Connection, event: EventId, readings: &BTreeSet<String>) -> Result<Vec<i32>> {
    let mut numbers = Vec::new();
    if readings.is_empty() {
        return Ok(numbers);
    }
    let backend = c.get_database_backend();
    let through = if backend == DbBackend::Sqlite { "indexed by registration_in_list" } else { "" };
    let sql = format!(
        "select number, reading_order, search_text from registration {through} where event_id = $1 \
         and status not in ('cancelled', 'declined') and (reading_order, number) > ($2, $3) \
         order by reading_order, number limit {LOOK}"
    );
    let mut behind: (Vec<u8>, i32) = (Vec::new(), 0);
    loop {
        let values: [Value; 3] = [event.0.into(), behind.0.into(), behind.1.into()];
        let rows = c.query_all_raw(Statement::from_sql_and_values(backend, &sql, values)).await?;
        for row in &rows {
            let text: String = row.try_get("", "search_text")?;
            if text.split('\n').nth(1).is_some_and(|reading| readings.contains(reading)) {
                numbers.push(row.try_get("", "number")?);
            }
        }
        match rows.last() {
            Some(last) if rows.len() == LOOK => {
                behind = (last.try_get("", "reading_order")?, last.try_get("", "number")?);
            }
            _ => return Ok(numbers),
        }
    }
}
