//! The steps of an event's life: publish, close, reopen, cancel.

use crate::app::admission::{locked, plan};
use crate::app::{World, audit};
use crate::domain::audit::Record;
use crate::domain::event::Event;
use crate::domain::event_form::{Circumstances, EventFault, EventField, EventForm, FaultKind, Place};
use crate::domain::event_life::Step;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, events, registrations};
use serde_json::json;

/// Why a step was not taken.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// There is no such event in the organisation.
    #[error("no such event")]
    NotFound,
    /// The event is not where this step begins: somebody else took one meanwhile.
    #[error("the step does not begin here")]
    NotFromHere,
    /// The public cannot be shown the event yet.
    #[error("the event is not complete")]
    Incomplete(Vec<EventFault>),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// What an event lacks before applications can be taken for it; empty where it lacks nothing.
#[must_use]
pub fn missing_for_publication(world: &World, event: &Event) -> Vec<EventFault> {
    let zone = world.settings.zone;
    let circumstances =
        Circumstances { zone, public: true, seats_taken: event.seats_taken, sessions: &event.details.sessions };
    let checked = EventForm::of(&event.details, zone).check(&circumstances, || world.new_id());
    let mut missing = checked.err().unwrap_or_default();
    if event.details.apply_until <= world.now() {
        missing.push(EventFault { place: Place::Event(EventField::ApplyUntil), kind: FaultKind::Past });
    }
    missing
}

/// Takes a step with an event.
///
/// # Errors
/// See [`StepError`]; nothing is written then.
pub async fn take_step(world: &World, by: &Organiser, id: EventId, step: Step) -> Result<Event, StepError> {
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, by.organisation, id).await?.ok_or(StepError::NotFound)?;
    let event = lock.event();
    let status = step.target(event.status).ok_or(StepError::NotFromHere)?;
    // Whoever has applied, or was refused, knows the event as a public one.
    if step == Step::Withdraw && (event.turned_away > 0 || registrations::any(&transaction, id).await?) {
        return Err(StepError::NotFromHere);
    }
    let missing = if step.opens() { missing_for_publication(world, event) } else { Vec::new() };
    if !missing.is_empty() {
        return Err(StepError::Incomplete(missing));
    }
    let changed = Event { status, ..event.clone() };
    events::update(&mut lock, changed, world.now()).await?;
    plan(world, &mut lock).await?;
    let changed = lock.event().clone();
    let detail = json!({ "seats_taken": changed.seats_taken });
    audit::note(world, &transaction, by, step.into(), Record::Event(id), detail).await?;
    world.commit(transaction).await?;
    Ok(changed)
}
