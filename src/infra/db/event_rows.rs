//! From the rows of the database to events: the one way in which an event is read.

use super::entity::{event, event_count, event_session, place, seating};
use super::numbers::natural;
use super::place_rows::place_of;
use super::{Connection, Fault, Result};
use crate::domain::event::{Event, EventDetails, EventStatus, Picture, Session, TableRule};
use crate::domain::event_texts::EnglishTexts;
use crate::domain::ids::{EventId, OrganisationId, SessionId};
use crate::domain::place::Place;
use crate::domain::seating::SeatingState;
use sea_orm::sea_query::{ExprTrait, LockType, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IdenStatic, Iterable, JoinType, Order, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait, RelationDef, Select,
};

/// The event of this condition under its row's lock, which is taken first: the rows are as they are
/// then. On `SQLite`, which has one writer at a time, there is no lock of rows.
pub(super) async fn locked(c: &impl Connection, condition: Condition) -> Result<Option<Event>> {
    let query = with_counts(condition).lock(LockType::NoKeyUpdate);
    let Some(row) = c.query_one_raw(query.build(c.get_database_backend())).await? else { return Ok(None) };
    let (event, counts) = (event::Model::from_query_result(&row, "")?, counts_of(&row)?);
    // Read after the lock is held: what another writer has changed meanwhile is seen.
    let (sessions, places) = parts_of(c, EventId(event.id)).await?;
    event_of(event, &counts, sessions, places).map(Some)
}

/// The event of this condition.
pub(super) async fn one(c: &impl Connection, condition: Condition) -> Result<Option<Event>> {
    Ok(list(c, condition).await?.pop())
}

/// Events with their counts and sessions, in one statement.
pub(super) async fn list(c: &impl Connection, condition: Condition) -> Result<Vec<Event>> {
    let events = read(c, with_counts(condition)).await?;
    Ok(events.into_iter().map(|(event, _)| event).collect())
}

/// The same with how far each one's seating has come, still in one statement.
pub(super) async fn list_with_seating(
    c: &impl Connection,
    condition: Condition,
) -> Result<Vec<(Event, Option<SeatingState>)>> {
    let query = with_counts(condition).expr_as(SimpleExpr::SubQuery(None, Box::new(standing().into())), SEATING);
    read(c, query).await
}

/// The state of the seating on which an event's desk works: the draft's, else the published one's.
fn standing() -> SelectStatement {
    Query::select()
        .column((seating::Entity, seating::Column::State))
        .from(seating::Entity)
        .and_where(
            seating::Column::EventId
                .into_expr()
                .equals((event::Entity, event::Column::Id))
                .and(seating::Column::State.ne(SeatingState::Replaced.code())),
        )
        .order_by((seating::Entity, seating::Column::State), Order::Asc)
        .limit(1)
        .to_owned()
}

async fn read(c: &impl Connection, query: Select<event::Entity>) -> Result<Vec<(Event, Option<SeatingState>)>> {
    let mut query = query
        .join(JoinType::LeftJoin, referring(event_session::Entity, event_session::Column::EventId))
        .join(JoinType::LeftJoin, referring(place::Entity, place::Column::EventId))
        .order_by_asc(event::Column::Id)
        .order_by_asc(event_session::Column::Position)
        .order_by_asc(place::Column::Position);
    for column in event_session::Column::iter() {
        query = query.column_as(column, prefixed(SESSION, column));
    }
    for column in place::Column::iter() {
        query = query.column_as(column, prefixed(PLACE, column));
    }
    let mut events: Vec<(Event, Option<SeatingState>)> = Vec::new();
    for row in c.query_all_raw(query.build(c.get_database_backend())).await? {
        let session = event_session::Model::from_query_result_optional(&row, SESSION)?.map(session_of);
        let place = place::Model::from_query_result_optional(&row, PLACE)?.map(place_of).transpose()?;
        let id: uuid::Uuid = row.try_get("", event::Column::Id.as_str())?;
        if let Some((last, _)) = events.last_mut().filter(|(last, _)| last.id.0 == id) {
            // Every session comes with every place.
            let (sessions, places) = (&mut last.details.sessions, &mut last.places);
            sessions.extend(session.filter(|one| sessions.iter().all(|known| known.id != one.id)));
            places.extend(place.filter(|one| places.iter().all(|known| known.id != one.id)));
        } else {
            let event = event::Model::from_query_result(&row, "")?;
            // The column is there only where it was asked for.
            let seating = row.try_get::<Option<String>>("", SEATING).ok().flatten();
            let seating = seating.and_then(|state| SeatingState::from_code(&state));
            let (sessions, places) = (session.into_iter().collect(), place.into_iter().collect());
            events.push((event_of(event, &counts_of(&row)?, sessions, places)?, seating));
        }
    }
    Ok(events)
}

/// The columns of one statement's tables are told apart by these.
const COUNTS: &str = "n_";
const SESSION: &str = "s_";
const PLACE: &str = "p_";
const SEATING: &str = "seating_state";

fn with_counts(condition: Condition) -> Select<event::Entity> {
    let mut query = event::Entity::find()
        .join(JoinType::InnerJoin, referring(event_count::Entity, event_count::Column::EventId))
        .filter(condition);
    for column in event_count::Column::iter() {
        query = query.column_as(column, prefixed(COUNTS, column));
    }
    query
}

/// How a table refers to its event.
fn referring<E: EntityTrait>(table: E, its_event: E::Column) -> RelationDef {
    event::Entity::belongs_to(table).from(event::Column::Id).to(its_event).into()
}

fn prefixed(prefix: &str, column: impl IdenStatic) -> String {
    format!("{prefix}{}", column.as_str())
}

fn counts_of(row: &QueryResult) -> Result<event_count::Model> {
    Ok(event_count::Model::from_query_result(row, COUNTS)?)
}

/// The sessions and the places of an event, in their order, in one statement.
async fn parts_of(c: &impl Connection, event: EventId) -> Result<(Vec<Session>, Vec<Place>)> {
    let mut query = event_session::Entity::find()
        .select_only()
        .join(
            JoinType::InnerJoin,
            event_session::Entity::belongs_to(place::Entity)
                .from(event_session::Column::EventId)
                .to(place::Column::EventId)
                .into(),
        )
        .filter(event_session::Column::EventId.eq(event.0))
        .order_by_asc(event_session::Column::Position)
        .order_by_asc(place::Column::Position);
    for column in event_session::Column::iter() {
        query = query.column_as(column, prefixed(SESSION, column));
    }
    for column in place::Column::iter() {
        query = query.column_as(column, prefixed(PLACE, column));
    }
    let (mut sessions, mut places) = (Vec::<Session>::new(), Vec::<Place>::new());
    for row in c.query_all_raw(query.build(c.get_database_backend())).await? {
        let session = session_of(event_session::Model::from_query_result(&row, SESSION)?);
        let place = place_of(place::Model::from_query_result(&row, PLACE)?)?;
        if sessions.iter().all(|known| known.id != session.id) {
            sessions.push(session);
        }
        if places.iter().all(|known| known.id != place.id) {
            places.push(place);
        }
    }
    Ok((sessions, places))
}

fn event_of(
    row: event::Model,
    counts: &event_count::Model,
    sessions: Vec<Session>,
    places: Vec<Place>,
) -> Result<Event> {
    let number = natural(row.table_rule_number)?;
    let picture = picture_of(&row)?;
    Ok(Event {
        id: EventId(row.id),
        organisation: OrganisationId(row.organisation_id),
        code: row.code,
        status: EventStatus::from_code(&row.status).ok_or_else(|| Fault::unreadable("event.status"))?,
        privacy_version: natural(row.privacy_version)?,
        seats_taken: places.iter().map(|place| place.taken).sum(),
        waiting: places.iter().map(|place| place.waiting).sum(),
        turned_away: natural(counts.turned_away)?,
        next_due_at: counts.next_due_at,
        version: natural(row.version)?,
        updated_at: row.updated_at,
        picture,
        details: EventDetails {
            title: row.title,
            theme: row.theme,
            description: row.description,
            audience: row.audience,
            programme: row.programme,
            speakers: row.speakers,
            fee: row.fee,
            access: row.access,
            host: row.host,
            co_hosts: row.co_hosts,
            partners: row.partners,
            notices: row.notices,
            contact_name: row.contact_name,
            contact_phone: row.contact_phone,
            contact_mail: row.contact_mail,
            privacy_text: row.privacy_text,
            capacity: places.iter().map(Place::capacity).sum(),
            apply_from: row.apply_from,
            apply_until: row.apply_until,
            group_work: row.group_work,
            tables: match row.table_rule.as_str() {
                "seats" => TableRule::Seats(number),
                "tables" => TableRule::Tables(number),
                _ => return Err(Fault::unreadable("event.table_rule")),
            },
            topics: row.topics,
            sessions,
            english: EnglishTexts {
                title: row.title_en,
                theme: row.theme_en,
                description: row.description_en,
                notices: row.notices_en,
                privacy_text: row.privacy_text_en,
            },
        },
        places,
    })
}

/// The picture, where there is one.
fn picture_of(row: &event::Model) -> Result<Option<Picture>> {
    if row.picture_hash.is_empty() {
        return Ok(None);
    }
    let (hash, alt) = (row.picture_hash.clone(), row.picture_alt.clone());
    Ok(Some(Picture { hash, alt, width: natural(row.picture_width)?, height: natural(row.picture_height)? }))
}

fn session_of(row: event_session::Model) -> Session {
    Session {
        id: SessionId(row.id),
        title: row.title,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        venue: row.venue,
        map_url: row.map_url,
        online_url: row.online_url,
    }
}
