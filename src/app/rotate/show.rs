//! What the page of the rounds shows: the rotation with its people as they are now, and what a
//! new one would be made from.

use super::seating_settings;
use crate::app::seat::Statement;
use crate::app::{World, seat};
use crate::domain::board::{BoardPerson, BoardProfession, people_of};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::domain::rotation::{LEAST_TABLES, Rotation, RotationSettings};
use crate::domain::seating::{MOST_SEATED, Place, Seating, SeatingState};
use crate::infra::collation;
use crate::infra::db::{self, Connection, attendance, events, organisers, professions, rotations, seatings};
use std::collections::HashMap;

/// How many rounds the form begins with.
const USUAL_ROUNDS: u32 = 3;

/// The page's data.
#[derive(Clone, Debug)]
pub struct RotationPage {
    /// The event.
    pub event: Event,
    /// More people than are seated at once: nobody is shown then.
    pub too_many: bool,
    /// The professions in the order of the organisation's list.
    pub professions: Vec<BoardProfession>,
    /// The people in 五十音順: the confirmed ones, and those of the rotation who cancelled since.
    pub people: Vec<BoardPerson>,
    /// The settings to begin with: those of the rotation, else as the seating.
    pub settings: RotationSettings,
    /// What the current seating asks for and is kept in every round.
    pub rules: Option<Rules>,
    /// The confirmed seating, which the first round may be: its number and its tables.
    pub confirmed: Option<(u32, u32)>,
    /// The rotation; `None` where there is none yet.
    pub shown: Option<ShownRotation>,
}

/// What is taken from the current seating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The seating's number.
    pub number: u32,
    /// Who is fixed, and to which table.
    pub pins: Vec<(RegistrationId, u32)>,
    /// How many groups sit together.
    pub together: usize,
    /// How many pairs sit apart.
    pub apart: usize,
    /// How many tables are locked, which plays no part here.
    pub locked: usize,
}

/// A rotation as it is shown.
#[derive(Clone, Debug)]
pub struct ShownRotation {
    /// As stored.
    pub rotation: Rotation,
    /// Who made it.
    pub by: String,
    /// What the numbers of its proof are called; its own certificate says nothing.
    pub key: Statement,
    /// Whether its people changed since.
    pub changed: bool,
}

impl RotationPage {
    /// The people who take part: confirmed, and not absent today.
    pub fn confirmed(&self) -> impl Iterator<Item = &BoardPerson> {
        self.people.iter().filter(|person| person.takes_part())
    }
}

/// The page of an event's rounds; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn page(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<RotationPage>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    if event.seats_taken as usize > MOST_SEATED {
        let settings = RotationSettings::mixed(USUAL_ROUNDS, LEAST_TABLES);
        let (professions, people) = (Vec::new(), Vec::new());
        return Ok(Some(RotationPage {
            event,
            too_many: true,
            professions,
            people,
            settings,
            rules: None,
            confirmed: None,
            shown: None,
        }));
    }
    let rotation = rotations::of_event(c, event.id).await?;
    let current = seat::current(c, event.id).await?;
    let published = published(c, event.id, current.as_ref()).await?;
    let mut people = attendance::to_rotate(c, event.id, rotation.as_ref().map(|rotation| rotation.id)).await?;
    people.sort_by(collation::by_furigana);
    let confirmed = people.iter().filter(|person| person.takes_part()).count();
    let list = professions::of_organisation(c, organiser.organisation).await?;
    let first = rotation.iter().flat_map(|rotation| &rotation.places).filter(|place| place.round == 1);
    let first: HashMap<_, _> = first.map(|place| (place.registration, place.table)).collect();
    let (professions, mut shown) = people_of(&people, &list, |id| {
        Some(Place { registration: id, table: *first.get(&id)?, seat: 0, pinned: false })
    });
    in_order(&mut shown, &people);
    let settings = match &rotation {
        Some(rotation) => rotation.settings.clone(),
        None => RotationSettings {
            from_seating: published.is_some(),
            ..RotationSettings::mixed(USUAL_ROUNDS, usual_tables(current.as_ref(), &event, confirmed))
        },
    };
    let rules = current.as_ref().map(|seating| Rules {
        number: seating.number,
        pins: seating
            .places
            .iter()
            .filter(|place| place.pinned)
            .map(|place| (place.registration, place.table))
            .collect(),
        together: seating.settings.together.len(),
        apart: seating.settings.apart.len(),
        locked: seating.settings.locked.len(),
    });
    let shown_rotation = match rotation {
        Some(rotation) => Some(show(c, rotation, current.as_ref(), &people, &list).await?),
        None => None,
    };
    Ok(Some(RotationPage {
        event,
        too_many: false,
        professions,
        people: shown,
        settings,
        rules,
        confirmed: published,
        shown: shown_rotation,
    }))
}

async fn show(
    c: &impl Connection,
    rotation: Rotation,
    current: Option<&Seating>,
    people: &[Registration],
    list: &ProfessionList,
) -> db::Result<ShownRotation> {
    let by = organisers::name(c, rotation.made_by).await?.unwrap_or_default();
    let confirmed = people.iter().filter(|person| person.takes_part()).cloned().collect();
    let places = current.map(|seating| seating.places.as_slice()).unwrap_or_default();
    let now = seat::ask(confirmed, list, &seating_settings(current, &rotation.settings), places);
    Ok(ShownRotation {
        by,
        changed: now.people_print() != rotation.proof.key.input,
        key: Statement::of(&rotation.proof.key, people, list),
        rotation,
    })
}

/// The number and the tables of the confirmed seating, beside which a draft may stand.
async fn published(c: &impl Connection, event: EventId, current: Option<&Seating>) -> db::Result<Option<(u32, u32)>> {
    match current {
        None => Ok(None),
        Some(seating) if seating.state == SeatingState::Published => Ok(Some((seating.number, seating.tables))),
        Some(_) => {
            let history = seatings::history(c, event).await?;
            let published = history.into_iter().find(|past| past.state == SeatingState::Published);
            Ok(published.map(|past| (past.number, past.tables)))
        }
    }
}

/// The tables of the current seating, else as the event says.
fn usual_tables(current: Option<&Seating>, event: &Event, confirmed: usize) -> u32 {
    let tables = current.map_or_else(
        || u32::try_from(event.details.tables.tables_for(confirmed)).unwrap_or(u32::MAX),
        |seating| seating.tables,
    );
    tables.max(LEAST_TABLES)
}

/// Puts people into the order of their registrations.
fn in_order(people: &mut [BoardPerson], order: &[Registration]) {
    let rank: HashMap<_, _> = order.iter().map(|registration| registration.id).zip(0..).collect();
    people.sort_by_key(|person| rank.get(&person.id).copied().unwrap_or(usize::MAX));
}
