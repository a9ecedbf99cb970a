//! The relaxation over all tables that could be laid, by column generation
//! (Gilmore and Gomory, 1961): solve it over the tables known, look for the
//! tables that its dual numbers price too low, go on with them. Between the
//! dual numbers of the relaxation and the best so far lie better ones than
//! either (stabilised as by Wentges, "Weighted Dantzig–Wolfe decomposition", 1997).
//!
//! Every step gives a bound in whole numbers: lowering the number of each size
//! by the least slack leaves no table below zero.

use std::collections::BTreeSet;

use super::laying::{Laying, Set};
use super::simplex::{Basis, Simplex};
use super::tightest::{Dual, Table};
use crate::search::Budget;

/// Tables added in one step.
const STEP: usize = 400;
const STEPS: usize = 300;
/// The most looks at tables in one step.
const LOOKS: u64 = 3_000_000;
/// The most tables that cost nothing beyond their share to begin with.
const FIRST: usize = 2_000;

/// The best dual numbers found, and what they prove.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) dual: Dual,
    pub(super) value: i64,
}

/// Solves the relaxation, or ends when the bound is `enough`. `known` are the
/// tables of a seating.
pub(super) fn root(laying: &Laying, known: &[Table], enough: i64, dear: i64, budget: &mut Budget<'_>) -> Root {
    let share = Dual { person: laying.share.clone(), class: vec![laying.share_of_table; laying.classes.len()] };
    let mut best = Root { value: share.value(laying), dual: share };
    let mut master = Master::new(laying, dear);
    master.add(known);
    if let Some(tables) = look(laying, &best.dual, laying.unit, FIRST, budget) {
        master.add(&tables.tables);
    }
    for step in 0..STEPS {
        let Some((dual, value)) = master.solve(budget) else { return best };
        // Half way first; where that brings nothing new, all the way.
        for part in [2, 1] {
            let between = mix(&dual, &best.dual, part);
            let Some(found) = look(laying, &between, 0, STEP, budget) else { return best };
            let mut lowered = between;
            for (number, least) in lowered.class.iter_mut().zip(&found.least) {
                *number += least;
            }
            let bound = lowered.value(laying);
            if bound > best.value {
                best = Root { dual: lowered, value: bound };
            }
            if best.value > enough || value - best.value < laying.unit / 64 || step + 1 == STEPS {
                return best;
            }
            if master.add(&found.tables) > 0 {
                break;
            }
            if part == 1 {
                return best;
            }
        }
    }
    best
}

fn look(
    laying: &Laying,
    dual: &Dual,
    limit: i64,
    most: usize,
    budget: &mut Budget<'_>,
) -> Option<super::tightest::Found> {
    let mut looks = LOOKS.min(budget.left());
    let before = looks;
    let found = laying.tightest(dual, limit, most, &mut looks);
    budget.spend((before - looks) * 2);
    found
}

/// One part of the first, the rest of the second.
fn mix(dual: &Dual, best: &Dual, part: i64) -> Dual {
    let mix = |(a, b): (&i64, &i64)| (a + (part - 1) * b) / part;
    Dual {
        person: dual.person.iter().zip(&best.person).map(mix).collect(),
        class: dual.class.iter().zip(&best.class).map(mix).collect(),
    }
}

struct Master {
    people: usize,
    simplex: Simplex,
    basis: Basis,
    columns: Vec<u32>,
    costs: Vec<i64>,
    known: BTreeSet<Set>,
}

impl Master {
    fn new(laying: &Laying, dear: i64) -> Self {
        let tables: Vec<i64> = laying.classes.iter().map(|class| class.tables).collect();
        let seats = laying.classes.iter().map(|class| class.seats).max().unwrap_or(0);
        let simplex = Simplex::new(laying.people, &tables, seats, dear);
        let basis = simplex.start();
        Self { people: laying.people, simplex, basis, columns: Vec::new(), costs: Vec::new(), known: BTreeSet::new() }
    }

    /// How many of the tables are new.
    fn add(&mut self, tables: &[Table]) -> usize {
        let before = self.columns.len();
        for table in tables {
            if self.known.insert(table.set) {
                self.columns.push(self.columns.len() as u32);
                self.costs.push(table.cost);
                self.simplex.add(table);
            }
        }
        self.columns.len() - before
    }

    /// The dual numbers, rounded, and the value.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    fn solve(&mut self, budget: &mut Budget<'_>) -> Option<(Dual, i64)> {
        let dual = self.simplex.solve(&mut self.basis, &self.columns, &|_| true, budget)?;
        let value: f64 = self
            .basis
            .taken()
            .map(|(column, part)| part * self.costs.get(column).map_or(f64::MAX / 1e9, |&cost| cost as f64))
            .sum();
        let whole: Vec<i64> = dual.iter().map(|number| number.floor() as i64).collect();
        let class = whole[self.people..whole.len() - 1].to_vec();
        Some((Dual { person: whole[..self.people].to_vec(), class }, value.min(1e17) as i64))
    }
}
