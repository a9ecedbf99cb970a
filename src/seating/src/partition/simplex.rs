//! The linear relaxation over given tables: take parts of tables so that
//! everybody sits once, at the least cost.
//!
//! A revised primal simplex method with an explicit inverse (Dantzig; see
//! Chvátal, "Linear Programming", 1983): a row for each person and for each
//! size of table, tables as columns, and one artificial column a row, so dear
//! that none is used where it can be helped. Whatever the rounding, its dual
//! numbers are only a proposal: bounds are computed from them in whole numbers.
//!
//! Complexity: a pivot costs O(rows²), a look at all columns O(columns · seats).

use super::laying::people;
use super::tightest::Table;
use crate::search::Budget;

/// Columns from here on are artificial: one a row.
const ARTIFICIAL: u32 = 1 << 30;
/// Columns looked at again between two looks at all.
const SHORT_LIST: usize = 60;
/// Pivots after which the inverse is computed anew.
const FRESH: u32 = 250;
/// The most pivots of one solution.
const PIVOTS: u32 = 20_000;
const TINY: f64 = 1e-9;
/// A reduced cost below this (in grains) is worth a pivot.
const WORTH: f64 = -0.5;

/// The tables as columns.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    rows: usize,
    people: usize,
    /// Rows of each column; as many for each, padded with `rows`.
    entries: Vec<u8>,
    stride: usize,
    cost: Vec<f64>,
    right: Vec<f64>,
    artificial: f64,
}

/// A basis: which column stands for each row, and the inverse.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    head: Vec<u32>,
    inverse: Vec<f64>,
    pub(super) level: Vec<f64>,
    pivots: u32,
}

impl Basis {
    /// The columns in part taken, with the parts; artificial ones have a
    /// number beyond all tables.
    pub(super) fn taken(&self) -> impl Iterator<Item = (usize, f64)> {
        let used = self.head.iter().zip(&self.level).filter(|&(_, &level)| level > 1e-6);
        used.map(|(&column, &level)| (column as usize, level))
    }
}

impl Simplex {
    /// No columns yet. `tables` is how many tables of each size there are, `seats`
    /// the largest, `dear` what the artificial columns cost.
    pub(super) fn new(people: usize, tables: &[i64], seats: usize, dear: i64) -> Self {
        let rows = people + tables.len();
        let mut right = vec![1.0; people];
        #[allow(clippy::cast_precision_loss)]
        right.extend(tables.iter().map(|&tables| tables as f64));
        #[allow(clippy::cast_precision_loss)]
        let artificial = dear as f64;
        Self { rows, people, entries: Vec::new(), stride: seats + 1, cost: Vec::new(), right, artificial }
    }

    /// One column more.
    pub(super) fn add(&mut self, table: &Table) {
        let from = self.entries.len();
        self.entries.extend(people(table.set).map(|person| person as u8));
        self.entries.push((self.people + table.class) as u8);
        self.entries.resize(from + self.stride, self.rows as u8);
        #[allow(clippy::cast_precision_loss)]
        self.cost.push(table.cost as f64);
    }

    /// Nothing but artificial columns.
    pub(super) fn start(&self) -> Basis {
        let m = self.rows;
        let mut inverse = vec![0.0; m * m];
        for row in 0..m {
            inverse[row * m + row] = 1.0;
        }
        Basis {
            head: (0..m as u32).map(|row| ARTIFICIAL + row).collect(),
            inverse,
            level: self.right.clone(),
            pivots: 0,
        }
    }

    fn rows_of(&self, column: u32) -> &[u8] {
        &self.entries[column as usize * self.stride..][..self.stride]
    }

    #[inline]
    fn reduced(&self, column: u32, dual: &[f64]) -> f64 {
        let sum: f64 = self.rows_of(column).iter().map(|&row| dual[row as usize]).sum();
        self.cost[column as usize] - sum
    }

    /// Pivots until no column is worth it, and returns the dual numbers (one
    /// more than rows, the last is zero). Columns not `alive` are as dear as
    /// artificial ones. Ends early when the budget is spent.
    pub(super) fn solve(
        &self,
        basis: &mut Basis,
        alive: &[u32],
        is_alive: &dyn Fn(u32) -> bool,
        budget: &mut Budget<'_>,
    ) -> Option<Vec<f64>> {
        let price = |column: u32| {
            if column < ARTIFICIAL && is_alive(column) { self.cost[column as usize] } else { self.artificial }
        };
        let mut dual = self.dual(basis, &price);
        let mut list: Vec<(f64, u32)> = Vec::new();
        let mut enter = vec![0.0; self.rows];
        for _ in 0..PIVOTS {
            for (reduced, column) in &mut list {
                *reduced = self.reduced(*column, &dual);
            }
            list.retain(|&(reduced, _)| reduced < WORTH);
            if list.is_empty() {
                if !budget.spend(alive.len() as u64 / 6 + 1) {
                    return None;
                }
                dual = self.dual(basis, &price);
                list.extend(alive.iter().map(|&column| (self.reduced(column, &dual), column)).filter(|c| c.0 < WORTH));
                if list.len() > SHORT_LIST {
                    list.select_nth_unstable_by(SHORT_LIST, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                    list.truncate(SHORT_LIST);
                }
            }
            let Some(&(reduced, column)) = list.iter().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))) else {
                return Some(dual);
            };
            if !budget.spend(80) || !self.pivot(basis, column, reduced, &mut enter, &mut dual) {
                return None;
            }
            if basis.pivots >= FRESH {
                self.refresh(basis)?;
                dual = self.dual(basis, &price);
            }
        }
        None
    }

    fn dual(&self, basis: &Basis, price: &dyn Fn(u32) -> f64) -> Vec<f64> {
        let m = self.rows;
        let mut dual = vec![0.0; m + 1];
        for (row, &column) in basis.head.iter().enumerate() {
            let price = price(column);
            for (dual, inverse) in dual.iter_mut().zip(&basis.inverse[row * m..(row + 1) * m]) {
                *dual += price * inverse;
            }
        }
        dual
    }

    /// Takes a column into the basis. False where nothing can leave.
    fn pivot(&self, basis: &mut Basis, column: u32, reduced: f64, enter: &mut [f64], dual: &mut [f64]) -> bool {
        let m = self.rows;
        let rows = self.rows_of(column);
        for (i, enter) in enter.iter_mut().enumerate() {
            let inverse = &basis.inverse[i * m..(i + 1) * m];
            *enter = rows.iter().filter_map(|&row| inverse.get(row as usize)).sum();
        }
        let mut leave: Option<(f64, f64, usize)> = None;
        for (row, (&by, &level)) in enter.iter().zip(&basis.level).enumerate() {
            if by < 1e-7 {
                continue;
            }
            let ratio = level.max(0.0) / by;
            let better =
                leave.is_none_or(|(least, largest, _)| ratio < least - TINY || (ratio < least + TINY && by > largest));
            if better {
                leave = Some((ratio, by, row));
            }
        }
        let Some((ratio, by, out)) = leave else { return false };
        let pivot_row: Vec<f64> = basis.inverse[out * m..(out + 1) * m].iter().map(|x| x / by).collect();
        for (row, &factor) in enter.iter().enumerate() {
            if row == out {
                basis.inverse[row * m..(row + 1) * m].copy_from_slice(&pivot_row);
                basis.level[row] = ratio;
            } else if factor.abs() > 1e-12 {
                for (x, pivot) in basis.inverse[row * m..(row + 1) * m].iter_mut().zip(&pivot_row) {
                    *x -= factor * pivot;
                }
                basis.level[row] -= factor * ratio;
            }
        }
        for (dual, pivot) in dual.iter_mut().zip(&pivot_row) {
            *dual += reduced * pivot;
        }
        basis.head[out] = column;
        basis.pivots += 1;
        true
    }

    /// The inverse computed anew (Gauss and Jordan); `None` if there is none.
    fn refresh(&self, basis: &mut Basis) -> Option<()> {
        let m = self.rows;
        let mut matrix = vec![0.0_f64; m * m];
        for (place, &column) in basis.head.iter().enumerate() {
            if column >= ARTIFICIAL {
                matrix[(column - ARTIFICIAL) as usize * m + place] = 1.0;
            } else {
                for &row in self.rows_of(column).iter().filter(|&&row| (row as usize) < m) {
                    matrix[row as usize * m + place] = 1.0;
                }
            }
        }
        let mut inverse = vec![0.0; m * m];
        for row in 0..m {
            inverse[row * m + row] = 1.0;
        }
        for place in 0..m {
            let best =
                (place..m).max_by(|&a, &b| matrix[a * m + place].abs().total_cmp(&matrix[b * m + place].abs()))?;
            if matrix[best * m + place].abs() < 1e-9 {
                return None;
            }
            for x in 0..m {
                matrix.swap(best * m + x, place * m + x);
                inverse.swap(best * m + x, place * m + x);
            }
            let by = 1.0 / matrix[place * m + place];
            for x in 0..m {
                matrix[place * m + x] *= by;
                inverse[place * m + x] *= by;
            }
            let (pivot, pivot_inverse) =
                (matrix[place * m..(place + 1) * m].to_vec(), inverse[place * m..(place + 1) * m].to_vec());
            for row in (0..m).filter(|&row| row != place) {
                let factor = matrix[row * m + place];
                if factor.abs() > 1e-12 {
                    for x in 0..m {
                        matrix[row * m + x] -= factor * pivot[x];
                        inverse[row * m + x] -= factor * pivot_inverse[x];
                    }
                }
            }
        }
        for row in 0..m {
            let inverse = inverse[row * m..(row + 1) * m].iter();
            basis.level[row] = inverse.zip(&self.right).map(|(x, right)| x * right).sum::<f64>().max(0.0);
        }
        basis.inverse = inverse;
        basis.pivots = 0;
        Some(())
    }
}
