//! The least cost of all, where it can be had: a seating as a choice of tables.
//!
//! A seating divides the people into tables; each table that could be laid has a
//! cost, and everybody must be at exactly one (set partitioning; Balas and
//! Padberg, "Set partitioning: a survey", SIAM Review 18, 1976). When people
//! have met most of the others there are few tables worth laying, and what
//! makes such an evening hard for a search makes it easy here: of 50 million
//! tables of six, a few thousand can be part of a better seating than the
//! one at hand ([`tightest`]). The relaxation over all of them is a
//! bound ([`root`]), and [`branch`] either makes a better seating of the few
//! or proves that there is none.
//!
//! Rules are kept: people who sit together or apart by rule make tables
//! impossible, pinned people decide which table is which.
//!
//! Complexity: exponential; the budget ends it. For tables of up to twelve and
//! up to 128 people.

mod branch;
mod laying;
mod root;
mod simplex;
mod tightest;

pub(crate) use laying::Costs;

use branch::Branching;
use laying::{GRAINS, Laying, members, people};
use root::{Root, root};
use tightest::{Found, Table};

use crate::Weights;
use crate::index::Index;
use crate::rules::Units;
use crate::search::Budget;

/// The most tables to choose from.
const TABLES: usize = 60_000;
/// Where there are more tables than that, how many of the tightest are tried.
const FEWER: usize = 6_000;
/// The most looks to find them.
const LOOKS: u64 = 8_000_000;
/// Artificial tables cost so many times as much as the seating at hand.
const DEAR: i64 = 200;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parted {
    /// No seating costs less (hundredths), people who change tables aside.
    pub(crate) least: u64,
    /// A better seating.
    pub(crate) table_of: Option<Vec<usize>>,
}

/// Bounds the cost of every seating, and looks for a better one than
/// `table_of`. `None` where there are too many people, or wished-for pairs.
/// With `bound_only`, no better seating is looked for.
pub(crate) fn part(
    index: &Index,
    units: &Units,
    weights: &Weights,
    costs: Costs,
    table_of: &[usize],
    bound_only: bool,
    budget: &mut Budget<'_>,
) -> Option<Parted> {
    let laying = Laying::of(index, units, weights, costs)?;
    let known = tables(&laying, table_of, index.tables)?;
    let cost: i64 = known.iter().map(|table| table.cost).sum();
    let goal = cost - laying.unit;
    let dear = (cost + laying.unit) * DEAR;
    let root = root(&laying, &known, goal, dear, budget);
    let mut least = round_up(root.value.clamp(0, cost), laying.unit);
    let mut better = None;
    let mut step = 0;
    while !bound_only && least <= goal && !budget.spent() {
        // A little above the bound first: few tables are tight enough for that,
        // and either it is reached or the bound rises.
        let near = (least + step * laying.unit).min(goal);
        step = (2 * step).max(1);
        let Some(found) = tight_enough(&laying, &root, near, budget) else { break };
        let mut branching = Branching::new(&laying, &found.tables, near, least, dear);
        let done = branching.run(budget);
        if let Some(tables) = &branching.found {
            better = assign(index, units, tables);
            if better.is_none() {
                break;
            }
        }
        if !done || !found.complete {
            break;
        }
        least = branching.goal + laying.unit;
        if better.is_some() {
            break;
        }
    }
    Some(Parted { least: (least / GRAINS).unsigned_abs(), table_of: better })
}

/// The tables that can be part of a seating at this cost, or the tightest of them.
fn tight_enough(laying: &Laying, root: &Root, goal: i64, budget: &mut Budget<'_>) -> Option<Found> {
    let mut looks = LOOKS.min(budget.left() / 2);
    let before = looks;
    let found = laying.tightest(&root.dual, goal - root.value + 1, TABLES, &mut looks);
    budget.spend((before - looks) * 2);
    let mut found = found?;
    if !found.complete {
        found.tables.sort_by_key(|table| (root.dual.slack(table), table.set));
        found.tables.truncate(FEWER);
    }
    Some(found)
}

fn round_up(cost: i64, unit: i64) -> i64 {
    (cost + unit - 1).div_euclid(unit) * unit
}

/// The tables of a seating; `None` if its sizes are not those wished.
fn tables(laying: &Laying, table_of: &[usize], count: usize) -> Option<Vec<Table>> {
    let laid = (0..count).map(|table| members((0..laying.people).filter(|&p| table_of[p] == table)));
    let laid = laid.filter(|&set| set != 0);
    laid.map(|set| {
        let seats = set.count_ones() as usize;
        let class = laying.classes.iter().position(|class| class.seats == seats)?;
        Some(Table { set, class, cost: laying.cost(set) })
    })
    .collect()
}

/// Which table is which: pinned people decide, then sizes that are fixed.
fn assign(index: &Index, units: &Units, tables: &[Table]) -> Option<Vec<usize>> {
    let mut table_of = vec![0; index.people];
    let mut open: Vec<usize> = (0..index.tables).filter(|&table| index.sizes.high[table] > 0).collect();
    open.sort_by_key(|&table| index.sizes.high[table] - index.sizes.low[table]);
    let (pinned, free): (Vec<&Table>, Vec<&Table>) =
        tables.iter().partition(|table| people(table.set).any(|person| units.fixed(person).is_some()));
    for table in pinned.into_iter().chain(free) {
        let seats = table.set.count_ones() as usize;
        let fits = |&at: &usize| (index.sizes.low[at]..=index.sizes.high[at]).contains(&seats);
        let at = people(table.set).find_map(|person| units.fixed(person));
        let place = open.iter().position(|open| at.map_or_else(|| fits(open), |at| at == *open && fits(open)))?;
        let at = open.remove(place);
        for person in people(table.set) {
            table_of[person] = at;
        }
    }
    Some(table_of)
}
