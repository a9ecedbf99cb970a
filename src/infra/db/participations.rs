//! Participations in the database: where each registration stands at each place.
//!
//! What a decision asks for is read from an index alone and never grows with the number of those who
//! applied: the seats that are held (at most the capacity), and the first of each profession that waits.

use super::entity::participation::{ActiveModel, Column, Entity, Model};
use super::entity::registration;
use super::numbers::{count, natural};
use super::registration_batches::BATCH;
use super::registrations::registration_of;
use super::{Connection, EventLock, Fault, Result};
use crate::domain::admission::Holders;
use crate::domain::ids::{EventId, PlaceId, RegistrationId};
use crate::domain::place::Participation;
use crate::domain::registration::{Registration, RegistrationStatus, Standing};
use sea_orm::sea_query::{Asterisk, Expr, Query, UnionType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, IdenStatic, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait, RelationDef,
};

/// Inserts participations of an event.
///
/// # Errors
/// The database's; a duplicate where somebody stands at the place already.
pub async fn insert(lock: &EventLock<'_>, new: &[Participation]) -> Result<()> {
    for batch in new.chunks(BATCH) {
        let rows = batch.iter().map(|one| row(lock.id(), one)).collect::<Result<Vec<_>>>()?;
        Entity::insert_many(rows).exec_without_returning(lock.transaction()).await?;
    }
    Ok(())
}

/// Writes a participation as it is now.
///
/// # Errors
/// The database's.
pub async fn update(lock: &EventLock<'_>, changed: &Participation) -> Result<()> {
    Entity::update_many()
        .set(row(lock.id(), changed)?)
        .filter(Column::RegistrationId.eq(changed.registration.0))
        .filter(Column::PlaceId.eq(changed.place.0))
        .filter(Column::EventId.eq(lock.id().0))
        .exec(lock.transaction())
        .await?;
    Ok(())
}

/// Where a registration stands, place by place.
///
/// # Errors
/// The database's.
pub async fn of_registration(c: &impl Connection, id: RegistrationId) -> Result<Vec<Participation>> {
    let rows = Entity::find().filter(Column::RegistrationId.eq(id.0)).order_by_asc(Column::PlaceId).all(c).await?;
    rows.into_iter().map(participation_of).collect()
}

/// Who has a seat of a place, confirmed or offered, in numbers; by workplace too where that matters.
///
/// # Errors
/// The database's.
pub async fn held(c: &impl Connection, place: PlaceId, by_workplace: bool) -> Result<Vec<Holders>> {
    let held = RegistrationStatus::ALL.iter().copied().filter(|status| status.holds_seat());
    let mut query = Entity::find()
        .select_only()
        .column(Column::ProfessionCode)
        .column(Column::ByLink)
        .column_as(Column::ProfessionCode.count(), "people")
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Standing.is_in(held.map(RegistrationStatus::code)))
        .group_by(Column::ProfessionCode)
        .group_by(Column::ByLink);
    if by_workplace {
        query = query
            .join(JoinType::InnerJoin, its_registration())
            .column(registration::Column::WorkplaceKey)
            .group_by(registration::Column::WorkplaceKey);
    }
    let holders = |row: QueryResult| -> Result<Holders> {
        let people: i64 = row.try_get("", "people")?;
        Ok(Holders {
            profession: row.try_get("", Column::ProfessionCode.as_str())?,
            by_link: row.try_get("", Column::ByLink.as_str())?,
            workplace: if by_workplace {
                row.try_get("", registration::Column::WorkplaceKey.as_str())?
            } else {
                String::new()
            },
            people: u32::try_from(people).map_err(|_| Fault::unreadable("count"))?,
        })
    };
    let rows = c.query_all_raw(query.build(c.get_database_backend())).await?;
    rows.into_iter().map(holders).collect()
}

fn its_registration() -> RelationDef {
    Entity::belongs_to(registration::Entity).from(Column::RegistrationId).to(registration::Column::Id).into()
}

/// Of each of these professions the `most` who have waited longest, those who came by the link apart, in
/// the order of all; each with the key of the workplace.
///
/// # Errors
/// The database's.
pub async fn heads(
    c: &impl Connection,
    place: PlaceId,
    professions: &[&str],
    most: u64,
) -> Result<Vec<(Participation, String)>> {
    let mut numbers = Vec::new();
    let mut queries = professions.iter().flat_map(|profession| [false, true].map(|by_link| (*profession, by_link)));
    let first_of = |(profession, by_link): (&str, bool)| {
        let first = Entity::find()
            .select_only()
            .column(Column::WaitOrder)
            .filter(Column::PlaceId.eq(place.0))
            .filter(Column::Standing.eq(RegistrationStatus::Waitlisted.code()))
            .filter(Column::ProfessionCode.eq(profession))
            .filter(Column::ByLink.eq(by_link))
            .order_by_asc(Column::WaitOrder)
            .limit(most);
        // SQLite takes an order inside of a union only within a query of its own.
        Query::select().expr(Expr::col(Asterisk)).from_subquery(first.into_query(), "first").to_owned()
    };
    let Some(first) = queries.next() else { return Ok(Vec::new()) };
    let mut query = first_of(first);
    for other in queries {
        query.union(UnionType::All, first_of(other));
    }
    for row in c.query_all(&query).await? {
        numbers.push(row.try_get_by_index::<i64>(0)?);
    }
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .join(JoinType::InnerJoin, its_registration())
        .column(registration::Column::WorkplaceKey)
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Standing.eq(RegistrationStatus::Waitlisted.code()))
        .filter(Column::WaitOrder.is_in(numbers))
        .order_by_asc(Column::WaitOrder);
    let rows = c.query_all_raw(rows.build(c.get_database_backend())).await?;
    let head = |row: QueryResult| -> Result<(Participation, String)> {
        let workplace = row.try_get("", registration::Column::WorkplaceKey.as_str())?;
        Ok((participation_of(Model::from_query_result(&row, "")?)?, workplace))
    };
    rows.into_iter().map(head).collect()
}

/// Those who stand so at a place, at most so many, in the order of the waiting list and then of their
/// 受付番号; each with the registration.
///
/// # Errors
/// The database's.
pub async fn standing(
    c: &impl Connection,
    place: PlaceId,
    status: RegistrationStatus,
    most: u64,
) -> Result<Vec<(Participation, Registration)>> {
    let rows = Entity::find()
        .join(JoinType::InnerJoin, its_registration())
        .select_also(registration::Entity)
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Standing.eq(status.code()))
        .order_by_asc(Column::WaitOrder)
        .order_by_asc(registration::Column::Number)
        .limit(most)
        .all(c)
        .await?;
    let both = |(stands, of): (Model, Option<registration::Model>)| {
        Ok((participation_of(stands)?, registration_of(of.ok_or_else(|| Fault::unreadable("participation"))?)?))
    };
    rows.into_iter().map(both).collect()
}

/// How many wait at a place before this order.
///
/// # Errors
/// The database's.
pub async fn waiting_before(c: &impl Connection, place: PlaceId, order: i64) -> Result<u32> {
    let before = Entity::find()
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Standing.eq(RegistrationStatus::Waitlisted.code()))
        .filter(Column::WaitOrder.lt(order))
        .count(c)
        .await?;
    Ok(u32::try_from(before).unwrap_or(u32::MAX))
}

/// Whether anybody has ever applied at a place.
///
/// # Errors
/// The database's.
pub async fn anybody(c: &impl Connection, place: PlaceId) -> Result<bool> {
    let first = Entity::find().select_only().column(Column::PlaceId).filter(Column::PlaceId.eq(place.0)).limit(1);
    Ok(first.into_tuple::<uuid::Uuid>().one(c).await?.is_some())
}

/// How many of these professions wait at a place, or are still to be decided about.
///
/// # Errors
/// The database's.
pub async fn undecided(c: &impl Connection, place: PlaceId, professions: &[&str]) -> Result<u32> {
    let standings = [RegistrationStatus::Received, RegistrationStatus::Waitlisted];
    let people = Entity::find()
        .filter(Column::PlaceId.eq(place.0))
        .filter(Column::Standing.is_in(standings.map(RegistrationStatus::code)))
        .filter(Column::ProfessionCode.is_in(professions.iter().copied()))
        .count(c)
        .await?;
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}

fn row(event: EventId, from: &Participation) -> Result<ActiveModel> {
    Ok(ActiveModel {
        registration_id: Set(from.registration.0),
        place_id: Set(from.place.0),
        event_id: Set(event.0),
        standing: Set(from.standing.code().to_owned()),
        profession_code: Set(from.profession.clone()),
        wait_order: Set(from.wait_order),
        offered_until: Set(from.offered_until),
        offers: Set(count(from.offers)?),
        by_link: Set(from.by_link),
        changed_at: Set(from.changed_at),
    })
}

fn participation_of(row: Model) -> Result<Participation> {
    Ok(Participation {
        registration: RegistrationId(row.registration_id),
        place: PlaceId(row.place_id),
        standing: Standing::stored(&row.standing).ok_or_else(|| Fault::unreadable("participation.standing"))?,
        profession: row.profession_code,
        wait_order: row.wait_order,
        offered_until: row.offered_until,
        offers: natural(row.offers)?,
        by_link: row.by_link,
        changed_at: row.changed_at,
    })
}
