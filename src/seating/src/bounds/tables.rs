//! A bound on the score as a whole: weighing every table that could be laid.
//!
//! A seating is a partition of the people into tables S, at the cost of their
//! pairs. If numbers u (one a person) and b (one a table) are such that
//! `cost(S) ≥ Σ u(i) + b` for *every* set S of a table's size, then every
//! seating costs at least `Σ u + K·b`: this is the dual of the set-partitioning
//! programme (Balas and Padberg, "Set partitioning: a survey", SIAM Review 18,
//! 1976), in whole numbers, so that it is a proof.
//!
//! It starts from the numbers that stand for the plain spread of professions
//! and workplaces (⌊c/K⌋ a person), whose sum is the usual bound. Then, person
//! by person, u(i) is raised by the least slack of all tables with i, found by
//! branch and bound; after one pass nothing can be raised any more. People who
//! are in many of the tight tables then give some of theirs away, and the next
//! pass follows (a subgradient step). For 60 people in their eighth session
//! this takes the bound from 5 points to 99 or 100 of 106.
//!
//! Complexity: exponential in the size of a table in principle; mostly a few
//! hundred sets a person, for tables of up to ten and some 120 people.

use super::Bounds;
use crate::index::Index;
use crate::search::Budget;
use crate::{Attribute, FigureKind, Problem};

/// The most people, and the largest tables.
const PEOPLE: usize = 130;
const SEATS: usize = 10;
/// Sets looked at for one person before the bound is left as it is.
const SETS: u32 = 60_000;
/// Passes without any gain after which there is no hope for more.
const HOPELESS: u32 = 20;
/// How far the first step goes, as a part of the weight of a repeat pair.
const STEP: i64 = 8;

/// Raises the bound of the score, in at most so many passes or until it is
/// `reached`. Rules only restrict the seatings, so the bound holds with them.
pub(super) fn raise(
    problem: &Problem,
    index: &Index,
    bounds: &mut Bounds,
    passes: u32,
    reached: u64,
    budget: &mut Budget<'_>,
) {
    let Some(mut dual) = Dual::of(problem, index) else { return };
    let unit = FigureKind::ALL
        .into_iter()
        .filter(|kind| kind.in_score())
        .map(|kind| kind.weight(&problem.weights).cast_signed())
        .fold(0, gcd);
    let step = FigureKind::RepeatPairs.weight(&problem.weights).cast_signed() / STEP;
    if unit == 0 {
        return;
    }
    for pass in 0..passes {
        if !budget.spend(4_096) || dual.pass().is_none() {
            return;
        }
        let least = u64::try_from(dual.value()).unwrap_or(0).next_multiple_of(unit.unsigned_abs());
        if least > bounds.score(problem) {
            bounds.score = Some(least);
        }
        if least >= reached {
            return;
        }
        if pass >= HOPELESS && bounds.score.is_none() {
            return;
        }
        dual.give_away(step * i64::from(passes - pass) / i64::from(passes));
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

struct Dual {
    people: usize,
    tables: i64,
    /// The sizes of tables, ascending: one or two.
    sizes: Vec<usize>,
    /// What each pair costs in the score.
    pair: Vec<i64>,
    /// u, one a person; b.
    person: Vec<i64>,
    table: i64,
    /// How often each person was in a tight table, smoothed; in thousandths.
    tight: Vec<i64>,
}

impl Dual {
    fn of(problem: &Problem, index: &Index) -> Option<Self> {
        let mut sizes = index.sizes.sorted(index.people);
        sizes.retain(|&size| size > 0);
        let tables = sizes.len();
        sizes.sort_unstable();
        sizes.dedup();
        let largest = *sizes.last()?;
        if index.people > PEOPLE || sizes.len() > 2 || !(2..=SEATS).contains(&largest) {
            return None;
        }
        let n = index.people;
        let mut dual = Self {
            people: n,
            tables: tables.cast_signed() as i64,
            sizes,
            pair: vec![0; n * n],
            person: vec![0; n],
            table: 0,
            tight: vec![0; n],
        };
        for (tag, about) in (0u32..).zip(&index.tags) {
            if !matches!(about.attribute, Attribute::Profession | Attribute::Workplace) {
                continue;
            }
            let share = (about.people / tables).cast_signed() as i64;
            dual.table -= about.price * share * (share + 1) / 2;
            let has = |person: &usize| index.tags_of[*person].contains(&tag);
            let members: Vec<usize> = (0..n).filter(has).collect();
            for &p in &members {
                dual.person[p] += about.price * share;
                for &q in members.iter().filter(|&&q| q != p) {
                    dual.pair[p * n + q] += about.price;
                }
            }
        }
        let again = FigureKind::RepeatPairs.weight(&problem.weights).cast_signed();
        for (person, met) in index.met.iter().enumerate() {
            for met in met {
                dual.pair[person * n + met.other as usize] += again;
            }
        }
        dual.tight = vec![1_000 * largest.cast_signed() as i64; n];
        Some(dual)
    }

    /// What every seating costs at least.
    fn value(&self) -> i64 {
        self.person.iter().sum::<i64>() + self.tables * self.table
    }

    /// Raises (or lowers) every person's number until no table is below its
    /// cost and none could be raised. `None` if it took too long; the numbers
    /// prove nothing then.
    fn pass(&mut self) -> Option<()> {
        let mut tight = vec![0i64; self.people];
        for person in 0..self.people {
            let (slack, set) = self.slack(person)?;
            self.person[person] += slack;
            for member in set {
                tight[member] += 1_000;
            }
        }
        for (smooth, now) in self.tight.iter_mut().zip(tight) {
            *smooth = (7 * *smooth + 3 * now) / 10;
        }
        Some(())
    }

    /// People in more tight tables than others give some of theirs away.
    fn give_away(&mut self, step: i64) {
        let mean = self.tight.iter().sum::<i64>() / self.people.max(1).cast_signed() as i64;
        for (number, &tight) in self.person.iter_mut().zip(&self.tight) {
            *number -= (tight - mean) * step / mean.max(1);
        }
    }

    /// The least slack of all tables with the person, and such a table.
    fn slack(&self, person: usize) -> Option<(i64, Vec<usize>)> {
        let mut search = Search { dual: self, best: i64::MAX, set: vec![person], tightest: Vec::new(), left: SETS };
        let others = (0..self.people).filter(|&other| other != person);
        let mut candidates: Vec<(i64, usize)> =
            others.map(|other| (self.pair[person * self.people + other] - self.person[other], other)).collect();
        candidates.sort_unstable();
        for &size in &self.sizes {
            search.extend(-self.person[person] - self.table, size - 1, &candidates);
        }
        (search.left > 0 && search.best < i64::MAX).then_some((search.best, search.tightest))
    }
}

struct Search<'a> {
    dual: &'a Dual,
    best: i64,
    set: Vec<usize>,
    tightest: Vec<usize>,
    left: u32,
}

impl Search<'_> {
    /// Adds `more` of the candidates, cheapest first. A candidate's price never
    /// falls as the set grows, so the cheapest `more` of them are a bound.
    fn extend(&mut self, value: i64, more: usize, candidates: &[(i64, usize)]) {
        self.left = self.left.saturating_sub(1);
        if more == 0 {
            if value < self.best {
                self.best = value;
                self.tightest.clone_from(&self.set);
            }
            return;
        }
        let n = self.dual.people;
        for (i, cheapest) in candidates.windows(more).enumerate() {
            let rest: i64 = cheapest.iter().map(|&(price, _)| price).sum();
            if self.left == 0 || value + rest >= self.best {
                return;
            }
            let (price, person) = candidates[i];
            let row = &self.dual.pair[person * n..(person + 1) * n];
            let later = candidates[i + 1..].iter();
            let mut later: Vec<(i64, usize)> = later.map(|&(p, other)| (p + row[other], other)).collect();
            later.sort_unstable();
            self.set.push(person);
            self.extend(value + price, more - 1, &later);
            self.set.pop();
        }
    }
}
