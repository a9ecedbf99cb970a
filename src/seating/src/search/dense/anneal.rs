//! Annealing: rounds of cooling, each longer than the one before (Kirkpatrick,
//! Gelatt and Vecchi, "Optimization by simulated annealing", Science 220, 1983),
//! with random thresholds in place of accepted chances.

use super::Dense;
use crate::numbers::{exp, ln};
use crate::random::Random;
use crate::search::Budget;

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

impl Dense {
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

/// A number below `end` from 32 random bits.
#[inline]
fn pick(bits: u32, end: usize) -> usize {
    ((u64::from(bits) * end as u64) >> 32) as usize
}
