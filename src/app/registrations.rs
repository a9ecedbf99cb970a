//! The registrations of an event as its organisers see them: a page of the list with the counts, and
//! one of them with its history.

use super::World;
use crate::domain::audit::{Noted, Record};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, RegistrationStatus, Source};
use crate::domain::registration_list::{Filter, PAGE, Page, Sort, Turn};
use crate::domain::topic;
use crate::infra::db::mails::{self, Written};
use crate::infra::db::registration_lists::{self, Counted, Wanted};
use crate::infra::db::seatings::{self, TablesOf};
use crate::infra::db::{self, Connection, audit, events, professions, registrations};
use std::collections::BTreeMap;

/// How many live registrations a profession has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfessionCount {
    /// Its code.
    pub code: String,
    /// Its label in Japanese and in English.
    pub labels: [String; 2],
    /// The characters of its mark.
    pub mark: String,
    /// Its position in the organisation's list; one that has left the list comes after.
    pub position: usize,
    /// Live registrations.
    pub people: usize,
}

/// A page of the list of an event's registrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The event.
    pub event: Event,
    /// The page.
    pub page: Page<Registration>,
    /// How many the filter lets through; `None` where a search goes on behind this page.
    pub found: Option<usize>,
    /// How many there are without the filter.
    pub total: usize,
    /// Live registrations of every profession, in the order of the list of professions.
    pub by_profession: Vec<ProfessionCount>,
    /// Registrations of every status that any has.
    pub by_status: Vec<(RegistrationStatus, usize)>,
    /// The sources that any has.
    pub sources: Vec<Source>,
    /// The tables of the people of the page.
    pub tables: TablesOf,
}

/// An event of the organisation; `None` for another's.
///
/// # Errors
/// The database's.
pub async fn event(world: &World, by: &Organiser, event: EventId) -> db::Result<Option<Event>> {
    events::by_id(world.db.read(), by.organisation, event).await
}

/// The organisation's professions.
///
/// # Errors
/// The database's.
pub async fn offered(world: &World, by: &Organiser) -> db::Result<ProfessionList> {
    professions::of_organisation(world.db.read(), by.organisation).await
}

/// A page of an event's registrations; `None` where the organisation has no such event.
///
/// # Errors
/// The database's.
pub async fn list(
    world: &World,
    by: &Organiser,
    event: EventId,
    filter: &Filter,
    sort: Sort,
    turn: Turn,
) -> db::Result<Option<Listing>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let list = professions::of_organisation(c, by.organisation).await?;
    let codes: Vec<_> = list.all().map(|profession| profession.code.clone()).collect();
    let wanted = Wanted { event: event.id, filter, sort, professions: &codes, turn, size: PAGE };
    // A search needs no counts, and either takes a while where an event is large.
    let (counted, page) = if filter.key().is_empty() {
        let counted = registration_lists::counts(c, event.id).await?;
        let page = registration_lists::page(c, wanted, &counted).await?;
        (counted, page)
    } else {
        tokio::try_join!(registration_lists::counts(c, event.id), registration_lists::page(c, wanted, &[]))?
    };
    let found = if filter.key().is_empty() && filter.is_counted() {
        Some(sum(&counted, |one| filter.passes(&one.profession, one.status, one.source)))
    } else {
        (!page.has_before && !page.has_after).then_some(page.rows.len())
    };
    let by_status = RegistrationStatus::ALL.iter().map(|status| (*status, sum(&counted, |one| one.status == *status)));
    let sources = Source::ALL.iter().copied().filter(|source| counted.iter().any(|one| one.source == *source));
    let shown: Vec<_> = page.rows.iter().map(|one| one.id).collect();
    Ok(Some(Listing {
        tables: seatings::tables_of(c, event.id, &shown).await?,
        page,
        found,
        total: sum(&counted, |_| true),
        by_profession: count_professions(c, event.id, &list, &counted).await?,
        by_status: by_status.filter(|(_, people)| *people > 0).collect(),
        sources: sources.collect(),
        event,
    }))
}

fn sum(counted: &[Counted], of: impl Fn(&Counted) -> bool) -> usize {
    counted.iter().filter(|one| of(one)).map(|one| one.people).sum()
}

/// The live registrations of every profession, in the order of the list of professions.
pub(super) async fn count_professions(
    c: &impl Connection,
    event: EventId,
    list: &ProfessionList,
    counted: &[Counted],
) -> db::Result<Vec<ProfessionCount>> {
    let people = |code: &str| sum(counted, |one| one.status.is_live() && one.profession == code);
    let listed = list.all().enumerate().map(|(position, profession)| ProfessionCount {
        mark: profession.mark.clone(),
        position,
        code: profession.code.clone(),
        labels: [profession.label_ja.clone(), profession.label_en.clone()],
        people: people(&profession.code),
    });
    let mut counts: Vec<_> = listed.collect();
    // A profession that was taken off the list goes on counting for those who chose it.
    for one in counted.iter().filter(|one| one.status.is_live()) {
        if !counts.iter().any(|count| count.code == one.profession) {
            let label = registration_lists::label_of(c, event, &one.profession).await?.unwrap_or_default();
            let (code, people) = (one.profession.clone(), people(&one.profession));
            let (mark, position) = (label.chars().take(1).collect(), counts.len());
            counts.push(ProfessionCount { code, labels: [label.clone(), label], mark, position, people });
        }
    }
    Ok(counts)
}

/// A registration with what was done to it and the mails about it.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The event.
    pub event: Event,
    /// The registration.
    pub registration: Registration,
    /// What organisers did to it, oldest first.
    pub history: Vec<Noted>,
    /// The mails about it, oldest first.
    pub mails: Vec<Written>,
    /// The number of the person's table; `None` where there is none.
    pub table: Option<u32>,
}

/// A registration in detail; `None` where the organisation has none such.
///
/// # Errors
/// The database's.
pub async fn detail(world: &World, by: &Organiser, event: EventId, id: RegistrationId) -> db::Result<Option<Detail>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let Some(registration) = registrations::by_id(c, event.id, id).await? else { return Ok(None) };
    let history = audit::of_record(c, by.organisation, Record::Registration(id)).await?;
    let mails = mails::of_registration(c, id).await?;
    let table = seatings::tables_of(c, event.id, &[id]).await?.of.remove(&id);
    Ok(Some(Detail { event, registration, history, mails, table }))
}

/// The 受付番号 of all registrations that a filter lets through, in the order of a list; `None` where the
/// organisation has no such event.
///
/// # Errors
/// The database's.
pub async fn passing(
    world: &World,
    by: &Organiser,
    event: EventId,
    filter: &Filter,
    sort: Sort,
) -> db::Result<Option<Vec<u32>>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let list = professions::of_organisation(c, by.organisation).await?;
    let codes: Vec<_> = list.all().map(|profession| profession.code.clone()).collect();
    let turn = Turn::First;
    let wanted = Wanted { event: event.id, filter, sort, professions: &codes, turn, size: PAGE };
    let counted = registration_lists::counts(c, event.id).await?;
    Ok(Some(registration_lists::all_numbers(c, wanted, &counted).await?))
}

/// A topic, and how many who take part named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicCount {
    /// The words in which it was named first.
    pub words: String,
    /// How many.
    pub people: usize,
}

/// What those who take part in an event want to talk about, the most wished first.
///
/// # Errors
/// The database's.
pub async fn topics(world: &World, event: EventId) -> db::Result<Vec<TopicCount>> {
    let mut counted: BTreeMap<String, TopicCount> = BTreeMap::new();
    for typed in registrations::topics(world.db.read(), event).await? {
        for (key, words) in topic::topics(&typed) {
            let count = counted.entry(key).or_insert_with(|| TopicCount { words: words.to_owned(), people: 0 });
            count.people += 1;
        }
    }
    let mut counted: Vec<_> = counted.into_values().collect();
    counted.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.words.cmp(&b.words)));
    Ok(counted)
}

/// The registrations of these numbers, by number; `None` where the organisation has no such event.
///
/// # Errors
/// The database's.
pub async fn of_numbers(
    world: &World,
    by: &Organiser,
    event: EventId,
    numbers: &[u32],
) -> db::Result<Option<Vec<Registration>>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    Ok(Some(registration_lists::of_numbers(c, event.id, numbers).await?))
}
