//! An independent check of a seating: everything counted anew, pair by pair,
//! from the problem as it was asked. Shares no code with the construction, the
//! search, or the bounds.
//!
//! Complexity: O(N · s) for tables of s, times the attributes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Attribute, FigureKind, Figures, Plan, Problem, Rule, Tables, Wish};

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The plan does not name one table for each person.
    Length {
        /// The entries of the plan.
        entries: usize,
        /// The people.
        people: usize,
    },
    /// A person sits at a table that is not there.
    NoSuchTable {
        /// The person.
        person: usize,
        /// The table.
        table: usize,
    },
    /// A table has more people than seats.
    OverFull {
        /// The table.
        table: usize,
        /// Its people.
        people: usize,
        /// Its seats.
        seats: usize,
    },
    /// One table has two people or more than another that has room.
    Uneven {
        /// The fuller table.
        more: usize,
        /// The emptier table.
        less: usize,
    },
    /// A rule is broken.
    Broken {
        /// The rule.
        rule: Rule,
    },
    /// A figure of the certificate is not what the plan has.
    FalseFigure {
        /// Which.
        kind: FigureKind,
        /// What the certificate says.
        said: u64,
        /// What was counted.
        counted: u64,
    },
    /// A bound of the certificate is above the value, so it is no bound.
    FalseBound {
        /// Which.
        kind: FigureKind,
    },
    /// Score, cost or sizes of the certificate do not follow from the figures.
    FalseSum,
}

/// Counts the figures of a plan anew. People at tables that are not there are
/// left out.
#[must_use]
pub fn count(problem: &Problem, plan: &Plan) -> Figures {
    let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let tables = problem.tables.count();
    for (person, &table) in plan.table_of.iter().enumerate() {
        if table < tables && person < problem.people.len() {
            at.entry(table).or_default().push(person);
        }
    }
    let mut figures = Figures::default();
    let mut add = |kind: FigureKind, more: usize| {
        figures.set(kind, figures.get(kind) + more as u64);
    };
    let past = past(problem);
    let volunteers = problem.people.iter().any(|person| person.facilitator);
    let mut same_topic = 0;
    let mut same_band = 0;
    for people in at.values() {
        let who = |i: usize| &problem.people[people[i]];
        for i in 0..people.len() {
            for j in 0..i {
                let (p, q) = (who(i), who(j));
                let same = |a: Option<u32>, b: Option<u32>| usize::from(a.is_some() && a == b);
                add(FigureKind::ProfessionPairs, usize::from(p.profession == q.profession));
                add(FigureKind::ProfessionGroupPairs, same(p.profession_group, q.profession_group));
                add(FigureKind::WorkplacePairs, same(p.workplace, q.workplace));
                add(FigureKind::CorporationPairs, same(p.corporation, q.corporation));
                add(FigureKind::FacilitatorPairs, usize::from(p.facilitator && q.facilitator));
                same_band += same(band(problem, p.years), band(problem, q.years)) as u64;
                let mine: BTreeSet<_> = p.topics.iter().collect();
                let theirs: BTreeSet<_> = q.topics.iter().collect();
                same_topic += mine.intersection(&theirs).count() as u64;
                let pair = (people[i].min(people[j]), people[i].max(people[j]));
                if let Some(&(times, recent)) = past.get(&pair) {
                    add(FigureKind::RepeatPairs, 1);
                    add(FigureKind::RepeatAgain, times.saturating_sub(1).min(4) as usize);
                    add(FigureKind::RepeatRecent, usize::from(recent));
                }
            }
        }
        let first = who(0).profession;
        if people.len() > 1 && people.iter().all(|&p| problem.people[p].profession == first) {
            add(FigureKind::OneProfessionTables, 1);
        }
        if volunteers && !people.iter().any(|&p| problem.people[p].facilitator) {
            add(FigureKind::FacilitatorsMissing, 1);
        }
        let moved = |&&p: &&usize| {
            let before = problem.previous.get(p).copied().flatten();
            before.is_some_and(|before| before != plan.table_of[p])
        };
        add(FigureKind::Moves, people.iter().filter(moved).count());
    }
    let taste = [
        (FigureKind::TopicMisses, Attribute::Topic, problem.topics, same_topic),
        (FigureKind::ExperiencePairs, Attribute::Experience, problem.experience, same_band),
    ];
    for (kind, attribute, wish, same) in taste {
        match wish {
            Wish::Ignore => {}
            Wish::Spread => figures.set(kind, same),
            Wish::Gather => figures.set(kind, most_gathered(problem, attribute).saturating_sub(same)),
        }
    }
    figures
}

/// Checks sizes and rules of a plan; an empty list means all are kept.
#[must_use]
pub fn faults(problem: &Problem, plan: &Plan) -> Vec<Fault> {
    let people = problem.people.len();
    if plan.table_of.len() != people {
        return vec![Fault::Length { entries: plan.table_of.len(), people }];
    }
    let tables = problem.tables.count();
    let mut faults: Vec<Fault> = plan
        .table_of
        .iter()
        .enumerate()
        .filter(|&(_, &table)| table >= tables)
        .map(|(person, &table)| Fault::NoSuchTable { person, table })
        .collect();
    faults.extend(size_faults(problem, plan));
    faults.extend(broken_rules(problem, plan).into_iter().map(|rule| Fault::Broken { rule }));
    faults
}

/// Checks a whole seating: plan, figures, sums and that no bound is above its
/// value. An empty list means the certificate tells the truth about the plan.
#[must_use]
pub fn verify(problem: &Problem, seating: &crate::Seating) -> Vec<Fault> {
    let mut faults = faults(problem, &seating.plan);
    let certificate = &seating.certificate;
    let counted = count(problem, &seating.plan);
    for kind in FigureKind::ALL {
        let said = certificate.counted(kind);
        if said.value != counted.get(kind) {
            faults.push(Fault::FalseFigure { kind, said: said.value, counted: counted.get(kind) });
        }
        if said.bound > said.value {
            faults.push(Fault::FalseBound { kind });
        }
    }
    let seats = plan_sizes(&seating.plan, problem.tables.count());
    let sums = certificate.score.value == counted.score(&problem.weights)
        && certificate.cost.value == counted.cost(&problem.weights)
        && certificate.score.bound <= certificate.score.value
        && certificate.cost.bound <= certificate.cost.value
        && certificate.people == problem.people.len()
        && certificate.tables == problem.tables.count()
        && certificate.size_min == seats.iter().copied().min().unwrap_or(0)
        && certificate.size_max == seats.iter().copied().max().unwrap_or(0)
        && certificate.sizes_kept == size_faults(problem, &seating.plan).is_empty();
    if !sums {
        faults.push(Fault::FalseSum);
    }
    faults
}

fn plan_sizes(plan: &Plan, tables: usize) -> Vec<usize> {
    let mut sizes = vec![0; tables];
    for &table in &plan.table_of {
        if let Some(size) = sizes.get_mut(table) {
            *size += 1;
        }
    }
    sizes
}

/// No table over its seats, and none two above another that has room.
fn size_faults(problem: &Problem, plan: &Plan) -> Vec<Fault> {
    let sizes = plan_sizes(plan, problem.tables.count());
    let seats = |table: usize| match &problem.tables {
        Tables::Equal(_) => usize::MAX,
        Tables::Sizes(seats) => seats[table],
    };
    let open: Vec<usize> = (0..sizes.len()).filter(|table| !problem.rules.locked.contains(table)).collect();
    let mut faults = Vec::new();
    for &table in &open {
        if sizes[table] > seats(table) {
            faults.push(Fault::OverFull { table, people: sizes[table], seats: seats(table) });
        }
    }
    let more = open.iter().copied().max_by_key(|&t| sizes[t]);
    let room = open.iter().copied().filter(|&t| sizes[t] < seats(t));
    if let (Some(more), Some(less)) = (more, room.min_by_key(|&t| sizes[t]))
        && sizes[more] > sizes[less] + 1
    {
        faults.push(Fault::Uneven { more, less });
    }
    faults
}

/// The rules a plan breaks.
#[must_use]
pub fn broken_rules(problem: &Problem, plan: &Plan) -> Vec<Rule> {
    let at = |person: usize| plan.table_of.get(person).copied();
    let rules = &problem.rules;
    let mut broken = Vec::new();
    for pin in &rules.pins {
        if at(pin.person) != Some(pin.table) {
            broken.push(Rule::Pin { person: pin.person, table: pin.table });
        }
    }
    for (group, members) in rules.together.iter().enumerate() {
        if members.windows(2).any(|two| at(two[0]) != at(two[1])) {
            broken.push(Rule::Together { group });
        }
    }
    for &(a, b) in &rules.apart {
        if at(a) == at(b) {
            broken.push(Rule::Apart { a, b });
        }
    }
    for &table in &rules.locked {
        let was = |person: usize| problem.previous.get(person).copied().flatten() == Some(table);
        if (0..problem.people.len()).any(|p| was(p) != (at(p) == Some(table))) {
            broken.push(Rule::Locked { table });
        }
    }
    broken
}

fn past(problem: &Problem) -> BTreeMap<(usize, usize), (u32, bool)> {
    let mut past: BTreeMap<(usize, usize), (u32, bool)> = BTreeMap::new();
    for met in &problem.past {
        let entry = past.entry((met.a.min(met.b), met.a.max(met.b))).or_default();
        entry.0 = entry.0.saturating_add(if met.times == 0 { 1 } else { met.times });
        entry.1 |= matches!(met.events_ago, Some(0 | 1));
    }
    past
}

fn band(problem: &Problem, years: Option<u32>) -> Option<u32> {
    let usual = [3, 10];
    let bands: BTreeSet<u32> = if problem.experience_bands.is_empty() {
        usual.into_iter().collect()
    } else {
        problem.experience_bands.iter().copied().collect()
    };
    years.map(|years| bands.iter().map(|&begin| u32::from(begin <= years)).sum())
}

/// The most pairs alike: for each value, seat them at the largest tables.
fn most_gathered(problem: &Problem, attribute: Attribute) -> u64 {
    let mut by_value: BTreeMap<u32, usize> = BTreeMap::new();
    for person in &problem.people {
        let values: BTreeSet<u32> = match attribute {
            Attribute::Topic => person.topics.iter().copied().collect(),
            _ => band(problem, person.years).into_iter().collect(),
        };
        for value in values {
            *by_value.entry(value).or_default() += 1;
        }
    }
    let largest = largest_sizes(problem);
    let mut sum = 0;
    for mut left in by_value.into_values() {
        for &size in &largest {
            let here = left.min(size) as u64;
            sum += here * here.saturating_sub(1) / 2;
            left -= left.min(size);
        }
    }
    sum
}

/// How many people each table can have at most, the largest first: fill one
/// person at a time to the emptiest table with room; a table that could have
/// taken the last one instead counts one more.
fn largest_sizes(problem: &Problem) -> Vec<usize> {
    let tables = problem.tables.count();
    let open: Vec<usize> = match &problem.tables {
        Tables::Equal(_) => vec![usize::MAX; tables],
        Tables::Sizes(seats) => seats.clone(),
    };
    let mut left = problem.people.len();
    let mut filled = vec![0; open.len()];
    loop {
        let round: Vec<usize> = (0..open.len()).filter(|&t| filled[t] < open[t]).collect();
        if left == 0 || round.is_empty() {
            break;
        }
        let last = left < round.len();
        for &t in &round {
            filled[t] += 1;
        }
        left = left.saturating_sub(round.len());
        if last {
            break;
        }
    }
    filled.sort_unstable_by(|a, b| b.cmp(a));
    filled
}
