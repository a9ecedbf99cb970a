//! The search, for what no exact method solves: people met before, rules, and
//! a third attribute beside profession and workplace.
//!
//! It starts from the exact colouring and ends as soon as the bound is
//! reached. [`mend`] goes straight for the people whose company costs
//! something; mostly that is enough. [`Dense`] anneals with a price table of
//! every person at every table, [`roam`] without one, for thousands of people.

mod budget;
mod dense;
mod extras;
mod fit;
mod mend;
mod prices;
mod relabel;

pub(crate) use budget::Budget;
pub(crate) use dense::Dense;
pub(crate) use extras::Extras;
pub(crate) use fit::{even_sizes, fit};
pub(crate) use mend::{may_join, may_swap, mend, roam};
pub(crate) use prices::{bar, pair_prices};
pub(crate) use relabel::{assign, relabel};

use crate::index::Index;
use crate::random::Random;
use crate::rules::Units;
use crate::tally::Tally;

/// Makes a seating that keeps all rules as cheap as it can. `target` is a cost
/// that cannot be beaten.
pub(crate) fn improve(
    index: &Index,
    units: &Units,
    table_of: &mut Vec<usize>,
    target: i64,
    random: &mut Random,
    budget: &mut Budget<'_>,
) {
    let mut tally = Tally::of(index, table_of);
    let mut cost = tally.cost(index);
    if cost <= target || budget.spent() {
        return;
    }
    cost += mend(index, units, &mut tally, target - cost, random, budget);
    table_of.clone_from(&tally.table_of);
    if cost <= target {
        return;
    }
    if let Some(mut dense) = Dense::of(index, units, table_of) {
        dense.anneal(target, random, budget);
        *table_of = dense.best();
    } else {
        roam(index, units, &mut tally, target - cost, random, budget);
        table_of.clone_from(&tally.table_of);
    }
    relabel(index, units, table_of, true);
}
