//! The least that a choice can cost, found by trying all numbers of people of each
//! set, one set after the other. Needs nothing of the order in which people are taken.
//!
//! Complexity: O(places · Σ min(places, people of the profession)).

use super::least_pairs;
use super::ranges::{Group, Ranges};

/// What no number of people has that a set cannot have.
const NEVER: u128 = u128::MAX;

/// The least pairs of professions, and the least pairs of groups with those.
pub(super) fn least(tables: usize, ranges: &Ranges) -> [u64; 2] {
    let groups = ranges.groups.iter().map(|group| group_costs(tables, group, ranges));
    let all = groups.fold(vec![0], |all, group| both(&all, &group, ranges.places));
    let cost = all.get(ranges.places).copied().unwrap_or(NEVER);
    [(cost >> 64) as u64, cost as u64]
}

/// The least cost of k people of a group, for every k: the professions' pairs in the upper half of
/// the number, the groups' in the lower, so that the upper is compared first.
fn group_costs(tables: usize, group: &Group, ranges: &Ranges) -> Vec<u128> {
    let of_profession = |&member: &usize| {
        let range = &ranges.professions[member];
        costs(range.clone(), |people| u128::from(least_pairs(people, tables)) << 64)
    };
    let most = ranges.places.min(*group.range.end());
    let mut costs = group.members.iter().map(of_profession).fold(vec![0], |all, one| both(&all, &one, most));
    for (people, cost) in costs.iter_mut().enumerate() {
        if !group.range.contains(&people) {
            *cost = NEVER;
        } else if group.counts && *cost != NEVER {
            *cost += u128::from(least_pairs(people, tables));
        }
    }
    costs
}

/// A cost for each number of people up to a range's end.
fn costs(range: std::ops::RangeInclusive<usize>, cost: impl Fn(usize) -> u128) -> Vec<u128> {
    (0..=*range.end()).map(|people| if range.contains(&people) { cost(people) } else { NEVER }).collect()
}

/// The least cost of both together, for every number of people up to `most`.
fn both(a: &[u128], b: &[u128], most: usize) -> Vec<u128> {
    let mut least = vec![NEVER; (a.len() + b.len()).saturating_sub(1).min(most + 1)];
    for (of_a, &cost_a) in a.iter().enumerate().filter(|(_, cost)| **cost != NEVER) {
        for (place, &cost_b) in least.iter_mut().skip(of_a).zip(b) {
            if cost_b != NEVER {
                *place = (*place).min(cost_a + cost_b);
            }
        }
    }
    least
}
