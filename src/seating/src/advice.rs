//! Advice: what one person more or less of a profession, or one table more or
//! fewer, would do to the mix.
//!
//! Told in the least figures possible (the bounds). With nothing but
//! profession, group, workplace and corporation to mind these are always
//! reached; with rules or past pairs they are what to hope for.
//!
//! Complexity: one set of bounds for each profession, O(tags · K log K) each.

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;
use crate::check::check;
use crate::classes::Classes;
use crate::index::Index;
use crate::rules::Units;
use crate::{Attribute, Figures, Person, Problem, Refusal, Rules, Tables};

/// A change that could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Alteration {
    /// One person more of a profession, of no known workplace.
    OneMore {
        /// Its code.
        profession: u32,
    },
    /// One person less of a profession; the best of them to spare.
    OneLess {
        /// Its code.
        profession: u32,
    },
    /// So many equal tables instead.
    Tables {
        /// How many.
        tables: usize,
    },
}

/// What a change would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The change.
    pub alteration: Alteration,
    /// The least figures as things are.
    pub now: Figures,
    /// The least figures after the change.
    pub then: Figures,
    /// The change of the least cost, hundredths of a point; below zero is better.
    pub gain: i64,
    /// People at the smallest table after the change.
    pub size_min: usize,
    /// People at the largest.
    pub size_max: usize,
}

/// What one person or one table more or less would do: first the tables, then
/// each profession in order of its code. Changes the rules do not allow for
/// (somebody is pinned to the table that would go) are left out.
///
/// # Errors
///
/// As [`crate::seat`], but clashing rules are not looked for.
pub fn advise(problem: &Problem) -> Result<Vec<Advice>, Refusal> {
    check(problem)?;
    let (now, ..) = least(problem)?;
    let mut advice = Vec::new();
    let mut tell = |alteration: Alteration, changed: &Problem| {
        if check(changed).is_ok()
            && let Ok((then, size_min, size_max)) = least(changed)
        {
            let cost = |figures: &Figures| figures.cost(&problem.weights).cast_signed();
            let gain = cost(&then) - cost(&now);
            advice.push(Advice { alteration, now, then, gain, size_min, size_max });
        }
    };
    if let Tables::Equal(tables) = problem.tables {
        for tables in [tables.saturating_sub(1), tables + 1] {
            if tables > 0 {
                let changed = with_tables(problem, tables);
                tell(Alteration::Tables { tables }, &changed);
            }
        }
    }
    let professions = Classes::of_attribute(problem, Attribute::Profession);
    for (class, &profession) in professions.codes.iter().enumerate() {
        let of_it = |&person: &usize| professions.of[person] as usize == class;
        let members: Vec<usize> = (0..problem.people.len()).filter(of_it).collect();
        let group = members.iter().find_map(|&p| problem.people[p].profession_group);
        let mut more = problem.clone();
        more.people.push(Person { profession_group: group, ..Person::new(profession, None) });
        if !more.previous.is_empty() {
            more.previous.push(None);
        }
        tell(Alteration::OneMore { profession }, &more);
        if let Some(changed) = without_one(problem, &members) {
            tell(Alteration::OneLess { profession }, &changed);
        }
    }
    Ok(advice)
}

fn least(problem: &Problem) -> Result<(Figures, usize, usize), Refusal> {
    let index = Index::of(problem)?;
    let bounds = Bounds::of(problem, &index, &Units::of(problem));
    let sizes = index.sizes.sorted(index.people);
    let (largest, smallest) = (sizes.first().copied(), sizes.last().copied());
    Ok((bounds.least, smallest.unwrap_or(0), largest.unwrap_or(0)))
}

fn with_tables(problem: &Problem, tables: usize) -> Problem {
    let stay = |table: &Option<usize>| table.filter(|&table| table < tables);
    Problem { tables: Tables::Equal(tables), previous: problem.previous.iter().map(stay).collect(), ..problem.clone() }
}

/// Without one of these people: one named by no rule, with the commonest
/// workplace, whose going helps most.
fn without_one(problem: &Problem, members: &[usize]) -> Option<Problem> {
    let rules = &problem.rules;
    let named = |person: usize| {
        rules.pins.iter().any(|pin| pin.person == person)
            || rules.together.iter().any(|group| group.contains(&person))
            || rules.apart.iter().any(|&(a, b)| a == person || b == person)
            || problem.previous.get(person).copied().flatten().is_some_and(|t| rules.locked.contains(&t))
    };
    let colleagues = |person: usize| {
        let workplace = problem.people[person].workplace;
        let same = |other: &&Person| workplace.is_some() && other.workplace == workplace;
        problem.people.iter().filter(same).count()
    };
    let gone = members.iter().copied().filter(|&p| !named(p)).max_by_key(|&p| (colleagues(p), p))?;
    let renumber = |person: usize| person - usize::from(person > gone);
    let mut changed = problem.clone();
    changed.people.remove(gone);
    if gone < changed.previous.len() {
        changed.previous.remove(gone);
    }
    changed.past.retain(|past| past.a != gone && past.b != gone);
    for past in &mut changed.past {
        (past.a, past.b) = (renumber(past.a), renumber(past.b));
    }
    changed.rules = Rules {
        pins: rules.pins.iter().map(|pin| crate::Pin { person: renumber(pin.person), ..*pin }).collect(),
        together: rules.together.iter().map(|g| g.iter().map(|&p| renumber(p)).collect()).collect(),
        apart: rules.apart.iter().map(|&(a, b)| (renumber(a), renumber(b))).collect(),
        locked: rules.locked.clone(),
    };
    Some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effort, FigureKind, seat};

    fn workshop() -> Problem {
        let profession = |i: usize| if i < 21 { 0 } else { 1 + i as u32 % 13 };
        let people = (0..60).map(|i| Person::new(profession(i), Some(i as u32 / 3)));
        Problem::new(people.collect(), Tables::Equal(10))
    }

    #[test]
    fn one_care_manager_less_saves_two_pairs() {
        let advice = advise(&workshop()).unwrap();
        let less = Alteration::OneLess { profession: 0 };
        let less = advice.iter().find(|advice| advice.alteration == less).unwrap();
        assert_eq!(less.now.get(FigureKind::ProfessionPairs), 12);
        assert_eq!(less.then.get(FigureKind::ProfessionPairs), 10);
        assert_eq!((less.gain, less.size_min, less.size_max), (-200, 5, 6));
        let more = Alteration::OneMore { profession: 0 };
        let more = advice.iter().find(|advice| advice.alteration == more).unwrap();
        assert_eq!(more.then.get(FigureKind::ProfessionPairs), 14);
    }

    #[test]
    fn what_is_told_is_what_comes_of_it() {
        let problem = workshop();
        for advice in advise(&problem).unwrap() {
            if let Alteration::Tables { tables } = advice.alteration {
                let seating = seat(&with_tables(&problem, tables), Effort::default()).unwrap();
                for kind in FigureKind::ALL {
                    assert_eq!(seating.certificate.counted(kind).value, advice.then.get(kind));
                }
                assert_eq!(seating.certificate.size_max, advice.size_max);
            }
        }
    }
}
