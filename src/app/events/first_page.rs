//! The desk's first page: what is urgent, the events that come, drafts, and those that are over.

use super::Glance;
use crate::app::World;
use crate::domain::event::{Event, EventStatus};
use crate::domain::ids::EventId;
use crate::domain::mail::MailState;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::seating::SeatingState;
use crate::domain::text::search_key;
use crate::infra::db::outbox::{self, Count};
use crate::infra::db::{self, events, first_page, professions};
use chrono::{DateTime, TimeDelta, Utc};

/// A deadline is urgent so long before.
const DEADLINE_NEAR: TimeDelta = TimeDelta::days(3);
/// A training without final groups is urgent so long before.
const TRAINING_NEAR: TimeDelta = TimeDelta::days(3);

/// So many of a profession take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The profession's position in the organisation's list; one that is not on it comes after.
    pub position: usize,
    /// Its label in Japanese and in English; empty for one that is not on the list.
    pub labels: [String; 2],
    /// How many.
    pub people: usize,
}

/// An event that comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The event with how far its seating has come.
    pub glance: Glance,
    /// Who takes part, by profession.
    pub mix: Vec<Part>,
    /// How many who take part have no table in its published seating.
    pub unseated: usize,
}

/// Something that cannot wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Urgent {
    /// So many mails could not be sent.
    FailedMails(Count),
    /// So many people of an event have no table.
    Unseated(EventId, String, usize),
    /// Applications for an event end in so many days; 0 is today.
    Deadline(EventId, String, i64),
    /// A training with groups is in so many days, and they are not final.
    NotSeated(EventId, String, i64),
}

/// The desk's first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstPage {
    /// What is urgent across all events, the most urgent first.
    pub urgent: Vec<Urgent>,
    /// Public events that are not over yet, the next one first.
    pub coming: Vec<Coming>,
    /// Drafts, the last changed first.
    pub drafts: Vec<Event>,
    /// What is over or was called off, the latest first.
    pub past: Vec<Event>,
    /// Whether the organisation has any event at all.
    pub any: bool,
}

/// What the desk's first page shows. `looked_for` narrows the events that are over by their title.
///
/// # Errors
/// The database's.
pub async fn first_page(world: &World, organiser: &Organiser, looked_for: &str) -> db::Result<FirstPage> {
    let (c, now) = (world.db.read(), world.now());
    let mut all = events::all_with_seating(c, organiser.organisation).await?;
    all.sort_by_key(|(event, _)| (event.starts_at(), event.id));
    let any = !all.is_empty();
    let (drafts, public): (Vec<_>, Vec<_>) = all.into_iter().partition(|(event, _)| event.status == EventStatus::Draft);
    let (coming, past): (Vec<_>, Vec<_>) = public.into_iter().partition(|(event, _)| !is_over(event, now));
    let ids: Vec<_> = coming.iter().map(|(event, _)| event.id).collect();
    let list = professions::of_organisation(c, organiser.organisation).await?;
    let (mixes, unseated) = (first_page::mixes(c, &ids).await?, first_page::unseated(c, &ids).await?);
    let coming: Vec<_> = coming
        .into_iter()
        .map(|(event, seating)| Coming {
            mix: mix(&list, mixes.get(&event.id).map_or(&[], Vec::as_slice)),
            unseated: unseated.get(&event.id).copied().unwrap_or(0),
            glance: Glance { event, seating },
        })
        .collect();
    let failed = outbox::counts(c, organiser.organisation, None).await?;
    let failed = failed.into_iter().find(|(state, _)| *state == MailState::Failed).map(|(_, count)| count);
    let mut drafts: Vec<_> = drafts.into_iter().map(|(event, _)| event).collect();
    drafts.sort_by_key(|event| std::cmp::Reverse((event.updated_at, event.id)));
    let key = search_key(looked_for);
    let mut past: Vec<_> = past.into_iter().map(|(event, _)| event).collect();
    past.retain(|event| key.is_empty() || search_key(&event.details.title).contains(&key));
    past.reverse();
    Ok(FirstPage { urgent: urgent(&coming, failed, now), coming, drafts, past, any })
}

fn is_over(event: &Event, now: DateTime<Utc>) -> bool {
    event.status == EventStatus::Cancelled || event.ends_at().is_none_or(|end| end <= now)
}

fn mix(list: &ProfessionList, counted: &[(String, usize)]) -> Vec<Part> {
    let mut parts: Vec<_> = list
        .all()
        .enumerate()
        .filter_map(|(position, profession)| {
            let (_, people) = counted.iter().find(|(code, _)| *code == profession.code)?;
            let labels = [profession.label_ja.clone(), profession.label_en.clone()];
            Some(Part { position, labels, people: *people })
        })
        .collect();
    let unlisted = counted.iter().filter(|(code, _)| list.by_code(code).is_none()).map(|(_, people)| people).sum();
    if unlisted > 0 {
        let position = list.all().count();
        parts.push(Part { position, labels: [String::new(), String::new()], people: unlisted });
    }
    parts
}

/// What cannot wait: mails that did not go out, then by event in the order in which they take place.
fn urgent(coming: &[Coming], failed: Option<Count>, now: DateTime<Utc>) -> Vec<Urgent> {
    let mails = failed.filter(|count| *count != Count::Exactly(0)).map(Urgent::FailedMails);
    let mut urgent: Vec<_> = mails.into_iter().collect();
    for Coming { glance: Glance { event, seating }, unseated, .. } in coming {
        let title = event.details.title.clone();
        let days = |until: DateTime<Utc>| (until - now).num_days();
        if *unseated > 0 {
            urgent.push(Urgent::Unseated(event.id, title.clone(), *unseated));
        }
        let (begins, deadline) = (event.starts_at(), event.details.apply_until);
        if event.availability(now).takes_applications() && deadline - now <= DEADLINE_NEAR {
            urgent.push(Urgent::Deadline(event.id, title.clone(), days(deadline)));
        }
        let is_final = *seating == Some(SeatingState::Published);
        if let Some(begins) = begins.filter(|begins| *begins > now && *begins - now <= TRAINING_NEAR)
            && event.details.group_work
            && !is_final
            && event.seats_taken > 0
        {
            urgent.push(Urgent::NotSeated(event.id, title, days(begins)));
        }
    }
    urgent
}
