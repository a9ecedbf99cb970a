//! Splitting people into two halves that are even in every set of two laminar
//! families.
//!
//! Within each family, pair the people: first inside the inmost sets, then
//! what is left over (one person a set at most) inside the sets around them,
//! and so on outwards. A set then consists of pairs inside it and at most one
//! person more. Everybody is in at most one pair of each family, so the pairs
//! of both families together form paths and even cycles, whose people can take
//! turns: first half, second half, first half, …. Every pair is divided, so
//! every set is divided evenly, give or take one.
//!
//! Complexity: linear in people × levels.
//!
//! ```text
//! profession pairs   A—B   C—D      path  E · A—B · C—D ; halves A C E | B D
//! workplace pairs      B—C   A—E    every profession, every workplace 1 : 1 or 1 : 0
//! ```

use crate::classes::NONE;
use crate::random::Random;

/// Buffers for pairing and splitting, kept from one call to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Splitter {
    /// Who waits for a partner in a set (position in the list), by set.
    waiting: Vec<u32>,
    /// The positions still without a partner.
    single: Vec<u32>,
    spare: Vec<u32>,
    left: Vec<u32>,
    right: Vec<u32>,
}

impl Splitter {
    /// Divides `people` into two halves: `true` for the second.
    pub(crate) fn halves(
        &mut self,
        people: &[u32],
        left: &[Vec<u32>],
        right: &[Vec<u32>],
        random: &mut Random,
        second: &mut Vec<bool>,
    ) {
        let mut pairs = std::mem::take(&mut self.left);
        self.pair(people, left, &mut pairs);
        self.left = pairs;
        let mut pairs = std::mem::take(&mut self.right);
        self.pair(people, right, &mut pairs);
        self.right = pairs;

        second.clear();
        second.resize(people.len(), false);
        let mut done = vec![false; people.len()];
        for start in 0..people.len() {
            if done[start] {
                continue;
            }
            let side = random.bits() & 1 == 1;
            done[start] = true;
            second[start] = side;
            // Walk from the start both ways; in a cycle the first way does all.
            for mut use_left in [true, false] {
                let (mut at, mut side) = (start, side);
                loop {
                    let next = if use_left { self.left[at] } else { self.right[at] };
                    if next == NONE || done[next as usize] {
                        break;
                    }
                    at = next as usize;
                    side = !side;
                    done[at] = true;
                    second[at] = side;
                    use_left = !use_left;
                }
            }
        }
    }

    /// Pairs the people level by level; `partner[i]` is a position or [`NONE`].
    fn pair(&mut self, people: &[u32], levels: &[Vec<u32>], partner: &mut Vec<u32>) {
        partner.clear();
        partner.resize(people.len(), NONE);
        self.single.clear();
        self.single.extend((0u32..).take(people.len()));
        for level in levels {
            self.spare.clear();
            for &position in &self.single {
                let set = level[people[position as usize] as usize];
                if set == NONE {
                    self.spare.push(position);
                    continue;
                }
                let set = set as usize;
                if set >= self.waiting.len() {
                    self.waiting.resize(set + 1, NONE);
                }
                let other = std::mem::replace(&mut self.waiting[set], NONE);
                if other == NONE {
                    self.waiting[set] = position;
                } else {
                    partner[other as usize] = position;
                    partner[position as usize] = other;
                }
            }
            for &position in &self.single {
                let set = level[people[position as usize] as usize];
                if set != NONE {
                    self.waiting[set as usize] = NONE;
                    if partner[position as usize] == NONE {
                        self.spare.push(position);
                    }
                }
            }
            std::mem::swap(&mut self.single, &mut self.spare);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_both_families_is_halved() {
        let mut random = Random::new(3);
        let mut splitter = Splitter::default();
        let mut second = Vec::new();
        for _ in 0..2_000 {
            let n = random.below(40);
            let inner: Vec<u32> = (0..n).map(|_| random.below(8) as u32).collect();
            let outer: Vec<u32> = inner.iter().map(|i| i / 3).collect();
            let work: Vec<u32> = (0..n).map(|_| random.below(9) as u32).collect();
            let people: Vec<u32> = (0..n as u32).collect();
            let left = [inner, outer, vec![0; n]];
            let right = [work];
            splitter.halves(&people, &left, &right, &mut random, &mut second);
            for level in left.iter().chain(&right) {
                for set in 0..9 {
                    let count = |half| (0..n).filter(|&p| level[p] == set && second[p] == half).count();
                    assert!(count(true).abs_diff(count(false)) <= 1);
                }
            }
        }
    }
}
