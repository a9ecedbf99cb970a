//! Alternating chains between two tables: the moves that keep every set even.
//!
//! Pair each person of one table with one of the other, inside the same set of
//! a family where possible. The pairs of both families form chains whose people
//! sit at the two tables in turn. When a whole chain changes tables, every pair
//! is still divided; only the people at its ends, who have no partner, count.
//!
//! Complexity: linear in the people of the two tables × levels.

use super::Families;
use crate::classes::NONE;

/// Buffers for finding chains, kept from one call to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    /// Who waits for a partner, by set: the positions of one table each.
    waiting: Vec<Vec<u32>>,
    single: Vec<u32>,
    spare: Vec<u32>,
    left: Vec<u32>,
    right: Vec<u32>,
}

/// One chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chain {
    /// The people of the first table in it.
    pub(crate) from_a: Vec<usize>,
    /// The people of the second table in it.
    pub(crate) from_b: Vec<usize>,
}

impl Chains {
    /// All chains between the people at table a and those at table b. The
    /// order of the people decides who is paired with whom.
    pub(crate) fn between(&mut self, a: &[usize], b: &[usize], families: &Families) -> Vec<Chain> {
        let people: Vec<usize> = a.iter().chain(b).copied().collect();
        let mut left = std::mem::take(&mut self.left);
        // The outmost set of the first family is everybody: left out, since
        // the sizes of the tables are for the caller to judge.
        let inner = families.left.len().saturating_sub(1);
        self.pair(&people, a.len(), &families.left[..inner], &mut left);
        self.left = left;
        let mut right = std::mem::take(&mut self.right);
        self.pair(&people, a.len(), &families.right, &mut right);
        self.right = right;

        let mut chains = Vec::new();
        let mut done = vec![false; people.len()];
        for start in 0..people.len() {
            if done[start] {
                continue;
            }
            let mut chain = Chain::default();
            let mut take = |position: usize| {
                if position < a.len() {
                    chain.from_a.push(people[position]);
                } else {
                    chain.from_b.push(people[position]);
                }
            };
            done[start] = true;
            take(start);
            for mut by_left in [true, false] {
                let mut at = start;
                loop {
                    let next = if by_left { self.left[at] } else { self.right[at] };
                    if next == NONE || done[next as usize] {
                        break;
                    }
                    at = next as usize;
                    done[at] = true;
                    take(at);
                    by_left = !by_left;
                }
            }
            chains.push(chain);
        }
        chains
    }

    fn pair(&mut self, people: &[usize], first: usize, levels: &[Vec<u32>], partner: &mut Vec<u32>) {
        partner.clear();
        partner.resize(people.len(), NONE);
        self.single.clear();
        self.single.extend((0u32..).take(people.len()));
        for level in levels {
            self.spare.clear();
            for &position in &self.single {
                let set = level[people[position as usize]];
                if set == NONE {
                    continue;
                }
                let set = set as usize;
                if set >= self.waiting.len() {
                    self.waiting.resize(set + 1, Vec::new());
                }
                let here = (position as usize) < first;
                let other = self.waiting[set].last().copied();
                match other.filter(|&other| ((other as usize) < first) != here) {
                    Some(other) => {
                        self.waiting[set].pop();
                        partner[other as usize] = position;
                        partner[position as usize] = other;
                    }
                    None => self.waiting[set].push(position),
                }
            }
            for &position in &self.single {
                let set = level[people[position as usize]];
                if set != NONE {
                    self.waiting[set as usize].clear();
                }
                if partner[position as usize] == NONE {
                    self.spare.push(position);
                }
            }
            std::mem::swap(&mut self.single, &mut self.spare);
        }
    }
}
