//! Writing a roster's people into an event: one transaction, everybody or nobody.

use crate::app::admission::{Origin, admit_all, locked};
use crate::app::mails::{self, News};
use crate::app::{Secret, World, audit, left_out};
use crate::domain::audit::{Action, Record};
use crate::domain::contact::MailAddress;
use crate::domain::event::{Event, EventStatus};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::profession_words::ProfessionWords;
use crate::domain::registration::{Applicant, Language, Source};
use crate::domain::roster::plan::{Fate, Plan, PlannedRow, Said};
use crate::domain::roster::{CheckedRow, Roster};
use crate::domain::text::search_key;
use crate::infra::db::mails::enqueue_all;
use crate::infra::db::{self, Connection, events, profession_words, registration_batches, registrations};
use serde_json::json;
use std::collections::BTreeSet;

/// What to do with the rows for which no seat is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Leave them out.
    LeaveOut,
    /// Raise the capacity and take them.
    Raise,
}

/// What the organiser answers to a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Rows with faults are to be left out; without this nothing is taken in while there are any.
    pub leave_out_faulty: bool,
    /// Rows that are other persons, or are taken in though they were set aside.
    pub said: Said,
    /// The rows beyond the capacity.
    pub beyond: Option<Beyond>,
    /// Whether everybody with an address gets the confirmation mail.
    pub send_mails: bool,
}

/// An answer that the plan needs and that was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Rows with faults: leave them out?
    LeaveOutFaulty,
    /// Rows beyond the capacity: leave them out, or raise it?
    Beyond,
}

/// Why nothing was taken in, with the plan as it is now, to be shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// Answers are missing.
    Choose(Vec<Missing>),
    /// The plan is no longer the one that was shown.
    Changed,
    /// Nobody is left to take in.
    Nobody,
    /// The event is called off.
    EventCancelled,
}

/// What became of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many people were taken in, and so many left out whom the list keeps.
    TakenIn(usize, usize),
    /// The same import came before; so many people were taken in then.
    Repeated(usize),
    /// Nothing was taken in.
    Unsettled(Unsettled, Plan),
    /// The organisation has no such event.
    NotFound,
}

/// The organisation's professions with the words that it has said before.
///
/// # Errors
/// The database's.
pub async fn professions(world: &World, organiser: &Organiser) -> db::Result<ProfessionWords> {
    profession_words::of_organisation(world.db.read(), organiser.organisation).await
}

/// The plan of a roster for an event as it is now.
///
/// # Errors
/// The database's.
pub async fn plan_for(
    c: &impl Connection,
    event: &Event,
    roster: &Roster,
    professions: &ProfessionWords,
    said: &Said,
) -> db::Result<Plan> {
    plan_of(c, event, roster.check(professions), said).await
}

/// The plan of rows that were checked. Of the event's people only those are read who could be one
/// of the rows'.
async fn plan_of(c: &impl Connection, event: &Event, checked: Vec<CheckedRow>, said: &Said) -> db::Result<Plan> {
    let people = || checked.iter().filter_map(|row| row.result.as_ref().ok());
    let mails: BTreeSet<_> = people().filter_map(|one| one.mail.as_ref()).map(MailAddress::normalised).collect();
    let readings = people().map(|one| search_key(&one.furigana)).collect();
    let mails: Vec<_> = mails.into_iter().collect();
    let live = registration_batches::alike(c, event.id, &mails, &readings).await?;
    Ok(Plan::make(checked, &live, event.places_left(), said))
}

/// Takes a roster's people in, all in one transaction with the raised capacity, the mails and the
/// audit entry. `seen` is the outline of the plan that was shown; `token` is the preview's own
/// secret, by which the same import sent twice is recognised.
///
/// The rows are checked before the event's lock, for it holds up everybody who applies; what the
/// event decides (seats, and who is registered already) is planned under it. Each statement takes
/// many people.
///
/// # Errors
/// The database's; nothing is written then.
pub async fn take_in(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    roster: &Roster,
    choices: &Choices,
    seen: &str,
    token: &Secret,
) -> db::Result<Outcome> {
    let professions = profession_words::of_organisation(world.db.read(), organiser.organisation).await?;
    let checked = roster.check(&professions);
    let receipts: Vec<_> = roster.rows.iter().map(|row| receipt(token, row.number)).collect();

    let transaction = world.db.write_long().await?;
    let Some(mut lock) = locked(world, &transaction, organiser.organisation, event).await? else {
        return Ok(Outcome::NotFound);
    };
    let earlier = registrations::count_by_receipts(&transaction, event, &receipts).await?;
    if earlier > 0 {
        return Ok(Outcome::Repeated(earlier));
    }
    let plan = plan_of(&transaction, lock.event(), checked, &choices.said).await?;
    let cancelled = (lock.event().status == EventStatus::Cancelled).then_some(Unsettled::EventCancelled);
    if let Some(unsettled) = cancelled.or_else(|| unsettled(&plan, choices, seen)) {
        return Ok(Outcome::Unsettled(unsettled, plan));
    }
    let raise = choices.beyond == Some(Beyond::Raise);
    let stands = lock.event();
    let place = stands.place().id;
    let needed =
        raise.then(|| plan.capacity_for_all(stands.seats_taken)).filter(|needed| *needed > stands.details.capacity);
    if let Some(needed) = needed {
        events::set_capacity(&mut lock, place, needed).await?;
    }
    let left_out: Vec<_> =
        if raise { Vec::new() } else { plan.beyond().filter_map(|row| row.applicant.as_ref()).collect() };
    let Some(admitted) = admit_all(world, &mut lock, place, with_seat(&plan, raise, token)).await? else {
        // Not reached under the event's lock; a plan that does not hold writes nothing.
        return Ok(Outcome::Unsettled(Unsettled::Changed, plan));
    };
    if choices.send_mails {
        let confirmation = |registration| mails::standing(world, lock.event(), registration, News::Confirmed, None);
        enqueue_all(&transaction, admitted.iter().filter_map(confirmation).collect()).await?;
    }
    let seated: Vec<_> = admitted.iter().map(|registration| &registration.applicant).collect();
    left_out::keep(world, &mut lock, &left_out, &seated).await?;
    let detail = json!({ "rows": plan.rows.len(), "taken_in": admitted.len(), "left_out": left_out.len(), "mails": choices.send_mails,
        "capacity": needed });
    audit::note(world, &transaction, organiser, Action::ImportRoster, Record::Event(event), detail).await?;
    world.commit(transaction).await?;
    Ok(Outcome::TakenIn(admitted.len(), left_out.len()))
}

fn receipt(token: &Secret, row: u32) -> String {
    Secret::from_holder(format!("{}/{row}", token.reveal())).hash()
}

fn unsettled(plan: &Plan, choices: &Choices, seen: &str) -> Option<Unsettled> {
    if plan.outline() != seen {
        return Some(Unsettled::Changed);
    }
    let mut missing = Vec::new();
    if plan.faulty().next().is_some() && !choices.leave_out_faulty {
        missing.push(Missing::LeaveOutFaulty);
    }
    if plan.beyond().next().is_some() && choices.beyond.is_none() {
        missing.push(Missing::Beyond);
    }
    if !missing.is_empty() {
        return Some(Unsettled::Choose(missing));
    }
    // Those who are left out are kept on a list.
    let nobody = plan.taken().next().is_none() && plan.beyond().next().is_none();
    nobody.then_some(Unsettled::Nobody)
}

/// The people of a plan who get a seat, each with how the application came.
fn with_seat(plan: &Plan, with_beyond: bool, token: &Secret) -> Vec<(Applicant, Origin)> {
    let has_seat = |row: &&PlannedRow| match row.fate {
        Fate::Taken | Fate::TakenAsAnother(_) => true,
        Fate::Beyond => with_beyond,
        _ => false,
    };
    let admitted = |row: &PlannedRow| {
        let receipt_hash = receipt(token, row.number);
        Some((row.applicant.clone()?, Origin { source: Source::Import, language: Language::Ja, receipt_hash }))
    };
    plan.rows.iter().filter(has_seat).filter_map(admitted).collect()
}
