//! People of a profession who took part in earlier events, and which of them are at another one.

use super::entity::registration::{Column, Entity};
use super::registration_batches::BATCH;
use super::registrations::{is_live, registration_of};
use super::{Connection, Result};
use crate::domain::ids::EventId;
use crate::domain::registration::{Registration, RegistrationStatus};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// No more are read: nobody telephones more people.
const MOST: u64 = 2_000;

/// Those of a profession who took part in these events, the last to apply first.
///
/// # Errors
/// The database's.
pub async fn took_part(c: &impl Connection, events: &[EventId], profession: &str) -> Result<Vec<Registration>> {
    // Without an event no index would be asked.
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::EventId.is_in(events.iter().map(|event| event.0)))
        .filter(Column::Status.eq(RegistrationStatus::Confirmed.code()))
        .filter(Column::ProfessionCode.eq(profession))
        .filter(Column::AbsentAt.is_null())
        .order_by_desc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(c)
        .await?;
    rows.into_iter().map(registration_of).collect()
}

/// Registrations of an event that may be of the same people: those of the profession, whatever became
/// of them, and live ones with one of these normalised addresses.
///
/// # Errors
/// The database's.
pub async fn at_event(
    c: &impl Connection,
    event: EventId,
    profession: &str,
    mails: &[String],
) -> Result<Vec<Registration>> {
    let own = || Entity::find().filter(Column::EventId.eq(event.0));
    // All statuses by name: so the index by event and status is read.
    let statuses = RegistrationStatus::ALL.iter().map(|status| status.code());
    let of_profession = own().filter(Column::Status.is_in(statuses)).filter(Column::ProfessionCode.eq(profession));
    let mut rows = of_profession.limit(MOST).all(c).await?;
    for batch in mails.chunks(BATCH) {
        rows.extend(own().filter(Column::MailNormalised.is_in(batch)).filter(is_live()).all(c).await?);
    }
    rows.into_iter().map(registration_of).collect()
}
