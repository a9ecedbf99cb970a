//! Who waits at an event's places, and why each of them still does.

use super::World;
use super::admission::State;
use crate::domain::admission::{Member, Waiting, Why};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::place::{Participation, Place};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, RegistrationStatus};
use crate::infra::db::{self, events, participations, professions, registrations};

/// So many of each standing are shown; the list of registrations shows all.
pub const SHOWN: u64 = 50;

/// To so many people at most something is done at once.
const CHOSEN: usize = 200;

/// Those who wait at an event.
#[derive(Clone, Debug)]
pub struct WaitingList {
    /// The event.
    pub event: Event,
    /// The organisation's professions.
    pub professions: ProfessionList,
    /// Place by place.
    pub places: Vec<AtPlace>,
}

/// Those who wait at a place.
#[derive(Clone, Debug)]
pub struct AtPlace {
    /// The place.
    pub place: Place,
    /// By how many more seats are held than there are.
    pub over_by: u32,
    /// Whether the program has stopped giving seats, so that people are telephoned.
    pub by_telephone: bool,
    /// Those who wait for an organiser's decision or a draw.
    pub received: Vec<Row>,
    /// Those who were offered a seat.
    pub offered: Vec<Row>,
    /// Those on the waiting list, in order.
    pub waiting: Vec<Row>,
    /// Those whose offer lapsed.
    pub lapsed: Vec<Row>,
}

impl AtPlace {
    /// Everybody who waits for anything.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        [&self.received, &self.offered, &self.waiting, &self.lapsed].into_iter().flatten()
    }
}

/// Somebody who waits.
#[derive(Clone, Debug)]
pub struct Row {
    /// The person.
    pub registration: Registration,
    /// How the person stands.
    pub stands: Participation,
    /// Why the person has no seat, of who is on the waiting list.
    pub why: Option<Why>,
}

/// The list; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, event: EventId) -> db::Result<Option<WaitingList>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let professions = professions::of_organisation(c, by.organisation).await?;
    let now = world.now();
    let mut places = Vec::new();
    for place in &event.places {
        let Some(state) = State::read(c, &event, place.id, &professions).await? else { continue };
        let why = |stands: &Participation| {
            let member = Member { profession: stands.profession.clone(), linked: stands.by_link, ..Member::default() };
            let waiting = Waiting { order: stands.wait_order.unwrap_or_default(), members: vec![member] };
            state.measure.why(&state.occupancy, &waiting, &state.calendar, now)
        };
        let rows = async |status: RegistrationStatus| -> db::Result<Vec<Row>> {
            let found = participations::standing(c, place.id, status, SHOWN).await?;
            let row = |(stands, registration): (Participation, Registration)| Row {
                why: stands.standing.waits().then(|| why(&stands)),
                registration,
                stands,
            };
            Ok(found.into_iter().map(row).collect())
        };
        let stop = state.measure.rules().offers_stop(&state.calendar);
        places.push(AtPlace {
            over_by: state.measure.over_by(&state.occupancy),
            by_telephone: stop.is_some_and(|stop| now >= stop) && now < state.calendar.begins,
            received: rows(RegistrationStatus::Received).await?,
            offered: rows(RegistrationStatus::Offered).await?,
            waiting: rows(RegistrationStatus::Waitlisted).await?,
            lapsed: rows(RegistrationStatus::Lapsed).await?,
            place: place.clone(),
        });
    }
    Ok(Some(WaitingList { event, professions, places }))
}

/// The people of an event to whom something is to be done, in this order.
///
/// # Errors
/// The database's.
pub async fn chosen(world: &World, event: EventId, people: &[RegistrationId]) -> db::Result<Vec<Registration>> {
    let mut found = Vec::new();
    for id in people.iter().take(CHOSEN) {
        found.extend(registrations::by_id(world.db.read(), event, *id).await?);
    }
    Ok(found)
}
