//! Shift matrices: who moves how far from round to round.
//!
//! The people form strands of K, one of each strand at a table. In round r,
//! person i of strand j sits at table i + M[r][j], in a group of K elements.
//! Two people of different strands then meet at most once exactly if, for every
//! two columns of M, the differences in all rows are distinct; people of one
//! strand never meet. (A partial difference matrix: Colbourn and Dinitz,
//! "Handbook of Combinatorial Designs", VI.17.)
//!
//! Where K is a prime power, M[r][j] = r·j in the field of K elements does for
//! K rounds and K strands; otherwise the product of fields for as many strands,
//! or as many rounds, as its smallest field has elements. For more the matrix is
//! searched: one entry at a time is changed, by annealing on the number of equal
//! differences.

use super::group::{Fields, Group};
use crate::numbers::exp;
use crate::random::Random;
use crate::search::Budget;

/// A matrix with the addition that belongs to it.
#[derive(Clone, Debug)]
pub(in crate::rounds) struct Shifts {
    pub(in crate::rounds) rows: Vec<Vec<usize>>,
    group: Group,
}

/// The most tables for which a matrix is searched.
const MOST: usize = 64;

impl Shifts {
    /// The table of person i of a strand in a round.
    pub(in crate::rounds) fn table(&self, round: usize, strand: usize, person: usize) -> usize {
        self.group.plus(person, self.rows[round][strand])
    }

    /// A matrix for so many rounds that needs no search, if there is one. The
    /// first strand stays.
    pub(in crate::rounds) fn by_field(tables: usize, strands: usize, rounds: usize) -> Option<Self> {
        let fields = Fields::of(tables).filter(|_| strands <= tables && rounds <= tables)?;
        let apart = fields.apart();
        if strands > apart && rounds > apart {
            return None;
        }
        let entry = |r, j| if strands <= apart { fields.times(r, j) } else { fields.times(j, r) };
        let row = |r| (0..strands).map(|j| entry(r, j)).collect();
        Some(Self { rows: (0..rounds).map(row).collect(), group: Group::elementary(tables) })
    }

    /// A matrix found by search, within so many looks.
    pub(in crate::rounds) fn search(
        tables: usize,
        strands: usize,
        rounds: usize,
        looks: u64,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) -> Option<Self> {
        if rounds > tables || strands < 2 || rounds < 2 || !(2..=MOST).contains(&tables) {
            return None;
        }
        // The cyclic group of an even order lets fewer rows through than one
        // whose elements of order two are several.
        let elementary = Group::elementary(tables);
        let group = if random.bits() & 1 == 0 { Group::cyclic(tables) } else { elementary };
        let mut state = Search::new(&group, tables, strands, rounds, random);
        for look in 0..looks {
            if state.equal == 0 {
                return Some(Self { rows: state.rows, group });
            }
            if look.is_multiple_of(256) && !budget.spend(256) {
                return None;
            }
            #[allow(clippy::cast_precision_loss)]
            let heat = 0.55 - 0.35 * (look % 100_000) as f64 / 100_000.0;
            state.step(heat, random);
        }
        None
    }
}

struct Search {
    rows: Vec<Vec<usize>>,
    tables: usize,
    /// The difference of each two elements.
    minus: Vec<usize>,
    /// Rows with a difference, by (column, column, difference).
    rows_with: Vec<u32>,
    /// Pairs of rows with an equal difference.
    equal: i64,
}

impl Search {
    fn new(group: &Group, tables: usize, strands: usize, rounds: usize, random: &mut Random) -> Self {
        let entry = |r: usize, j: usize, random: &mut Random| {
            if r == 0 || j == 0 { 0 } else { random.below(tables) }
        };
        let rows: Vec<Vec<usize>> = (0..rounds).map(|r| (0..strands).map(|j| entry(r, j, random)).collect()).collect();
        let minus = (0..tables * tables).map(|cell| group.minus(cell / tables, cell % tables)).collect();
        let mut search = Self { rows_with: vec![0; strands * strands * tables], rows, tables, minus, equal: 0 };
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
        (i * strands + j) * self.tables + self.minus[at_j * self.tables + at_i]
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

    fn check(shifts: &Shifts, tables: usize, strands: usize, rounds: usize) {
        let mut met = BTreeSet::new();
        for r in 0..rounds {
            for j in 0..strands {
                let mut tables_seen = BTreeSet::new();
                for i in 0..tables {
                    assert!(tables_seen.insert(shifts.table(r, j, i)));
                    for (k, l) in (0..j).flat_map(|k| (0..tables).map(move |l| (k, l))) {
                        if shifts.table(r, j, i) == shifts.table(r, k, l) {
                            assert!(met.insert((j, i, k, l)), "{tables} {strands} {rounds}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn fields_let_nobody_meet_twice() {
        for (tables, strands, rounds) in
            [(5, 5, 5), (7, 4, 7), (8, 6, 8), (9, 9, 9), (16, 10, 10), (25, 6, 10), (35, 5, 9), (12, 12, 3)]
        {
            check(&Shifts::by_field(tables, strands, rounds).unwrap(), tables, strands, rounds);
        }
        assert!(Shifts::by_field(10, 3, 3).is_none());
        assert!(Shifts::by_field(9, 9, 10).is_none());
    }

    #[test]
    fn searched_matrices_let_nobody_meet_twice() {
        let mut never = || false;
        let mut budget = Budget::new(400_000_000, &mut never);
        for (tables, strands, rounds) in [(10, 4, 6), (10, 6, 8), (14, 6, 10), (15, 7, 10), (12, 5, 10)] {
            let mut random = Random::new(1);
            let found = (0..200)
                .find_map(|_| Shifts::search(tables, strands, rounds, 400_000, &mut random, &mut budget))
                .unwrap_or_else(|| panic!("{tables} {strands} {rounds}"));
            check(&found, tables, strands, rounds);
        }
    }
}
