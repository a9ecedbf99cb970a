//! What the seating page shows: the seating that is worked on, its people as they are now, what
//! is proven of it, and the history.

use super::World;
use super::seat::edit::Seen;
use super::seat::{self, asked_of, judge};
use crate::domain::board::BoardData;
use crate::domain::event::{Event, TableRule};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Applicant, Registration};
use crate::domain::seating::{Proof, Seating, SeatingSettings};
use crate::domain::topic;
use crate::infra::db::{self, events, organisers, professions, registrations, seatings};
use std::collections::HashMap;

/// The seating page's data.
#[derive(Clone, Debug)]
pub struct BoardPage {
    /// The event.
    pub event: Event,
    /// How many people take part: confirmed, and not absent today.
    pub confirmed: usize,
    /// How many of them would be facilitators.
    pub volunteers: usize,
    /// How many of them say what they want to talk about.
    pub topics: usize,
    /// How many of them say how many years they have worked.
    pub years: usize,
    /// Earlier events of the organisation whose tablemates may count as met, the latest first.
    pub earlier: Vec<Event>,
    /// The settings to begin with: those of the last seating, else the event's.
    pub settings: SeatingSettings,
    /// Which seating is worked on, and its version.
    pub current: Option<Seen>,
    /// The seating shown; `None` where nobody has been seated yet.
    pub shown: Option<Shown>,
    /// All seatings, the newest first.
    pub history: Vec<Line>,
}

/// A seating as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The seating as stored.
    pub seating: Seating,
    /// Its people as they are now.
    pub board: BoardData,
    /// What is proven of it: as stored, or counted anew where its people changed since.
    pub proof: Proof,
    /// Whether its people changed since it was made.
    pub changed: bool,
    /// Whether it is the one that is worked on (else history).
    pub current: bool,
}

/// A line of the history.
#[derive(Clone, Debug)]
pub struct Line {
    /// The seating.
    pub past: seatings::Past,
    /// Who made it.
    pub by: String,
}

/// The seating page of an event: its current seating, or the one of `number`. `None` for another
/// organisation's event, and where there is no such seating.
///
/// # Errors
/// The database's.
pub async fn board(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    number: Option<u32>,
) -> db::Result<Option<BoardPage>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    let current = seat::current(c, event.id).await?;
    let settings =
        current.as_ref().map_or_else(|| SeatingSettings::of(event.details.tables), |seating| seating.settings.clone());
    let seen = current.as_ref().map(|seating| Seen { number: seating.number, version: seating.version });
    let current_number = seen.map(|seen| seen.number);
    let seating = match number {
        Some(number) if Some(number) != current_number => {
            let Some(found) = seatings::by_number(c, event.id, number).await? else { return Ok(None) };
            Some(found)
        }
        _ => current,
    };
    let people = registrations::of_event(c, event.id).await?;
    let count = |of: &dyn Fn(&Applicant) -> bool| {
        let takes_part = |person: &&Registration| person.status.has_seat() && !settings.absent.contains(&person.id);
        people.iter().filter(takes_part).filter(|person| of(&person.applicant)).count()
    };
    Ok(Some(BoardPage {
        confirmed: count(&|_| true),
        volunteers: count(&|applicant| applicant.facilitator),
        topics: count(&|applicant| !topic::topics(&applicant.topic).is_empty()),
        years: count(&|applicant| applicant.years.is_some()),
        shown: match seating {
            Some(seating) => Some(show(c, organiser, seating, &people, current_number).await?),
            None => None,
        },
        earlier: seat::earlier_events(c, organiser, &event).await?,
        history: history(c, organiser, event.id).await?,
        current: seen,
        settings,
        event,
    }))
}

async fn show(
    c: &impl db::Connection,
    organiser: &Organiser,
    seating: Seating,
    people: &[Registration],
    current: Option<u32>,
) -> db::Result<Shown> {
    let list = professions::of_organisation(c, organiser.organisation).await?;
    let confirmed: Vec<_> = people.iter().filter(|person| person.status.has_seat()).cloned().collect();
    let settings = SeatingSettings { tables: TableRule::Tables(seating.tables), ..seating.settings.clone() };
    let problem = asked_of(c, organiser, confirmed.clone(), &settings, &seating.places).await?.problem;
    let seated: Vec<_> = confirmed.into_iter().filter(|person| seating.place_of(person.id).is_some()).collect();
    let asked = asked_of(c, organiser, seated, &settings, &seating.places).await?;
    let changed = asked.people_print() != seating.proof.input;
    let anew = if changed { judge(&asked, asked.plan_of(&seating.places)).ok() } else { None };
    let proof = anew.map_or_else(|| seating.proof.clone(), |anew| asked.proof(anew.certificate));
    let board = BoardData::new(&seating, people, &list, problem);
    Ok(Shown { current: current == Some(seating.number), board, proof, changed, seating })
}

async fn history(c: &impl db::Connection, organiser: &Organiser, event: EventId) -> db::Result<Vec<Line>> {
    let names: HashMap<_, _> = organisers::of_organisation(c, organiser.organisation)
        .await?
        .into_iter()
        .map(|colleague| (colleague.organiser.id, colleague.organiser.name))
        .collect();
    let lines = seatings::history(c, event).await?;
    Ok(lines
        .into_iter()
        .map(|past| Line { by: names.get(&past.created_by).cloned().unwrap_or_default(), past })
        .collect())
}

impl BoardPage {
    /// The name of a person on the board, with 受付番号 where two have the same.
    #[must_use]
    pub fn name_of(&self, id: RegistrationId) -> String {
        let board = self.shown.as_ref().map(|shown| &shown.board);
        board.and_then(|board| board.person(id)).map(|person| person.name.clone()).unwrap_or_default()
    }
}
