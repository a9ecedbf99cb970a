//! Annealing of all rounds together: coolings one after the other, each longer
//! than the one before (as `search::dense` does for one round).

use super::super::setting::MEETING;
use super::Joint;
use crate::numbers::{exp, ln};
use crate::random::Random;
use crate::search::Budget;

/// Random thresholds −ln(u), scaled by the heat.
const DRAWS: usize = 4_096;
/// Changes of the heat in one cooling.
const STEPS: u64 = 128;
/// Moves between two looks whether this is the best so far.
const CHUNK: u64 = 256;
/// Moves of the longest cooling.
const LONGEST: u64 = 60_000_000;
/// Where coolings begin and end, as parts of a meeting. Found by trial on
/// rotations without repetition: warmer than 0.6 nothing holds, colder than
/// 0.1 nothing moves.
const HOT: [f64; 4] = [0.3, 0.4, 0.35, 0.5];
const COLD: f64 = 0.1;

impl Joint<'_> {
    /// Anneals, longer and longer, until the cost is at the target or the
    /// budget is spent.
    pub fn anneal(&mut self, target: i64, random: &mut Random, budget: &mut Budget<'_>) {
        if self.movable.len() + self.groups.len() < 2 {
            return;
        }
        #[allow(clippy::cast_precision_loss)]
        let meeting = MEETING as f64;
        let mut moves = 20_000 + 400 * (self.movable.len() * self.extras.len()) as u64;
        // What a good start needs is little: no heat first.
        self.cool(COLD * meeting, COLD * meeting * 0.5, moves, target, random, budget);
        let mut turn = 0;
        while self.best.0 > target && !budget.spent() {
            if turn % 2 == 1 {
                self.back_to_best();
            }
            let hot = HOT[turn % HOT.len()] * meeting;
            self.cool(hot, COLD * meeting, moves.min(budget.left()), target, random, budget);
            turn += 1;
            if turn.is_multiple_of(2) {
                moves = (moves * 2).min(LONGEST);
            }
        }
    }

    /// Refines what is there, with little heat, for so many moves.
    pub fn settle(&mut self, moves: u64, target: i64, random: &mut Random, budget: &mut Budget<'_>) {
        #[allow(clippy::cast_precision_loss)]
        let meeting = MEETING as f64;
        self.cool(0.2 * meeting, 0.02 * meeting, moves, target, random, budget);
    }

    fn back_to_best(&mut self) {
        let best = std::mem::take(&mut self.best.1);
        for (at, &table) in best.iter().enumerate() {
            let (round, person) = (at / self.people, (at % self.people) as u16);
            if self.table_of[at] != table {
                self.shift(round, person, table.into());
            }
        }
        self.cost = self.best.0;
        self.best.1 = best;
    }

    /// One cooling from `hot` to `cold`.
    pub(super) fn cool(
        &mut self,
        hot: f64,
        cold: f64,
        moves: u64,
        target: i64,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) {
        let draws: Vec<f64> = (0..DRAWS).map(|_| -ln(random.unit().max(1e-12))).collect();
        let mut limits = vec![0_i64; DRAWS];
        let fall = ln(cold / hot);
        for step in 0..STEPS {
            #[allow(clippy::cast_precision_loss)]
            let heat = hot * exp(fall * step as f64 / STEPS as f64);
            for (limit, draw) in limits.iter_mut().zip(&draws) {
                *limit = (draw * heat) as i64;
            }
            for _ in 0..(moves / STEPS + 1).div_ceil(CHUNK) {
                for _ in 0..CHUNK {
                    self.look(&limits, random);
                }
                self.keep();
                if self.best.0 <= target || !budget.spend(CHUNK) {
                    return;
                }
            }
        }
    }

    /// Looks at one move and makes it if the price is below a random limit.
    #[inline]
    fn look(&mut self, limits: &[i64], random: &mut Random) {
        let given = self.setting.given;
        let bits = random.bits();
        let limit = limits[(bits >> 52) as usize];
        let round = given + random.below(self.extras.len() - given);
        if !self.groups.is_empty() && (bits.trailing_zeros() >= 4 || self.movable.len() < 2) {
            return self.look_at_group(round, limit, random);
        }
        if self.movable.is_empty() {
            return;
        }
        let p = self.movable[random.below(self.movable.len())];
        let a = self.table(round, p);
        if self.flexible && bits & 0x70_0000_0000 == 0 {
            let b = random.below(self.tables);
            if self.may_shift(round, a, b) {
                let price = self.shift_price(round, p, b);
                if price <= limit {
                    self.cost += price;
                    self.shift(round, p, b);
                }
            }
            return;
        }
        let alike = &self.alike[self.kind[usize::from(p)]];
        let course = self.setting.course(round);
        let q = if bits & 0x7_0000_0000 == 0 && self.volunteers.len() > 1 && course.index.facilitator[usize::from(p)] {
            self.volunteers[random.below(self.volunteers.len())]
        } else if bits & 0x8_0000_0000 == 0 && alike.len() > 1 {
            alike[random.below(alike.len())]
        } else {
            self.movable[random.below(self.movable.len())]
        };
        if a == self.table(round, q) {
            return;
        }
        let price = self.swap_price(round, p, q);
        if price <= limit {
            self.cost += price;
            self.swap(round, p, q);
        }
    }

    /// Whether the sizes allow that somebody goes from one table to the other.
    fn may_shift(&self, round: usize, a: usize, b: usize) -> bool {
        let sizes = &self.setting.course(round).index.sizes;
        let size = |table: usize| self.seats[round * self.tables + table].len();
        a != b
            && size(a) > sizes.low[a]
            && size(b) < sizes.high[b]
            && !self.setting.units.locked[a]
            && !self.setting.units.locked[b]
    }

    /// A group changes tables; as many single people come back as the sizes need.
    fn look_at_group(&mut self, round: usize, limit: i64, random: &mut Random) {
        let number = random.below(self.groups.len());
        let group = std::mem::take(&mut self.groups[number]);
        let a = self.table(round, group[0]);
        let b = random.below(self.tables);
        let mut price = 0;
        let mut done: Vec<(u16, usize)> = Vec::new();
        let mut fits = a != b && !self.setting.units.locked[b];
        if fits {
            let there = &self.seats[round * self.tables + b];
            let mut back: Vec<u16> = there.iter().copied().filter(|person| self.movable.contains(person)).collect();
            random.shuffle(&mut back);
            for &member in &group {
                if self.may_shift(round, a, b) && random.bits() & 1 == 0 {
                    price += self.shift_price(round, member, b);
                    self.shift(round, member, b);
                    done.push((member, a));
                } else if let Some(other) = back.pop() {
                    price += self.swap_price(round, member, other);
                    self.swap(round, member, other);
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
            for (person, table) in done.into_iter().rev() {
                self.shift(round, person, table);
            }
        }
        self.groups[number] = group;
    }
}
