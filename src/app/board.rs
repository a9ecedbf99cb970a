//! What the seating page shows: the seating that is worked on, its people as they are now, what
//! is proven of it, and the history. Nothing is computed for it that takes long: what was proven
//! is shown as it is stored, and where the people changed since, the page says so.

use super::World;
use super::seat::advice::{self, Advised};
use super::seat::edit::Seen;
use super::seat::{self, Statement, past};
use crate::domain::board::BoardData;
use crate::domain::event::{Event, TableRule};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Applicant, Registration};
use crate::domain::seating::{MOST_SEATED, Seating, SeatingSettings};
use crate::domain::topic;
use crate::infra::db::events::Held;
use crate::infra::db::{self, attendance, events, professions, seating_advice, seatings};

/// The seating page's data.
#[derive(Clone, Debug)]
pub struct BoardPage {
    /// The event.
    pub event: Event,
    /// How many people take part: confirmed, and not absent today.
    pub confirmed: usize,
    /// More people than are seated at once: nobody is shown then.
    pub too_many: bool,
    /// How many of them would be facilitators.
    pub volunteers: usize,
    /// How many of them say what they want to talk about.
    pub topics: usize,
    /// How many of them say how many years they have worked.
    pub years: usize,
    /// Earlier events of the organisation whose tablemates may count as met, the latest first.
    pub earlier: Vec<Held>,
    /// The settings to begin with: those of the last seating, else the event's.
    pub settings: SeatingSettings,
    /// Which seating is worked on, and its version.
    pub current: Option<Seen>,
    /// The seating shown; `None` where nobody has been seated yet.
    pub shown: Option<Shown>,
    /// What one person or table more or less would do, as it was last computed.
    pub advised: Option<Advised>,
    /// All seatings, the newest first.
    pub history: Vec<seatings::Past>,
}

/// A seating as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The seating as stored.
    pub seating: Seating,
    /// Its people as they are now.
    pub board: BoardData,
    /// What is proven of it, as stored.
    pub proof: Statement,
    /// Whether its people changed since it was proven.
    pub changed: bool,
    /// Whether it is the one that is worked on (else history).
    pub current: bool,
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
    if event.seats_taken as usize > MOST_SEATED {
        return Ok(Some(BoardPage::of_too_many(event)));
    }
    let current = seat::current(c, event.id).await?;
    let settings =
        current.as_ref().map_or_else(|| SeatingSettings::of(event.details.tables), |seating| seating.settings.clone());
    let seen = current.as_ref().map(|seating| Seen { number: seating.number, version: seating.version });
    let ahead = advice::settings_of(&event, current.as_ref());
    let seating = match number {
        Some(number) if seen.is_none_or(|seen| seen.number != number) => {
            let Some(found) = seatings::by_number(c, event.id, number).await? else { return Ok(None) };
            Some(found)
        }
        _ => current,
    };
    let people = attendance::to_seat(c, event.id, seating.as_ref().map(|seating| seating.id)).await?;
    let list = professions::of_organisation(c, organiser.organisation).await?;
    let seated = events::seated(c, organiser.organisation).await?;
    let advised = seating_advice::of_event(c, event.id).await?;
    let advised = advised.map(|stored| advised_of(stored, &people, &list, &ahead));
    let shown = match seating {
        Some(seating) => Some(show(c, seating, &people, &list, &seated, seen).await?),
        None => None,
    };
    let count = |of: &dyn Fn(&Applicant) -> bool| {
        people.iter().filter(|person| person.takes_part() && of(&person.applicant)).count()
    };
    Ok(Some(BoardPage {
        confirmed: count(&|_| true),
        too_many: false,
        volunteers: count(&|applicant| applicant.facilitator),
        topics: count(&|applicant| !topic::topics(&applicant.topic).is_empty()),
        years: count(&|applicant| applicant.years.is_some()),
        earlier: past::before(&seated, &event),
        history: seatings::history(c, event.id).await?,
        current: seen,
        shown,
        advised,
        settings,
        event,
    }))
}

async fn show(
    c: &impl db::Connection,
    seating: Seating,
    people: &[Registration],
    list: &ProfessionList,
    seated: &[Held],
    current: Option<Seen>,
) -> db::Result<Shown> {
    let settings = SeatingSettings { tables: TableRule::Tables(seating.tables), ..seating.settings.clone() };
    let confirmed: Vec<_> = people.iter().filter(|person| person.takes_part()).cloned().collect();
    let places = seating.places_by_person();
    let here = confirmed.iter().filter(|person| places.contains_key(&person.id)).cloned().collect();
    let changed = seat::ask(here, list, &settings, &seating.places).people_print() != seating.proof.input;
    let mut asked = seat::ask(confirmed, list, &settings, &seating.places);
    asked.remember(&past::tables(c, seated, &settings.earlier).await?);
    let board = BoardData::new(&seating, people, list, asked.problem);
    let proof = Statement::of(&seating.proof, people, list);
    let current = current.is_some_and(|current| current.number == seating.number);
    Ok(Shown { seating, board, proof, changed, current })
}

fn advised_of(
    stored: crate::domain::seating::Advised,
    people: &[Registration],
    list: &ProfessionList,
    settings: &SeatingSettings,
) -> Advised {
    let confirmed = people.iter().filter(|person| person.takes_part()).cloned().collect();
    let now = seat::ask(confirmed, list, settings, &[]);
    Advised {
        statement: Statement::of(&stored.key, people, list),
        changed: now.people_print() != stored.key.input || now.problem.tables.count() != stored.tables,
        tables: stored.tables,
        ruled: stored.ruled,
        advice: stored.advice,
    }
}

impl BoardPage {
    /// Of an event with more people than are seated at once nobody is read.
    fn of_too_many(event: Event) -> Self {
        Self {
            confirmed: event.seats_taken as usize,
            too_many: true,
            volunteers: 0,
            topics: 0,
            years: 0,
            earlier: Vec::new(),
            settings: SeatingSettings::of(event.details.tables),
            current: None,
            shown: None,
            advised: None,
            history: Vec::new(),
            event,
        }
    }

    /// The name of a person on the board, with 受付番号 where two have the same.
    #[must_use]
    pub fn name_of(&self, id: RegistrationId) -> String {
        let board = self.shown.as_ref().map(|shown| &shown.board);
        board.and_then(|board| board.person(id)).map(|person| person.name.clone()).unwrap_or_default()
    }
}
