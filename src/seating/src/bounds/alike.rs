//! Pairs alike in an attribute: every value for itself, see [`super::spread`].
//!
//! Rules raise the bound: people pinned to a table are a floor under the
//! spread; so is the part of each together group with that value, taken as if
//! every group had a table of its own (that is the cheapest place for it).

use super::Bounds;
use super::spread::{even_share, spread};
use crate::index::{Index, Tag};
use crate::rules::{Units, all_rules};
use crate::{Attribute, Problem, Reason, Rule};

pub(super) fn bound(problem: &Problem, index: &Index, units: &Units, bounds: &mut Bounds) {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); index.tags.len()];
    for (person, tags) in index.tags_of.iter().enumerate() {
        for &tag in tags {
            members[tag as usize].push(person);
        }
    }
    let in_use = index.tables_in_use();
    let rules = all_rules(problem);
    let narrowest = index.sizes.high.iter().copied().filter(|&high| high > 0).min().unwrap_or(0);
    for (tag, people) in index.tags.iter().zip(&members) {
        if tag.price <= 0 {
            continue;
        }
        let without = even_share(tag.people, in_use);
        let least = if rules.is_empty() && without.most <= narrowest {
            without.pairs
        } else {
            least_pairs(tag, people, index, units)
        };
        let figure = tag.attribute.figure();
        if least > without.pairs {
            let reason = Reason::HeldTogether {
                attribute: tag.attribute,
                value: tag.code,
                pairs: least,
                without: without.pairs,
                rules: rules_about(problem, &rules, people, index),
            };
            bounds.add(figure, least, reason);
        } else {
            let reason = Reason::Crowded {
                attribute: tag.attribute,
                value: if tag.attribute == Attribute::Facilitator { 1 } else { tag.code },
                people: tag.people,
                tables: in_use,
                most: without.most,
                tables_with_most: without.tables_with_most,
                pairs: least,
            };
            bounds.add(figure, least, reason);
        }
    }
}

/// The fewest pairs of one value with pins, locks and groups in force.
fn least_pairs(tag: &Tag, people: &[usize], index: &Index, units: &Units) -> u64 {
    let mut pinned = vec![0; index.tables];
    let mut groups: Vec<usize> = Vec::new();
    let mut seen = std::collections::BTreeMap::new();
    for &person in people {
        match units.fixed(person) {
            Some(table) => pinned[table] += 1,
            None => *seen.entry(units.of[person]).or_insert(0) += 1,
        }
    }
    groups.extend(seen.into_values().filter(|&size: &usize| size > 1));
    groups.sort_unstable_by(|a, b| b.cmp(a));
    let room: Vec<usize> =
        (0..index.tables).map(|t| if units.locked[t] { pinned[t] } else { index.sizes.high[t] }).collect();
    let by_pins = spread(tag.people, &room, &pinned).pairs;
    // Groups each at a table of its own; sizes do not matter then.
    groups.truncate(index.tables);
    let by_groups = spread(tag.people, &vec![usize::MAX; index.tables], &groups).pairs;
    by_pins.max(by_groups)
}

/// The rules that concern people of one value.
fn rules_about(problem: &Problem, rules: &[Rule], people: &[usize], index: &Index) -> Vec<Rule> {
    let is_here = |person: usize| people.binary_search(&person).is_ok();
    let mut about: Vec<Rule> = rules
        .iter()
        .copied()
        .filter(|rule| match *rule {
            Rule::Pin { person, .. } => is_here(person),
            Rule::Together { group } => {
                let group = &problem.rules.together[group];
                group.iter().filter(|&&person| is_here(person)).count() > 1
            }
            Rule::Locked { .. } => true,
            _ => false,
        })
        .collect();
    let share = people.len() / index.tables.max(1);
    about.extend(index.sizes.high.iter().enumerate().filter_map(|(table, &seats)| {
        (seats <= share && !matches!(problem.tables, crate::Tables::Equal(_))).then_some(Rule::Size { table, seats })
    }));
    about
}
