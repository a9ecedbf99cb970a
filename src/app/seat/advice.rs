//! 募集の目安: what one person more or less of a profession, or one table more or fewer, would do
//! to the mix. Computed when an organiser asks for it, and kept until then.

use super::{Asked, Statement, asked_of};
use crate::app::World;
use crate::app::heavy::{HeavyError, Patience};
use crate::domain::event::{Event, TableRule};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::{self, Seating, SeatingSettings};
use crate::infra::db::{self, Connection, EventLock, attendance, events, seating_advice, seatings};
use entaku_seating::{Advice, Certificate, advise};
use std::ops::RangeInclusive;

/// With more people than this one more or less is no matter, and telling it would take long.
const PEOPLE: RangeInclusive<usize> = 2..=1_000;

/// What changes would do, as it can be told.
#[derive(Clone, Debug)]
pub struct Advised {
    /// The people for whom it was computed, and what the numbers stand for.
    pub statement: Statement,
    /// How many tables.
    pub tables: usize,
    /// Whether rules or earlier events are minded.
    pub ruled: bool,
    /// What each change would do, the best first; changes that do nothing are among them.
    pub advice: Vec<Advice>,
    /// Whether the people or the tables are others since.
    pub changed: bool,
}

/// Why there is no advice.
#[derive(Debug, thiserror::Error)]
pub enum AdviceError {
    /// No such event in the organiser's organisation.
    #[error("no such event")]
    NotFound,
    /// Too few or too many people, or none that the seating crate takes.
    #[error("no advice for these people")]
    NoAdvice,
    /// There is no room for more heavy work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// How many tables these settings ask for: as many as the seating that stands has.
pub(in crate::app) fn settings_of(event: &Event, current: Option<&Seating>) -> SeatingSettings {
    match current {
        Some(seating) => SeatingSettings { tables: TableRule::Tables(seating.tables), ..seating.settings.clone() },
        None => SeatingSettings::of(event.details.tables),
    }
}

/// Whether advice can be computed for so many people.
#[must_use]
pub fn is_possible(people: usize) -> bool {
    PEOPLE.contains(&people)
}

/// Computes what changes would do to the people of an event and stores it.
///
/// # Errors
/// See [`AdviceError`]; nothing is written then.
pub async fn weigh_changes(world: &World, organiser: &Organiser, event: EventId) -> Result<(), AdviceError> {
    let asked = asked(world.db.read(), organiser, event).await?;
    if !is_possible(asked.people.len()) {
        return Err(AdviceError::NoAdvice);
    }
    let found = world.heavy.run(&Patience::begin(), move |_| (advise(&asked.problem), asked)).await?;
    // What the seating crate does not take is told where somebody asks for tables.
    let (Ok(mut advice), asked) = found else { return Err(AdviceError::NoAdvice) };
    advice.sort_by_key(|advice| advice.gain);
    let advised = seating::Advised {
        key: asked.proof(Certificate::default()),
        tables: asked.problem.tables.count(),
        ruled: !asked.problem.rules.is_empty() || !asked.problem.past.is_empty(),
        advice,
    };
    let transaction = world.db.write().await?;
    let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(AdviceError::NotFound)?;
    seating_advice::store(&lock, &advised, world.now()).await?;
    Ok(db::commit(transaction).await?)
}

async fn asked(c: &impl Connection, organiser: &Organiser, event: EventId) -> Result<Asked, AdviceError> {
    let event = events::by_id(c, organiser.organisation, event).await?.ok_or(AdviceError::NotFound)?;
    // Before anybody is read.
    if !is_possible(event.seats_taken as usize) {
        return Err(AdviceError::NoAdvice);
    }
    let current = seatings::current(c, event.id).await?;
    let settings = settings_of(&event, current.as_ref());
    let people = attendance::to_seat(c, event.id, None).await?;
    let places = current.map(|seating| seating.places).unwrap_or_default();
    Ok(asked_of(c, organiser, people, &settings, &places).await?)
}
