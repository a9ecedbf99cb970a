//! Finding the rounds: exact seatings annealed together, designs, and time.

use super::designs::{Design, Hunt, Wanted};
use super::joint::{self, Joint};
use super::setting::{MEETING, Merit, Setting};
use super::{least, strands, turn};
use crate::random::Random;
use crate::search::Budget;
use crate::seat::{seat_until, start, target};
use crate::{Aim, Effort, PastPair, Plan, Problem, Refusal, RoundsWish, Tables};

/// The moves of the first, short search: for each person, round and round
/// again. Mostly it is enough.
const SHORT: u64 = 600;
/// How much of the effort goes into what is left when nobody can meet less
/// often and every round is mixed as it can be.
const REST: u64 = 8;

/// The rounds with the best merit that any way leads to.
pub(super) fn find(
    problem: &Problem,
    wish: &RoundsWish,
    setting: &Setting,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Vec<Vec<usize>>, Refusal> {
    let mut random = Random::new(effort.seed);
    let given: Vec<Vec<usize>> = std::iter::once(wish.first.clone()).take(setting.given).collect();
    if setting.rounds() < 2 || setting.people < 2 || setting.tables < 2 || setting.people > joint::MOST {
        return large(setting, given, effort, stop, &mut random);
    }
    let mut plans = given;
    while plans.len() < setting.rounds() {
        let course = setting.course(plans.len());
        plans.push(start(&course.priced, &course.index, &setting.units, &mut random)?);
    }
    let mut search = Search::of(setting, plans);
    let mut budget = Budget::new(effort.iterations, stop);
    let rounds = setting.rounds() as u64;
    let short = (SHORT * setting.people as u64 * rounds).min(effort.iterations / 8);
    let held = budget.hold_back(short);
    search.anneal(setting, &mut random, &mut budget);
    budget.give_back(held);
    let mut designs = Designs { short, hunt: wanted(setting).map(Hunt::of), found: None };
    if !search.done() {
        designs.found = wanted(setting).and_then(Wanted::at_once);
        designs.lay(setting, &mut search, &mut random, &mut budget);
    }
    search.go_on(problem, wish, setting, designs, &mut random, &mut budget)?;
    Ok(search.best.1)
}

/// The best rounds so far, and what they cannot be better than.
struct Search {
    best: (Merit, Vec<Vec<usize>>),
    goal: Merit,
    target: i64,
}

impl Search {
    fn of(setting: &Setting, plans: Vec<Vec<usize>>) -> Self {
        let meetings = least(setting, true).0;
        let round = |round| {
            let course = setting.course(round);
            target(&course.priced, &course.index, &course.bounds)
        };
        let rounds: i64 = (0..setting.rounds()).map(round).sum();
        Self {
            best: (setting.merit(&plans), plans),
            goal: setting.least(meetings),
            target: rounds + MEETING * meetings.cast_signed(),
        }
    }

    fn done(&self) -> bool {
        self.best.0 <= self.goal
    }

    /// Whether all but the least of the wishes are proven best.
    fn only_rest(&self) -> bool {
        Merit { rest: 0, ..self.best.0 } <= Merit { rest: 0, ..self.goal }
    }

    fn take(&mut self, setting: &Setting, plans: Vec<Vec<usize>>) {
        let merit = setting.merit(&plans);
        if merit < self.best.0 {
            self.best = (merit, plans);
        }
    }

    /// Anneals from the best until the budget is spent.
    fn anneal(&mut self, setting: &Setting, random: &mut Random, budget: &mut Budget<'_>) {
        if self.done() {
            return;
        }
        if let Some(mut joint) = Joint::of(setting, &self.best.1) {
            joint.anneal(self.target, random, budget);
            self.take(setting, joint.best());
        }
    }

    /// Rounds from elsewhere: as they are, and a little refined.
    fn offer(
        &mut self,
        setting: &Setting,
        mut plans: Vec<Vec<usize>>,
        moves: u64,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) {
        // In a design, a strand may stay as long as its tables are not numbered anew.
        turn::turn(setting, &mut plans);
        let refined = Joint::of(setting, &plans).map(|mut joint| {
            joint.settle(moves, self.target, random, budget);
            joint.best()
        });
        self.take(setting, plans);
        if let Some(refined) = refined {
            self.take(setting, refined);
        }
    }

    /// The rest of the budget, in parts that grow. Where meetings have had
    /// their way against the mix, the next part holds the mix dearer.
    fn go_on(
        &mut self,
        problem: &Problem,
        wish: &RoundsWish,
        setting: &Setting,
        mut designs: Designs,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) -> Result<(), Refusal> {
        let mut part = (budget.left() / 8).clamp(1, 20_000_000);
        let mut rest = budget.left() / REST;
        while !self.done() && !budget.spent() {
            let only_rest = self.only_rest();
            if only_rest && rest == 0 {
                break;
            }
            let moves = if only_rest { part.min(rest) } else { part };
            let held = budget.hold_back(moves);
            let before = budget.left();
            if self.best.0.meetings > 0 && self.goal.meetings == 0 {
                designs.go_on(setting, self, moves / 2, random, budget);
            }
            if self.best.0.mix > self.goal.mix {
                let dearer = Setting::with(problem, wish, setting.hosts.clone(), 10)?;
                let mut strict = Self::of(&dearer, self.best.1.clone());
                strict.anneal(&dearer, random, budget);
                self.take(setting, strict.best.1);
            } else {
                self.anneal(setting, random, budget);
            }
            // Where nobody can move, nothing is looked at.
            let idle = budget.left() == before;
            budget.give_back(held);
            if idle {
                break;
            }
            rest = rest.saturating_sub(if only_rest { moves } else { 0 });
            part = part.saturating_mul(2);
        }
        Ok(())
    }
}

/// The search for a design, and what to do with one that was found.
struct Designs {
    /// How long rounds from a design are refined.
    short: u64,
    hunt: Option<Hunt>,
    found: Option<Design>,
}

impl Designs {
    /// Lays the design that was found once more, or looks on for one.
    fn go_on(
        &mut self,
        setting: &Setting,
        search: &mut Search,
        moves: u64,
        random: &mut Random,
        budget: &mut Budget<'_>,
    ) {
        if self.found.is_none()
            && let Some(hunt) = &mut self.hunt
        {
            let held = budget.hold_back(moves);
            self.found = hunt.go_on(random, budget);
            budget.give_back(held);
        }
        self.lay(setting, search, random, budget);
    }

    fn lay(&self, setting: &Setting, search: &mut Search, random: &mut Random, budget: &mut Budget<'_>) {
        if let Some(design) = &self.found
            && let Some(plans) = laid(setting, design, random, budget)
        {
            search.offer(setting, plans, self.short, random, budget);
        }
    }
}

/// What a design is to do, where one may do at all: everybody free, tables
/// equal, all rounds mixed.
fn wanted(setting: &Setting) -> Option<Wanted> {
    let course = setting.courses.first()?;
    let tables = setting.tables;
    let plain = course.aim == Aim::Mixed && setting.courses.len() == 1 && setting.given == 0;
    let free = matches!(course.problem.tables, Tables::Equal(_)) && course.problem.rules.is_empty();
    if !plain || !free || setting.people < 2 * tables.max(1) || setting.rounds() < 2 {
        return None;
    }
    let seats = setting.people.div_ceil(tables);
    let empty = seats * tables - setting.people;
    Some(Wanted { tables, seats, empty, rounds: setting.rounds(), hosts: !setting.hosts.is_empty() })
}

/// People on the places of a design, so that the rounds are mixed.
fn laid(setting: &Setting, design: &Design, random: &mut Random, budget: &mut Budget<'_>) -> Option<Vec<Vec<usize>>> {
    let index = &setting.courses.first()?.plain;
    Some(match design {
        Design::Strands(shifts) => strands::lay(index, shifts, &setting.hosts, random, budget),
        Design::Places(places) => strands::settle(index, places, random, budget),
    })
}

/// For thousands of people: a design of as many rounds as there is one for
/// without any search, and the rest one after the other.
fn large(
    setting: &Setting,
    given: Vec<Vec<usize>>,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
    random: &mut Random,
) -> Result<Vec<Vec<usize>>, Refusal> {
    let mut budget = Budget::new(effort.iterations, stop);
    let design = wanted(setting)
        .and_then(|wanted| (2..=wanted.rounds).rev().find_map(|rounds| Wanted { rounds, ..wanted }.at_once()));
    let plans = design.and_then(|design| laid(setting, &design, random, &mut budget)).unwrap_or(given);
    one_by_one(setting, effort, stop, plans)
}

/// The rounds still missing, one after the other: tablemates so far are past
/// pairs.
fn one_by_one(
    setting: &Setting,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
    mut plans: Vec<Vec<usize>>,
) -> Result<Vec<Vec<usize>>, Refusal> {
    let rounds = setting.rounds();
    while plans.len() < rounds {
        let course = setting.course(plans.len());
        let rules = course.priced.rules.clone();
        let mut next = Problem { rules, ..course.problem.clone() };
        for plan in &plans {
            next.past.extend(pairs_of(plan, setting.tables).into_iter().map(|(a, b)| PastPair::once(a, b)));
        }
        let left = (rounds - plans.len()) as u64;
        let part = Effort { seed: effort.seed.wrapping_add(left), iterations: effort.iterations / left };
        plans.push(seat_until(&next, part, stop)?.plan.table_of);
    }
    Ok(plans)
}

/// All pairs at one table.
fn pairs_of(table_of: &[usize], tables: usize) -> Vec<(usize, usize)> {
    let plan = Plan { table_of: table_of.to_vec() };
    let mut pairs = Vec::new();
    for people in plan.seats(tables) {
        for (i, &a) in people.iter().enumerate() {
            pairs.extend(people[..i].iter().map(|&b| (b, a)));
        }
    }
    pairs
}
