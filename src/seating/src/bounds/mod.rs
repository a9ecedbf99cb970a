//! Bounds: what no seating can be below, and why.

mod alike;
mod compete;
mod facilitators;
mod moves;
mod one_profession;
mod repeats;
mod spread;

pub(crate) use spread::{even_share, spread};

use crate::index::{Index, Met};
use crate::partition::{Costs, part};
use crate::rules::Units;
use crate::search::Budget;
use crate::{Attribute, FigureKind, Figures, Plan, Problem, Reason, count};

/// The most of the budget for weighing tables, in moves.
const PARTS: u64 = 60_000_000;

/// The bound of every figure, with the reasons.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    pub(crate) least: Figures,
    pub(crate) reasons: Vec<(FigureKind, Reason)>,
    /// A bound on the score above the sum of its figures' bounds.
    pub(crate) score: Option<u64>,
    /// The same for the cost.
    pub(crate) cost: Option<u64>,
}

impl Bounds {
    /// All bounds that can be had at once. O(tags · K log K + N + past pairs).
    pub(crate) fn of(problem: &Problem, index: &Index, units: &Units) -> Self {
        let mut bounds = Self::default();
        alike::bound(problem, index, units, &mut bounds);
        one_profession::bound(index, &mut bounds);
        facilitators::bound(problem, index, units, &mut bounds);
        repeats::bound(problem, index, units, &mut bounds);
        moves::bound(index, units, &mut bounds);
        bounds
    }

    /// Raises the bounds of score and cost by weighing all tables that could be
    /// laid, and finds a better seating where it can, see [`crate::partition`].
    pub(crate) fn raise(
        &mut self,
        problem: &Problem,
        index: &Index,
        units: &Units,
        table_of: &mut Vec<usize>,
        budget: &mut Budget<'_>,
    ) {
        let weights = &problem.weights;
        let figures = |table_of: &[usize]| count(problem, &Plan { table_of: table_of.to_vec() });
        let cost = figures(table_of).cost(weights);
        if cost > self.cost(problem) {
            self.score = compete::score(problem, index, units, self.least.get(FigureKind::RepeatPairs));
        }
        if cost <= self.cost(problem) {
            return;
        }
        let moves = index.moved > 0 && index.previous.iter().any(Option::is_some);
        // Mostly there is nothing but the score to be priced.
        let costs = if only_score(index) { Costs::Score } else { Costs::All };
        let held = budget.hold_back(PARTS.min(budget.left() / 2));
        if let Some(parted) = part(index, units, weights, costs, table_of, moves, budget) {
            match costs {
                Costs::Score => self.score = self.score.max(Some(parted.least)),
                Costs::All => {
                    let moves = self.least.get(FigureKind::Moves) * FigureKind::Moves.weight(weights);
                    self.cost = Some(parted.least + moves);
                }
            }
            if let Some(better) = parted.table_of.filter(|better| figures(better).cost(weights) < cost) {
                *table_of = better;
            }
        }
        if costs == Costs::All
            && figures(table_of).score(weights) > self.score(problem)
            && let Some(parted) = part(index, units, weights, Costs::Score, table_of, true, budget)
        {
            self.score = self.score.max(Some(parted.least));
        }
        budget.give_back(held);
    }

    /// The least score: the sum of its figures' bounds, or better.
    pub(crate) fn score(&self, problem: &Problem) -> u64 {
        let alone = self.least.score(&problem.weights);
        alone.max(self.score.unwrap_or(0))
    }

    /// The least cost.
    pub(crate) fn cost(&self, problem: &Problem) -> u64 {
        let alone = self.least.score(&problem.weights);
        let sum = self.least.cost(&problem.weights) + (self.score(problem) - alone);
        sum.max(self.cost.unwrap_or(0))
    }

    fn add(&mut self, kind: FigureKind, least: u64, reason: Reason) {
        if least > 0 {
            self.least.set(kind, self.least.get(kind) + least);
            self.reasons.push((kind, reason));
        }
    }
}

/// Whether pairs of profession, workplace and past are all that is priced, and
/// tables of one profession.
fn only_score(index: &Index) -> bool {
    let in_score = |attribute: Attribute| matches!(attribute, Attribute::Profession | Attribute::Workplace);
    let once = |met: &Met| met.again == 0 && met.recent == 0;
    index.facilitators == 0
        && index.tags.iter().all(|tag| in_score(tag.attribute) || tag.price == 0)
        && index.met.iter().flatten().all(once)
}
