//! Writing a roster's people into an event: one transaction, everybody or nobody.

use crate::app::admit::{Admission, Origin, admit};
use crate::app::{Secret, World, audit, mails};
use crate::domain::audit::{Action, Record};
use crate::domain::event::{Event, EventStatus};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Language, Registration, Source};
use crate::domain::roster::Roster;
use crate::domain::roster::plan::{Fate, Plan};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{self, Connection, EventLock, events, professions, registrations};
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
    /// Rows, by number, that are other persons than those they resemble.
    pub others: BTreeSet<u32>,
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
    /// So many people were taken in.
    TakenIn(usize),
    /// The same import came before; so many people were taken in then.
    Repeated(usize),
    /// Nothing was taken in.
    Unsettled(Unsettled, Plan),
    /// The organisation has no such event.
    NotFound,
}

/// The plan of a roster for an event as it is now.
///
/// # Errors
/// The database's.
pub async fn plan_for(c: &impl Connection, event: &Event, roster: &Roster, others: &BTreeSet<u32>) -> db::Result<Plan> {
    let list = professions::of_organisation(c, event.organisation).await?;
    let live = registrations::of_event(c, event.id).await?;
    Ok(Plan::make(roster.check(&list), &live, event.places_left(), others))
}

/// Takes a roster's people in: each through admission, all in one transaction with the raised
/// capacity, the mails and the audit entry. `seen` is the outline of the plan that was shown;
/// `token` is the preview's own secret, by which the same import sent twice is recognised.
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
    let transaction = world.db.write().await?;
    let Some(mut lock) = EventLock::take(&transaction, organiser.organisation, event).await? else {
        return Ok(Outcome::NotFound);
    };
    let receipts: Vec<_> = roster.rows.iter().map(|row| receipt(token, row.number)).collect();
    let earlier = registrations::count_by_receipts(&transaction, event, &receipts).await?;
    if earlier > 0 {
        return Ok(Outcome::Repeated(earlier));
    }
    let plan = plan_for(&transaction, lock.event(), roster, &choices.others).await?;
    let cancelled = (lock.event().status == EventStatus::Cancelled).then_some(Unsettled::EventCancelled);
    if let Some(unsettled) = cancelled.or_else(|| unsettled(&plan, choices, seen)) {
        return Ok(Outcome::Unsettled(unsettled, plan));
    }
    let raise = choices.beyond == Some(Beyond::Raise);
    let stands = lock.event();
    let needed =
        raise.then(|| plan.capacity_for_all(stands.seats_taken)).filter(|needed| *needed > stands.details.capacity);
    if let Some(needed) = needed {
        events::set_capacity(&mut lock, needed).await?;
    }
    let Some(admitted) = admit_all(world, &mut lock, &plan, raise, token).await? else {
        // Not reached under the event's lock; a plan that does not hold writes nothing.
        return Ok(Outcome::Unsettled(Unsettled::Changed, plan));
    };
    if choices.send_mails {
        for mail in admitted.iter().filter_map(|registration| mails::confirmation(world, lock.event(), registration)) {
            enqueue(&transaction, mail).await?;
        }
    }
    let detail = json!({ "rows": plan.rows.len(), "taken_in": admitted.len(), "mails": choices.send_mails,
        "capacity": needed });
    audit::note(world, &transaction, organiser, Action::ImportRoster, Record::Event(event), detail).await?;
    db::commit(transaction).await?;
    Ok(Outcome::TakenIn(admitted.len()))
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
    let raise = choices.beyond == Some(Beyond::Raise);
    let nobody = plan.taken().next().is_none() && !(raise && plan.beyond().next().is_some());
    nobody.then_some(Unsettled::Nobody)
}

/// Everybody's registration, or `None` where one of them did not get a seat.
async fn admit_all(
    world: &World,
    lock: &mut EventLock<'_>,
    plan: &Plan,
    with_beyond: bool,
    token: &Secret,
) -> db::Result<Option<Vec<Registration>>> {
    let mut admitted = Vec::new();
    for row in &plan.rows {
        let has_seat = match row.fate {
            Fate::Taken | Fate::TakenAsAnother(_) => true,
            Fate::Beyond => with_beyond,
            _ => false,
        };
        let Some(applicant) = row.applicant.clone().filter(|_| has_seat) else { continue };
        let origin =
            Origin { source: Source::Import, language: Language::Ja, receipt_hash: receipt(token, row.number) };
        match admit(world, lock, applicant, origin).await? {
            Admission::Admitted(registration) => admitted.push(registration),
            _ => return Ok(None),
        }
    }
    Ok(Some(admitted))
}
