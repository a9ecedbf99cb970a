//! What the tests share: a generator of random instances, and the instances
//! that came with the project.
#![allow(dead_code, clippy::unwrap_used, clippy::cast_possible_truncation)]

use std::collections::BTreeMap;
use std::path::Path;

use entaku_seating::{PastPair, Person, Problem, Tables};

/// `SplitMix64`: the tests' own random numbers.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.roll() % end as u64) as usize }
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// Small numbers far more often than large ones.
    pub fn skewed(&mut self, end: usize) -> usize {
        let most = self.below(end) + 1;
        self.below(most)
    }
}

/// People of random professions and workplaces, sometimes all alike, sometimes
/// skewed, sometimes with groups and corporations.
pub fn people(dice: &mut Dice, n: usize) -> Vec<Person> {
    let professions = [1, 2, 3, 8, 13, n.max(1)][dice.below(6)];
    let workplaces = [1, 2, 5, 20, n.max(1), 2 * n + 1][dice.below(6)];
    let (skew_p, skew_w) = (dice.one_in(2), dice.one_in(2));
    let grouped = dice.one_in(2);
    (0..n)
        .map(|_| {
            let p = if skew_p { dice.skewed(professions) } else { dice.below(professions) };
            let w = if skew_w { dice.skewed(workplaces) } else { dice.below(workplaces) };
            let known = !dice.one_in(12);
            Person {
                profession: p as u32,
                profession_group: (grouped && p % 5 != 4).then_some(p as u32 / 3),
                workplace: known.then_some(w as u32),
                corporation: (grouped && known && w % 4 != 3).then_some(w as u32 / 4),
                ..Person::default()
            }
        })
        .collect()
}

/// An instance of the data folder, with its past pairs.
pub fn instance(name: &str, tables: usize) -> Problem {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |kind: &str| std::fs::read_to_string(folder.join(format!("{name}.{kind}.csv"))).unwrap();
    let mut professions = BTreeMap::new();
    let mut workplaces = BTreeMap::new();
    let people = read("people")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let code = professions.len() as u32;
            let profession = *professions.entry(cells[1].to_owned()).or_insert(code);
            let code = workplaces.len() as u32;
            let workplace = *workplaces.entry(cells[2].to_owned()).or_insert(code);
            Person::new(profession, (!cells[2].is_empty()).then_some(workplace))
        })
        .collect();
    let past = read("past")
        .lines()
        .skip(1)
        .map(|line| {
            let (a, b) = line.split_once(',').unwrap();
            PastPair::once(a.parse().unwrap(), b.parse().unwrap())
        })
        .collect();
    Problem { past, ..Problem::new(people, Tables::Equal(tables)) }
}
