//! Shift matrices: who moves how far from round to round.
//!
//! The people form strands of K, one of each strand at a table. In round r,
//! person i of strand j sits at table i + M[r][j] (mod K). Two people of
//! different strands then meet at most once exactly if, for every two columns
//! of M, the differences in all rows are distinct; people of one strand never
//! meet. (A partial difference matrix: Colbourn and Dinitz, "Handbook of
//! Combinatorial Designs", VI.17.)
//!
//! For prime K, M[r][j] = r·j does for K rounds and K strands; for K a power
//! of two the same in the field of K elements, with addition by bits. For other
//! K the matrix is searched: one entry at a time is changed, by annealing on
//! the number of equal differences.

use crate::numbers::exp;
use crate::random::Random;
use crate::search::Budget;

/// A matrix with the addition that belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Shifts {
    pub(super) rows: Vec<Vec<usize>>,
    tables: usize,
    by_bits: bool,
}

impl Shifts {
    /// The table of person i of a strand in a round.
    pub(super) fn table(&self, round: usize, strand: usize, person: usize) -> usize {
        let shift = self.rows[round][strand];
        if self.by_bits { person ^ shift } else { (person + shift) % self.tables }
    }

    /// A matrix for so many rounds, if one is found. The first strand stays.
    pub(super) fn find(
        tables: usize,
        strands: usize,
        rounds: usize,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) -> Option<Self> {
        if rounds > tables || strands == 0 {
            return None;
        }
        if strands <= tables {
            let product: Option<fn(usize, usize, usize) -> usize> = if is_prime(tables) {
                Some(|a, b, tables| a * b % tables)
            } else if tables.is_power_of_two() && tables <= 64 {
                Some(field_product)
            } else {
                None
            };
            if let Some(product) = product {
                let row = |r| (0..strands).map(|j| product(r, j, tables)).collect();
                return Some(Self { rows: (0..rounds).map(row).collect(), tables, by_bits: !is_prime(tables) });
            }
        }
        let rows = search(tables, strands, rounds, random, budget)?;
        Some(Self { rows, tables, by_bits: false })
    }
}

fn is_prime(n: usize) -> bool {
    n > 1 && (2..n).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d))
}

/// Multiplication in the field of `size` = 2, 4, …, 64 elements.
fn field_product(a: usize, b: usize, size: usize) -> usize {
    let polynomial = match size {
        2 => 0b11,
        4 => 0b111,
        8 => 0b1011,
        16 => 0b1_0011,
        32 => 0b10_0101,
        _ => 0b100_0011,
    };
    let (mut a, mut product) = (a, 0);
    for bit in 0..usize::BITS - size.leading_zeros() - 1 {
        if b >> bit & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & size != 0 {
            a ^= polynomial;
        }
    }
    product
}

/// Annealing on the entries; a few restarts.
fn search(
    tables: usize,
    strands: usize,
    rounds: usize,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> Option<Vec<Vec<usize>>> {
    const LOOKS: u32 = 1_500_000;
    for _ in 0..4 {
        let mut state = Search::new(tables, strands, rounds, random);
        for look in 0..LOOKS {
            if state.equal == 0 {
                return Some(state.rows);
            }
            if look.is_multiple_of(256) && !budget.spend(256) {
                return None;
            }
            if strands < 2 || rounds < 2 {
                break;
            }
            let heat = 0.55 - 0.35 * f64::from(look % 100_000) / 100_000.0;
            state.step(heat, random);
        }
    }
    None
}

struct Search {
    rows: Vec<Vec<usize>>,
    tables: usize,
    /// Rows with a difference, by (column, column, difference).
    rows_with: Vec<u32>,
    /// Pairs of rows with an equal difference.
    equal: i64,
}

impl Search {
    fn new(tables: usize, strands: usize, rounds: usize, random: &mut Random) -> Self {
        let entry = |r: usize, j: usize, random: &mut Random| {
            if r == 0 || j == 0 { 0 } else { random.below(tables) }
        };
        let rows: Vec<Vec<usize>> = (0..rounds).map(|r| (0..strands).map(|j| entry(r, j, random)).collect()).collect();
        let mut search = Self { rows_with: vec![0; strands * strands * tables], rows, tables, equal: 0 };
        for r in 0..rounds {
            for j in 0..strands {
                for i in 0..j {
                    let cell = search.cell(i, j, search.rows[r][i], search.rows[r][j]);
                    search.equal += i64::from(search.rows_with[cell]);
                    search.rows_with[cell] += 1;
                }
            }
        }
        search
    }

    fn cell(&self, i: usize, j: usize, at_i: usize, at_j: usize) -> usize {
        let (i, j, at_i, at_j) = if i < j { (i, j, at_i, at_j) } else { (j, i, at_j, at_i) };
        let strands = self.rows[0].len();
        (i * strands + j) * self.tables + (at_j + self.tables - at_i) % self.tables
    }

    fn step(&mut self, heat: f64, random: &mut Random) {
        let r = 1 + random.below(self.rows.len() - 1);
        let strands = self.rows[r].len();
        let j = 1 + random.below(strands - 1);
        let (old, new) = (self.rows[r][j], random.below(self.tables));
        if old == new {
            return;
        }
        let mut change = 0;
        for i in (0..strands).filter(|&i| i != j) {
            let other = self.rows[r][i];
            change += i64::from(self.rows_with[self.cell(i, j, other, new)]);
            change -= i64::from(self.rows_with[self.cell(i, j, other, old)]) - 1;
        }
        #[allow(clippy::cast_precision_loss)]
        if change <= 0 || random.unit() < exp(-(change as f64) / heat) {
            for i in (0..strands).filter(|&i| i != j) {
                let other = self.rows[r][i];
                let (leave, join) = (self.cell(i, j, other, old), self.cell(i, j, other, new));
                self.rows_with[leave] -= 1;
                self.rows_with[join] += 1;
            }
            self.rows[r][j] = new;
            self.equal += change;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn find(tables: usize, strands: usize, rounds: usize) -> Option<Shifts> {
        let mut never = || false;
        let mut budget = Budget::new(40_000_000, &mut never);
        Shifts::find(tables, strands, rounds, &mut Random::new(1), &mut budget)
    }

    #[test]
    fn nobody_meets_twice() {
        for (tables, strands, rounds) in
            [(5, 5, 5), (7, 4, 7), (8, 6, 8), (16, 16, 10), (10, 4, 6), (10, 6, 8), (14, 6, 10), (15, 7, 10)]
        {
            let shifts = find(tables, strands, rounds).unwrap_or_else(|| panic!("{tables} {strands} {rounds}"));
            let mut met = BTreeSet::new();
            for r in 0..rounds {
                for j in 0..strands {
                    let mut tables_seen = BTreeSet::new();
                    for i in 0..tables {
                        assert!(tables_seen.insert(shifts.table(r, j, i)));
                        for (k, l) in (0..j).flat_map(|k| (0..tables).map(move |l| (k, l))) {
                            if shifts.table(r, j, i) == shifts.table(r, k, l) {
                                assert!(met.insert((j, i, k, l)));
                            }
                        }
                    }
                }
            }
        }
    }
}
