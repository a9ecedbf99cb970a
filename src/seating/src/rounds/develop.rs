//! Rounds from one round: developing a base round cyclically.
//!
//! The places form strands of g; adding 1 (mod g) on every strand at once turns
//! a base round into g rounds. Pairs of places fall into orbits under this
//! turning, known by their strands and their difference. Nobody meets twice in
//! all g rounds exactly if the base rounds use every orbit at most once (and
//! none that closes early, difference g/2 on one strand). So instead of R
//! rounds only R/g base rounds need to be found, by annealing on swaps. (The
//! method of differences: Bose, "On the construction of balanced incomplete
//! block designs", 1939.)

use crate::numbers::exp;
use crate::random::Random;
use crate::search::Budget;

/// Looks at a swap, in each of a few attempts.
const LOOKS: u64 = 2_000_000;

/// Tries to seat `places` at tables of `seats`, for so many rounds, so that
/// nobody meets twice. The first `empty` places stay empty and never meet, so
/// that sizes differ by one at most. Returns the table of each place but those.
pub(super) fn develop(
    tables: usize,
    seats: usize,
    empty: usize,
    rounds: usize,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> Option<Vec<Vec<usize>>> {
    let places = tables * seats;
    let fits = |&g: &usize| rounds.is_multiple_of(g) && places.is_multiple_of(g) && empty <= g;
    for turn in (2..=rounds).rev().filter(fits) {
        let mut search = Search::new(tables, seats, turn, rounds / turn, empty > 1, random);
        if let Some(bases) = search.run(random, budget) {
            let round = |r: usize| -> Vec<usize> {
                let base = &bases[r / turn];
                let turned = |place: usize| {
                    let at = (place % turn + r) % turn;
                    base[place / turn * turn + at]
                };
                (0..places).map(turned).skip(empty).collect()
            };
            return Some((0..rounds).map(round).collect());
        }
    }
    None
}

struct Search {
    /// The table of each place in each base round, and who sits there.
    table_of: Vec<Vec<usize>>,
    seats: Vec<Vec<Vec<usize>>>,
    turn: usize,
    strands: usize,
    /// How often each orbit is used.
    used: Vec<u32>,
    /// Uses beyond the first: pairs of uses.
    again: i64,
}

impl Search {
    fn new(
        tables: usize,
        seats: usize,
        turn: usize,
        bases: usize,
        keep_first_apart: bool,
        random: &mut Random,
    ) -> Self {
        let places = tables * seats;
        let strands = places / turn;
        let mut search = Self {
            table_of: Vec::new(),
            seats: Vec::new(),
            turn,
            strands,
            used: vec![0; strands * strands * turn],
            again: 0,
        };
        for strand in 0..strands {
            if turn.is_multiple_of(2) {
                let closes_early = search.orbit(strand * turn, strand * turn + turn / 2);
                search.used[closes_early] += 1;
            }
            if strand == 0 && keep_first_apart {
                for difference in 1..turn.div_ceil(2) {
                    let orbit = search.orbit(0, difference);
                    search.used[orbit] += 1;
                }
            }
        }
        for base in 0..bases {
            let mut order: Vec<usize> = (0..places).collect();
            random.shuffle(&mut order);
            search.table_of.push(vec![0; places]);
            let mut at: Vec<Vec<usize>> = vec![Vec::new(); tables];
            for (i, place) in order.into_iter().enumerate() {
                let table = i / seats;
                for &other in &at[table] {
                    let orbit = search.orbit(place, other);
                    search.again += i64::from(search.used[orbit]);
                    search.used[orbit] += 1;
                }
                at[table].push(place);
                search.table_of[base][place] = table;
            }
            search.seats.push(at);
        }
        search
    }

    fn orbit(&self, p: usize, q: usize) -> usize {
        let (p, q) = if p / self.turn <= q / self.turn { (p, q) } else { (q, p) };
        let (a, b) = (p / self.turn, q / self.turn);
        let mut difference = (q % self.turn + self.turn - p % self.turn) % self.turn;
        if a == b {
            difference = difference.min(self.turn - difference);
        }
        (a * self.strands + b) * self.turn + difference
    }

    /// Takes the place's orbits with a table out, or puts them in; returns how
    /// often they were used already.
    fn count(&mut self, base: usize, place: usize, table: usize, without: usize, join: bool) -> i64 {
        let mut again = 0;
        for i in 0..self.seats[base][table].len() {
            let other = self.seats[base][table][i];
            if other != place && other != without {
                let orbit = self.orbit(place, other);
                if join {
                    again += i64::from(self.used[orbit]);
                    self.used[orbit] += 1;
                } else {
                    self.used[orbit] -= 1;
                    again -= i64::from(self.used[orbit]);
                }
            }
        }
        again
    }

    fn exchange(&mut self, base: usize, p: usize, q: usize) -> i64 {
        let (a, b) = (self.table_of[base][p], self.table_of[base][q]);
        let change = self.count(base, p, a, p, false)
            + self.count(base, q, b, q, false)
            + self.count(base, p, b, q, true)
            + self.count(base, q, a, p, true);
        for (table, old, new) in [(a, p, q), (b, q, p)] {
            if let Some(seat) = self.seats[base][table].iter_mut().find(|seat| **seat == old) {
                *seat = new;
            }
        }
        self.table_of[base].swap(p, q);
        self.again += change;
        change
    }

    fn run(&mut self, random: &mut Random, budget: &mut Budget<'_>) -> Option<Vec<Vec<usize>>> {
        let bases = self.table_of.len();
        let places = self.table_of[0].len();
        for look in 0..LOOKS {
            if self.again == 0 {
                return Some(self.table_of.clone());
            }
            if !budget.spend(1) {
                return None;
            }
            #[allow(clippy::cast_precision_loss)]
            let heat = 0.45 - 0.25 * (look % 250_000) as f64 / 250_000.0;
            let base = random.below(bases);
            let (p, q) = (random.below(places), random.below(places));
            if self.table_of[base][p] == self.table_of[base][q] {
                continue;
            }
            let change = self.exchange(base, p, q);
            #[allow(clippy::cast_precision_loss)]
            if change > 0 && random.unit() >= exp(-(change as f64) / heat) {
                self.exchange(base, p, q);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nobody_meets_twice() {
        for (tables, seats, empty, rounds) in [(6, 4, 0, 6), (6, 4, 3, 6), (9, 4, 1, 9)] {
            let mut never = || false;
            let mut budget = Budget::new(60_000_000, &mut never);
            let found = develop(tables, seats, empty, rounds, &mut Random::new(1), &mut budget);
            let plans = found.unwrap_or_else(|| panic!("{tables} {seats} {rounds}"));
            assert_eq!(plans.len(), rounds);
            let mut met = BTreeSet::new();
            for plan in plans {
                let mut sizes = vec![0; tables];
                for (p, &table) in plan.iter().enumerate() {
                    sizes[table] += 1;
                    for (q, _) in plan[..p].iter().enumerate().filter(|&(_, &other)| other == table) {
                        assert!(met.insert((p, q)));
                    }
                }
                assert!(sizes.iter().all(|&size| size == seats || size + 1 == seats));
            }
        }
    }
}
