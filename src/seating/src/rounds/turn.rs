//! Which number a table has in which round: whoever meets whom, tables can be numbered anew in
//! each round. So guests do not find themselves where they sat before.

use std::collections::BTreeSet;

use crate::{Problem, Tables};

/// Numbers the tables of each round after the first anew, so that as few people as can be keep a
/// number they had. Tables with a host or a pinned person keep theirs. Tables of given sizes, and
/// people who have a table they should stay near, are left alone.
///
/// The numbers without host are shifted round by round; of all shifts the one is taken with the
/// fewest people at a number they had before: O(rounds² · people).
pub(super) fn turn(problem: &Problem, hosts: &[(usize, usize)], plans: &mut [Vec<usize>]) {
    let Tables::Equal(tables) = problem.tables else { return };
    if !problem.previous.is_empty() || !problem.rules.locked.is_empty() {
        return;
    }
    let pinned = problem.rules.pins.iter().map(|pin| pin.table);
    let held: BTreeSet<usize> = hosts.iter().map(|&(_, table)| table).chain(pinned).collect();
    let free: Vec<usize> = (0..tables).filter(|table| !held.contains(table)).collect();
    if free.len() < 2 {
        return;
    }
    let mut place = vec![None; tables];
    for (at, &table) in free.iter().enumerate() {
        place[table] = Some(at);
    }
    for round in 1..plans.len() {
        let (before, rest) = plans.split_at_mut(round);
        let Some(plan) = rest.first_mut() else { return };
        // How many would sit at a number they had, by the shift that brings them there.
        let mut stay = vec![0_usize; free.len()];
        for (person, &table) in plan.iter().enumerate() {
            let Some(at) = place[table] else { continue };
            for had in before.iter().filter_map(|plan| place[plan[person]]) {
                stay[(had + free.len() - at) % free.len()] += 1;
            }
        }
        let by = (0..free.len()).min_by_key(|&by| stay[by]).unwrap_or(0);
        for table in plan {
            if let Some(at) = place[*table] {
                *table = free[(at + by) % free.len()];
            }
        }
    }
}
