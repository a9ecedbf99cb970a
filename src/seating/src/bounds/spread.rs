//! The bound for people alike in one attribute.
//!
//! c people of one value at tables with room for h₁, h₂, … make Σ C(nₜ, 2)
//! pairs, where Σ nₜ = c and nₜ ≤ hₜ. The sum is least when they are spread
//! like water: c = qK + r gives (K − r)·C(q, 2) + r·C(q + 1, 2) at K tables
//! with room enough. People held at a table by a rule are a floor under the
//! water: nₜ ≥ fₜ.
//!
//! Complexity: O(K log K).

use crate::figures::pairs;

/// People of one value, spread as evenly as rules and sizes allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spread {
    /// Pairs alike at one table, at least.
    pub(crate) pairs: u64,
    /// The most of them at one table.
    pub(crate) most: usize,
    /// How many tables have that many.
    pub(crate) tables_with_most: usize,
}

/// Spreads `people` over tables with room enough, nobody held.
pub(crate) fn even_share(people: usize, tables: usize) -> Spread {
    let tables = tables.max(1);
    let (share, over) = (people / tables, people % tables);
    Spread {
        pairs: (tables - over) as u64 * pairs(share) + over as u64 * pairs(share + 1),
        most: share + usize::from(over > 0),
        tables_with_most: if over > 0 { over } else { tables },
    }
}

/// Spreads `people` over tables with `room`; `held[t]` of them are at table t
/// in any case (empty = none held).
pub(crate) fn spread(people: usize, room: &[usize], held: &[usize]) -> Spread {
    let floor = |t: usize| held.get(t).copied().unwrap_or(0);
    let mut level: Vec<(usize, usize)> = (0..room.len()).map(|t| (floor(t), room[t].max(floor(t)))).collect();
    let mut left = people.saturating_sub(level.iter().map(|&(floor, _)| floor).sum());
    // The water line: the greatest height h with Σ clamp(h, floor, room) ≤ people.
    let filled = |h: usize| -> usize {
        let up = |&(floor, room): &(usize, usize)| h.clamp(floor, room) - floor;
        level.iter().map(up).sum()
    };
    let (mut low, mut high) = (0, people);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if filled(middle) <= left {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    left -= filled(low).min(left);
    for (floor, room) in &mut level {
        let mut here = low.clamp(*floor, *room);
        if left > 0 && here == low && here < *room {
            here += 1;
            left -= 1;
        }
        *floor = here;
    }
    let most = level.iter().map(|&(n, _)| n).max().unwrap_or(0);
    Spread {
        pairs: level.iter().map(|&(n, _)| pairs(n)).sum(),
        most,
        tables_with_most: level.iter().filter(|&&(n, _)| n == most).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn care_managers() {
        let spread = spread(21, &[6; 10], &[]);
        assert_eq!((spread.pairs, spread.most, spread.tables_with_most), (12, 3, 1));
        for people in 0..70 {
            assert_eq!(even_share(people, 10), super::spread(people, &[usize::MAX; 10], &[]));
        }
    }

    #[test]
    fn held_people_are_a_floor() {
        assert_eq!(spread(4, &[6; 10], &[3]).pairs, 3);
        assert_eq!(spread(3, &[2, 1], &[]).pairs, 1);
        assert_eq!(spread(0, &[], &[]).pairs, 0);
    }

    #[test]
    fn water_is_the_least_of_all_ways() {
        // Every way to spread up to 7 people over three tables.
        for (room, held) in [([7, 7, 7], [0, 0, 0]), ([2, 3, 7], [0, 1, 0]), ([7, 7, 7], [4, 0, 0])] {
            for people in held.iter().sum::<usize>()..=7 {
                let mut least = u64::MAX;
                for a in 0..=people {
                    for b in 0..=people - a {
                        let n = [a, b, people - a - b];
                        if (0..3).all(|t| (held[t]..=room[t]).contains(&n[t])) {
                            least = least.min(n.iter().map(|&n| pairs(n)).sum());
                        }
                    }
                }
                assert_eq!(spread(people, &room, &held).pairs, least, "{people} {room:?} {held:?}");
            }
        }
    }
}
