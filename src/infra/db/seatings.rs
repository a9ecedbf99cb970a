//! Seatings and their places in the database.

use super::entity::{organiser, registration, seating, seating_place};
use super::numbers::{count, natural};
use super::{Connection, EventLock, Fault, Result};
use crate::domain::ids::{EventId, OrganiserId, RegistrationId, SeatingId};
use crate::domain::registration::RegistrationStatus;
use crate::domain::seating::{Place, Proof, Seating, SeatingState};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Statement, Value,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The states of seatings that are not history, by their codes' order.
const STANDING: [SeatingState; 2] = [SeatingState::Draft, SeatingState::Published];

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Its identity.
    pub id: SeatingId,
    /// 第何版.
    pub number: u32,
    /// How far it came.
    pub state: SeatingState,
    /// How many tables.
    pub tables: u32,
    /// The name of whoever made it.
    pub by: String,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// When it was made final, if it was.
    pub published_at: Option<DateTime<Utc>>,
}

/// The seating on which an event's desk works: the draft, else the published one.
///
/// # Errors
/// The database's.
pub async fn current(c: &impl Connection, event: EventId) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::State.is_in(STANDING.map(SeatingState::code)))
        // The draft comes first.
        .order_by_asc(seating::Column::State)
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(c)
        .await?;
    with_places(c, row).await
}

/// The event's seating in a state, with its places. For [`SeatingState::Replaced`] the newest.
///
/// # Errors
/// The database's.
pub async fn in_state(c: &impl Connection, event: EventId, state: SeatingState) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::State.eq(state.code()))
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(c)
        .await?;
    with_places(c, row).await
}

/// The event's seating of a number, with its places.
///
/// # Errors
/// The database's.
pub async fn by_number(c: &impl Connection, event: EventId, number: u32) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::Number.eq(count(number)?))
        .one(c)
        .await?;
    with_places(c, row).await
}

/// A line of the history as the database has it.
#[derive(FromQueryResult)]
struct PastRow {
    id: Uuid,
    number: i32,
    state: String,
    tables: i32,
    name: Option<String>,
    updated_at: DateTime<Utc>,
    published_at: Option<DateTime<Utc>>,
}

/// All seatings of the event without their places and proofs, the newest first.
///
/// # Errors
/// The database's.
pub async fn history(c: &impl Connection, event: EventId) -> Result<Vec<Past>> {
    let maker = seating::Entity::belongs_to(organiser::Entity)
        .from(seating::Column::CreatedBy)
        .to(organiser::Column::Id)
        .into();
    let rows: Vec<PastRow> = seating::Entity::find()
        .select_only()
        .columns([
            seating::Column::Id,
            seating::Column::Number,
            seating::Column::State,
            seating::Column::Tables,
            seating::Column::UpdatedAt,
            seating::Column::PublishedAt,
        ])
        .column(organiser::Column::Name)
        .join(JoinType::LeftJoin, maker)
        .filter(seating::Column::EventId.eq(event.0))
        .order_by_desc(seating::Column::Number)
        .into_model()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Past {
                id: SeatingId(row.id),
                number: natural(row.number)?,
                state: state_of(&row.state)?,
                tables: natural(row.tables)?,
                by: row.name.unwrap_or_default(),
                updated_at: row.updated_at,
                published_at: row.published_at,
            })
        })
        .collect()
}

/// The tables of some of an event's people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablesOf {
    /// How many tables there are; 0 where nobody was seated yet.
    pub tables: u32,
    /// Whose table has which number.
    pub of: HashMap<RegistrationId, u32>,
}

/// The seating that an event's lists follow, as [`listed`] says, with its places.
///
/// # Errors
/// The database's.
pub async fn in_lists(c: &impl Connection, event: EventId) -> Result<Option<Seating>> {
    let row = seating::Entity::find()
        .filter(seating::Column::EventId.eq(event.0))
        .filter(seating::Column::State.is_in(STANDING.map(SeatingState::code)))
        .order_by_desc(seating::Column::State)
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(c)
        .await?;
    with_places(c, row).await
}

/// SQL for the identity of the seating that an event's lists follow: the published one, else the draft.
pub(super) fn listed(event: &str) -> String {
    let [draft, published] = STANDING.map(SeatingState::code);
    format!(
        "select id from seating where event_id = {event} and state in ('{draft}', '{published}') \
         order by state desc, number desc limit 1"
    )
}

/// The tables of these people in the seating that the event's lists follow.
///
/// # Errors
/// The database's.
pub async fn tables_of(c: &impl Connection, event: EventId, people: &[RegistrationId]) -> Result<TablesOf> {
    let mut values: Vec<Value> = vec![event.0.into()];
    values.extend(people.iter().map(|id| Value::from(id.0)));
    let named = if people.is_empty() {
        "null".to_owned()
    } else {
        (2..=values.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ")
    };
    let sql = format!(
        "select s.tables as tables, p.registration_id as person, p.table_number as number from seating s \
         left join seating_place p on p.seating_id = s.id and p.registration_id in ({named}) where s.id = ({})",
        listed("$1")
    );
    let mut found = TablesOf::default();
    for row in c.query_all_raw(Statement::from_sql_and_values(c.get_database_backend(), sql, values)).await? {
        found.tables = natural(row.try_get("", "tables")?)?;
        if let (Some(person), Some(number)) = (row.try_get("", "person")?, row.try_get("", "number")?) {
            found.of.insert(RegistrationId(person), natural(number)?);
        }
    }
    Ok(found)
}

/// Somebody's table at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The event.
    pub event: EventId,
    /// Which of the event's seatings.
    pub state: SeatingState,
    /// The table's number.
    pub table: u32,
    /// The normalised mail address.
    pub mail: String,
}

/// Who sat where at these events, in their drafts and published seatings: those who have a mail
/// address and did not cancel.
///
/// # Errors
/// The database's.
pub async fn met(c: &impl Connection, events: &[EventId]) -> Result<Vec<Met>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let places = seating::Entity::belongs_to(seating_place::Entity)
        .from(seating::Column::Id)
        .to(seating_place::Column::SeatingId)
        .into();
    let people = seating_place::Entity::belongs_to(registration::Entity)
        .from(seating_place::Column::RegistrationId)
        .to(registration::Column::Id)
        .into();
    let rows: Vec<(Uuid, String, i32, String)> = seating::Entity::find()
        .select_only()
        .column(seating::Column::EventId)
        .column(seating::Column::State)
        .column(seating_place::Column::TableNumber)
        .column(registration::Column::MailNormalised)
        .join(JoinType::InnerJoin, places)
        .join(JoinType::InnerJoin, people)
        .filter(seating::Column::EventId.is_in(events.iter().map(|event| event.0)))
        .filter(seating::Column::State.is_in(STANDING.map(SeatingState::code)))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed.code()))
        .filter(registration::Column::MailNormalised.is_not_null())
        .order_by_asc(seating_place::Column::TableNumber)
        .order_by_asc(seating_place::Column::SeatNumber)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|(event, state, table, mail)| {
            Ok(Met { event: EventId(event), state: state_of(&state)?, table: natural(table)?, mail })
        })
        .collect()
}

/// Writes what is proven of a seating, if it is still at `version`; the seating itself stays as
/// it is. `false` where somebody else changed it in between: nothing is written then.
///
/// # Errors
/// The database's.
pub async fn update_proof(lock: &EventLock<'_>, id: SeatingId, version: u32, proof: &Proof) -> Result<bool> {
    let result = seating::Entity::update_many()
        .col_expr(seating::Column::Certificate, Expr::value(json(proof)?))
        .filter(seating::Column::Id.eq(id.0))
        .filter(seating::Column::EventId.eq(lock.id().0))
        .filter(seating::Column::Version.eq(count(version)?))
        .exec(lock.transaction())
        .await?;
    Ok(result.rows_affected == 1)
}

/// The number that the event's next seating has.
///
/// # Errors
/// The database's.
pub async fn next_number(lock: &EventLock<'_>) -> Result<u32> {
    let last = seating::Entity::find()
        .filter(seating::Column::EventId.eq(lock.id().0))
        .order_by_desc(seating::Column::Number)
        .limit(1)
        .one(lock.transaction())
        .await?;
    Ok(last.map(|row| natural(row.number)).transpose()?.unwrap_or(0) + 1)
}

/// Inserts a seating with its places.
///
/// # Errors
/// The database's; a duplicate where the number is taken or two people have the same place.
pub async fn insert(lock: &EventLock<'_>, new: &Seating) -> Result<()> {
    let row = seating::ActiveModel {
        id: Set(new.id.0),
        event_id: Set(lock.id().0),
        number: Set(count(new.number)?),
        created_at: Set(new.created_at),
        created_by: Set(new.created_by.0),
        version: Set(1),
        ..changeable(new)?
    };
    let c = lock.transaction();
    seating::Entity::insert(row).exec_without_returning(c).await?;
    insert_places(c, new.id, &new.places).await
}

/// Writes a seating with its places, if it is still at `version`. `false` where somebody else
/// changed it in between: nothing is written then.
///
/// # Errors
/// The database's.
pub async fn update(lock: &EventLock<'_>, changed: &Seating, version: u32) -> Result<bool> {
    let c = lock.transaction();
    let row = seating::ActiveModel { version: Set(count(version + 1)?), ..changeable(changed)? };
    let result = seating::Entity::update_many()
        .set(row)
        .filter(seating::Column::Id.eq(changed.id.0))
        .filter(seating::Column::EventId.eq(lock.id().0))
        .filter(seating::Column::Version.eq(count(version)?))
        .exec(c)
        .await?;
    if result.rows_affected == 0 {
        return Ok(false);
    }
    seating_place::Entity::delete_many().filter(seating_place::Column::SeatingId.eq(changed.id.0)).exec(c).await?;
    insert_places(c, changed.id, &changed.places).await?;
    Ok(true)
}

/// Makes the event's seatings of a state history.
///
/// # Errors
/// The database's.
pub async fn replace(lock: &EventLock<'_>, state: SeatingState) -> Result<()> {
    seating::Entity::update_many()
        .col_expr(seating::Column::State, Expr::value(SeatingState::Replaced.code()))
        .filter(seating::Column::EventId.eq(lock.id().0))
        .filter(seating::Column::State.eq(state.code()))
        .exec(lock.transaction())
        .await?;
    Ok(())
}

async fn insert_places(c: &impl Connection, id: SeatingId, places: &[Place]) -> Result<()> {
    let mut rows = Vec::with_capacity(places.len());
    for place in places {
        rows.push(seating_place::ActiveModel {
            seating_id: Set(id.0),
            registration_id: Set(place.registration.0),
            table_number: Set(count(place.table)?),
            seat_number: Set(count(place.seat)?),
            pinned: Set(place.pinned),
        });
    }
    // Both databases limit the number of values in one statement.
    for chunk in rows.chunks(500) {
        seating_place::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(c).await?;
    }
    Ok(())
}

fn changeable(from: &Seating) -> Result<seating::ActiveModel> {
    Ok(seating::ActiveModel {
        state: Set(from.state.code().to_owned()),
        tables: Set(count(from.tables)?),
        seed: Set(from.seed.cast_signed()),
        settings: Set(json(&from.settings)?),
        certificate: Set(json(&from.proof)?),
        updated_at: Set(from.updated_at),
        published_at: Set(from.published_at),
        ..Default::default()
    })
}

async fn with_places(c: &impl Connection, row: Option<seating::Model>) -> Result<Option<Seating>> {
    let Some(row) = row else { return Ok(None) };
    let places = seating_place::Entity::find()
        .filter(seating_place::Column::SeatingId.eq(row.id))
        .order_by_asc(seating_place::Column::TableNumber)
        .order_by_asc(seating_place::Column::SeatNumber)
        .all(c)
        .await?;
    let places = places.iter().map(place_of).collect::<Result<_>>()?;
    let unreadable = |_| Fault::unreadable("seating");
    Ok(Some(Seating {
        id: SeatingId(row.id),
        event: EventId(row.event_id),
        number: natural(row.number)?,
        state: state_of(&row.state)?,
        tables: natural(row.tables)?,
        seed: row.seed.cast_unsigned(),
        settings: serde_json::from_str(&row.settings).map_err(unreadable)?,
        proof: serde_json::from_str(&row.certificate).map_err(unreadable)?,
        created_at: row.created_at,
        created_by: OrganiserId(row.created_by),
        updated_at: row.updated_at,
        published_at: row.published_at,
        version: natural(row.version)?,
        places,
    }))
}

fn json(of: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(of).map_err(|_| Fault::unreadable("seating"))
}

fn state_of(code: &str) -> Result<SeatingState> {
    SeatingState::from_code(code).ok_or_else(|| Fault::unreadable("seating.state"))
}

fn place_of(row: &seating_place::Model) -> Result<Place> {
    Ok(Place {
        registration: RegistrationId(row.registration_id),
        table: natural(row.table_number)?,
        seat: natural(row.seat_number)?,
        pinned: row.pinned,
    })
}
