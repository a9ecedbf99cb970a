//! Those for whom an event had no seat.

use super::entity::left_out::{ActiveModel, Column, Entity, Model};
use super::numbers::{count, natural};
use super::registration_batches::BATCH;
use super::{Connection, EventLock, Result};
use crate::domain::ids::{EventId, LeftOutId};
use crate::domain::left_out::LeftOut;
use crate::domain::registration::Applicant;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// The list of an event, in its order.
///
/// # Errors
/// The database's.
pub async fn of_event(c: &impl Connection, event: EventId) -> Result<Vec<LeftOut>> {
    let rows = Entity::find().filter(Column::EventId.eq(event.0)).order_by_asc(Column::Position).all(c).await?;
    rows.into_iter().map(read).collect()
}

/// Puts people at the end of the list, behind the place `last`.
///
/// # Errors
/// The database's.
pub async fn append(
    lock: &EventLock<'_>,
    last: u32,
    people: &[(LeftOutId, &Applicant)],
    now: DateTime<Utc>,
) -> Result<()> {
    let mut rows = Vec::new();
    for (position, (id, person)) in (last + 1..).zip(people) {
        rows.push(ActiveModel {
            id: Set(id.0),
            event_id: Set(lock.id().0),
            position: Set(count(position)?),
            name: Set(person.name.clone()),
            furigana: Set(person.furigana.clone()),
            profession_label: Set(person.profession_label.clone()),
            workplace: Set(person.workplace.clone()),
            mail: Set(person.mail.as_ref().map(|mail| mail.as_str().to_owned())),
            phone: Set(person.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default()),
            created_at: Set(now),
        });
    }
    for batch in rows.chunks(BATCH) {
        Entity::insert_many(batch.iter().cloned()).exec_without_returning(lock.transaction()).await?;
    }
    Ok(())
}

/// Takes people off the list; how many there were.
///
/// # Errors
/// The database's.
pub async fn remove(c: &impl Connection, event: EventId, people: &[LeftOutId]) -> Result<u64> {
    let ids = people.iter().map(|id| id.0);
    let gone = Entity::delete_many().filter(Column::EventId.eq(event.0)).filter(Column::Id.is_in(ids)).exec(c).await?;
    Ok(gone.rows_affected)
}

fn read(row: Model) -> Result<LeftOut> {
    Ok(LeftOut {
        id: row.id.into(),
        position: natural(row.position)?,
        name: row.name,
        furigana: row.furigana,
        profession: row.profession_label,
        workplace: row.workplace,
        mail: row.mail,
        phone: row.phone,
        created_at: row.created_at,
    })
}
