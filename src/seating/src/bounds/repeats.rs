//! Pairs who meet again.
//!
//! Three bounds, the best of which counts:
//!
//! - pairs that sit together by rule and have met;
//! - a person who has met d of N − 1 others and sits with t or more meets at
//!   least t − (N − 1 − d) of them again; half the sum over all people;
//! - more people than tables who have all met each other, or sit apart by rule
//!   (a clique): some of them share a table, which costs ⌊c/K⌋, ⌈c/K⌉ spread
//!   pairs; disjoint cliques add up. The cliques are found greedily.

use std::collections::BTreeSet;

use super::Bounds;
use super::spread::spread;
use crate::index::Index;
use crate::rules::{Units, all_rules};
use crate::{FigureKind, Problem, Reason, Rule};

pub(super) fn bound(problem: &Problem, index: &Index, units: &Units, bounds: &mut Bounds) {
    if problem.past.is_empty() {
        return;
    }
    let kind = FigureKind::RepeatPairs;
    let ruled = ruled_pairs(index, units);
    let (by_degree, few_strangers) = few_strangers(index);
    let (by_cliques, clique) = cliques(index, units);
    if by_cliques > by_degree && by_cliques > ruled {
        let reason = Reason::AllMetEachOther { people: clique, tables: index.tables_in_use(), pairs: by_cliques };
        bounds.add(kind, by_cliques, reason);
    } else if by_degree > ruled {
        if let Some(reason) = few_strangers {
            bounds.add(kind, by_degree, reason);
        }
    } else {
        let sit = |rule: &Rule| !matches!(rule, Rule::Apart { .. });
        let reason =
            Reason::RuledPairsMet { pairs: ruled, rules: all_rules(problem).into_iter().filter(sit).collect() };
        bounds.add(kind, ruled, reason);
    }
}

/// Pairs who met and sit together whatever is done.
fn ruled_pairs(index: &Index, units: &Units) -> u64 {
    let mut pairs = 0;
    for (person, met) in index.met.iter().enumerate() {
        let fixed = units.fixed(person);
        for met in met {
            let other = met.other as usize;
            let same_table = fixed.is_some() && fixed == units.fixed(other);
            pairs += u64::from(other > person && (units.of[person] == units.of[other] || same_table));
        }
    }
    pairs
}

fn few_strangers(index: &Index) -> (u64, Option<Reason>) {
    let sizes = &index.sizes;
    let smallest = sizes.low.iter().zip(&sizes.high).filter(|&(_, &high)| high > 0);
    let tablemates = smallest.map(|(&low, _)| low.max(1) - 1).min().unwrap_or(0);
    let mut sum = 0;
    let mut worst: Option<(usize, usize)> = None;
    let mut people = 0;
    for (person, met) in index.met.iter().enumerate() {
        let strangers = index.people - 1 - met.len();
        let again = tablemates.saturating_sub(strangers);
        if again > 0 {
            sum += again as u64;
            people += 1;
            if worst.is_none_or(|(_, least)| strangers < least) {
                worst = Some((person, strangers));
            }
        }
    }
    let reason = worst.map(|(person, strangers)| Reason::FewStrangers {
        person,
        met: index.met[person].len(),
        strangers,
        tablemates,
        people,
    });
    (sum.div_ceil(2), reason)
}

/// Disjoint cliques larger than the number of tables, found greedily from the
/// people who met most. The people returned are those of the largest.
fn cliques(index: &Index, units: &Units) -> (u64, Vec<usize>) {
    let tables = index.tables_in_use();
    let linked = |p: usize, q: usize| index.met(p, q).is_some() || units.all[units.of[p]].apart.contains(&units.of[q]);
    let neighbours = |person: usize| -> BTreeSet<usize> {
        let met = index.met[person].iter().map(|met| met.other as usize);
        let apart = units.all[units.of[person]].apart.iter();
        let apart = apart.flat_map(|&unit| units.all[unit].members.iter().copied());
        met.chain(apart).collect()
    };
    let mut order: Vec<usize> = (0..index.people).filter(|&person| index.met[person].len() >= tables).collect();
    order.sort_by_key(|&person| std::cmp::Reverse(index.met[person].len()));
    let mut used = vec![false; index.people];
    let mut pairs = 0;
    let mut largest: Vec<usize> = Vec::new();
    for start in order.into_iter().take(200) {
        if used[start] {
            continue;
        }
        let mut clique = vec![start];
        let mut candidates: Vec<usize> = neighbours(start).into_iter().filter(|&q| !used[q]).collect();
        candidates.sort_by_key(|&person| std::cmp::Reverse(index.met[person].len()));
        for person in candidates {
            if clique.iter().all(|&member| linked(member, person)) {
                clique.push(person);
            }
        }
        if clique.len() > tables {
            pairs += spread(clique.len(), &vec![usize::MAX; tables], &[]).pairs;
            for &member in &clique {
                used[member] = true;
            }
            if clique.len() > largest.len() {
                largest = clique;
            }
        }
    }
    largest.sort_unstable();
    (pairs, largest)
}
