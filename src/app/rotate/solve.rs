//! Asking the seating crate for the rounds, and checking independently what it answers.

use super::RotateError;
use crate::app::World;
use crate::app::heavy::Patience;
use crate::app::seat::Asked;
use crate::domain::rotation::RotationSettings;
use entaku_seating::{Bounded, Effort, Rounds, RoundsWish, rounds, verify};
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
        let wish = RoundsWish { rounds: count as usize, hosts };
        let effort = Effort { seed, iterations: ITERATIONS };
        let made = rounds(&asked.problem, &wish, effort, &mut || patience.is_over());
        let fault = made.as_ref().ok().and_then(|made| fault(&asked, &wish, made));
        (asked, made, fault)
    });
    match solved.await? {
        (asked, Ok(rounds), None) => Ok((asked, rounds)),
        (_, Ok(_), Some(fault)) => Err(RotateError::Unproven(fault)),
        (asked, Err(refusal), _) => Err(RotateError::Refused { refusal, asked: Box::new(asked) }),
    }
}

/// What is wrong with the rounds: each is verified by itself, hosts must stay, and meetings are
/// counted anew.
fn fault(asked: &Asked, wish: &RoundsWish, made: &Rounds) -> Option<String> {
    if made.rounds.len() != wish.rounds {
        return Some(format!("{} rounds instead of {}", made.rounds.len(), wish.rounds));
    }
    for round in &made.rounds {
        let faults = verify(&asked.problem, round);
        if !faults.is_empty() {
            return Some(format!("{faults:?}"));
        }
    }
    let stays = |host: usize| {
        let mut tables = made.rounds.iter().map(|round| round.plan.table_of.get(host));
        let first = tables.next();
        tables.all(|table| Some(table) == first)
    };
    if !wish.hosts.iter().all(|&host| stays(host)) {
        return Some("a host moves".into());
    }
    let value = meetings_again(made, asked.problem.tables.count());
    let Bounded { value: claimed, bound } = made.repeats;
    (value != claimed || bound > value).then(|| format!("{value} repeats, {claimed} claimed, bound {bound}"))
}

/// Meetings of pairs beyond their first.
fn meetings_again(made: &Rounds, tables: usize) -> u64 {
    let mut met: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for people in made.rounds.iter().flat_map(|round| round.plan.seats(tables)) {
        for (at, &a) in people.iter().enumerate() {
            for &b in &people[..at] {
                *met.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
    }
    met.values().map(|times| times - 1).sum()
}
