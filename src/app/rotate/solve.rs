//! Asking the seating crate for the rounds, and checking independently what it answers.

use super::RotateError;
use crate::app::World;
use crate::app::heavy::Patience;
use crate::app::seat::Asked;
use crate::domain::rotation::RotationSettings;
use entaku_seating::{Effort, Rounds, RoundsWish, rounds, verify_rounds};
use std::collections::BTreeMap;
use std::time::Duration;

/// How many moves the search may look at: a second or two where no design fits.
const ITERATIONS: u64 = 20_000_000;
/// After this the best rounds found so far are taken.
const PATIENCE: Duration = Duration::from_secs(10);

/// Those who stay at a table, as the seating crate knows them.
pub(super) fn hosts(asked: &Asked, settings: &RotationSettings) -> Result<Vec<usize>, RotateError> {
    if asked.people.is_empty() {
        return Err(RotateError::Nobody);
    }
    let mut hosts = Vec::new();
    for id in &settings.hosts {
        let index = asked.people.iter().position(|person| person.id == *id);
        hosts.push(index.ok_or(RotateError::HostGone)?);
    }
    hosts.sort_unstable();
    hosts.dedup();
    let mut taken = BTreeMap::new();
    for pin in asked.problem.rules.pins.iter().filter(|pin| hosts.contains(&pin.person)) {
        let id = |person: usize| asked.people.get(person).map(|person| person.id).ok_or(RotateError::HostGone);
        if let Some(other) = taken.insert(pin.table, pin.person) {
            let table = u32::try_from(pin.table + 1).unwrap_or(u32::MAX);
            return Err(RotateError::HostsAtOneTable { a: id(other)?, b: id(pin.person)?, table });
        }
    }
    Ok(hosts)
}

/// Seats all rounds, and checks them independently.
pub(super) async fn solve(
    world: &World,
    patience: &Patience,
    asked: Asked,
    hosts: Vec<usize>,
    count: u32,
    seed: u64,
) -> Result<(Asked, Rounds), RotateError> {
    let solved = world.heavy.run(patience, move |patience| {
        let patience = patience.at_most(PATIENCE);
        let wish = RoundsWish { hosts, ..RoundsWish::mixed(count as usize) };
        let effort = Effort { seed, iterations: ITERATIONS };
        let made = rounds(&asked.problem, &wish, effort, &mut || patience.is_over());
        let faults = made.as_ref().map(|made| verify_rounds(&asked.problem, &wish, made)).unwrap_or_default();
        let fault = (!faults.is_empty()).then(|| format!("{faults:?}"));
        (asked, made, fault)
    });
    match solved.await? {
        (asked, Ok(rounds), None) => Ok((asked, rounds)),
        (_, Ok(_), Some(fault)) => Err(RotateError::Unproven(fault)),
        (asked, Err(refusal), _) => Err(RotateError::Refused { refusal, asked: Box::new(asked) }),
    }
}
