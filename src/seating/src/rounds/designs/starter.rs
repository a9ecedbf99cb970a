//! Starters: base rounds that were searched for once and are written down.
//!
//! Places are s strands of K − 1 and s places at infinity (the last ones). The
//! base round, turned K − 1 times, gives K − 1 rounds in which nobody meets
//! twice; it does without difference 0 between strands and without two places
//! at infinity at one table, so that one more round seats those that are equal
//! on all strands together, and the infinite ones. K rounds in all.
//!
//! For 10 tables of 5 shift matrices do not (the parity of K = 10 forbids more
//! than nine rows); this one took 20 million swaps at an even heat of a quarter
//! of a repetition.

/// Tables, seats, and the base round.
const KNOWN: [(usize, usize, &[[usize; 5]]); 1] = [(
    10,
    5,
    &[
        [41, 37, 44, 34, 9],
        [33, 3, 45, 11, 18],
        [13, 27, 42, 8, 49],
        [7, 24, 23, 40, 26],
        [35, 47, 21, 15, 0],
        [4, 14, 39, 2, 1],
        [16, 12, 20, 10, 31],
        [46, 25, 36, 28, 5],
        [38, 17, 19, 48, 6],
        [29, 30, 32, 22, 43],
    ],
)];

/// The table of each place in up to K rounds, if a starter is known.
pub(super) fn starter(tables: usize, seats: usize, rounds: usize) -> Option<Vec<Vec<usize>>> {
    let (.., base) = KNOWN.iter().find(|&&(k, s, _)| (k, s) == (tables, seats))?;
    let turns = tables - 1;
    if rounds > tables {
        return None;
    }
    let round = |turn: usize| -> Vec<usize> {
        let mut table_of = vec![0; tables * seats];
        for (table, places) in base.iter().enumerate() {
            for &place in places {
                let turned = place / turns * turns + (place % turns + turn) % turns;
                let infinite = place >= turns * seats;
                table_of[if infinite { place } else { turned }] = table;
            }
        }
        table_of
    };
    let last = |place: usize| if place < turns * seats { place % turns } else { turns };
    let mut found: Vec<Vec<usize>> = (0..turns.min(rounds)).map(round).collect();
    if rounds == tables {
        found.push((0..tables * seats).map(last).collect());
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nobody_meets_twice() {
        for (tables, seats, _) in KNOWN {
            let mut met = BTreeSet::new();
            let rounds = starter(tables, seats, tables).unwrap();
            assert_eq!(rounds.len(), tables);
            for plan in rounds {
                for table in 0..tables {
                    assert_eq!(plan.iter().filter(|&&t| t == table).count(), seats);
                }
                for (p, &at) in plan.iter().enumerate() {
                    for (q, _) in plan[..p].iter().enumerate().filter(|&(_, &other)| other == at) {
                        assert!(met.insert((p, q)));
                    }
                }
            }
        }
    }
}
