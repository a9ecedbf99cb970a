//! Rotation (席替え): several rounds in which everybody meets others, made, proven and stored.

mod show;
mod solve;

pub use show::{RotationPage, Rules, ShownRotation, page};

use super::heavy::{HeavyError, Patience};
use super::seat::{self, Asked};
use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::TableRule;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::rotation::{Rotation, RotationProof, RotationSettings, RoundPlace};
use crate::domain::seating::{MOST_SEATED, Seating, SeatingSettings};
use crate::infra::db::{self, Connection, EventLock, events, rotations};
use entaku_seating::{Certificate, Refusal, Rounds};
use serde_json::json;
use std::collections::HashMap;

/// How often rounds are begun anew because people came or went while they were made.
const TRIES: u32 = 3;

/// Why no rounds were made.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// No such event in the organiser's organisation.
    #[error("no such event")]
    NotFound,
    /// There is nobody to seat.
    #[error("nobody is confirmed")]
    Nobody,
    /// Somebody else made rounds in between.
    #[error("changed in between")]
    Changed,
    /// Somebody who was to stay at a table does not take part any more.
    #[error("a host has gone")]
    HostGone,
    /// Two who were each to stay at a table of their own are fixed to the same one.
    #[error("two hosts are fixed to table {table}")]
    HostsAtOneTable {
        /// The one.
        a: RegistrationId,
        /// The other.
        b: RegistrationId,
        /// The table, from 1.
        table: u32,
    },
    /// The first round was to be the confirmed seating, and there is none.
    #[error("no confirmed seating")]
    NoSeating,
    /// The first round was to be the confirmed seating, and it has no table for these.
    #[error("{} people are not in the confirmed seating", .people.len())]
    NotInSeating {
        /// Who.
        people: Vec<RegistrationId>,
    },
    /// Who is to stay sits elsewhere in the confirmed seating than where the newer draft fixes them.
    #[error("a host is fixed elsewhere")]
    HostElsewhere {
        /// Who.
        person: RegistrationId,
        /// The table in the confirmed seating, from 1.
        confirmed: u32,
        /// The table they are fixed to, from 1.
        fixed: u32,
    },
    /// The rules cannot be kept; the numbers in the refusal are those of [`Asked`].
    #[error("refused: {refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
        /// What was asked.
        asked: Box<Asked>,
    },
    /// People came or went while the rounds were made, again and again.
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
    /// The rounds are not what they claim to be; a fault of ours.
    #[error("the rounds do not verify: {0}")]
    Unproven(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Makes the rounds of an event and stores them in the place of the former. `seen` is the number
/// of the rotation that the organiser saw, if there was one.
///
/// The same people, settings and rules give the same rounds. Who is fixed, who sits together and
/// who apart is taken from the event's current seating, as are topics, experience and earlier
/// events.
///
/// # Errors
/// See [`RotateError`]; nothing is written then.
pub async fn rotate(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    mut settings: RotationSettings,
    seen: Option<u32>,
) -> Result<Rotation, RotateError> {
    let found = events::by_id(world.db.read(), organiser.organisation, event).await?.ok_or(RotateError::NotFound)?;
    // Before anybody is read.
    if found.seats_taken as usize > MOST_SEATED {
        return Err(RotateError::TooMany { people: found.seats_taken as usize });
    }
    let patience = Patience::begin();
    for _ in 0..TRIES {
        let (asked, first) = read(world.db.read(), organiser, event, &mut settings).await?;
        let wish = solve::wish(&asked, &settings, first.clone())?;
        let input = asked.input();
        let (asked, rounds) = solve::solve(world, &patience, asked, wish, seat::seed_of(event)).await?;
        let transaction = world.db.write().await?;
        let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(RotateError::NotFound)?;
        let (again, first_again) = read(&transaction, organiser, event, &mut settings).await?;
        if again.input() != input || first_again != first {
            continue;
        }
        let rotation = made(world, organiser, event, settings, seen, &asked, rounds);
        if !rotations::store(&lock, &rotation, seen).await? {
            return Err(RotateError::Changed);
        }
        let detail = json!({
            "number": rotation.number,
            "rounds": rotation.settings.rounds,
            "tables": rotation.settings.tables,
            "hosts": rotation.settings.hosts.len(),
            "from_seating": rotation.settings.from_seating,
            "people": asked.people.len(),
        });
        audit::note(world, &transaction, organiser, Action::MakeRotation, Record::Rotation(rotation.id), detail)
            .await?;
        db::commit(transaction).await?;
        return Ok(rotation);
    }
    Err(RotateError::Busy)
}

/// Reads what rounds are made from, and the first round where that is the confirmed seating: it
/// has that seating's tables then.
async fn read(
    c: &impl Connection,
    organiser: &Organiser,
    event: EventId,
    settings: &mut RotationSettings,
) -> Result<(Asked, Vec<usize>), RotateError> {
    let confirmed = if settings.from_seating {
        Some(seat::confirmed(c, event).await?.ok_or(RotateError::NoSeating)?)
    } else {
        None
    };
    if let Some(confirmed) = &confirmed {
        settings.tables = confirmed.tables;
    }
    let current = seat::current(c, event).await?;
    let asked = seat::read(c, organiser, event, &seating_settings(current.as_ref(), settings)).await?;
    let first = confirmed.map(|confirmed| first_round(&asked, &confirmed)).transpose()?;
    Ok((asked, first.unwrap_or_default()))
}

/// The table of each person in the confirmed seating.
fn first_round(asked: &Asked, confirmed: &Seating) -> Result<Vec<usize>, RotateError> {
    let tables: HashMap<_, _> = confirmed.places.iter().map(|place| (place.registration, place.table)).collect();
    let table = |id: RegistrationId| tables.get(&id).and_then(|table| usize::try_from(table.checked_sub(1)?).ok());
    let missing: Vec<_> = asked.people.iter().map(|person| person.id).filter(|id| table(*id).is_none()).collect();
    if missing.is_empty() {
        Ok(asked.people.iter().filter_map(|person| table(person.id)).collect())
    } else {
        Err(RotateError::NotInSeating { people: missing })
    }
}

/// How one round is to be seated: as the current seating, at so many tables. Its locks are left
/// out: a table that nobody leaves takes no part in a rotation.
fn seating_settings(current: Option<&Seating>, settings: &RotationSettings) -> SeatingSettings {
    let tables = TableRule::Tables(settings.tables);
    let former = current.map(|seating| seating.settings.clone());
    SeatingSettings { tables, locked: Vec::new(), ..former.unwrap_or_else(|| SeatingSettings::of(tables)) }
}

fn made(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    mut settings: RotationSettings,
    seen: Option<u32>,
    asked: &Asked,
    rounds: Rounds,
) -> Rotation {
    let mut places = Vec::new();
    for (seating, round) in rounds.rounds.iter().zip(1..) {
        places.extend(asked.people.iter().zip(&seating.plan.table_of).map(|(person, table)| RoundPlace {
            registration: person.id,
            round,
            table: u32::try_from(table + 1).unwrap_or(u32::MAX),
        }));
    }
    places.sort_by_key(|place| (place.round, place.table, place.registration));
    // As it was made, not as it was typed: there are no more tables than people, and hosts stand
    // in the order of the people.
    settings.hosts = asked.people.iter().map(|person| person.id).filter(|id| settings.hosts.contains(id)).collect();
    settings.tables = u32::try_from(asked.problem.tables.count()).unwrap_or(settings.tables);
    Rotation {
        id: world.new_id(),
        event,
        number: seen.unwrap_or(0) + 1,
        seed: seat::seed_of(event),
        settings,
        proof: RotationProof {
            repeats: rounds.repeats,
            why: rounds.why,
            stays: rounds.stays,
            rounds: rounds.rounds.into_iter().map(|seating| seating.certificate).collect(),
            key: asked.proof(Certificate::default()),
        },
        made_at: world.now(),
        made_by: organiser.id,
        places,
    }
}
