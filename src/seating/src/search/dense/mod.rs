//! Annealing with a price table.
//!
//! All pairs together cost Σ w(i, j) over tablemates. `at[t][i]` is what person
//! i has or would have in common with the people at table t; then a swap of p
//! at a and q at b changes the cost by
//!
//! `at[b][p] + at[a][q] − at[a][p] − at[b][q] − 2·w(p, q)`
//!
//! which is five look-ups, whatever the number of attributes and past pairs.
//! Carrying it out adds two rows of w to two rows of the table, O(N). People
//! who must sit apart have a price nothing can outweigh; groups that sit
//! together change tables as one, by swaps that are taken back if refused.
//! What is no matter of pairs (facilitators, tables of one profession) is
//! looked up beside it where it can matter at all.
//!
//! Memory: N² + N·K numbers; not for more than about a thousand people.

#![allow(clippy::many_single_char_names)] // p, q at a, b, as in the formula

mod anneal;
mod moves;

use super::extras::Extras;
use super::mend::may_swap;
use super::prices::{bar, pair_prices};
use crate::index::Index;
use crate::rules::Units;
use crate::tally::Tally;

/// The most people.
const MOST: usize = 1_200;
/// The state of the annealing.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    people: usize,
    tables: usize,
    /// Price of each pair.
    pair: Vec<i32>,
    /// Price of each person at each table: table · people + person.
    at: Vec<i32>,
    table_of: Vec<u32>,
    size: Vec<u32>,
    low: Vec<u32>,
    high: Vec<u32>,
    /// People who may change tables alone, then groups that change as one.
    movable: Vec<u32>,
    groups: Vec<Vec<u32>>,
    locked: Vec<bool>,
    /// Whether any table may change its size.
    flexible: bool,
    /// Whether rules, facilitators or small numbers put walls between
    /// seatings, so that single swaps may get stuck.
    narrow: bool,
    extras: Extras,
    cost: i64,
    best: (i64, Vec<u32>),
}

impl Dense {
    /// Prepares a seating that keeps all rules; `None` if there are too many
    /// people, or prices too large.
    pub(crate) fn of(index: &Index, units: &Units, table_of: &[usize]) -> Option<Self> {
        if index.people > MOST || index.people == 0 {
            return None;
        }
        let (people, tables) = (index.people, index.tables);
        let mut pair = pair_prices(index);
        bar(&mut pair, index, units)?;
        let mut dense = Self {
            people,
            tables,
            pair,
            at: vec![0; people * tables],
            table_of: table_of.iter().map(|&table| table as u32).collect(),
            size: vec![0; tables],
            low: index.sizes.low.iter().map(|&low| low as u32).collect(),
            high: index.sizes.high.iter().map(|&high| high as u32).collect(),
            movable: (0..people as u32).filter(|&person| may_swap(units, person as usize)).collect(),
            groups: groups(units),
            locked: units.locked.clone(),
            flexible: index.sizes.low != index.sizes.high,
            narrow: index.people < 25
                || index.facilitators > 0
                || units.all.iter().any(|unit| !unit.apart.is_empty() || unit.members.len() > 1),
            extras: Extras::of(index, table_of),
            cost: Tally::of(index, table_of).cost(index),
            best: (0, Vec::new()),
        };
        dense.best = (dense.cost, dense.table_of.clone());
        for (person, &table) in table_of.iter().enumerate() {
            dense.size[table] += 1;
            for (price, pair) in
                row(&mut dense.at, table, people).iter_mut().zip(&dense.pair[person * people..(person + 1) * people])
            {
                *price += pair;
            }
            if let Some(previous) = index.previous[person] {
                for table in (0..tables).filter(|&table| table != previous) {
                    dense.at[table * people + person] += i32::try_from(index.moved).ok()?;
                }
            }
        }
        Some(dense)
    }

    /// The best seating met.
    pub(crate) fn best(&self) -> Vec<usize> {
        self.best.1.iter().map(|&table| table as usize).collect()
    }

    /// How the cost changes when two people change tables.
    pub(crate) fn price(&self, p: usize, q: usize) -> i64 {
        if self.table_of[p] == self.table_of[q] { 0 } else { self.swap_price(p, q) }
    }

    /// Lets two people change tables.
    pub(crate) fn exchange(&mut self, p: usize, q: usize) {
        if self.table_of[p] != self.table_of[q] {
            self.swap(p, q);
        }
    }
}

fn row(at: &mut [i32], table: usize, people: usize) -> &mut [i32] {
    &mut at[table * people..(table + 1) * people]
}

fn groups(units: &Units) -> Vec<Vec<u32>> {
    units
        .all
        .iter()
        .filter(|unit| unit.members.len() > 1 && unit.fixed.is_empty())
        .map(|unit| unit.members.iter().map(|&person| person as u32).collect())
        .collect()
}
