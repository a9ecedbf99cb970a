//! Which table is which: the company stays, the numbers change.
//!
//! Where people have a table already, whole tables change their numbers so
//! that as many people as possible find themselves where they were: an
//! assignment problem, solved exactly by successive shortest paths (Kuhn,
//! "The Hungarian method", 1955; Jonker and Volgenant, 1987), O(K³). Above
//! [`EXACT`] tables the best pairs are taken greedily.

use crate::index::Index;
use crate::rules::Units;

/// The most tables for the exact method.
const EXACT: usize = 160;

/// Gives whole tables other numbers, so that most people keep their table. A
/// table with somebody fixed to it keeps its number if `fixed_stay`; else
/// fixed people pull their table towards their number.
pub(crate) fn relabel(index: &Index, units: &Units, table_of: &mut [usize], fixed_stay: bool) {
    let wish = |person: usize| units.fixed(person).or(index.previous[person]);
    if (0..index.people).all(|person| wish(person).is_none()) {
        return;
    }
    let mut size = vec![0; index.tables];
    let mut held = units.locked.clone();
    for (person, &table) in table_of.iter().enumerate() {
        size[table] += 1;
        held[table] |= fixed_stay && units.fixed(person).is_some();
    }
    let free: Vec<usize> = (0..index.tables).filter(|&table| !held[table]).collect();
    let mut slot = vec![usize::MAX; index.tables];
    for (i, &table) in free.iter().enumerate() {
        slot[table] = i;
    }
    let k = free.len();
    if !(2..=4_000).contains(&k) {
        return;
    }
    // gain[i][j]: people who stay if table i becomes table j.
    let mut gain = vec![0i64; k * k];
    for (person, &table) in table_of.iter().enumerate() {
        if let Some(to) = wish(person)
            && slot[table] != usize::MAX
            && slot[to] != usize::MAX
        {
            let weight = if units.fixed(person).is_some() { 100 } else { 1 };
            gain[slot[table] * k + slot[to]] += weight;
        }
    }
    for i in 0..k {
        for j in 0..k {
            let there = index.sizes.low[free[j]]..=index.sizes.high[free[j]];
            if fixed_stay && !there.contains(&size[free[i]]) {
                gain[i * k + j] = -1_000_000;
            }
        }
    }
    let becomes = if k <= EXACT { assign(&gain, k) } else { greedy(&gain, k) };
    for table in table_of.iter_mut() {
        if slot[*table] != usize::MAX {
            *table = free[becomes[slot[*table]]];
        }
    }
}

/// The column of each row with the largest sum of gains.
pub(crate) fn assign(gain: &[i64], k: usize) -> Vec<usize> {
    const FAR: i64 = i64::MAX / 4;
    // One column more, number k, as the root of the search.
    let mut row_price = vec![0i64; k];
    let mut column_price = vec![0i64; k + 1];
    let mut row_of = vec![usize::MAX; k + 1];
    for row in 0..k {
        row_of[k] = row;
        let mut column = k;
        let mut least = vec![FAR; k];
        let mut from = vec![k; k];
        let mut seen = vec![false; k + 1];
        while row_of[column] != usize::MAX {
            seen[column] = true;
            let row = row_of[column];
            let (mut step, mut next) = (FAR, k);
            for j in (0..k).filter(|&j| !seen[j]) {
                let price = -gain[row * k + j] - row_price[row] - column_price[j];
                if price < least[j] {
                    least[j] = price;
                    from[j] = column;
                }
                if least[j] < step {
                    (step, next) = (least[j], j);
                }
            }
            for j in 0..=k {
                if seen[j] {
                    row_price[row_of[j]] += step;
                    column_price[j] -= step;
                } else if j < k {
                    least[j] -= step;
                }
            }
            column = next;
        }
        while column != k {
            let before = from[column];
            row_of[column] = row_of[before];
            column = before;
        }
    }
    let mut column_of = vec![0; k];
    for column in 0..k {
        column_of[row_of[column]] = column;
    }
    column_of
}

/// The largest gains first; tables without any keep their number where they can.
fn greedy(gain: &[i64], k: usize) -> Vec<usize> {
    let mut cells: Vec<usize> = (0..k * k).filter(|&cell| gain[cell] > 0).collect();
    cells.sort_by_key(|&cell| std::cmp::Reverse(gain[cell]));
    let mut column_of = vec![usize::MAX; k];
    let mut taken = vec![false; k];
    for cell in cells {
        let (row, column) = (cell / k, cell % k);
        if column_of[row] == usize::MAX && !taken[column] {
            column_of[row] = column;
            taken[column] = true;
        }
    }
    let allowed = |row: usize, column: usize| gain[row * k + column] >= 0;
    for (row, column_of) in column_of.iter_mut().enumerate() {
        if *column_of == usize::MAX {
            let free = |&column: &usize| !taken[column] && allowed(row, column);
            let Some(column) = std::iter::once(row).chain(0..k).find(free) else {
                return (0..k).collect();
            };
            *column_of = column;
            taken[column] = true;
        }
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn the_assignment_is_the_best_of_all() {
        let mut random = Random::new(5);
        for _ in 0..300 {
            let k = 1 + random.below(5);
            let gain: Vec<i64> = (0..k * k).map(|_| i64::try_from(random.below(9)).unwrap() - 2).collect();
            let column_of = assign(&gain, k);
            let sum = |columns: &[usize]| -> i64 { (0..k).map(|i| gain[i * k + columns[i]]).sum() };
            let mut best = i64::MIN;
            let mut columns: Vec<usize> = (0..k).collect();
            permute(&mut columns, 0, &mut |columns| best = best.max(sum(columns)));
            assert_eq!(sum(&column_of), best);
        }
    }

    fn permute(items: &mut Vec<usize>, from: usize, visit: &mut dyn FnMut(&[usize])) {
        if from == items.len() {
            return visit(items);
        }
        for i in from..items.len() {
            items.swap(from, i);
            permute(items, from + 1, visit);
            items.swap(from, i);
        }
    }
}
