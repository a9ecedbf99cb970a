//! Seating: the one call that does it all.

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::certify::certify;
use crate::check::check;
use crate::exact::{Families, LevelWeights, colour, level};
use crate::index::Index;
use crate::random::Random;
use crate::rules::{Placing, Units, clash, place};
use crate::search::{Budget, fit, improve, relabel};
use crate::{FigureKind, Problem, Refusal, Seating};

/// The moves of the short search at the most.
const SHORT: u64 = 3_000_000;

/// How hard to try. The same problem, seed and iterations give the same
/// seating on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Where the random numbers start.
    pub seed: u64,
    /// How many moves the search may look at. It stops before that when the
    /// bound is reached. 0 leaves the construction as it is.
    pub iterations: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { seed: 1, iterations: 20_000_000 }
    }
}

/// Seats everybody.
///
/// # Errors
///
/// A [`Refusal`] names what is wrong with the problem, or which rules clash.
pub fn seat(problem: &Problem, effort: Effort) -> Result<Seating, Refusal> {
    seat_until(problem, effort, &mut || false)
}

/// Seats everybody, and ends the search early when `stop` says so (a time
/// budget, a cancelled request). It is asked every few thousand moves; the
/// construction itself always ends.
///
/// # Errors
///
/// As [`seat`].
pub fn seat_until(problem: &Problem, effort: Effort, stop: &mut dyn FnMut() -> bool) -> Result<Seating, Refusal> {
    let mut work = Work::begin(problem, effort, stop)?;
    // A short search first: mostly it is enough. Then a better bound, and the
    // long search against it.
    let held = work.budget.hold_back((effort.iterations / 10 + 1_000).min(SHORT));
    work.search();
    work.budget.give_back(held);
    work.bounds.raise(problem, &work.index, &work.units, &mut work.table_of, &mut work.budget);
    work.search();
    Ok(work.end())
}

/// As [`seat_until`] with the search alone, against the bounds that are had at
/// once: no set of tables is weighed against all others. A program that calls
/// nothing else is a tenth smaller, which counts in a browser.
///
/// # Errors
///
/// As [`seat`].
pub fn search_until(problem: &Problem, effort: Effort, stop: &mut dyn FnMut() -> bool) -> Result<Seating, Refusal> {
    let mut work = Work::begin(problem, effort, stop)?;
    work.search();
    Ok(work.end())
}

/// A seating that is worked on.
struct Work<'a, 'stop> {
    problem: &'a Problem,
    index: Index,
    units: Units,
    random: Random,
    table_of: Vec<usize>,
    bounds: Bounds,
    budget: Budget<'stop>,
}

impl<'a, 'stop> Work<'a, 'stop> {
    fn begin(problem: &'a Problem, effort: Effort, stop: &'stop mut dyn FnMut() -> bool) -> Result<Self, Refusal> {
        check(problem)?;
        let index = Index::of(problem)?;
        let units = Units::of(problem);
        let mut random = Random::new(effort.seed);
        let table_of = start(problem, &index, &units, &mut random)?;
        let bounds = Bounds::of(problem, &index, &units);
        let budget = Budget::new(effort.iterations, stop);
        Ok(Self { problem, index, units, random, table_of, bounds, budget })
    }

    fn search(&mut self) {
        let least = target(self.problem, &self.index, &self.bounds);
        improve(&self.index, &self.units, &mut self.table_of, least, &mut self.random, &mut self.budget);
    }

    fn end(self) -> Seating {
        certify(self.problem, &self.index, &self.bounds, self.table_of)
    }
}

/// A first seating that keeps all rules: the exact colouring, changed as little
/// as the rules ask for.
pub(crate) fn start(
    problem: &Problem,
    index: &Index,
    units: &Units,
    random: &mut Random,
) -> Result<Vec<usize>, Refusal> {
    let mut table_of = construct(problem, index, units, random);
    if !problem.rules.is_empty() {
        match place(problem, &index.sizes, units, &table_of, random) {
            Placing::Found(placed) => fit(index, units, &placed, &mut table_of, random),
            Placing::Impossible => return Err(clash(problem, random)),
            Placing::Unknown => return Err(Refusal::NotFound),
        }
    }
    Ok(table_of)
}

/// The least cost, as the search counts it: pairs wished for below zero.
pub(crate) fn target(problem: &Problem, index: &Index, bounds: &Bounds) -> i64 {
    let wished: i64 = index
        .gather_most
        .iter()
        .map(|(attribute, &most)| {
            let weight = attribute.figure().weight(&problem.weights);
            most.saturating_mul(weight).cast_signed()
        })
        .sum();
    bounds.cost(problem).cast_signed() - wished
}

/// The exact colouring, levelled to the sizes. Keeps no rules.
fn construct(problem: &Problem, index: &Index, units: &Units, random: &mut Random) -> Vec<usize> {
    let families = Families::of(problem, &index.sizes);
    let mut table_of = colour(&families, index.tables, random);
    relabel(index, units, &mut table_of, false);
    let weight = |kind: FigureKind| kind.weight(&problem.weights);
    let mut left = vec![weight(FigureKind::ProfessionPairs), weight(FigureKind::ProfessionGroupPairs)];
    left.resize(families.left.len(), 0);
    let weights =
        LevelWeights { left, right: vec![weight(FigureKind::WorkplacePairs), weight(FigureKind::CorporationPairs)] };
    level(&mut table_of, &index.sizes, &families, &weights, random);
    table_of
}
