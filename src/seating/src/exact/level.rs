//! Levelling: from tables of equal size to tables of given sizes.
//!
//! A table with one too many and a table with room are joined by alternating
//! chains; one whose ends both sit at the fuller table takes one person across
//! and keeps every set even. Where no such chain exists, the person goes who
//! does the least harm.
//!
//! Complexity: one step for each person too many; a step looks at a few
//! partners in time linear in the people of both tables (times a logarithm).

use super::{Chains, Families};
use crate::classes::NONE;
use crate::figures::pairs;
use crate::random::Random;
use crate::sizes::Sizes;

/// Partners looked at in one step.
const PARTNERS: usize = 12;

/// Brings every table between its lowest and highest size. `weights` are those
/// of the inner levels of the left family and of the right one.
pub(crate) fn level(
    table_of: &mut [usize],
    sizes: &Sizes,
    families: &Families,
    weights: &LevelWeights,
    random: &mut Random,
) {
    let mut seats = vec![Vec::new(); sizes.low.len()];
    for (person, &table) in table_of.iter().enumerate() {
        seats[table].push(person);
    }
    let mut chains = Chains::default();
    while let Some(step) = next_step(&seats, sizes, random) {
        let mut best: Option<(u64, u64, Change)> = None;
        for (a, b) in step {
            random.shuffle(&mut seats[a]);
            let before = weights.cost(&seats[a], families) + weights.cost(&seats[b], families);
            for change in changes(&mut chains, &seats, a, b, families) {
                let after = weights.cost(&change.a, families) + weights.cost(&change.b, families);
                let worse = best.as_ref().is_some_and(|(gain, loss, _)| after + gain >= before + loss);
                if !worse {
                    best = Some((before, after, change));
                }
            }
        }
        let Some((_, _, change)) = best else { break };
        for (table, people) in [(change.to_a, change.a), (change.to_b, change.b)] {
            for &person in &people {
                table_of[person] = table;
            }
            seats[table] = people;
        }
    }
}

/// What a pair alike in each level costs.
#[derive(Clone, Debug)]
pub(crate) struct LevelWeights {
    pub(crate) left: Vec<u64>,
    pub(crate) right: Vec<u64>,
}

impl LevelWeights {
    fn cost(&self, people: &[usize], families: &Families) -> u64 {
        let levels = families.left.iter().chain(&families.right);
        let mut sets = Vec::with_capacity(people.len());
        levels
            .zip(self.left.iter().chain(&self.right))
            .map(|(level, weight)| {
                sets.clear();
                sets.extend(people.iter().map(|&p| level[p]).filter(|&s| s != NONE));
                sets.sort_unstable();
                let alike: u64 = sets.chunk_by(u32::eq).map(|run| pairs(run.len())).sum();
                alike * weight
            })
            .sum()
    }
}

struct Change {
    to_a: usize,
    to_b: usize,
    a: Vec<usize>,
    b: Vec<usize>,
}

/// Pairs of tables (giving, taking) to look at, or none where all sizes are kept.
fn next_step(seats: &[Vec<usize>], sizes: &Sizes, random: &mut Random) -> Option<Vec<(usize, usize)>> {
    let tables = || 0..seats.len();
    let over = |t: usize| seats[t].len().saturating_sub(sizes.high[t]);
    let under = |t: usize| sizes.low[t].saturating_sub(seats[t].len());
    let fullest = tables().max_by_key(|&t| over(t)).filter(|&t| over(t) > 0);
    let emptiest = tables().max_by_key(|&t| under(t)).filter(|&t| under(t) > 0);
    let mut step: Vec<(usize, usize)> = match (fullest, emptiest) {
        (Some(from), _) => {
            let needy = |t: &usize| under(*t) > 0;
            let room = |t: &usize| seats[*t].len() < sizes.high[*t];
            let mut to: Vec<usize> = tables().filter(needy).collect();
            if to.is_empty() {
                to = tables().filter(room).collect();
            }
            to.into_iter().map(|to| (from, to)).collect()
        }
        (None, Some(to)) => tables().filter(|&t| seats[t].len() > sizes.low[t]).map(|from| (from, to)).collect(),
        (None, None) => return None,
    };
    random.shuffle(&mut step);
    step.truncate(PARTNERS);
    (!step.is_empty()).then_some(step)
}

/// Every way to take one person from a to b: along a chain, or alone.
fn changes(chains: &mut Chains, seats: &[Vec<usize>], a: usize, b: usize, families: &Families) -> Vec<Change> {
    let (at_a, at_b) = (&seats[a], &seats[b]);
    let alone = at_a.iter().map(|&person| (vec![person], Vec::new()));
    chains
        .between(at_a, at_b, families)
        .into_iter()
        .filter(|chain| chain.from_a.len() == chain.from_b.len() + 1)
        .map(|chain| (chain.from_a, chain.from_b))
        .chain(alone)
        .map(|(go, come)| {
            let stay = |people: &[usize], leave: &[usize], join: &[usize]| {
                let stay = people.iter().filter(|p| !leave.contains(p));
                stay.chain(join).copied().collect()
            };
            Change { to_a: a, to_b: b, a: stay(at_a, &go, &come), b: stay(at_b, &come, &go) }
        })
        .collect()
}
