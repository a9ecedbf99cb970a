//! Asking the seating crate for the rounds, and checking independently what it answers.

use super::RotateError;
use crate::app::World;
use crate::app::heavy::Patience;
use crate::app::seat::Asked;
use crate::domain::rotation::RotationSettings;
use entaku_seating::{Effort, Rounds, RoundsWish, rounds, verify_rounds};
use std::collections::BTreeMap;
use std::time::Duration;

/// How many moves the search may look at: a few seconds where nothing is proven before.
const ITERATIONS: u64 = 20_000_000;
/// After this the best rounds found so far are taken.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is wished for, as the seating crate knows it; `first` is the first round where it is given.
pub(super) fn wish(asked: &Asked, settings: &RotationSettings, first: Vec<usize>) -> Result<RoundsWish, RotateError> {
    let hosts = hosts(asked, settings, &first)?;
    Ok(RoundsWish { rounds: settings.rounds as usize, hosts, aims: settings.aims.clone(), first })
}

/// Those who stay at a table: each needs one of their own, fixed or in the first round.
fn hosts(asked: &Asked, settings: &RotationSettings, first: &[usize]) -> Result<Vec<usize>, RotateError> {
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
    for &host in &hosts {
        let pin = asked.problem.rules.pins.iter().find(|pin| pin.person == host).map(|pin| pin.table);
        let given = first.get(host).copied();
        let Some(table) = pin.or(given) else { continue };
        let number = |table: usize| u32::try_from(table + 1).unwrap_or(u32::MAX);
        let id = |person: usize| asked.people.get(person).map(|person| person.id).ok_or(RotateError::HostGone);
        if let Some(given) = given.filter(|given| *given != table) {
            return Err(RotateError::HostElsewhere {
                person: id(host)?,
                confirmed: number(given),
                fixed: number(table),
            });
        }
        if let Some(other) = taken.insert(table, host) {
            return Err(RotateError::HostsAtOneTable { a: id(other)?, b: id(host)?, table: number(table) });
        }
    }
    Ok(hosts)
}

/// Seats all rounds, and checks them independently.
pub(super) async fn solve(
    world: &World,
    patience: &Patience,
    asked: Asked,
    wish: RoundsWish,
    seed: u64,
) -> Result<(Asked, Rounds), RotateError> {
    let solved = world.heavy.run(patience, move |patience| {
        let patience = patience.at_most(PATIENCE);
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
