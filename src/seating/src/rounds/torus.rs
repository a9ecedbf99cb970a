//! K rounds at K tables of s, where s divides K: a design on Z(K−1) × Z(s).
//!
//! Places are the elements (x, y) of that group and s places "at infinity",
//! ∞(0) … ∞(s−1). The base round consists of K/s blocks, each turned s times
//! in y: the first is ∞(0) with s − 1 elements, the others have s elements; it
//! seats everybody if the elements' x are all different. Turned K − 1 times in
//! x it gives K − 1 rounds. The last round seats the infinite ones together and
//! all elements of one x together. Nobody meets twice if all differences within
//! the blocks are different, up to sign, and those in the first block have
//! different y. For 12 tables of 4 these are 15 differences out of 20: found in
//! an instant by annealing on the y and on who is in which block. (There is none
//! for 10 tables of 5.)

use crate::numbers::exp;
use crate::random::Random;
use crate::search::Budget;

const LOOKS: u64 = 60_000;

/// The table of each place in up to K rounds in which nobody meets twice.
pub(super) fn torus(
    tables: usize,
    seats: usize,
    rounds: usize,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> Option<Vec<Vec<usize>>> {
    if seats < 2 || !tables.is_multiple_of(seats) || rounds > tables || tables < 3 {
        return None;
    }
    let mut search = Search::new(tables, seats, random);
    for _ in 0..LOOKS {
        if search.again() == 0 {
            let all = search.rounds();
            // The last round is another kind of round: keep it for the end.
            return Some(all.into_iter().take(rounds).collect());
        }
        if !budget.spend(1) {
            return None;
        }
        search.step(random);
    }
    None
}

struct Search {
    /// K − 1.
    turns: usize,
    seats: usize,
    /// The y of each x.
    y: Vec<usize>,
    /// Which x are in each block; the first has one less.
    blocks: Vec<Vec<usize>>,
    again: usize,
}

impl Search {
    fn new(tables: usize, seats: usize, random: &mut Random) -> Self {
        let turns = tables - 1;
        let mut order: Vec<usize> = (0..turns).collect();
        random.shuffle(&mut order);
        let (first, rest) = order.split_at(seats - 1);
        let blocks = std::iter::once(first).chain(rest.chunks(seats));
        let mut search = Self {
            turns,
            seats,
            y: (0..turns).map(|_| random.below(seats)).collect(),
            blocks: blocks.map(<[usize]>::to_vec).collect(),
            again: 0,
        };
        search.again = search.again();
        search
    }

    /// How many differences occur again.
    fn again(&self) -> usize {
        let mut used = vec![0usize; self.turns * self.seats];
        let mut again = 0;
        let mut use_one = |cell: usize| {
            again += used[cell];
            used[cell] += 1;
        };
        for block in &self.blocks {
            for (i, &a) in block.iter().enumerate() {
                for &b in &block[..i] {
                    let dx = (a + self.turns - b) % self.turns;
                    let dy = (self.y[a] + self.seats - self.y[b]) % self.seats;
                    let back = (self.turns - dx, (self.seats - dy) % self.seats);
                    let (dx, dy) = (dx, dy).min(back);
                    use_one(dx * self.seats + dy);
                }
            }
        }
        // Difference 0 in x stays for the last round; its cells count how
        // often each y meets infinity.
        for &a in &self.blocks[0] {
            use_one(self.y[a]);
        }
        again
    }

    fn step(&mut self, random: &mut Random) {
        let (a, b) = (random.below(self.turns), random.below(self.turns));
        let before = (self.y.clone(), self.blocks.clone());
        if random.bits() & 1 == 0 {
            self.y[a] = random.below(self.seats);
        } else {
            for x in self.blocks.iter_mut().flatten() {
                if *x == a {
                    *x = b;
                } else if *x == b {
                    *x = a;
                }
            }
        }
        let again = self.again();
        #[allow(clippy::cast_precision_loss)]
        let worse = again as f64 - self.again as f64;
        if worse <= 0.0 || random.unit() < exp(-worse / 0.45) {
            self.again = again;
        } else {
            (self.y, self.blocks) = before;
        }
    }

    /// Places: (x, y) is x · s + y, then the infinite ones.
    fn rounds(&self) -> Vec<Vec<usize>> {
        let (turns, seats) = (self.turns, self.seats);
        let places = (turns + 1) * seats;
        let mut rounds: Vec<Vec<usize>> = (0..turns)
            .map(|turn| {
                let mut table_of = vec![0; places];
                for (number, block) in self.blocks.iter().enumerate() {
                    for by in 0..seats {
                        let table = number * seats + by;
                        for &x in block {
                            let y = (self.y[x] + by) % seats;
                            table_of[(x + turn) % turns * seats + y] = table;
                        }
                        if number == 0 {
                            table_of[turns * seats + by] = table;
                        }
                    }
                }
                table_of
            })
            .collect();
        rounds.push((0..places).map(|place| place / seats).collect());
        rounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nobody_meets_twice() {
        for (tables, seats) in [(6, 3), (12, 4), (8, 4), (9, 3)] {
            let mut never = || false;
            let mut budget = Budget::new(10_000_000, &mut never);
            let found = torus(tables, seats, tables, &mut Random::new(1), &mut budget);
            let plans = found.unwrap_or_else(|| panic!("{tables} {seats}"));
            assert_eq!(plans.len(), tables);
            let mut met = BTreeSet::new();
            for plan in plans {
                let mut sizes = vec![0; tables];
                for (p, &table) in plan.iter().enumerate() {
                    sizes[table] += 1;
                    for (q, _) in plan[..p].iter().enumerate().filter(|&(_, &other)| other == table) {
                        assert!(met.insert((p, q)), "{tables} {seats}");
                    }
                }
                assert!(sizes.iter().all(|&size| size == seats));
            }
        }
    }
}
