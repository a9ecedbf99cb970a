//! Tables without facilitator: the tables in use beyond the volunteers. Volunteers
//! fixed to one table, or kept together, serve one table only.

use std::collections::BTreeSet;

use super::Bounds;
use crate::index::Index;
use crate::rules::{Units, all_rules};
use crate::{FigureKind, Problem, Reason, Rule};

pub(super) fn bound(problem: &Problem, index: &Index, units: &Units, bounds: &mut Bounds) {
    if index.facilitators == 0 {
        return;
    }
    let tables = index.tables_in_use();
    let mut fixed_at: BTreeSet<usize> = BTreeSet::new();
    let mut free_units: BTreeSet<usize> = BTreeSet::new();
    for person in (0..index.people).filter(|&person| index.facilitator[person]) {
        match units.fixed(person) {
            Some(table) => {
                fixed_at.insert(table);
            }
            None => {
                free_units.insert(units.of[person]);
            }
        }
    }
    let locked_without =
        (0..index.tables).filter(|&t| units.locked[t] && index.sizes.high[t] > 0 && !fixed_at.contains(&t)).count();
    let served = (fixed_at.len() + free_units.len()).min(tables.saturating_sub(locked_without));
    let missing = tables.saturating_sub(served);
    let by_count = tables.saturating_sub(index.facilitators);
    let reason = if missing > by_count {
        let about = |rule: &Rule| match *rule {
            Rule::Pin { person, .. } => index.facilitator[person],
            Rule::Together { group } => {
                let group = &problem.rules.together[group];
                group.iter().filter(|&&person| index.facilitator[person]).count() > 1
            }
            Rule::Locked { .. } => true,
            _ => false,
        };
        Reason::FacilitatorsHeld { tables: missing, rules: all_rules(problem).into_iter().filter(about).collect() }
    } else {
        Reason::TooFewFacilitators { volunteers: index.facilitators, tables }
    };
    bounds.add(FigureKind::FacilitatorsMissing, missing as u64, reason);
}
