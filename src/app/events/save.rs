//! Making an event and changing it.

use crate::app::admission::{locked, plan, settle_all};
use crate::app::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::{Event, EventDetails, EventStatus};
use crate::domain::event_form::{Circumstances, EventFault, EventField, EventForm, FaultKind, Place};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, commit, events};
use serde_json::json;

/// Why an event was not written.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no such event in the organisation.
    #[error("no such event")]
    NotFound,
    /// Something in the form is wrong.
    #[error("the form has faults")]
    Faults(Vec<EventFault>),
    /// Somebody else changed the event in between: as it is now.
    #[error("the event has changed")]
    Conflict(Box<Event>),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Makes a draft of the form, with the rules of the event `like` which it began. `id` was given to the form
/// when it was shown: the same form sent twice makes one event.
///
/// # Errors
/// See [`SaveError`].
pub async fn create(
    world: &World,
    by: &Organiser,
    id: EventId,
    form: &EventForm,
    like: Option<EventId>,
) -> Result<Event, SaveError> {
    if let Some(earlier) = events::by_id(world.db.read(), by.organisation, id).await? {
        return Ok(earlier);
    }
    let circumstances = Circumstances { zone: world.settings.zone, public: false, seats_taken: 0, sessions: &[] };
    let details = form.check(&circumstances, || world.new_id()).map_err(SaveError::Faults)?;
    let named = (id, by.organisation, world.new_code());
    let mut event = Event::draft(named, world.new_id(), details, world.now());
    if let Some(like) = like
        && let Some(like) = events::by_id(world.db.read(), by.organisation, like).await?
    {
        event = event.with_rules_of(&like, world.now());
    }
    match store(world, by, &event).await {
        // The same form, sent twice at once: the other one made the event.
        Err(fault) if fault.is_duplicate() => {
            events::by_id(world.db.read(), by.organisation, id).await?.ok_or(SaveError::Database(fault))
        }
        outcome => Ok(outcome.map(|()| event)?),
    }
}

async fn store(world: &World, by: &Organiser, event: &Event) -> db::Result<()> {
    let transaction = world.db.write().await?;
    events::insert(&transaction, event).await?;
    let detail = json!({ "sessions": event.details.sessions.len() });
    audit::note(world, &transaction, by, Action::CreateEvent, Record::Event(event.id), detail).await?;
    commit(transaction).await
}

/// Changes an event to what the form says, if it is still at `version`. A privacy text that
/// changes after the event became public counts as a new wording.
///
/// # Errors
/// See [`SaveError`]; nothing is written then.
pub async fn change(
    world: &World,
    by: &Organiser,
    id: EventId,
    form: &EventForm,
    version: u32,
) -> Result<Event, SaveError> {
    let zone = world.settings.zone;
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, by.organisation, id).await?.ok_or(SaveError::NotFound)?;
    let event = lock.event();
    let public = event.status != EventStatus::Draft;
    let circumstances =
        Circumstances { zone, public, seats_taken: event.seats_taken, sessions: &event.details.sessions };
    let details = form.check(&circumstances, || world.new_id()).map_err(SaveError::Faults)?;
    if event.version != version {
        return Err(SaveError::Conflict(Box::new(event.clone())));
    }
    let kept = event.place().rules.kept_in_all(world.now());
    if event.places.len() == 1 && kept > details.capacity {
        let place = Place::Event(EventField::Capacity);
        return Err(SaveError::Faults(vec![EventFault { place, kind: FaultKind::BelowKept(kept) }]));
    }
    let wording = |details: &EventDetails| (details.privacy_text.clone(), details.english.privacy_text.clone());
    let reworded = public && wording(&details) != wording(&event.details);
    let fields: Vec<_> = EventForm::of(&event.details, zone)
        .differences(&EventForm::of(&details, zone))
        .into_iter()
        .map(Place::name)
        .collect();
    let mut changed = Event { details, privacy_version: event.privacy_version + u32::from(reworded), ..event.clone() };
    changed.set_capacity();
    events::update(&mut lock, changed, world.now()).await?;
    plan(world, &mut lock).await?;
    settle_all(world, &mut lock).await?;
    let changed = lock.event().clone();
    audit::note(world, &transaction, by, Action::ChangeEvent, Record::Event(id), json!({ "fields": fields })).await?;
    world.commit(transaction).await?;
    Ok(changed)
}
