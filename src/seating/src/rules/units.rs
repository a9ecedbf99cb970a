//! People who move as one: together groups joined where they share people,
//! each with the table it is fixed to, if any.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Problem, Rule};

/// One person, or several who sit together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unit {
    pub(crate) members: Vec<usize>,
    /// The tables it is fixed to; more than one is a clash.
    pub(crate) fixed: BTreeSet<usize>,
    /// The units it must not share a table with (itself: a clash).
    pub(crate) apart: BTreeSet<usize>,
}

/// The people as units.
#[derive(Clone, Debug)]
pub(crate) struct Units {
    pub(crate) all: Vec<Unit>,
    pub(crate) of: Vec<usize>,
    /// Whether each table is locked.
    pub(crate) locked: Vec<bool>,
}

impl Units {
    /// Joins the people of a problem that has passed the check.
    pub(crate) fn of(problem: &Problem) -> Self {
        Self::with(problem, &all_rules(problem))
    }

    /// Everybody free.
    pub(crate) fn free(people: usize, tables: usize) -> Self {
        let unit = |person| Unit { members: vec![person], ..Unit::default() };
        Self { all: (0..people).map(unit).collect(), of: (0..people).collect(), locked: vec![false; tables] }
    }

    /// As if only these rules were there.
    pub(crate) fn with(problem: &Problem, rules: &[Rule]) -> Self {
        let people = problem.people.len();
        let mut leader: Vec<usize> = (0..people).collect();
        for rule in rules {
            if let Rule::Together { group } = *rule {
                for two in problem.rules.together[group].windows(2) {
                    let (a, b) = (find(&mut leader, two[0]), find(&mut leader, two[1]));
                    leader[a.max(b)] = a.min(b);
                }
            }
        }
        let mut number: BTreeMap<usize, usize> = BTreeMap::new();
        let mut units: Vec<Unit> = Vec::new();
        let mut of = Vec::with_capacity(people);
        for person in 0..people {
            let leader = find(&mut leader, person);
            let unit = *number.entry(leader).or_insert_with(|| {
                units.push(Unit::default());
                units.len() - 1
            });
            units[unit].members.push(person);
            of.push(unit);
        }
        let mut locked = vec![false; problem.tables.count()];
        for rule in rules {
            match *rule {
                Rule::Pin { person, table } => {
                    units[of[person]].fixed.insert(table);
                }
                Rule::Apart { a, b } => {
                    units[of[a]].apart.insert(of[b]);
                    units[of[b]].apart.insert(of[a]);
                }
                Rule::Locked { table } => {
                    locked[table] = true;
                    for (person, &previous) in problem.previous.iter().enumerate() {
                        if previous == Some(table) {
                            units[of[person]].fixed.insert(table);
                        }
                    }
                }
                Rule::Together { .. } | Rule::Size { .. } | Rule::TableCount { .. } => {}
            }
        }
        Self { all: units, of, locked }
    }

    /// The table the person is fixed to.
    pub(crate) fn fixed(&self, person: usize) -> Option<usize> {
        self.all[self.of[person]].fixed.first().copied()
    }

    /// Whether the person is alone, free, and apart from nobody.
    pub(crate) fn is_free(&self, person: usize) -> bool {
        let unit = &self.all[self.of[person]];
        unit.members.len() == 1 && unit.fixed.is_empty() && unit.apart.is_empty()
    }
}

/// Every rule of the problem by name, each once.
pub(crate) fn all_rules(problem: &Problem) -> Vec<Rule> {
    let rules = &problem.rules;
    let locked = rules.locked.iter().map(|&table| Rule::Locked { table });
    let pins = rules.pins.iter().map(|pin| Rule::Pin { person: pin.person, table: pin.table });
    let real = |(_, group): &(usize, &Vec<usize>)| group.len() > 1;
    let together = rules.together.iter().enumerate().filter(real);
    let together = together.map(|(group, _)| Rule::Together { group });
    let apart = rules.apart.iter().map(|&(a, b)| Rule::Apart { a: a.min(b), b: a.max(b) });
    let all: BTreeSet<Rule> = locked.chain(pins).chain(together).chain(apart).collect();
    all.into_iter().collect()
}

fn find(leader: &mut [usize], person: usize) -> usize {
    let mut at = person;
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}
