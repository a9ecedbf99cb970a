//! Why rules cannot all be kept: the smallest set of them that clashes.
//!
//! Rules are taken out by halves, quarters, … and one by one as long as the
//! rest stays impossible (a deletion filter: Chinneck, "Feasibility and
//! Infeasibility in Optimization", 2008). In what is left no rule can be spared.
//! Complexity: about 2 · rules searches, see [`super::place`].

use super::place::{Placing, locked_tables, place};
use super::{Units, all_rules};
use crate::random::Random;
use crate::sizes::Sizes;
use crate::{ClashKind, Problem, Refusal, Rule};

/// The refusal for a problem whose rules are known to clash.
pub(crate) fn clash(problem: &Problem, random: &mut Random) -> Refusal {
    // Locked tables may hold more people than they have seats; where there are
    // too few seats without them, no rule is to blame.
    if let Err(refusal) = Sizes::with(problem, &[]) {
        return refusal;
    }
    let mut rules = all_rules(problem);
    let mut smallest = true;
    let mut step = rules.len().div_ceil(2).max(1);
    loop {
        let before = rules.len();
        let mut from = 0;
        while from < rules.len() {
            let to = (from + step).min(rules.len());
            let rest = [&rules[..from], &rules[to..]].concat();
            match possible(problem, &rest, random) {
                Some(false) => rules = rest,
                Some(true) => from = to,
                None => {
                    smallest = false;
                    from = to;
                }
            }
        }
        // Unlocking a table changes the sizes of the others, so a rule that
        // was needed before may be spared now: look again until none is.
        if step == 1 && rules.len() == before {
            break;
        }
        step = step.div_ceil(2);
    }
    let kind = kind(problem, &rules);
    add_limits(problem, kind, &mut rules);
    Refusal::Clash { kind, rules, smallest }
}

/// Whether these rules can be kept together.
fn possible(problem: &Problem, rules: &[Rule], random: &mut Random) -> Option<bool> {
    let Ok(sizes) = Sizes::with(problem, &locked_tables(rules)) else {
        return Some(false);
    };
    let units = Units::with(problem, rules);
    match place(problem, &sizes, &units, &[], random) {
        Placing::Found(_) => Some(true),
        Placing::Impossible => Some(false),
        Placing::Unknown => None,
    }
}

fn kind(problem: &Problem, rules: &[Rule]) -> ClashKind {
    let count = |is: fn(&Rule) -> bool| rules.iter().filter(|rule| is(rule)).count();
    let pins = count(|rule| matches!(rule, Rule::Pin { .. }));
    let together = count(|rule| matches!(rule, Rule::Together { .. }));
    let apart = count(|rule| matches!(rule, Rule::Apart { .. }));
    let locked = count(|rule| matches!(rule, Rule::Locked { .. }));
    let mut tables: Vec<usize> = Vec::new();
    let mut people: Vec<usize> = Vec::new();
    for rule in rules {
        if let Rule::Pin { person, table } = *rule {
            tables.push(table);
            people.push(person);
        }
    }
    tables.dedup();
    people.dedup();
    match (pins, together, apart, locked) {
        (_, _, _, 1..) => ClashKind::LockedTable,
        (2, 0, 0, 0) if people.len() == 1 => ClashKind::PinnedTwice,
        (1.., _, 0, 0) if tables.len() == 1 => ClashKind::PinsOverSize,
        (2, 1.., 0, 0) if tables.len() == 2 && linked(problem, rules, &people) => ClashKind::GroupPinnedApart,
        (0, 1.., 0, 0) if one_unit(problem, rules) => ClashKind::GroupOverSize,
        (0, 1.., 1, 0) if apart_in_unit(problem, rules) => ClashKind::ApartInGroup,
        (2, _, 1, 0) if tables.len() == 1 => ClashKind::ApartPinnedTogether,
        (0, 0, 1.., 0) => ClashKind::TooManyApart,
        _ => ClashKind::Otherwise,
    }
}

fn linked(problem: &Problem, rules: &[Rule], people: &[usize]) -> bool {
    let units = Units::with(problem, rules);
    people.windows(2).all(|two| units.of[two[0]] == units.of[two[1]])
}

fn one_unit(problem: &Problem, rules: &[Rule]) -> bool {
    let units = Units::with(problem, rules);
    units.all.iter().filter(|unit| unit.members.len() > 1).count() == 1
}

fn apart_in_unit(problem: &Problem, rules: &[Rule]) -> bool {
    let units = Units::with(problem, rules);
    let inside = |(number, unit): (usize, &super::units::Unit)| unit.apart.contains(&number);
    units.all.iter().enumerate().any(inside)
}

/// Names the sizes or the number of tables where these are part of the clash.
fn add_limits(problem: &Problem, kind: ClashKind, rules: &mut Vec<Rule>) {
    let Ok(sizes) = Sizes::with(problem, &locked_tables(rules)) else {
        return;
    };
    let seats = |table: usize| Rule::Size { table, seats: sizes.high[table] };
    match kind {
        ClashKind::PinsOverSize => {
            let pinned = rules.iter().find_map(|rule| match *rule {
                Rule::Pin { table, .. } => Some(table),
                _ => None,
            });
            rules.extend(pinned.map(seats));
        }
        ClashKind::GroupOverSize => {
            let largest = (0..sizes.high.len()).rev().max_by_key(|&table| sizes.high[table]);
            rules.extend(largest.map(seats));
        }
        ClashKind::TooManyApart => rules.push(Rule::TableCount { tables: problem.tables.count() }),
        _ => {}
    }
}
