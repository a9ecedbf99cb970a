//! Bounds: what no seating can be below, and why.

mod alike;
mod facilitators;
mod moves;
mod one_profession;
mod repeats;
mod spread;
mod tables;

use crate::index::Index;
use crate::rules::Units;
use crate::search::Budget;
use crate::{FigureKind, Figures, Problem, Reason};

/// The bound of every figure, with the reasons.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    pub(crate) least: Figures,
    pub(crate) reasons: Vec<(FigureKind, Reason)>,
    /// A bound on the score above the sum of its figures' bounds.
    pub(crate) score: Option<u64>,
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

    /// Raises the bound of the score by weighing all tables that could be laid,
    /// see [`tables`]; ends when it is at `reached`.
    pub(crate) fn raise(
        &mut self,
        problem: &Problem,
        index: &Index,
        passes: u32,
        reached: u64,
        budget: &mut Budget<'_>,
    ) {
        tables::raise(problem, index, self, passes, reached, budget);
    }

    /// The least score: the sum of its figures' bounds, or better.
    pub(crate) fn score(&self, problem: &Problem) -> u64 {
        let alone = self.least.score(&problem.weights);
        alone.max(self.score.unwrap_or(0))
    }

    /// The least cost.
    pub(crate) fn cost(&self, problem: &Problem) -> u64 {
        let alone = self.least.score(&problem.weights);
        self.least.cost(&problem.weights) + (self.score(problem) - alone)
    }

    fn add(&mut self, kind: FigureKind, least: u64, reason: Reason) {
        if least > 0 {
            self.least.set(kind, self.least.get(kind) + least);
            self.reasons.push((kind, reason));
        }
    }
}
