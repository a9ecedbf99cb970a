//! Repair: somebody cancelled, came without notice, stayed away, was moved by
//! hand; a table was added or taken away. From the seating as it is to a good
//! one with the fewest moves, and the trade between the two: with 0, 1, 2 …
//! people moving, this much is gained.
//!
//! Small numbers of moves are tried out as in [`trade`]; what they cannot
//! reach, a search that stays near the earlier seating adds. With nothing but
//! profession and workplace to mind, the last choice is always proven best.

mod trade;

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::certify::{certify, clamp};
use crate::check::check;
use crate::index::Index;
use crate::random::Random;
use crate::rules::{Placing, Units, clash, place};
use crate::search::{Budget, even_sizes, improve};
use crate::seat::{start, target};
use crate::tally::{NOWHERE, Tally};
use crate::{Effort, FigureKind, Problem, Refusal, Seating};

/// Somebody changes tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Move {
    /// Who.
    pub person: usize,
    /// From where; `None` for somebody who had no table.
    pub from: Option<usize>,
    /// To where.
    pub to: usize,
}

/// One way to repair a seating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Who changes tables.
    pub moves: Vec<Move>,
    /// Who had no table and gets one.
    pub joins: Vec<Move>,
    /// What it costs, moves aside, in hundredths of a point: to compare the
    /// choices by. People too many or too few at a table are in it.
    pub cost: u64,
    /// The seating with its certificate.
    pub seating: Seating,
}

/// The trade between moves and mix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// From the fewest moves on; each costs less than the one before. The last
    /// is the best seating found, with the fewest moves for it.
    pub choices: Vec<Choice>,
}

/// Repairs the seating `problem.previous`: those with a table stay where that
/// is best, newcomers (`None`) get one; those who are gone are simply not among
/// the people. Rules are always kept; sizes are kept from the choice on where
/// that is worth a move (it nearly always is).
///
/// # Errors
///
/// As [`crate::seat`].
pub fn repair(problem: &Problem, effort: Effort, stop: &mut dyn FnMut() -> bool) -> Result<Repair, Refusal> {
    check(problem)?;
    let index = Index::of(problem)?;
    let units = Units::of(problem);
    let bounds = Bounds::of(problem, &index, &units);
    let mut random = Random::new(effort.seed);
    let still = Index { moved: 0, ..index.clone() };
    let least = target(problem, &still, &bounds) - bounds.least.get(FigureKind::Moves).cast_signed() * index.moved;
    let mut budget = Budget::new(effort.iterations, stop);

    let mut first = as_it_is(problem, &still, &units, &mut random)?;
    seat_newcomers(&still, &units, &mut first);
    let mut found = trade::trade(&still, &units, first, least, &mut budget);
    let best = found.iter().map(|state| state.cost).min().unwrap_or(i64::MAX);
    if best > least {
        let near: Vec<Vec<usize>> = found.iter().map(|state| state.table_of.clone()).collect();
        let fresh = start(problem, &index, &units, &mut random)?;
        let goal = target(problem, &index, &bounds);
        for (weight, from) in [(1, near.last()), (8, near.last()), (40, near.first()), (1, Some(&fresh))] {
            let Some(from) = from else { continue };
            let index = Index { moved: index.moved.max(1) * weight, ..index.clone() };
            let mut tally = Tally::of(&index, from);
            even_sizes(&index, &units, &mut tally);
            let mut table_of = tally.table_of;
            let mut part = budget.part(4_000 * index.people as u64);
            improve(&index, &units, &mut table_of, goal, &mut random, &mut part);
            found.push(trade::State::of(&still, table_of));
        }
    }
    Ok(Repair { choices: choices(problem, &index, &bounds, found) })
}

/// Everybody where they are, but for what the rules ask.
fn as_it_is(problem: &Problem, index: &Index, units: &Units, random: &mut Random) -> Result<Tally, Refusal> {
    let table_of: Vec<usize> = index.previous.iter().map(|table| table.unwrap_or(NOWHERE)).collect();
    let mut tally = Tally::of(index, &table_of);
    if problem.rules.is_empty() {
        return Ok(tally);
    }
    let prefer: Vec<usize> = table_of.iter().map(|&t| if t == NOWHERE { 0 } else { t }).collect();
    match place(problem, &index.sizes, units, &prefer, random) {
        Placing::Impossible => Err(clash(problem, random)),
        Placing::Unknown => Err(Refusal::NotFound),
        Placing::Found(placed) => {
            for (unit, table) in units.all.iter().zip(placed) {
                for &person in &unit.members {
                    if let Some(table) = table.filter(|&table| table != tally.table_of[person]) {
                        tally.shift(index, person, table);
                    }
                }
            }
            Ok(tally)
        }
    }
}

/// A table for everybody without one: where there are too few people, and the
/// company suits best.
fn seat_newcomers(index: &Index, units: &Units, tally: &mut Tally) {
    for person in 0..index.people {
        if tally.table_of[person] != NOWHERE {
            continue;
        }
        let open = (0..index.tables).filter(|&table| !units.locked[table]);
        let best = open.min_by_key(|&table| {
            let size = tally.seats[table].len();
            let price = tally.bond(index, person, table);
            (size >= index.sizes.high[table], price + 1_000 * size.cast_signed() as i64, table)
        });
        if let Some(table) = best {
            tally.seat(index, person, table);
        }
    }
}

/// The states worth offering: fewer moves or a lower cost than every other.
fn choices(problem: &Problem, index: &Index, bounds: &Bounds, mut found: Vec<trade::State>) -> Vec<Choice> {
    found.sort_by_key(|state| (state.moves, state.cost));
    let mut choices: Vec<Choice> = Vec::new();
    let mut least = i64::MAX;
    let wished: i64 = target(problem, index, bounds) - bounds.cost(problem).cast_signed();
    for state in found {
        if state.cost >= least {
            continue;
        }
        least = state.cost;
        let step = |(person, &to): (usize, &usize)| Move { person, from: index.previous[person], to };
        let steps = state.table_of.iter().enumerate().map(step);
        let (had, had_not): (Vec<Move>, Vec<Move>) = steps.partition(|step| step.from.is_some());
        let mut seating = certify(problem, index, bounds, state.table_of);
        if !seating.certificate.sizes_kept {
            seating.certificate = clamp(seating.certificate, problem);
        }
        choices.push(Choice {
            moves: had.into_iter().filter(|step| step.from != Some(step.to)).collect(),
            joins: had_not,
            cost: u64::try_from(state.cost - wished).unwrap_or(0),
            seating,
        });
    }
    choices
}
