//! All rounds at once, under one search.
//!
//! What a pair of people costs in a round is what its company costs anyway
//! (profession, workplace, …) and [`MEETING`] for every other round in which
//! the two share a table: Σ over pairs of C(m, 2) for m meetings. Both are kept
//! in one number for each pair,
//!
//! `tie(p, x) = price(p, x) + MEETING · m(p, x)`,
//!
//! with which a swap of p at a and q at b changes the cost by
//!
//! `Σ x∈a∖p (tie(q, x) − tie(p, x)) + Σ x∈b∖q (tie(p, x) − tie(q, x)) + MEETING·(|a| + |b| − 2)`
//!
//! since who leaves a table had one meeting less without it. Looking at a swap
//! takes O(s) for tables of s, carrying it out O(s) as well: no round is priced
//! anew because another one changed.
//!
//! Memory: N² numbers for each aim of a round.

mod anneal;
mod moves;

use super::setting::{MEETING, Setting, meetings};
use crate::search::{Extras, bar, pair_prices};
use crate::tally::Tally;

/// The most people.
pub(super) const MOST: usize = 1_200;

/// What it costs if somebody sits at one table in every round, though nothing
/// holds them there.
const STAY: i64 = 8 * MEETING;

/// The state of the search.
pub(super) struct Joint<'a> {
    setting: &'a Setting,
    people: usize,
    tables: usize,
    /// The tie of each pair, for each course.
    ties: Vec<Vec<i32>>,
    /// The table of each person, by round · people + person.
    table_of: Vec<u16>,
    /// Where in `seats` the person is.
    place: Vec<u16>,
    /// Who sits at each table, by round · tables + table.
    seats: Vec<Vec<u16>>,
    size: Vec<Vec<u32>>,
    extras: Vec<Extras>,
    /// In how many rounds a person sits at a table, by person · tables + table.
    at: Vec<u8>,
    /// What staying costs; 0 where it is not counted.
    stay: i64,
    /// People who may change tables alone, and groups that change as one.
    movable: Vec<u16>,
    groups: Vec<Vec<u16>>,
    /// The movable people of each one's profession.
    alike: Vec<Vec<u16>>,
    kind: Vec<usize>,
    /// The movable volunteers, who can take each other's part.
    volunteers: Vec<u16>,
    /// Whether tables may change their sizes.
    flexible: bool,
    cost: i64,
    best: (i64, Vec<u16>),
}

impl<'a> Joint<'a> {
    /// Lays the rounds out; `None` if there are too many people or prices too large.
    pub fn of(setting: &'a Setting, plans: &[Vec<usize>]) -> Option<Self> {
        let (people, tables, rounds) = (setting.people, setting.tables, plans.len());
        if !(2..=MOST).contains(&people) || !(2..=MOST).contains(&tables) {
            return None;
        }
        let mut ties = Vec::new();
        for course in &setting.courses {
            let mut pair = pair_prices(&course.index);
            bar(&mut pair, &course.index, &setting.units)?;
            ties.push(pair);
        }
        let single = |person: usize| setting.units.all[setting.units.of[person]].members.len() == 1;
        let movable: Vec<u16> =
            (0..people).filter(|&person| single(person) && !setting.held[person]).map(|person| person as u16).collect();
        let (kind, alike) = kinds(setting, &movable);
        let volunteer = |person: &u16| {
            let course = setting.courses.first();
            course.is_some_and(|course| course.index.facilitator[usize::from(*person)])
        };
        let volunteers: Vec<u16> = movable.iter().copied().filter(volunteer).collect();
        let free = setting.units.all.iter().filter(|unit| unit.members.len() > 1 && unit.fixed.is_empty());
        let sizes = &setting.courses.first()?.index.sizes;
        let mut joint = Self {
            setting,
            people,
            tables,
            ties,
            table_of: vec![0; rounds * people],
            place: vec![0; rounds * people],
            seats: vec![Vec::new(); rounds * tables],
            size: vec![vec![0; tables]; rounds],
            extras: (0..rounds).map(|round| Extras::of(&setting.course(round).index, &plans[round])).collect(),
            at: vec![0; people * tables],
            stay: if rounds > 2 { STAY } else { 0 },
            movable,
            groups: free.map(|unit| unit.members.iter().map(|&person| person as u16).collect()).collect(),
            alike,
            kind,
            volunteers,
            flexible: sizes.low != sizes.high,
            cost: 0,
            best: (0, Vec::new()),
        };
        joint.lay(plans);
        Some(joint)
    }

    fn lay(&mut self, plans: &[Vec<usize>]) {
        let mut priced = MEETING * meetings(plans, self.tables).cast_signed();
        for (round, plan) in plans.iter().enumerate() {
            let index = &self.setting.course(round).index;
            priced += Tally::of(index, plan).cost(index);
            for (person, &table) in plan.iter().enumerate() {
                self.join(round, person, table);
            }
            for table in 0..self.tables {
                let seats = std::mem::take(&mut self.seats[round * self.tables + table]);
                for (i, &p) in seats.iter().enumerate() {
                    for &x in &seats[..i] {
                        self.tie(p, x, MEETING as i32);
                    }
                }
                self.seats[round * self.tables + table] = seats;
            }
        }
        let stays = |&person: &usize| {
            let at = &self.at[person * self.tables..(person + 1) * self.tables];
            !self.setting.held[person] && at.iter().any(|&times| usize::from(times) == plans.len())
        };
        let staying = (0..self.people).filter(stays).count();
        self.cost = priced + self.stay * i64::try_from(staying).unwrap_or(0);
        self.best = (self.cost, self.table_of.clone());
    }

    fn join(&mut self, round: usize, person: usize, table: usize) {
        let seats = &mut self.seats[round * self.tables + table];
        self.place[round * self.people + person] = seats.len() as u16;
        seats.push(person as u16);
        self.table_of[round * self.people + person] = table as u16;
        self.size[round][table] += 1;
        self.at[person * self.tables + table] += 1;
    }

    /// Changes what a pair costs in every course.
    #[inline]
    fn tie(&mut self, p: u16, q: u16, by: i32) {
        let (p, q) = (usize::from(p), usize::from(q));
        for ties in &mut self.ties {
            ties[p * self.people + q] += by;
            ties[q * self.people + p] += by;
        }
    }

    /// The best rounds met.
    pub fn best(&self) -> Vec<Vec<usize>> {
        let plan = |tables: &[u16]| tables.iter().map(|&table| usize::from(table)).collect();
        self.best.1.chunks(self.people).map(plan).collect()
    }

    fn keep(&mut self) {
        if self.cost < self.best.0 {
            self.best.0 = self.cost;
            self.best.1.clone_from(&self.table_of);
        }
    }
}

/// The kind of each movable person by profession, and the people of each kind.
fn kinds(setting: &Setting, movable: &[u16]) -> (Vec<usize>, Vec<Vec<u16>>) {
    let mut number = std::collections::BTreeMap::new();
    let mut kind = vec![0; setting.people];
    let mut alike: Vec<Vec<u16>> = Vec::new();
    for &person in movable {
        let problem = setting.courses.first().map(|course| &course.problem);
        let profession = problem.and_then(|problem| problem.people.get(usize::from(person))).map(|p| p.profession);
        let at = *number.entry(profession).or_insert_with(|| {
            alike.push(Vec::new());
            alike.len() - 1
        });
        kind[usize::from(person)] = at;
        alike[at].push(person);
    }
    (kind, alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;
    use crate::search::Budget;
    use crate::{Aim, Person, Problem, RoundsWish, Rules, Tables};

    /// Whatever moves are made, the cost is what counting anew says.
    #[test]
    fn the_cost_is_what_it_is_counted_to_be() {
        let mut random = Random::new(3);
        let mut moved = 0;
        for trial in 0..40 {
            let n = 8 + random.below(20);
            let k = 2 + random.below(4);
            let people = (0..n).map(|i| Person {
                facilitator: i % 5 == 0,
                profession_group: Some(i as u32 % 2),
                ..Person::new(random.below(4) as u32, Some(random.below(6) as u32))
            });
            let rules = Rules {
                together: vec![vec![0, 1]],
                apart: vec![(2, 3)],
                pins: vec![crate::Pin { person: 4, table: 1 }],
                ..Rules::default()
            };
            let tables = if trial % 2 == 0 { Tables::Equal(k) } else { Tables::Sizes(vec![n / 2, n / 2, n / 2 + 1]) };
            let problem = Problem { rules, ..Problem::new(people.collect(), tables) };
            let wish = RoundsWish { rounds: 3, aims: vec![Aim::Mixed, Aim::Alike], ..RoundsWish::default() };
            let Ok(setting) = Setting::of(&problem, &wish, Vec::new()) else { continue };
            let plans: Option<Vec<Vec<usize>>> = (0..3)
                .map(|round| {
                    let course = setting.course(round);
                    crate::seat::start(&course.priced, &course.index, &setting.units, &mut random).ok()
                })
                .collect();
            let Some(plans) = plans else { continue };
            let mut joint = Joint::of(&setting, &plans).unwrap();
            let mut never = || false;
            let mut budget = Budget::new(3_000, &mut never);
            joint.cool(2_000.0, 300.0, 3_000, i64::MIN, &mut random, &mut budget);
            let now: Vec<Vec<usize>> =
                joint.table_of.chunks(n).map(|plan| plan.iter().map(|&table| usize::from(table)).collect()).collect();
            moved += usize::from(now != plans);
            for (round, plan) in now.iter().enumerate() {
                let problem = wish.problem(&problem, round);
                assert_eq!(crate::faults(&problem, &crate::Plan { table_of: plan.clone() }), [], "{trial}");
            }
            assert_eq!(Joint::of(&setting, &now).unwrap().cost, joint.cost, "{trial}");
        }
        assert!(moved > 20, "{moved}");
    }
}
