//! The registrations of an event as its organisers see them: the list with its counts, and one
//! of them with its history.

use super::World;
use crate::domain::audit::{Noted, Record};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, RegistrationStatus, coded};
use crate::domain::text::search_key;
use crate::infra::collation;
use crate::infra::db::mails::{self, Written};
use crate::infra::db::{self, audit, events, professions, registrations};
use std::cmp::Ordering;

coded! {
    /// The order of the list.
    Sort {
        /// By 受付番号.
        Number = "number",
        /// 五十音順.
        Furigana = "furigana",
        /// In the order of the list of professions, then 五十音順.
        Profession = "profession",
    }
}

/// Which registrations are listed, and in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What is looked for in name, furigana and workplace, typed in kana or kanji; all where it
    /// is empty.
    pub text: String,
    /// The code of a profession; all where it is empty.
    pub profession: String,
    /// A status; all where it is `None`.
    pub status: Option<RegistrationStatus>,
    /// The order.
    pub sort: Sort,
}

/// How many live registrations a profession has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfessionCount {
    /// Its code.
    pub code: String,
    /// Its label in Japanese and in English.
    pub labels: [String; 2],
    /// Live registrations.
    pub people: usize,
}

/// The list of an event's registrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The event.
    pub event: Event,
    /// What the filter lets through, in its order.
    pub shown: Vec<Registration>,
    /// How many there are without the filter.
    pub total: usize,
    /// Live registrations of every profession, in the order of the list of professions.
    pub by_profession: Vec<ProfessionCount>,
    /// Registrations of every status that any has.
    pub by_status: Vec<(RegistrationStatus, usize)>,
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

/// The registrations of an event; `None` where the organisation has no such event.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, event: EventId, filter: &Filter) -> db::Result<Option<Listing>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let list = professions::of_organisation(c, by.organisation).await?;
    let all = registrations::of_event(c, event.id).await?;
    let by_status = RegistrationStatus::ALL
        .iter()
        .map(|status| (*status, all.iter().filter(|one| one.status == *status).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let (by_profession, total) = (count_professions(&list, &all), all.len());
    Ok(Some(Listing { event, shown: sifted(all, &list, filter), total, by_profession, by_status }))
}

fn sifted(all: Vec<Registration>, list: &ProfessionList, filter: &Filter) -> Vec<Registration> {
    let wanted = search_key(&filter.text);
    let mut shown: Vec<_> = all
        .into_iter()
        .filter(|one| filter.status.is_none_or(|status| one.status == status))
        .filter(|one| filter.profession.is_empty() || one.applicant.profession_code == filter.profession)
        .filter(|one| wanted.is_empty() || one.applicant.search_text().contains(&wanted))
        .collect();
    let place = |one: &Registration| {
        list.all().position(|profession| profession.code == one.applicant.profession_code).unwrap_or(usize::MAX)
    };
    match filter.sort {
        Sort::Number => shown.sort_by_key(|one| one.number),
        Sort::Furigana => shown.sort_by(collation::by_furigana),
        Sort::Profession => shown.sort_by(|a, b| match place(a).cmp(&place(b)) {
            Ordering::Equal => collation::by_furigana(a, b),
            other => other,
        }),
    }
    shown
}

fn count_professions(list: &ProfessionList, all: &[Registration]) -> Vec<ProfessionCount> {
    let live = || all.iter().filter(|one| one.status.is_live()).map(|one| &one.applicant);
    let listed = list.all().map(|profession| ProfessionCount {
        code: profession.code.clone(),
        labels: [profession.label_ja.clone(), profession.label_en.clone()],
        people: live().filter(|person| person.profession_code == profession.code).count(),
    });
    let mut counts: Vec<_> = listed.collect();
    // A profession that was taken off the list goes on counting for those who chose it.
    for person in live() {
        if !counts.iter().any(|count| count.code == person.profession_code) {
            let label = &person.profession_label;
            counts.push(ProfessionCount {
                code: person.profession_code.clone(),
                labels: [label.clone(), label.clone()],
                people: live().filter(|other| other.profession_code == person.profession_code).count(),
            });
        }
    }
    counts
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
    Ok(Some(Detail { event, registration, history, mails }))
}
