//! What 0, 1, 2 … moves can gain.
//!
//! For each number of moves the few best seatings are kept. From each of them
//! every single move and every swap is priced, and the outcome filed under its
//! own number of moves (moving a newcomer costs none, moving somebody back
//! takes one off). Alternating chains (a newcomer takes a place, whose owner
//! takes another's, …) are found as sequences of these. People too many or too
//! few at a table have a price here, so that "nobody moves" can be offered too.
//!
//! Complexity: moves · kept · (N·K + N²/2) prices.

use crate::index::Index;
use crate::rules::Units;
use crate::search::{Budget, may_join, may_swap};
use crate::tally::{NOWHERE, Tally};

/// The most moves tried out.
const MOVES: usize = 5;
/// Seatings kept for each number of moves.
const KEPT: usize = 8;
/// The price of one person too many or too few: above any table of one profession,
/// which uneven sizes could save.
const SIZE: i64 = 10_000_000;
/// Above so many people only the most troubled are moved.
const MANY: usize = 150;

/// A seating on the way.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) cost: i64,
    pub(super) moves: usize,
    pub(super) table_of: Vec<usize>,
    looked_at: bool,
}

impl State {
    /// Weighs a seating; `index` must not price moves.
    pub(super) fn of(index: &Index, table_of: Vec<usize>) -> Self {
        let tally = Tally::of(index, &table_of);
        let sizes: i64 = (0..index.tables).map(|t| misfit(index, t, tally.seats[t].len())).sum();
        Self {
            cost: tally.cost(index) + sizes,
            moves: (0..index.people).filter(|&p| moved(index, p, table_of[p])).count(),
            table_of,
            looked_at: false,
        }
    }
}

fn misfit(index: &Index, table: usize, people: usize) -> i64 {
    let over = people.saturating_sub(index.sizes.high[table]);
    let under = index.sizes.low[table].saturating_sub(people);
    // Two too few at one table are worse than one at each of two.
    let off = (over + under).cast_signed() as i64;
    SIZE * off * (off + 1) / 2
}

fn moved(index: &Index, person: usize, table: usize) -> bool {
    index.previous[person].is_some_and(|before| before != table)
}

/// The best seatings for each number of moves, until the cost is `least`.
pub(super) fn trade(index: &Index, units: &Units, first: Tally, least: i64, budget: &mut Budget<'_>) -> Vec<State> {
    let first = State::of(index, first.table_of);
    let fewest = first.moves;
    let mut filed: Vec<Vec<State>> = vec![Vec::new(); MOVES + 1];
    filed[0].push(first);
    for level in 0..=MOVES {
        while let Some(at) = filed[level].iter().position(|state| !state.looked_at) {
            if budget.spent() {
                break;
            }
            filed[level][at].looked_at = true;
            let state = filed[level][at].clone();
            if state.cost <= least {
                break;
            }
            look(index, units, &state, fewest, &mut filed, budget);
        }
        if filed[level].iter().any(|state| state.cost <= least) {
            break;
        }
    }
    filed.into_iter().flatten().collect()
}

/// Prices every move and swap from one state.
fn look(index: &Index, units: &Units, state: &State, fewest: usize, filed: &mut [Vec<State>], budget: &mut Budget<'_>) {
    let tally = Tally::of(index, &state.table_of);
    let movable: Vec<usize> = (0..index.people).filter(|&p| may_swap(units, p)).collect();
    let first = if movable.len() > MANY { troubled(index, &tally, &movable) } else { movable.clone() };
    let shifts = |person: usize, to: usize| {
        i64::from(moved(index, person, to)) - i64::from(moved(index, person, state.table_of[person]))
    };
    let mut file = |cost: i64, more: i64, changes: &[(usize, usize)]| {
        let Ok(moves) = usize::try_from(state.moves.cast_signed() as i64 + more) else { return };
        let Some(kept) = moves.checked_sub(fewest).and_then(|level| filed.get_mut(level)) else { return };
        insert(kept, state, cost, moves, changes);
    };
    for &p in &first {
        let a = state.table_of[p];
        let size_a = tally.seats[a].len();
        budget.spend((index.tables + movable.len()) as u64);
        for b in (0..index.tables).filter(|&b| b != a) {
            if may_join(units, &tally, p, b, p) {
                let size_b = tally.seats[b].len();
                let sizes = misfit(index, a, size_a - 1) + misfit(index, b, size_b + 1)
                    - misfit(index, a, size_a)
                    - misfit(index, b, size_b);
                let cost = state.cost + sizes + tally.shift_price(index, p, b);
                file(cost, shifts(p, b), &[(p, b)]);
            }
        }
        for &q in &movable {
            let b = state.table_of[q];
            let once = q > p || first.len() < movable.len();
            if once && a != b && may_join(units, &tally, p, b, q) && may_join(units, &tally, q, a, p) {
                let cost = state.cost + tally.swap_price(index, p, q);
                file(cost, shifts(p, b) + shifts(q, a), &[(p, b), (q, a)]);
            }
        }
    }
}

/// Keeps a seating if it is among the best of its number of moves.
fn insert(kept: &mut Vec<State>, from: &State, cost: i64, moves: usize, changes: &[(usize, usize)]) {
    if kept.len() >= KEPT && kept.last().is_some_and(|worst| worst.cost <= cost) {
        return;
    }
    let mut table_of = from.table_of.clone();
    for &(person, table) in changes {
        table_of[person] = table;
    }
    let equal = |state: &State| state.cost == cost && state.table_of == table_of;
    if kept.iter().any(equal) {
        return;
    }
    let at = kept.partition_point(|state| state.cost <= cost);
    kept.insert(at, State { cost, moves, table_of, looked_at: false });
    kept.truncate(KEPT);
}

/// The people who cost most where they are, and those at tables of the wrong size.
fn troubled(index: &Index, tally: &Tally, movable: &[usize]) -> Vec<usize> {
    let mut people: Vec<(i64, usize)> = movable
        .iter()
        .filter(|&&person| tally.table_of[person] != NOWHERE)
        .map(|&person| {
            let table = tally.table_of[person];
            let newcomer = i64::from(index.previous[person].is_none());
            let bond = tally.bond(index, person, table);
            let full = misfit(index, table, tally.seats[table].len());
            let above = index.tags_of[person].iter().any(|&tag| {
                let about = &index.tags[tag as usize];
                tally.count(index, tag, table) > about.people.div_ceil(index.tables.max(1))
            });
            (-(bond + full + (newcomer + i64::from(above)) * SIZE), person)
        })
        .collect();
    people.sort_unstable();
    people.truncate(MANY / 2);
    people.into_iter().map(|(_, person)| person).collect()
}
