//! Seating (班分け): confirmed people to tables, mixed and proven, stored as a numbered draft.

pub mod advice;
mod ask;
pub mod edit;
mod judge;
mod last_change;
pub(in crate::app) mod past;
mod publish;
mod recount;
pub mod repair;
mod statement;
mod store;

pub use ask::{Asked, ask};
pub use judge::judge;
pub use last_change::{LastChange, last_change};
pub use publish::publish;
pub use recount::recount;
pub use statement::Statement;

use super::World;
use super::heavy::{HeavyError, Patience};
use crate::domain::audit::Action;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::seating::{MOST_SEATED, Place, Seating, SeatingSettings, SeatingState};
use crate::infra::db::{self, Connection, EventLock, attendance, events, professions, seatings};
use entaku_seating::{Effort, Refusal, verify};
use std::time::Duration;

/// How many moves the search may look at: a second or two for a large event, and none at all
/// where the exact construction is already proven best.
const ITERATIONS: u64 = 8_000_000;
/// After this the best seating found so far is taken.
const PATIENCE: Duration = Duration::from_secs(8);
/// How often a seating is begun anew because people came or went while it was made.
const TRIES: u32 = 3;

/// Why nobody was seated.
#[derive(Debug, thiserror::Error)]
pub enum SeatError {
    /// No such event in the organiser's organisation.
    #[error("no such event")]
    NotFound,
    /// There is nobody to seat.
    #[error("nobody is confirmed")]
    Nobody,
    /// The rules cannot be kept; the numbers in the refusal are those of [`Asked`].
    #[error("refused: {refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
        /// What was asked.
        asked: Box<Asked>,
    },
    /// People came or went while the seating was made, again and again.
    #[error("people come and go")]
    Busy,
    /// More people than are seated at once.
    #[error("{people} people are too many")]
    TooMany {
        /// How many people take part.
        people: usize,
    },
    /// There is no room for more heavy work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
    /// The seating is not what it claims to be; a fault of ours.
    #[error("the seating does not verify: {0}")]
    Unproven(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Seats the confirmed people of an event and stores the result as its draft; an earlier draft
/// becomes history, a published seating stays published.
///
/// The same people, settings and pins give the same tables. People whom the former seating pins
/// keep their tables.
///
/// # Errors
/// See [`SeatError`]; nothing is written then.
pub async fn seat(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    settings: SeatingSettings,
) -> Result<Seating, SeatError> {
    let found = events::by_id(world.db.read(), organiser.organisation, event).await?.ok_or(SeatError::NotFound)?;
    // Before anybody is read.
    if found.seats_taken as usize > MOST_SEATED {
        return Err(SeatError::TooMany { people: found.seats_taken as usize });
    }
    let patience = Patience::begin();
    for _ in 0..TRIES {
        let asked = read(world.db.read(), organiser, event, &settings).await?;
        if asked.people.is_empty() {
            return Err(SeatError::Nobody);
        }
        let (asked, made) = solve(world, &patience, asked, seed_of(event)).await?;
        let transaction = world.db.write().await?;
        let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(SeatError::NotFound)?;
        if read(&transaction, organiser, event, &settings).await?.input() != asked.input() {
            continue;
        }
        let draft = store::draft(world, organiser, event, settings, &asked, made);
        let draft = store::insert(world, &lock, organiser, draft, Action::MakeSeating).await?;
        db::commit(transaction).await?;
        return Ok(draft);
    }
    Err(SeatError::Busy)
}

/// The event's seating as the desk works on it: the draft, else the published one.
///
/// # Errors
/// The database's.
pub async fn current(c: &impl Connection, event: EventId) -> db::Result<Option<Seating>> {
    seatings::current(c, event).await
}

/// The event's confirmed seating.
///
/// # Errors
/// The database's.
pub async fn confirmed(c: &impl Connection, event: EventId) -> db::Result<Option<Seating>> {
    seatings::in_state(c, event, SeatingState::Published).await
}

/// Reads what a seating is made from.
pub(in crate::app) async fn read(
    c: &impl Connection,
    organiser: &Organiser,
    event: EventId,
    settings: &SeatingSettings,
) -> db::Result<Asked> {
    let people = attendance::to_seat(c, event, None).await?;
    let places: Vec<Place> = current(c, event).await?.map(|seating| seating.places).unwrap_or_default();
    asked_of(c, organiser, people, settings, &places).await
}

/// The problem of these people, with what the organisation knows of professions and of who
/// shared a table before.
pub(in crate::app) async fn asked_of(
    c: &impl Connection,
    organiser: &Organiser,
    people: Vec<Registration>,
    settings: &SeatingSettings,
    places: &[Place],
) -> db::Result<Asked> {
    let list = professions::of_organisation(c, organiser.organisation).await?;
    let mut asked = ask(people, &list, settings, places);
    if !settings.earlier.is_empty() {
        let seated = events::seated(c, organiser.organisation).await?;
        asked.remember(&past::tables(c, &seated, &settings.earlier).await?);
    }
    Ok(asked)
}

/// Seats, and checks the result independently.
async fn solve(
    world: &World,
    patience: &Patience,
    asked: Asked,
    seed: u64,
) -> Result<(Asked, entaku_seating::Seating), SeatError> {
    let solved = world.heavy.run(patience, move |patience| {
        let patience = patience.at_most(PATIENCE);
        let effort = Effort { seed, iterations: ITERATIONS };
        let made = entaku_seating::seat_until(&asked.problem, effort, &mut || patience.is_over());
        let faults = made.as_ref().map(|made| verify(&asked.problem, made)).unwrap_or_default();
        (asked, made, faults)
    });
    match solved.await? {
        (asked, Ok(seating), faults) if faults.is_empty() => Ok((asked, seating)),
        (_, Ok(_), faults) => Err(SeatError::Unproven(format!("{faults:?}"))),
        (asked, Err(refusal), _) => Err(SeatError::Refused { refusal, asked: Box::new(asked) }),
    }
}

/// The seed of an event: the same in each of its seatings, so that the same input gives the same
/// tables.
pub(in crate::app) const fn seed_of(event: EventId) -> u64 {
    event.0.as_u64_pair().1
}
