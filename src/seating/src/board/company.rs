//! What people have in common with a table, figure by figure. The same counts
//! the search prices in one number, kept apart for people to read.

use super::Change;
use crate::FigureKind;
use crate::classes::NONE;
use crate::index::Index;
use crate::tally::{NOWHERE, Tally};

/// Pairs the person makes with the people at a table (themselves aside).
/// O(tags + acquaintances).
fn company(index: &Index, tally: &Tally, person: usize, table: usize) -> Change {
    let mut change = Change::default();
    if table == NOWHERE {
        return change;
    }
    let own = i64::from(tally.table_of[person] == table);
    for &tag in &index.tags_of[person] {
        let about = &index.tags[tag as usize];
        let here = tally.count(index, tag, table) as u64;
        let sign = if about.price < 0 { -1 } else { 1 };
        change.add(about.attribute.figure(), sign * (here.cast_signed() - own));
    }
    for met in &index.met[person] {
        if tally.table_of[met.other as usize] == table {
            change.add(FigureKind::RepeatPairs, 1);
            change.add(FigureKind::RepeatAgain, i64::from(met.again));
            change.add(FigureKind::RepeatRecent, i64::from(met.recent));
        }
    }
    if index.previous[person].is_some_and(|previous| previous != table) {
        change.add(FigureKind::Moves, 1);
    }
    change
}

/// What two people have in common.
fn between(index: &Index, p: usize, q: usize) -> Change {
    let mut change = Change::default();
    for tag in &index.tags_of[p] {
        if index.tags_of[q].contains(tag) {
            let about = &index.tags[*tag as usize];
            change.add(about.attribute.figure(), if about.price < 0 { -1 } else { 1 });
        }
    }
    if let Some(met) = index.met(p, q) {
        change.add(FigureKind::RepeatPairs, 1);
        change.add(FigureKind::RepeatAgain, i64::from(met.again));
        change.add(FigureKind::RepeatRecent, i64::from(met.recent));
    }
    change
}

/// Whether the table lacks a facilitator, or has one profession only, once
/// `out` has left and `joins` has come.
fn upkeep(index: &Index, tally: &Tally, table: usize, out: Option<usize>, joins: Option<usize>) -> Change {
    let mut change = Change::default();
    if table == NOWHERE {
        return change;
    }
    let stay = tally.seats[table].iter().map(|&person| person as usize);
    let people: Vec<usize> = stay.filter(|&p| Some(p) != out).chain(joins).collect();
    let served = people.iter().any(|&person| index.facilitator[person]);
    if index.facilitators > 0 && !people.is_empty() && !served {
        change.add(FigureKind::FacilitatorsMissing, 1);
    }
    let tag = people.first().map_or(NONE, |&person| index.profession_tag[person]);
    let alike = |&person: &usize| index.profession_tag[person] == tag;
    if people.len() > 1 && tag != NONE && people.iter().all(alike) {
        change.add(FigureKind::OneProfessionTables, 1);
    }
    change
}

/// The change when a person moves to a table, or away ([`NOWHERE`]).
pub(super) fn shift(index: &Index, tally: &Tally, person: usize, to: usize) -> Change {
    let from = tally.table_of[person];
    let mut change = Change::default();
    if from == to {
        return change;
    }
    change.add_all(&company(index, tally, person, to), 1);
    change.add_all(&company(index, tally, person, from), -1);
    change.add_all(&upkeep(index, tally, to, None, Some(person)), 1);
    change.add_all(&upkeep(index, tally, to, None, None), -1);
    change.add_all(&upkeep(index, tally, from, Some(person), None), 1);
    change.add_all(&upkeep(index, tally, from, None, None), -1);
    change
}

/// The change when two people change places; one of them may be without.
pub(super) fn swap(index: &Index, tally: &Tally, p: usize, q: usize) -> Change {
    let (a, b) = (tally.table_of[p], tally.table_of[q]);
    let mut change = Change::default();
    if a == b {
        return change;
    }
    for (person, other, from, to) in [(p, q, a, b), (q, p, b, a)] {
        change.add_all(&company(index, tally, person, to), 1);
        change.add_all(&company(index, tally, person, from), -1);
        if to != NOWHERE {
            change.add_all(&between(index, p, q), -1);
        }
        change.add_all(&upkeep(index, tally, from, Some(person), Some(other)), 1);
        change.add_all(&upkeep(index, tally, from, None, None), -1);
    }
    change
}
