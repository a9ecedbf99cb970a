//! Writing a seating: its number, its places in the order in which lists show them, the audit.

use super::Asked;
use crate::app::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::seating::{Place, Seating, SeatingSettings, SeatingState};
use crate::infra::collation;
use crate::infra::db::{self, Connection, EventLock, seatings};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// A new draft of what was made; its number is given when it is inserted.
pub(super) fn draft(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    settings: SeatingSettings,
    asked: &Asked,
    made: entaku_seating::Seating,
) -> Seating {
    let pinned: HashSet<usize> = asked.problem.rules.pins.iter().map(|pin| pin.person).collect();
    let places = asked.people.iter().zip(&made.plan.table_of).enumerate().map(|(index, (person, table))| Place {
        registration: person.id,
        table: u32::try_from(table + 1).unwrap_or(u32::MAX),
        seat: 0,
        pinned: pinned.contains(&index),
    });
    let mut places: Vec<Place> = places.collect();
    number_seats(&mut places, &asked.people);
    let now = world.now();
    Seating {
        id: world.new_id(),
        event,
        number: 0,
        state: SeatingState::Draft,
        tables: u32::try_from(made.certificate.tables).unwrap_or(u32::MAX),
        seed: super::seed_of(event),
        settings,
        proof: asked.proof(made.certificate),
        created_at: now,
        created_by: organiser.id,
        updated_at: now,
        published_at: None,
        version: 1,
        places,
    }
}

/// Numbers the places of each table in 五十音順, and sorts them by table and place. People not in
/// `people` come last.
pub(super) fn number_seats(places: &mut [Place], people: &[Registration]) {
    let mut order: Vec<&Registration> = people.iter().collect();
    order.sort_by(|a, b| collation::by_furigana(a, b));
    let rank: HashMap<_, _> = order.iter().enumerate().map(|(rank, person)| (person.id, rank)).collect();
    places.sort_by_key(|place| (place.table, rank.get(&place.registration).copied().unwrap_or(usize::MAX)));
    let mut before = (0, 0);
    for place in places {
        before = (place.table, if before.0 == place.table { before.1 + 1 } else { 1 });
        place.seat = before.1;
    }
}

/// Inserts a draft under the event's next number; an earlier draft becomes history.
pub(super) async fn insert(
    world: &World,
    lock: &EventLock<'_>,
    organiser: &Organiser,
    mut draft: Seating,
    action: Action,
) -> db::Result<Seating> {
    draft.number = seatings::next_number(lock).await?;
    seatings::replace(lock, SeatingState::Draft).await?;
    seatings::insert(lock, &draft).await?;
    note(world, lock.transaction(), organiser, &draft, action).await?;
    Ok(draft)
}

/// Notes in the audit what was done to a seating.
pub(super) async fn note(
    world: &World,
    c: &impl Connection,
    organiser: &Organiser,
    seating: &Seating,
    action: Action,
) -> db::Result<()> {
    let detail = json!({ "number": seating.number, "tables": seating.tables, "people": seating.places.len() });
    audit::note(world, c, organiser, action, Record::Seating(seating.id), detail).await
}
