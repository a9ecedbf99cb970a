//! Rounds (席替え, world café): several seatings in a row in which nobody meets
//! twice where that is possible, every round well mixed, hosts staying.
//!
//! Where tables are equal and no rules stand in the way, the rounds come from a
//! shift matrix (see `matrix`), which repeats no pair; it does not mind if
//! somebody is absent; where there is no such matrix, other designs are tried
//! (see `starter`, `torus` and `develop`). Otherwise, and for what is still missing, rounds
//! are seated one after the other with everybody's tablemates so far as past
//! pairs.

mod bound;
mod develop;
mod matrix;
mod starter;
mod strands;
mod torus;
mod turn;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::certify::certify;
use crate::check::check;
use crate::index::Index;
use crate::random::Random;
use crate::rules::Units;
use crate::search::Budget;
use crate::seat::seat_until;
use crate::{Bounded, Effort, Figures, Part, PastPair, Pin, Plan, Problem, Refusal, Seating, Tables, count};
use matrix::Shifts;

/// The most rounds.
const MOST: usize = 10;

/// What rounds are wished for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundsWish {
    /// How many, 1 to 10.
    pub rounds: usize,
    /// Who stays at one table all the time; at most one host a table. Where a
    /// host is pinned, that is their table.
    pub hosts: Vec<usize>,
}

/// Several seatings in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    /// Each round with its certificate. Bounds are each round's own: what the
    /// other rounds ask for is not in them.
    pub rounds: Vec<Seating>,
    /// Meetings of pairs beyond their first in these rounds, and their bound.
    pub repeats: Bounded,
}

/// Seats several rounds.
///
/// # Errors
///
/// As [`crate::seat`]; [`Refusal::TooLarge`] for more than ten rounds or more
/// hosts than tables.
pub fn rounds(
    problem: &Problem,
    wish: &RoundsWish,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Rounds, Refusal> {
    check(problem)?;
    let hosts = hosts(problem, wish)?;
    let index = Index::of(problem)?;
    let mut plans: Vec<Vec<usize>> = Vec::new();
    if let Some(found) = by_design(problem, &index, wish, &hosts, effort, stop) {
        plans = found;
    }
    one_by_one(problem, wish.rounds, &hosts, effort, stop, &mut plans)?;
    turn::turn(problem, &hosts, &mut plans);

    let bounds = Bounds::of(problem, &index, &Units::of(problem));
    let repeats = Bounded {
        value: repeats(&plans, index.tables),
        bound: bound::repeats(&index.sizes, index.people, hosts.len(), wish.rounds),
    };
    let seated = plans.into_iter().map(|table_of| certify(problem, &index, &bounds, table_of));
    Ok(Rounds { rounds: seated.collect(), repeats })
}

/// The hosts with their tables: the pinned ones where they are pinned, the
/// others at tables without host, from the first on.
fn hosts(problem: &Problem, wish: &RoundsWish) -> Result<Vec<(usize, usize)>, Refusal> {
    let tables = problem.tables.count();
    if wish.rounds > MOST || wish.hosts.len() > tables {
        return Err(Refusal::TooLarge { what: Part::Rounds });
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut hosts: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (index, &person) in wish.hosts.iter().enumerate() {
        if person >= problem.people.len() {
            return Err(Refusal::NoSuchPerson { part: Part::Rounds, index, person });
        }
        let pinned = problem.rules.pins.iter().find(|pin| pin.person == person);
        let table = pinned.map(|pin| pin.table).filter(|&table| taken.insert(table));
        hosts.insert(person, table);
    }
    let mut free = (0..tables).filter(|table| !taken.contains(table));
    let place = |(person, table): (usize, Option<usize>)| (person, table.or_else(|| free.next()));
    let placed: Vec<_> = hosts.into_iter().map(place).collect();
    Ok(placed.into_iter().filter_map(|(person, table)| Some((person, table?))).collect())
}

/// Rounds in which nobody meets twice, by design: as many as wished, or fewer.
fn by_design(
    problem: &Problem,
    index: &Index,
    wish: &RoundsWish,
    hosts: &[(usize, usize)],
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Option<Vec<Vec<usize>>> {
    let equal = matches!(problem.tables, Tables::Equal(_));
    let tables = index.tables;
    if !equal || !problem.rules.is_empty() || index.people < 2 * tables.max(1) || wish.rounds < 2 {
        return None;
    }
    let mut random = Random::new(effort.seed);
    let mut budget = Budget::new(effort.iterations, stop);
    let seats = index.people.div_ceil(tables);
    let shifts = |rounds, random: &mut Random, budget: &mut Budget<'_>| {
        let shifts = Shifts::find(tables, seats, rounds, random, budget)?;
        Some(strands::lay(index, &shifts, hosts, random, budget))
    };
    if let Some(plans) = shifts(wish.rounds, &mut random, &mut budget) {
        return Some(plans);
    }
    if hosts.is_empty() {
        let empty = seats * tables - index.people;
        let mut found = None;
        if empty < 2 {
            found = starter::starter(tables, seats, wish.rounds)
                .or_else(|| torus::torus(tables, seats, wish.rounds, &mut random, &mut budget));
        }
        let found = found.or_else(|| develop::develop(tables, seats, empty, wish.rounds, &mut random, &mut budget));
        if let Some(places) = found {
            return Some(strands::settle(index, &places, &mut random, &mut budget));
        }
    }
    (2..wish.rounds).rev().find_map(|rounds| shifts(rounds, &mut random, &mut budget))
}

/// The rounds still missing, one after the other: tablemates so far are past
/// pairs.
fn one_by_one(
    problem: &Problem,
    rounds: usize,
    hosts: &[(usize, usize)],
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
    plans: &mut Vec<Vec<usize>>,
) -> Result<(), Refusal> {
    let mut next = problem.clone();
    for &(person, table) in hosts {
        let pin = Pin { person, table };
        if !next.rules.pins.contains(&pin) {
            next.rules.pins.push(pin);
        }
    }
    for plan in plans.iter() {
        let met = pairs_of(plan, problem.tables.count());
        next.past.extend(met.into_iter().map(|(a, b)| PastPair::once(a, b)));
    }
    while plans.len() < rounds {
        let left = (rounds - plans.len()) as u64;
        let part = Effort { seed: effort.seed.wrapping_add(left), iterations: effort.iterations / left.max(1) };
        let seating = seat_until(&next, part, stop)?;
        let met = pairs_of(&seating.plan.table_of, problem.tables.count());
        next.past.extend(met.into_iter().map(|(a, b)| PastPair::once(a, b)));
        plans.push(seating.plan.table_of);
    }
    Ok(())
}

/// All pairs at one table.
fn pairs_of(table_of: &[usize], tables: usize) -> Vec<(usize, usize)> {
    let plan = Plan { table_of: table_of.to_vec() };
    let mut pairs = Vec::new();
    for people in plan.seats(tables) {
        for (i, &a) in people.iter().enumerate() {
            pairs.extend(people[..i].iter().map(|&b| (b, a)));
        }
    }
    pairs
}

/// Meetings beyond the first of each pair.
fn repeats(plans: &[Vec<usize>], tables: usize) -> u64 {
    let mut met: Vec<(usize, usize)> = plans.iter().flat_map(|plan| pairs_of(plan, tables)).collect();
    let all = met.len();
    met.sort_unstable();
    met.dedup();
    (all - met.len()) as u64
}

impl Rounds {
    /// The figures of all rounds added up.
    #[must_use]
    pub fn figures(&self, problem: &Problem) -> Figures {
        let mut sum = Figures::default();
        for round in &self.rounds {
            let figures = count(problem, &round.plan);
            for kind in crate::FigureKind::ALL {
                sum.set(kind, sum.get(kind) + figures.get(kind));
            }
        }
        sum
    }
}
