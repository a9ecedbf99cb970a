//! Events with their sessions and counts in the database.

use super::entity::{event, event_count, event_session, seating};
use super::event_rows::{list, list_with_seating, one};
use super::numbers::count;
use super::{Connection, EventLock, Result, event_sessions, places};
use crate::domain::event::{Event, EventDetails, EventStatus, TableRule};
use crate::domain::ids::{EventId, OrganisationId, PlaceId};
use crate::domain::seating::SeatingState;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

/// The event of a public code, drafts too.
///
/// # Errors
/// The database's.
pub async fn by_code(c: &impl Connection, code: &str) -> Result<Option<Event>> {
    one(c, event::Column::Code.eq(code).into_condition()).await
}

/// The event of an organisation; `None` for another organisation's.
///
/// # Errors
/// The database's.
pub async fn by_id(c: &impl Connection, organisation: OrganisationId, id: EventId) -> Result<Option<Event>> {
    one(c, Condition::all().add(event::Column::Id.eq(id.0)).add(event::Column::OrganisationId.eq(organisation.0))).await
}

/// All events that anybody may see: published, closed or cancelled.
///
/// # Errors
/// The database's.
pub async fn public(c: &impl Connection) -> Result<Vec<Event>> {
    list(c, event::Column::Status.ne(EventStatus::Draft.code()).into_condition()).await
}

/// All events of an organisation.
///
/// # Errors
/// The database's.
pub async fn of_organisation(c: &impl Connection, organisation: OrganisationId) -> Result<Vec<Event>> {
    list(c, event::Column::OrganisationId.eq(organisation.0).into_condition()).await
}

/// The event of an organisation with how far its seating has come; `None` for another organisation's.
///
/// # Errors
/// The database's.
pub async fn with_seating(
    c: &impl Connection,
    organisation: OrganisationId,
    id: EventId,
) -> Result<Option<(Event, Option<SeatingState>)>> {
    let own = event::Column::OrganisationId.eq(organisation.0);
    Ok(list_with_seating(c, event::Column::Id.eq(id.0).and(own).into_condition()).await?.pop())
}

/// All events of an organisation, each with how far its seating has come.
///
/// # Errors
/// The database's.
pub async fn all_with_seating(
    c: &impl Connection,
    organisation: OrganisationId,
) -> Result<Vec<(Event, Option<SeatingState>)>> {
    list_with_seating(c, event::Column::OrganisationId.eq(organisation.0).into_condition()).await
}

/// Deletes an event with its sessions, places and counts. Nothing else may refer to it any more.
///
/// # Errors
/// The database's.
pub async fn delete(lock: &EventLock<'_>) -> Result<()> {
    let (c, id) = (lock.transaction(), lock.id().0);
    event_session::Entity::delete_many().filter(event_session::Column::EventId.eq(id)).exec(c).await?;
    event_count::Entity::delete_many().filter(event_count::Column::EventId.eq(id)).exec(c).await?;
    places::delete(lock).await?;
    event::Entity::delete_many().filter(event::Column::Id.eq(id)).exec(c).await?;
    Ok(())
}

/// An event in a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its identity.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// When its first session begins.
    pub starts_at: DateTime<Utc>,
}

/// The events of an organisation whose people were seated, the latest first.
///
/// # Errors
/// The database's.
pub async fn seated(c: &impl Connection, organisation: OrganisationId) -> Result<Vec<Held>> {
    let sessions = event::Entity::belongs_to(event_session::Entity)
        .from(event::Column::Id)
        .to(event_session::Column::EventId)
        .into();
    let begins = || Expr::col((event_session::Entity, event_session::Column::StartsAt)).min();
    let seated = seating::Entity::find()
        .select_only()
        .column(seating::Column::EventId)
        .filter(seating::Column::State.ne(SeatingState::Replaced.code()));
    let rows: Vec<(uuid::Uuid, String, DateTime<Utc>)> = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .column(event::Column::Title)
        .expr_as(begins(), "begins")
        .join(JoinType::InnerJoin, sessions)
        .filter(event::Column::OrganisationId.eq(organisation.0))
        .filter(event::Column::Id.in_subquery(seated.into_query()))
        .group_by(event::Column::Id)
        .group_by(event::Column::Title)
        .order_by(begins(), Order::Desc)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|(id, title, starts_at)| Held { id: EventId(id), title, starts_at }).collect())
}

/// Inserts a new event with its sessions and places; its counts begin at 0, its versions at 1.
///
/// # Errors
/// The database's; a duplicate where the code is taken.
pub async fn insert(c: &impl Connection, new: &Event) -> Result<()> {
    let row = event::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(new.organisation.0),
        code: Set(new.code.clone()),
        status: Set(new.status.code().to_owned()),
        privacy_version: Set(1),
        created_at: Set(new.updated_at),
        updated_at: Set(new.updated_at),
        version: Set(1),
        ..details_row(&new.details)?
    };
    event::Entity::insert(row).exec_without_returning(c).await?;
    let counts = event_count::ActiveModel {
        event_id: Set(new.id.0),
        last_number: Set(0),
        last_order: Set(0),
        turned_away: Set(0),
        next_due_at: Set(None),
    };
    event_count::Entity::insert(counts).exec_without_returning(c).await?;
    places::insert(c, new.id, &new.places).await?;
    event_sessions::insert(c, new.id, &new.details.sessions).await
}

/// Writes an event's details, its places, its privacy version and its status, and counts its version up.
///
/// # Errors
/// The database's.
pub async fn update(lock: &mut EventLock<'_>, changed: Event, now: DateTime<Utc>) -> Result<()> {
    let c = lock.transaction();
    let version = lock.event.version + 1;
    let row = event::ActiveModel {
        status: Set(changed.status.code().to_owned()),
        privacy_version: Set(count(changed.privacy_version)?),
        updated_at: Set(now),
        version: Set(count(version)?),
        ..details_row(&changed.details)?
    };
    event::Entity::update_many().set(row).filter(event::Column::Id.eq(lock.id().0)).exec(c).await?;
    event_sessions::save(lock, &changed.details.sessions).await?;
    places::save(lock, changed.places).await?;
    lock.event = Event {
        status: changed.status,
        privacy_version: changed.privacy_version,
        details: changed.details,
        updated_at: now,
        version,
        ..lock.event.clone()
    };
    Ok(())
}

/// Sets the capacity of a place, for instance when a roster of more people is taken in.
///
/// # Errors
/// The database's.
pub async fn set_capacity(lock: &mut EventLock<'_>, at: PlaceId, capacity: u32) -> Result<()> {
    let mut changed = lock.event.places.clone();
    changed.iter_mut().filter(|place| place.id == at).for_each(|place| place.rules.capacity = capacity);
    places::save(lock, changed).await?;
    event::Entity::update_many()
        .col_expr(event::Column::Version, Expr::col(event::Column::Version).add(1))
        .filter(event::Column::Id.eq(lock.id().0))
        .exec(lock.transaction())
        .await?;
    lock.event.version += 1;
    Ok(())
}

fn details_row(details: &EventDetails) -> Result<event::ActiveModel> {
    let (rule, number) = match details.tables {
        TableRule::Tables(number) => ("tables", number),
        TableRule::Seats(number) => ("seats", number),
    };
    Ok(event::ActiveModel {
        title: Set(details.title.clone()),
        theme: Set(details.theme.clone()),
        description: Set(details.description.clone()),
        audience: Set(details.audience.clone()),
        programme: Set(details.programme.clone()),
        speakers: Set(details.speakers.clone()),
        fee: Set(details.fee.clone()),
        access: Set(details.access.clone()),
        host: Set(details.host.clone()),
        co_hosts: Set(details.co_hosts.clone()),
        partners: Set(details.partners.clone()),
        notices: Set(details.notices.clone()),
        contact_name: Set(details.contact_name.clone()),
        contact_phone: Set(details.contact_phone.clone()),
        contact_mail: Set(details.contact_mail.clone()),
        privacy_text: Set(details.privacy_text.clone()),
        apply_from: Set(details.apply_from),
        apply_until: Set(details.apply_until),
        group_work: Set(details.group_work),
        table_rule: Set(rule.to_owned()),
        table_rule_number: Set(count(number)?),
        topics: Set(details.topics.clone()),
        title_en: Set(details.english.title.clone()),
        theme_en: Set(details.english.theme.clone()),
        description_en: Set(details.english.description.clone()),
        notices_en: Set(details.english.notices.clone()),
        privacy_text_en: Set(details.english.privacy_text.clone()),
        ..Default::default()
    })
}
