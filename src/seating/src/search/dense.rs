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

use super::Budget;
use super::extras::Extras;
use super::mend::may_swap;
use super::prices::{bar, pair_prices};
use crate::index::Index;
use crate::numbers::{exp, ln};
use crate::random::Random;
use crate::rules::Units;
use crate::tally::Tally;

/// The most people.
const MOST: usize = 1_200;
/// Random thresholds −ln(u), scaled by the heat.
const DRAWS: usize = 4_096;
/// Moves of the longest round.
const LONGEST: u64 = 12_000_000;
/// Where the annealing begins, where the slow part ends, and where the quick
/// end ends, in hundredths of a point. Found by trial on a series of seven
/// earlier workshops: pairs of a profession must still come and go at the end
/// of the slow part.
const HOT: f64 = 280.0;
const WARM: f64 = 75.0;
const COLD: f64 = 1.5;

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

    /// Anneals in rounds, longer and longer, until the cost
    /// is at the target or the budget is spent. The state left is the last one,
    /// not the best.
    pub(crate) fn anneal(&mut self, target: i64, random: &mut Random, budget: &mut Budget<'_>) {
        if self.movable.len() + self.groups.len() < 2 && !self.flexible {
            return;
        }
        let draws: Vec<f64> = (0..DRAWS).map(|_| -ln(random.unit().max(1e-12))).collect();
        let mut moves = 20_000 + 2_000 * self.people as u64;
        let mut round = 0u32;
        while self.best.0 > target && !budget.spent() {
            // Gentle first, from a good start; then hot ones, every third from
            // the best so far.
            let hot = match round {
                0..2 => HOT * 0.35,
                _ if round % 3 == 2 => HOT,
                _ if round % 3 == 1 => HOT * 0.6,
                _ => HOT * 1.1,
            };
            if round % 3 == 1 {
                self.back_to_best();
            }
            self.cool(hot, moves.min(budget.left()), target, &draws, random, budget);
            round += 1;
            if round.is_multiple_of(2) {
                moves = (moves * 2).min(LONGEST);
            }
        }
    }

    fn back_to_best(&mut self) {
        let best = std::mem::take(&mut self.best.1);
        for (person, &table) in best.iter().enumerate() {
            if self.table_of[person] != table {
                self.put(person, table as usize);
            }
        }
        self.cost = self.best.0;
        self.best.1 = best;
    }

    /// One cooling from `hot` to [`COLD`].
    fn cool(&mut self, hot: f64, moves: u64, target: i64, draws: &[f64], random: &mut Random, budget: &mut Budget<'_>) {
        const STEPS: u64 = 128;
        let mut limits = vec![0i64; draws.len()];
        for step in 0..STEPS {
            let heat = heat(hot, step, STEPS);
            for (limit, draw) in limits.iter_mut().zip(draws) {
                #[allow(clippy::cast_possible_truncation)]
                {
                    *limit = (draw * heat) as i64;
                }
            }
            let chunk = moves / STEPS + 1;
            for _ in 0..chunk.div_ceil(256) {
                for _ in 0..256 {
                    self.try_one(&limits, random);
                    if self.cost < self.best.0 {
                        self.best.0 = self.cost;
                        self.best.1.clone_from(&self.table_of);
                        if self.cost <= target {
                            return;
                        }
                    }
                }
                if !budget.spend(256) {
                    return;
                }
            }
        }
    }

    /// Looks at one move and makes it if the price is below a random limit.
    #[inline]
    fn try_one(&mut self, limits: &[i64], random: &mut Random) {
        let bits = random.bits();
        let limit = limits[(bits >> 52) as usize];
        if !self.groups.is_empty() && (bits.trailing_zeros() >= 4 || self.movable.len() < 2) {
            return self.try_group(limit, random);
        }
        if self.movable.is_empty() {
            return;
        }
        let p = self.movable[pick(bits as u32, self.movable.len())] as usize;
        let a = self.table_of[p] as usize;
        if self.flexible && bits & 0x70_0000_0000 == 0 {
            let b = random.below(self.tables);
            if a != b && !self.locked[b] && self.size[a] > self.low[a] && self.size[b] < self.high[b] {
                let price = self.shift_price(p, b);
                if price <= limit {
                    self.cost += price;
                    self.put(p, b);
                }
            }
            return;
        }
        if self.narrow && bits & 0x380_0000_0000 == 0 {
            return self.try_two(limit, random);
        }
        let other = random.bits();
        let q = self.movable[pick(other as u32, self.movable.len())] as usize;
        let b = self.table_of[q] as usize;
        if a == b {
            return;
        }
        let price = self.swap_price(p, q);
        if price <= limit {
            self.cost += price;
            self.swap(p, q);
        }
    }

    /// Two swaps at once: a way round people who must not meet, even in passing,
    /// and tables that need their only facilitator.
    fn try_two(&mut self, limit: i64, random: &mut Random) {
        let mut price = 0;
        let mut done = [(0, 0); 2];
        let p = self.movable[random.below(self.movable.len())] as usize;
        for (turn, done) in done.iter_mut().enumerate() {
            // The first person goes on, or somebody else takes a turn.
            let p = if turn == 0 || random.bits() & 1 == 0 {
                p
            } else {
                self.movable[random.below(self.movable.len())] as usize
            };
            let q = self.movable[random.below(self.movable.len())] as usize;
            *done = (p, q);
            if self.table_of[p] != self.table_of[q] {
                price += self.swap_price(p, q);
                self.swap(p, q);
            }
        }
        if price <= limit {
            self.cost += price;
        } else {
            for (p, q) in done.into_iter().rev() {
                if self.table_of[p] != self.table_of[q] {
                    self.swap(p, q);
                }
            }
        }
    }

    /// A group changes tables; as many single people come back as the sizes need.
    fn try_group(&mut self, limit: i64, random: &mut Random) {
        let number = random.below(self.groups.len());
        let group = std::mem::take(&mut self.groups[number]);
        let a = self.table_of[group[0] as usize] as usize;
        let b = random.below(self.tables);
        let mut price = 0;
        let mut done: Vec<(usize, usize)> = Vec::new();
        let mut fits = a != b && !self.locked[b];
        if fits {
            let mut back: Vec<u32> = (0..self.movable.len())
                .map(|i| self.movable[i])
                .filter(|&person| self.table_of[person as usize] as usize == b)
                .collect();
            random.shuffle(&mut back);
            let mut back = back.into_iter();
            for &member in &group {
                let member = member as usize;
                if self.size[a] > self.low[a] && self.size[b] < self.high[b] && random.bits() & 1 == 0 {
                    price += self.shift_price(member, b);
                    self.put(member, b);
                    done.push((member, a));
                } else if let Some(other) = back.next() {
                    let other = other as usize;
                    price += self.swap_price(member, other);
                    self.swap(member, other);
                    done.push((member, a));
                    done.push((other, b));
                } else {
                    fits = false;
                    break;
                }
            }
        }
        if fits && price <= limit {
            self.cost += price;
        } else {
            for &(person, table) in &done {
                self.put(person, table);
            }
        }
        self.groups[number] = group;
    }

    #[inline]
    fn swap_price(&self, p: usize, q: usize) -> i64 {
        let n = self.people;
        let (a, b) = (self.table_of[p] as usize, self.table_of[q] as usize);
        let price = self.at[b * n + p] + self.at[a * n + q]
            - self.at[a * n + p]
            - self.at[b * n + q]
            - 2 * self.pair[p * n + q];
        i64::from(price) + self.extras.swap_price(p, q, a, b, &self.size)
    }

    fn shift_price(&self, p: usize, b: usize) -> i64 {
        let a = self.table_of[p] as usize;
        let price = self.at[b * self.people + p] - self.at[a * self.people + p];
        i64::from(price) + self.extras.shift_price(p, a, b, &self.size)
    }

    fn swap(&mut self, p: usize, q: usize) {
        let n = self.people;
        let (a, b) = (self.table_of[p] as usize, self.table_of[q] as usize);
        let (mine, theirs) = (&self.pair[p * n..(p + 1) * n], &self.pair[q * n..(q + 1) * n]);
        for ((price, mine), theirs) in row(&mut self.at, a, n).iter_mut().zip(mine).zip(theirs) {
            *price += theirs - mine;
        }
        for ((price, mine), theirs) in row(&mut self.at, b, n).iter_mut().zip(mine).zip(theirs) {
            *price += mine - theirs;
        }
        self.table_of.swap(p, q);
        self.extras.shift(p, a, b);
        self.extras.shift(q, b, a);
    }

    fn put(&mut self, p: usize, b: usize) {
        let n = self.people;
        let a = self.table_of[p] as usize;
        let mine = &self.pair[p * n..(p + 1) * n];
        for (price, mine) in row(&mut self.at, a, n).iter_mut().zip(mine) {
            *price -= mine;
        }
        for (price, mine) in row(&mut self.at, b, n).iter_mut().zip(mine) {
            *price += mine;
        }
        self.table_of[p] = b as u32;
        self.size[a] -= 1;
        self.size[b] += 1;
        self.extras.shift(p, a, b);
    }
}

/// Slowly from `hot` to [`WARM`] in seven eighths of the steps, then quickly to
/// [`COLD`].
#[allow(clippy::cast_precision_loss)] // a few hundred steps
fn heat(hot: f64, step: u64, steps: u64) -> f64 {
    let slow = steps - steps / 8;
    let warm = WARM.min(hot * 0.6);
    if step < slow {
        hot * exp(ln(warm / hot) * (step as f64 / slow as f64))
    } else {
        warm * exp(ln(COLD / warm) * ((step - slow) as f64 / (steps - slow) as f64))
    }
}

fn row(at: &mut [i32], table: usize, people: usize) -> &mut [i32] {
    &mut at[table * people..(table + 1) * people]
}

/// A number below `end` from 32 random bits.
#[inline]
fn pick(bits: u32, end: usize) -> usize {
    ((u64::from(bits) * end as u64) >> 32) as usize
}

fn groups(units: &Units) -> Vec<Vec<u32>> {
    units
        .all
        .iter()
        .filter(|unit| unit.members.len() > 1 && unit.fixed.is_empty())
        .map(|unit| unit.members.iter().map(|&person| person as u32).collect())
        .collect()
}
