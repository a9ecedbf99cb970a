//! How many meetings must be repeated.

use crate::sizes::Sizes;

/// The fewest repeated meetings (each meeting of a pair beyond its first) in
/// so many rounds, the better of two counts:
///
/// - all meetings, Σ C(s, 2) a round, against all pairs who can meet, which is
///   C(N, 2) but for hosts, who never meet each other;
/// - each person's own: (s − 1) tablemates a round at the smallest table,
///   against all others (for a host: all who are not hosts); half the sum.
///   Where every table has a host, a guest meets one each round, and there are
///   only K of them: rounds beyond K repeat.
pub(super) fn repeats(sizes: &Sizes, people: usize, hosts: usize, rounds: usize) -> u64 {
    let pairs = crate::figures::pairs;
    let each: u64 = sizes.sorted(people).into_iter().map(pairs).sum();
    let possible = pairs(people) - pairs(hosts.min(people));
    let by_pairs = (each * rounds as u64).saturating_sub(possible);

    let in_use = sizes.low.iter().zip(&sizes.high).filter(|&(_, &high)| high > 0);
    let tablemates = in_use.map(|(&low, _)| low.max(1) - 1).min().unwrap_or(0);
    let own = |others: usize| (rounds * tablemates).saturating_sub(others) as u64;
    let guests = people.saturating_sub(hosts);
    let by_people = guests as u64 * own(people.saturating_sub(1)) + hosts as u64 * own(guests);

    let every_table = hosts >= sizes.low.len() && !sizes.low.is_empty();
    let beyond = if every_table { rounds.saturating_sub(sizes.low.len()) } else { 0 };
    by_pairs.max(by_people.div_ceil(2)).max((guests * beyond) as u64)
}
