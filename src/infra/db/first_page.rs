//! What the desk's first page counts of several events at once, a statement each.

use super::{Connection, Result};
use crate::domain::ids::EventId;
use crate::domain::registration::RegistrationStatus;
use crate::domain::seating::SeatingState;
use sea_orm::{Statement, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// How many of each profession are confirmed for these events, by the profession's code.
///
/// # Errors
/// The database's.
pub async fn mixes(c: &impl Connection, events: &[EventId]) -> Result<HashMap<EventId, Vec<(String, usize)>>> {
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let (named, values) = named(events);
    let confirmed = RegistrationStatus::Confirmed.code();
    let sql = format!(
        "select event_id, profession_code, count(*) as people from registration \
         where event_id in ({named}) and status = '{confirmed}' group by event_id, profession_code"
    );
    let mut mixes: HashMap<EventId, Vec<(String, usize)>> = HashMap::new();
    for row in c.query_all_raw(Statement::from_sql_and_values(c.get_database_backend(), sql, values)).await? {
        let (event, code): (Uuid, String) = (row.try_get("", "event_id")?, row.try_get("", "profession_code")?);
        let people: i64 = row.try_get("", "people")?;
        mixes.entry(EventId(event)).or_default().push((code, usize::try_from(people).unwrap_or_default()));
    }
    Ok(mixes)
}

/// How many people of these events take part and have no place in the published seating; events without
/// such people, or without such a seating, are not named.
///
/// # Errors
/// The database's.
pub async fn unseated(c: &impl Connection, events: &[EventId]) -> Result<HashMap<EventId, usize>> {
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let (named, values) = named(events);
    let (published, confirmed) = (SeatingState::Published.code(), RegistrationStatus::Confirmed.code());
    let sql = format!(
        "select s.event_id as event_id, count(*) as people from seating s \
         join registration r on r.event_id = s.event_id and r.status = '{confirmed}' and r.absent_at is null \
         where s.event_id in ({named}) and s.state = '{published}' and not exists \
         (select 1 from seating_place p where p.seating_id = s.id and p.registration_id = r.id) group by s.event_id"
    );
    let mut unseated = HashMap::new();
    for row in c.query_all_raw(Statement::from_sql_and_values(c.get_database_backend(), sql, values)).await? {
        let (event, people): (Uuid, i64) = (row.try_get("", "event_id")?, row.try_get("", "people")?);
        unseated.insert(EventId(event), usize::try_from(people).unwrap_or_default());
    }
    Ok(unseated)
}

fn named(events: &[EventId]) -> (String, Vec<Value>) {
    let names = (1..=events.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
    (names, events.iter().map(|event| event.0.into()).collect())
}
