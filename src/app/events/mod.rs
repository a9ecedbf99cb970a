//! Events at the desk: listed, made, changed, and brought from draft to the day itself.

mod copy;
mod delete;
mod draft;
mod first_page;
pub mod picture;
mod save;
mod status;

pub use copy::copy;
pub use delete::{DeleteError, delete};
pub use draft::prefilled;
pub use first_page::{Coming, FirstPage, Part, Urgent, first_page};
pub use save::{SaveError, change, create};
pub use status::{StepError, missing_for_publication, take_step};

use super::World;
use crate::domain::event::{Event, EventStatus};
use crate::domain::event_life::Progress;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::SeatingState;
use crate::infra::db::{self, attendance, events};

/// The events of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskList {
    /// Not over yet, the next one first.
    pub upcoming: Vec<Event>,
    /// Over, the latest first.
    pub past: Vec<Event>,
}

/// All events of the organiser's organisation.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, organiser: &Organiser) -> db::Result<DeskList> {
    let now = world.now();
    let mut all = events::of_organisation(world.db.read(), organiser.organisation).await?;
    all.sort_by_key(|event| (event.starts_at(), event.id));
    let (upcoming, mut past): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|event| event.details.sessions.iter().any(|session| session.ends_at > now));
    past.reverse();
    Ok(DeskList { upcoming, past })
}

/// What every page of an event says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The event.
    pub event: Event,
    /// How far its seating has come; `None` where nobody was seated yet.
    pub seating: Option<SeatingState>,
}

/// The event of the organiser's organisation at a glance; `None` where there is none.
///
/// # Errors
/// The database's.
pub async fn glance(world: &World, organiser: &Organiser, id: EventId) -> db::Result<Option<Glance>> {
    let found = events::with_seating(world.db.read(), organiser.organisation, id).await?;
    Ok(found.map(|(event, seating)| Glance { event, seating }))
}

/// How far the work on an event has come.
///
/// # Errors
/// The database's.
pub async fn progress(world: &World, glance: &Glance) -> db::Result<Progress> {
    let Glance { event, seating } = glance;
    let complete = event.status == EventStatus::Draft && missing_for_publication(world, event).is_empty();
    let unseated = match seating {
        Some(SeatingState::Published) => attendance::count_unpublished(world.db.read(), event.id).await?,
        _ => 0,
    };
    Ok(Progress { complete, seating: *seating, unseated })
}

/// The event of the organiser's organisation with this identity as it stands in an address;
/// `None` where there is none or it is another organisation's.
///
/// # Errors
/// The database's.
pub async fn find(world: &World, organiser: &Organiser, id: &str) -> db::Result<Option<Event>> {
    let Ok(id) = id.parse::<EventId>() else { return Ok(None) };
    events::by_id(world.db.read(), organiser.organisation, id).await
}
