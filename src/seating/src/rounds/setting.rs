//! What all rounds are seated by: the rules with hosts held, who may move, and
//! each aim's problem as it was asked and as the search prices it.

use crate::bounds::Bounds;
use crate::classes::NONE;
use crate::index::Index;
use crate::rules::Units;
use crate::tally::Tally;
use crate::{Aim, FigureKind, Figures, Pin, Problem, Refusal, RoundsWish, Weights};

/// What a pair that meets again costs in the search: once for every two rounds
/// that it shares a table in.
pub(super) const MEETING: i64 = 1_000;
/// How many meetings a pair of a profession costs, at least: the mix of a round
/// comes before them.
const MIX: u64 = 4;

/// What rounds of one aim are seated by.
pub(super) struct Course {
    pub aim: Aim,
    /// As asked, for figures and certificates.
    pub problem: Problem,
    pub plain: Index,
    pub bounds: Bounds,
    /// As the search prices it: the mix above meetings, the rest below.
    pub priced: Problem,
    pub index: Index,
}

/// What all rounds are seated by.
pub(super) struct Setting {
    pub people: usize,
    pub tables: usize,
    pub courses: Vec<Course>,
    /// The course of each round.
    pub course_of: Vec<usize>,
    /// The rules, with hosts at their tables.
    pub units: Units,
    pub hosts: Vec<(usize, usize)>,
    /// Who is held at a table by being host or by a rule.
    pub held: Vec<bool>,
    /// How many rounds at the beginning are given.
    pub given: usize,
}

impl Setting {
    pub fn of(problem: &Problem, wish: &RoundsWish, hosts: Vec<(usize, usize)>) -> Result<Self, Refusal> {
        Self::with(problem, wish, hosts, 1)
    }

    /// As [`Self::of`], with the mix so many times as dear.
    pub fn with(
        problem: &Problem,
        wish: &RoundsWish,
        hosts: Vec<(usize, usize)>,
        dearer: u64,
    ) -> Result<Self, Refusal> {
        let mut held_problem = problem.clone();
        for &(person, table) in &hosts {
            let pin = Pin { person, table };
            if !held_problem.rules.pins.contains(&pin) {
                held_problem.rules.pins.push(pin);
            }
        }
        let units = Units::of(&held_problem);
        let mut aims: Vec<Aim> = (0..wish.rounds).map(|round| wish.aim(round)).collect();
        let all = aims.clone();
        aims.sort_unstable();
        aims.dedup();
        let course = |&aim: &Aim| {
            let round = all.iter().position(|&other| other == aim).unwrap_or(0);
            let problem = wish.problem(problem, round).into_owned();
            let plain = Index::of(&problem)?;
            let bounds = Bounds::of(&problem, &plain, &Units::of(&problem));
            let rules = held_problem.rules.clone();
            let priced = Problem { weights: priced(&problem.weights, aim, MIX * dearer), rules, ..problem.clone() };
            let index = Index::of(&priced)?;
            Ok(Course { aim, problem, plain, bounds, priced, index })
        };
        let courses: Vec<Course> = aims.iter().map(course).collect::<Result<_, Refusal>>()?;
        let people = problem.people.len();
        Ok(Self {
            people,
            tables: problem.tables.count(),
            course_of: all.iter().map(|aim| aims.iter().position(|other| other == aim).unwrap_or(0)).collect(),
            courses,
            held: (0..people).map(|person| units.fixed(person).is_some()).collect(),
            units,
            hosts,
            given: usize::from(!wish.first.is_empty()).min(wish.rounds),
        })
    }

    pub fn rounds(&self) -> usize {
        self.course_of.len()
    }

    pub fn course(&self, round: usize) -> &Course {
        &self.courses[self.course_of[round]]
    }

    /// The profession of everybody of whom no two share a table where each
    /// round is as mixed as it can be; empty where some round is not mixed.
    pub fn scattered(&self) -> Vec<Option<u32>> {
        let mixed = self.courses.iter().all(|course| course.aim == Aim::Mixed);
        let Some(course) = self.courses.first().filter(|_| mixed) else { return Vec::new() };
        let index = &course.plain;
        if course.problem.weights.profession == 0 {
            return Vec::new();
        }
        // A profession for whose people the bound counts no pair.
        let tables = index.tables_in_use();
        let crowded = course.bounds.reasons.iter().filter_map(|(kind, reason)| match reason {
            crate::Reason::HeldTogether { value, .. } if *kind == FigureKind::ProfessionPairs => Some(*value),
            _ => None,
        });
        let crowded: Vec<u32> = crowded.collect();
        let kind = |person: usize| {
            let tag = index.profession_tag[person];
            let about = index.tags.get(tag as usize).filter(|_| tag != NONE)?;
            (about.people <= tables && !crowded.contains(&about.code)).then_some(about.code)
        };
        (0..self.people).map(kind).collect()
    }
}

/// The weights of the search. The parts of the mix keep their proportions and
/// stand above a meeting, the rest keeps its proportions and stands below: to
/// have met at an earlier event counts as much as having met in a round.
fn priced(weights: &Weights, aim: Aim, meetings: u64) -> Weights {
    let mix = match aim {
        Aim::Mixed => [weights.profession, weights.workplace],
        Aim::Alike => [weights.topic, weights.workplace],
    };
    let least = u64::from(mix.into_iter().filter(|&weight| weight > 0).min().unwrap_or(1));
    let most = u64::from(Weights::MOST);
    let above = |weight: u32| (u64::from(weight) * meetings * MEETING.cast_unsigned()).div_ceil(least).min(most) as u32;
    let repeat = u64::from(weights.repeat.max(1)).max(100);
    let below = |weight: u32| (u64::from(weight) * MEETING.cast_unsigned()).div_ceil(repeat).min(most) as u32;
    let topic = if aim == Aim::Alike { above(weights.topic) } else { below(weights.topic) };
    Weights {
        profession: above(weights.profession),
        workplace: above(weights.workplace),
        one_profession_table: above(weights.one_profession_table),
        facilitator_missing: above(weights.facilitator_missing),
        profession_group: below(weights.profession_group),
        corporation: below(weights.corporation),
        repeat: below(weights.repeat),
        repeat_again: below(weights.repeat_again),
        repeat_recent: below(weights.repeat_recent),
        facilitator_pair: below(weights.facilitator_pair),
        experience: below(weights.experience),
        topic,
        moved: 0,
    }
}

/// How good rounds are: less is better, what stands first counts first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merit {
    /// People who stay at one table in three rounds or more, though they are
    /// not held. (In two rounds, keeping a table may be what keeps pairs
    /// apart: 24 people at four tables must stay in part or meet again more.)
    pub stays: u64,
    /// The mix of all rounds, weighted: professions, workplaces, facilitators.
    pub mix: u64,
    /// Σ C(m, 2) over all pairs.
    pub meetings: u64,
    /// All else, weighted.
    pub rest: u64,
}

/// The figures that are a round's mix.
fn is_mix(kind: FigureKind, aim: Aim) -> bool {
    use FigureKind as K;
    match kind {
        K::OneProfessionTables | K::ProfessionPairs => aim == Aim::Mixed,
        K::TopicMisses => aim == Aim::Alike,
        K::FacilitatorsMissing | K::WorkplacePairs => true,
        _ => false,
    }
}

impl Setting {
    pub fn merit(&self, plans: &[Vec<usize>]) -> Merit {
        let mut merit = Merit { stays: self.stays(plans), ..Merit::default() };
        merit.meetings = meetings(plans, self.tables);
        for (round, plan) in plans.iter().enumerate() {
            let course = self.course(round);
            let figures = Tally::of(&course.plain, plan).figures(&course.plain);
            let (mix, rest) = course.split(&figures);
            merit.mix += mix;
            merit.rest += rest;
        }
        merit
    }

    /// What nothing can be below, but for the meetings, which are given.
    pub fn least(&self, meetings: u64) -> Merit {
        let bounds = |round| self.course(round).split(&self.course(round).bounds.least);
        let all = (0..self.rounds()).map(bounds);
        let (mix, rest) = all.fold((0, 0), |sum: (u64, u64), more| (sum.0 + more.0, sum.1 + more.1));
        Merit { stays: 0, mix, meetings, rest }
    }

    fn stays(&self, plans: &[Vec<usize>]) -> u64 {
        if plans.len() < 3 || self.tables < 2 {
            return 0;
        }
        let stays = |&person: &usize| !self.held[person] && plans.iter().all(|plan| plan[person] == plans[0][person]);
        (0..self.people).filter(stays).count() as u64
    }
}

impl Course {
    fn split(&self, figures: &Figures) -> (u64, u64) {
        let weights = &self.problem.weights;
        let sum = |of_mix: bool| {
            let kinds = FigureKind::ALL.into_iter().filter(|&kind| is_mix(kind, self.aim) == of_mix);
            kinds.map(|kind| figures.get(kind) * kind.weight(weights)).sum()
        };
        (sum(true), sum(false))
    }
}

/// Σ C(m, 2) over pairs that meet m times, counted as pairs of rounds: of the
/// people at one table in one round, those at one table in another.
/// O(rounds² · people).
pub(super) fn meetings(plans: &[Vec<usize>], tables: usize) -> u64 {
    let mut again = 0;
    let mut both = vec![0_u64; tables * tables];
    for (round, plan) in plans.iter().enumerate() {
        for other in &plans[..round] {
            for (&a, &b) in plan.iter().zip(other) {
                again += both[a * tables + b];
                both[a * tables + b] += 1;
            }
            for (&a, &b) in plan.iter().zip(other) {
                both[a * tables + b] = 0;
            }
        }
    }
    again
}
