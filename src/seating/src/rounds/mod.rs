//! Rounds (席替え, world café): several seatings in a row, every round well
//! mixed, in which people meet as few as can be again; hosts stay.
//!
//! What counts, in this order:
//!
//! 1. the rules and the sizes of the tables;
//! 2. nobody sits at one table in all of three rounds or more, but hosts and
//!    those whom a rule holds there;
//! 3. every round's mix: professions, workplaces and facilitators at their
//!    bound;
//! 4. meetings: a pair that meets m times counts C(m, 2), so that to meet three
//!    times is three times as bad as to meet twice;
//! 5. all else that a seating counts.
//!
//! Three ways lead there, and the best that any of them finds is taken. Each
//! round is seated exactly, and all rounds together are annealed (`joint`).
//! Where tables are equal and no rules stand in the way, rounds come from
//! designs in which nobody meets twice (`designs`). Above 1,200 people, rounds are seated one after the other with
//! everybody's tablemates so far as past pairs.

mod bound;
mod designs;
mod find;
mod joint;
mod setting;
mod strands;
mod turn;
mod wish;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use bound::MeetReason;
pub use wish::{Aim, RoundsWish};

use crate::certify::{certify, clamp};
use crate::check::check;
use crate::{Bounded, Effort, FigureKind, Figures, Part, Plan, Problem, Refusal, Seating, count, faults};
use bound::Meeting;
use setting::{Setting, meetings};

/// The most rounds.
const MOST: usize = 10;

/// Several seatings in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    /// Each round with its certificate, which is about
    /// [`RoundsWish::problem`]. Bounds are each round's own: what the other
    /// rounds ask for is not in them.
    pub rounds: Vec<Seating>,
    /// Repeated meetings, and their bound: a pair that meets m times in these
    /// rounds counts C(m, 2). Where every round has as few pairs of a
    /// profession as can be, the bound is that of such rounds.
    pub repeats: Bounded,
    /// Why the bound is not zero.
    #[serde(default)]
    pub why: Option<MeetReason>,
    /// People who sit at one table in all of several rounds, though they are
    /// no hosts and no rule holds them.
    #[serde(default)]
    pub stays: usize,
}

/// Seats several rounds.
///
/// # Errors
///
/// As [`crate::seat`]; [`Refusal::TooLarge`] for more than ten rounds or more
/// hosts than tables.
pub fn rounds(
    problem: &Problem,
    wish: &RoundsWish,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Rounds, Refusal> {
    check(problem)?;
    check_first(problem, wish)?;
    let setting = Setting::of(problem, wish, hosts(problem, wish)?)?;
    let mut plans = find::find(problem, wish, &setting, effort, stop)?;
    let mut turned = plans.clone();
    turn::turn(&setting, &mut turned);
    if stays(&setting, &turned) <= stays(&setting, &plans) {
        plans = turned;
    }
    let (repeats, why) = again(&setting, &plans);
    let stays = stays(&setting, &plans);
    let seated = plans.into_iter().enumerate().map(|(round, table_of)| {
        let course = setting.course(round);
        let Seating { plan, certificate } = certify(&course.problem, &course.plain, &course.bounds, table_of);
        // A round that was given may break rules that the others keep.
        let given = round < setting.given;
        let certificate = if given { clamp(certificate, &course.problem) } else { certificate };
        Seating { plan, certificate }
    });
    Ok(Rounds { rounds: seated.collect(), repeats, why, stays })
}

fn check_first(problem: &Problem, wish: &RoundsWish) -> Result<(), Refusal> {
    let people = problem.people.len();
    if !wish.first.is_empty() && wish.first.len() != people {
        return Err(Refusal::WrongLength { part: Part::Rounds, length: wish.first.len(), people });
    }
    let tables = problem.tables.count();
    match wish.first.iter().enumerate().find(|&(_, &table)| table >= tables) {
        Some((index, &table)) => Err(Refusal::NoSuchTable { part: Part::Rounds, index, table }),
        None => Ok(()),
    }
}

/// The hosts with their tables: the pinned ones where they are pinned, those
/// who have a table in the first round there, the others at tables without
/// host, from the first on.
fn hosts(problem: &Problem, wish: &RoundsWish) -> Result<Vec<(usize, usize)>, Refusal> {
    let tables = problem.tables.count();
    if wish.rounds > MOST || wish.hosts.len() > tables {
        return Err(Refusal::TooLarge { what: Part::Rounds });
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut hosts: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (index, &person) in wish.hosts.iter().enumerate() {
        if person >= problem.people.len() {
            return Err(Refusal::NoSuchPerson { part: Part::Rounds, index, person });
        }
        let pinned = problem.rules.pins.iter().find(|pin| pin.person == person).map(|pin| pin.table);
        let table = pinned.or_else(|| wish.first.get(person).copied());
        hosts.insert(person, table.filter(|&table| taken.insert(table)));
    }
    let mut free = (0..tables).filter(|table| !taken.contains(table));
    let place = |(person, table): (usize, Option<usize>)| (person, table.or_else(|| free.next()));
    let placed: Vec<_> = hosts.into_iter().map(place).collect();
    Ok(placed.into_iter().filter_map(|(person, table)| Some((person, table?))).collect())
}

/// Repeated meetings beside their bound.
fn again(setting: &Setting, plans: &[Vec<usize>]) -> (Bounded, Option<MeetReason>) {
    let value = meetings(plans, setting.tables);
    let mixed = plans.iter().enumerate().all(|(round, plan)| {
        let course = setting.course(round);
        let pairs = FigureKind::ProfessionPairs;
        let table_of = plan.clone();
        count(&course.problem, &Plan { table_of }).get(pairs) == course.bounds.least.get(pairs)
    });
    // The bound speaks of rounds that keep sizes and rules: one that was given may not.
    let keeps = |(round, plan): (usize, &Vec<usize>)| {
        let plan = Plan { table_of: plan.clone() };
        faults(&setting.course(round).problem, &plan).is_empty()
    };
    if !plans.iter().enumerate().take(setting.given).all(keeps) {
        return (Bounded { value, bound: 0 }, None);
    }
    let (bound, why) = least(setting, mixed);
    (Bounded { value, bound }, why)
}

/// The fewest repeated meetings; `mixed`: where every round has as few pairs
/// of a profession as can be.
fn least(setting: &Setting, mixed: bool) -> (u64, Option<MeetReason>) {
    let Some(course) = setting.courses.first() else { return (0, None) };
    let scattered = if mixed { setting.scattered() } else { Vec::new() };
    bound::repeats(&Meeting {
        sizes: &course.index.sizes,
        units: &setting.units,
        rounds: setting.rounds(),
        hosts: &setting.hosts,
        scattered: &scattered,
    })
}

/// Who stays at one table all the time, though nothing holds them.
fn stays(setting: &Setting, plans: &[Vec<usize>]) -> usize {
    let stays = |&person: &usize| {
        let mut tables = plans.iter().map(|plan| plan[person]);
        let first = tables.next();
        !setting.held[person] && tables.all(|table| Some(table) == first)
    };
    if plans.len() < 2 || setting.tables < 2 { 0 } else { (0..setting.people).filter(stays).count() }
}

impl Rounds {
    /// The figures of all rounds added up.
    #[must_use]
    pub fn figures(&self, problem: &Problem) -> Figures {
        let mut sum = Figures::default();
        for round in &self.rounds {
            let figures = count(problem, &round.plan);
            for kind in FigureKind::ALL {
                sum.set(kind, sum.get(kind) + figures.get(kind));
            }
        }
        sum
    }
}
