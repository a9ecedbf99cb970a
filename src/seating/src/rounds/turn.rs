//! Which number a table has in which round: whoever meets whom, tables can be numbered anew in
//! each round. So guests do not find themselves where they sat before.

use super::setting::Setting;
use crate::search::assign;

/// The most tables for the exact method, and for any.
const EXACT: usize = 160;
const MOST: usize = 3_000;
/// What it is worth that somebody leaves the table of the round before, beside an earlier one.
const LEAVES: i64 = 4;
/// What it is worth that somebody leaves in the last round who has stayed at one table so far.
const LEAVES_AT_LAST: i64 = 1_000;
const NEVER: i64 = -1_000_000;

/// Numbers the tables of each round after the first anew, so that as few people as can be keep a
/// number they had. Tables with a host or a pinned person keep theirs, and a table takes only a
/// number whose size it fits.
///
/// Round by round an assignment problem (tables to numbers), solved exactly:
/// O(rounds · (tables³ + rounds · people)). Above [`EXACT`] tables the numbers
/// are only shifted, by the best shift: O(tables²) in the place of the cube.
pub(super) fn turn(setting: &Setting, plans: &mut [Vec<usize>]) {
    let Some(course) = setting.courses.first() else { return };
    if course.problem.previous.iter().any(Option::is_some) {
        return;
    }
    let mut held = setting.units.locked.clone();
    for table in (0..setting.people).filter_map(|person| setting.units.fixed(person)) {
        held[table] = true;
    }
    let free: Vec<usize> = (0..setting.tables).filter(|&table| !held[table]).collect();
    if !(2..=MOST).contains(&free.len()) {
        return;
    }
    let mut slot = vec![None; setting.tables];
    for (at, &table) in free.iter().enumerate() {
        slot[table] = Some(at);
    }
    for round in 1..plans.len() {
        let gain = gains(setting, plans, round, &free, &slot);
        let becomes = if free.len() > EXACT { shifted(&gain, free.len()) } else { assign(&gain, free.len()) };
        for table in &mut plans[round] {
            if let Some(at) = slot[*table] {
                *table = free[becomes[at]];
            }
        }
    }
}

/// The number of each table by the shift that loses least.
fn shifted(gain: &[i64], k: usize) -> Vec<usize> {
    let sum = |by: usize| (0..k).map(|at| gain[at * k + (at + by) % k]).sum::<i64>();
    let best = (0..k).max_by_key(|&by| sum(by)).unwrap_or(0);
    (0..k).map(|at| (at + best) % k).collect()
}

/// What is lost if a table of the round (row) takes a number (column).
fn gains(setting: &Setting, plans: &[Vec<usize>], round: usize, free: &[usize], slot: &[Option<usize>]) -> Vec<i64> {
    let (before, plan) = (&plans[..round], &plans[round]);
    let k = free.len();
    let mut gain = vec![0_i64; k * k];
    let mut size = vec![0; k];
    for (person, &table) in plan.iter().enumerate() {
        let Some(at) = slot[table] else { continue };
        size[at] += 1;
        if setting.held[person] {
            continue;
        }
        for (ago, had) in before.iter().rev().map(|plan| plan[person]).enumerate() {
            let Some(number) = slot[had] else { continue };
            gain[at * k + number] -= if ago == 0 { LEAVES } else { 1 };
        }
        let first = before[0][person];
        if let Some(number) = slot[first].filter(|_| before.iter().all(|plan| plan[person] == first)) {
            gain[at * k + number] -= if round + 1 == plans.len() { LEAVES_AT_LAST } else { LEAVES };
        }
    }
    if let Some(course) = setting.courses.first() {
        let sizes = &course.index.sizes;
        for (cell, gain) in gain.iter_mut().enumerate() {
            let (at, number) = (cell / k, free[cell % k]);
            if !(sizes.low[number]..=sizes.high[number]).contains(&size[at]) {
                *gain = NEVER;
            }
        }
    }
    gain
}
