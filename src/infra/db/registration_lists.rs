//! The list of an event's registrations: how many there are of what, and a page of them.
//!
//! Three indexes carry it, whatever the size of an event. A filter that leaves few is answered from
//! `registration_by_event` and the few are sorted; one that leaves many is read in the order of the
//! list until a page is full; a search reads `registration_in_list` alone, which holds all that it
//! compares, and stops when a page is full. `SQLite` keeps no statistics of its own accord, so it
//! is told which index; PostgreSQL finds it.

mod select;

use self::select::{Select, Start};
use super::entity::registration::{self, Column};
use super::numbers::natural;
use super::registrations::registration_of;
use super::{Connection, Fault, Result};
use crate::domain::ids::EventId;
use crate::domain::registration::{Registration, RegistrationStatus, Source};
use crate::domain::registration_list::{Filter, Page, Sort, Turn};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// So many registrations are sorted rather than looked for in the order of the list.
const FEW: usize = 2_000;

/// How many registrations of an event have a status, a profession and a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The status.
    pub status: RegistrationStatus,
    /// The code of the profession.
    pub profession: String,
    /// How they came.
    pub source: Source,
    /// How many.
    pub people: usize,
}

/// The registrations of an event, counted.
///
/// # Errors
/// The database's.
pub async fn counts(c: &impl Connection, event: EventId) -> Result<Vec<Counted>> {
    let rows: Vec<(String, String, String, i64)> = registration::Entity::find()
        .select_only()
        .columns([Column::Status, Column::ProfessionCode, Column::Source])
        .column_as(Expr::cust("count(*)"), "people")
        .filter(Column::EventId.eq(event.0))
        .group_by(Column::Status)
        .group_by(Column::ProfessionCode)
        .group_by(Column::Source)
        .into_tuple()
        .all(c)
        .await?;
    let unreadable = || Fault::unreadable("registration");
    rows.into_iter()
        .map(|(status, profession, source, people)| {
            Ok(Counted {
                status: RegistrationStatus::from_code(&status).ok_or_else(unreadable)?,
                profession,
                source: Source::from_code(&source).ok_or_else(unreadable)?,
                people: usize::try_from(people).map_err(|_| unreadable())?,
            })
        })
        .collect()
}

/// The label under which somebody chose a profession that is not on the list any more.
///
/// # Errors
/// The database's.
pub async fn label_of(c: &impl Connection, event: EventId, profession: &str) -> Result<Option<String>> {
    Ok(registration::Entity::find()
        .select_only()
        .column(Column::ProfessionLabel)
        .filter(Column::EventId.eq(event.0))
        .filter(Column::ProfessionCode.eq(profession))
        .limit(1)
        .into_tuple()
        .one(c)
        .await?)
}

/// What a page of the list is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Of which event.
    pub event: EventId,
    /// Which registrations.
    pub filter: &'a Filter,
    /// In which order.
    pub sort: Sort,
    /// The codes of the professions in the order of their list.
    pub professions: &'a [String],
    /// Which page.
    pub turn: Turn,
    /// How many registrations a page holds.
    pub size: usize,
}

/// A page of the list. `counted` are the event's [`counts`]; a search does without them. A page
/// that begins at a registration which is not there any more is the first one, and so is a page
/// that would be shorter than a page before the first or behind the last.
///
/// # Errors
/// The database's.
pub async fn page(c: &impl Connection, wanted: Wanted<'_>, counted: &[Counted]) -> Result<Page<Registration>> {
    let first = Wanted { turn: Turn::First, ..wanted };
    let (wanted, start) = match place(c, wanted.event, wanted.turn).await? {
        Some(place) => (wanted, Some(place)),
        None => (first, None),
    };
    let found = numbers(c, wanted, start.as_ref(), counted).await?;
    let short = match wanted.turn {
        Turn::First => false,
        Turn::After(_) => found.is_empty(),
        Turn::Before(_) => found.len() < wanted.size,
    };
    let (turn, found) =
        if short { (Turn::First, numbers(c, first, None, counted).await?) } else { (wanted.turn, found) };
    let Page { rows, has_before, has_after } = Page::of(found, turn, wanted.size);
    Ok(Page { rows: with_numbers(c, wanted.event, &rows).await?, has_before, has_after })
}

/// Where a page begins; `None` for the first one, and where the registration is not there.
async fn place(c: &impl Connection, event: EventId, turn: Turn) -> Result<Option<Start>> {
    let (number, backwards) = match turn {
        Turn::First => return Ok(None),
        Turn::After(number) => (number, false),
        Turn::Before(number) => (number, true),
    };
    let Ok(number) = i32::try_from(number) else { return Ok(None) };
    let found: Option<(Vec<u8>, String)> = registration::Entity::find()
        .select_only()
        .columns([Column::ReadingOrder, Column::ProfessionCode])
        .filter(Column::EventId.eq(event.0))
        .filter(Column::Number.eq(number))
        .into_tuple()
        .one(c)
        .await?;
    Ok(found.map(|(reading_order, profession)| Start { number, reading_order, profession, backwards }))
}

/// The numbers of a page's registrations and of one more, in the direction in which it is turned.
async fn numbers(
    c: &impl Connection,
    wanted: Wanted<'_>,
    start: Option<&Start>,
    counted: &[Counted],
) -> Result<Vec<i32>> {
    let Wanted { event, filter, sort, professions, size, .. } = wanted;
    let backwards = start.is_some_and(|start| start.backwards);
    let select = Select { event, filter, backwards, size: size + 1 };
    if !filter.key().is_empty() {
        return select.search(c, sort, professions, start).await;
    }
    match sort {
        Sort::Number | Sort::Furigana => select.list(c, sort, start, is_few(filter, counted)).await,
        Sort::Profession => by_profession(c, select, professions, start, counted).await,
    }
}

fn is_few(filter: &Filter, counted: &[Counted]) -> bool {
    let passing = counted.iter().filter(|one| filter.passes(&one.profession, one.status, one.source));
    filter.narrows() && passing.map(|one| one.people).sum::<usize>() <= FEW
}

/// One profession after the other, until the page is full.
async fn by_profession(
    c: &impl Connection,
    select: Select<'_>,
    professions: &[String],
    start: Option<&Start>,
    counted: &[Counted],
) -> Result<Vec<i32>> {
    let mut codes = professions.to_vec();
    let mut others: Vec<_> = counted.iter().map(|one| &one.profession).filter(|code| !codes.contains(code)).collect();
    others.sort_unstable();
    others.dedup();
    codes.extend(others.into_iter().cloned().collect::<Vec<_>>());
    codes.retain(|code| {
        counted.iter().any(|one| one.profession == *code && select.filter.passes(code, one.status, one.source))
    });
    if select.backwards {
        codes.reverse();
    }
    let begins = start.and_then(|start| codes.iter().position(|code| *code == start.profession));
    let mut found = Vec::new();
    for (at, code) in codes.iter().enumerate().skip(begins.unwrap_or_default()) {
        let filter = Filter { profession: code.clone(), ..select.filter.clone() };
        let rest = Select { filter: &filter, size: select.size - found.len(), ..select };
        let inside = start.filter(|_| begins == Some(at));
        found.extend(rest.list(c, Sort::Furigana, inside, is_few(&filter, counted)).await?);
        if found.len() >= select.size {
            break;
        }
    }
    Ok(found)
}

/// So many numbers are read at once where all are.
const AT_ONCE: usize = 20_000;

/// The numbers of all registrations that a filter lets through, in the order of a list, whatever page is
/// wanted. `counted` are the event's [`counts`].
///
/// # Errors
/// The database's.
pub async fn all_numbers(c: &impl Connection, wanted: Wanted<'_>, counted: &[Counted]) -> Result<Vec<u32>> {
    let wanted = Wanted { size: AT_ONCE, ..wanted };
    let (mut all, mut start) = (Vec::new(), None);
    loop {
        let mut found = numbers(c, wanted, start.as_ref(), counted).await?;
        let more = found.len() > AT_ONCE;
        found.truncate(AT_ONCE);
        for number in &found {
            all.push(natural(*number)?);
        }
        start = match all.last() {
            Some(last) if more => place(c, wanted.event, Turn::After(*last)).await?,
            _ => None,
        };
        if start.is_none() {
            return Ok(all);
        }
    }
}

/// The registrations of an event that have these numbers, by number.
///
/// # Errors
/// The database's.
pub async fn of_numbers(c: &impl Connection, event: EventId, numbers: &[u32]) -> Result<Vec<Registration>> {
    let mut numbers: Vec<i32> = numbers.iter().filter_map(|number| i32::try_from(*number).ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    with_numbers(c, event, &numbers).await
}

/// The registrations of these numbers, in their order.
pub(super) async fn with_numbers(c: &impl Connection, event: EventId, numbers: &[i32]) -> Result<Vec<Registration>> {
    let mut rows = Vec::with_capacity(numbers.len());
    // Both databases limit the number of values in one statement.
    for chunk in numbers.chunks(500) {
        let found = registration::Entity::find()
            .filter(Column::EventId.eq(event.0))
            .filter(Column::Number.is_in(chunk.iter().copied()));
        rows.extend(found.all(c).await?);
    }
    let place: HashMap<u32, usize> =
        numbers.iter().enumerate().map(|(at, number)| Ok((natural(*number)?, at))).collect::<Result<_>>()?;
    let mut people = rows.into_iter().map(registration_of).collect::<Result<Vec<_>>>()?;
    people.sort_by_key(|one| place.get(&one.number).copied());
    Ok(people)
}
