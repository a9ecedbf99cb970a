//! Branch and bound over tables that are tight enough.
//!
//! A seating better than the one at hand, at a cost of `goal` or less, uses
//! only tables whose slack is at most `goal` less the bound; mostly some
//! thousands. Where the relaxation over them takes tables in part, two people
//! are chosen who sit together in part of it: either they do, or they do not
//! (Ryan and Foster, "An integer programming approach to scheduling", 1981).
//! Each half has a relaxation, a bound in whole numbers and fewer tables.

use super::laying::{Laying, Set, members, people};
use super::simplex::{Basis, Simplex};
use super::tightest::{Dual, Table};
use crate::search::Budget;

/// What the search over the tables found.
#[derive(Clone, Debug)]
pub(super) struct Branching<'a> {
    laying: &'a Laying,
    tables: &'a [Table],
    simplex: Simplex,
    /// The number of the node each table was last alive at.
    alive_at: Vec<u32>,
    nodes: u32,
    /// A cost to be reached, and the tables of the best seating that did.
    pub(super) goal: i64,
    pub(super) found: Option<Vec<Table>>,
    /// No cost below this can be reached.
    pub(super) least: i64,
}

/// Why the search went no deeper.
enum End {
    /// Nothing better is there.
    Done,
    /// The budget is spent, or numbers were not good enough.
    Spent,
}

impl<'a> Branching<'a> {
    pub(super) fn new(laying: &'a Laying, tables: &'a [Table], goal: i64, least: i64, dear: i64) -> Self {
        let counts: Vec<i64> = laying.classes.iter().map(|class| class.tables).collect();
        let seats = laying.classes.iter().map(|class| class.seats).max().unwrap_or(0);
        let mut simplex = Simplex::new(laying.people, &counts, seats, dear);
        for table in tables {
            simplex.add(table);
        }
        Self { laying, tables, simplex, alive_at: vec![0; tables.len()], nodes: 0, goal, found: None, least }
    }

    /// Searches; true if nothing better than what was found can be made of
    /// these tables.
    pub(super) fn run(&mut self, budget: &mut Budget<'_>) -> bool {
        let alive: Vec<u32> = (0..self.tables.len() as u32).collect();
        let basis = self.simplex.start();
        matches!(self.node(alive, basis, budget), End::Done)
    }

    fn node(&mut self, mut alive: Vec<u32>, mut basis: Basis, budget: &mut Budget<'_>) -> End {
        self.nodes += 1;
        for &column in &alive {
            self.alive_at[column as usize] = self.nodes;
        }
        let (now, alive_at) = (self.nodes, &self.alive_at);
        let is_alive = |column: u32| alive_at[column as usize] == now;
        let Some(dual) = self.simplex.solve(&mut basis, &alive, &is_alive, budget) else { return End::Spent };
        let Some(slack) = self.slacks(&dual, &alive) else { return End::Done };
        let mut kept = slack.iter();
        alive.retain(|_| kept.next().is_some_and(|&left| left >= 0));
        let taken: Vec<(Table, f64)> =
            basis.taken().filter_map(|(column, part)| Some((*self.tables.get(column)?, part))).collect();
        if let Some(cost) = self.seating(&taken) {
            self.found = Some(taken.into_iter().map(|(table, _)| table).collect());
            self.goal = cost - self.laying.unit;
            return End::Done;
        }
        let Some((p, q)) = self.pair(&taken, &alive) else { return End::Spent };
        for together in [true, false] {
            if self.goal < self.least {
                return End::Done;
            }
            let both = 1 << p | 1 << q;
            let fits = |column: &&u32| {
                let here = self.tables[**column as usize].set & both;
                if together { here == 0 || here == both } else { here != both }
            };
            let part: Vec<u32> = alive.iter().filter(fits).copied().collect();
            if let End::Spent = self.node(part, basis.clone(), budget) {
                return End::Spent;
            }
        }
        End::Done
    }

    /// How far each table is from being ruled out; `None` if the goal cannot
    /// be reached with any.
    #[allow(clippy::cast_possible_truncation)]
    fn slacks(&self, dual: &[f64], alive: &[u32]) -> Option<Vec<i64>> {
        let n = self.laying.people;
        let whole: Vec<i64> = dual.iter().map(|number| number.floor() as i64).collect();
        let mut dual = Dual { person: whole[..n].to_vec(), class: whole[n..whole.len() - 1].to_vec() };
        let mut slack: Vec<i64> = alive.iter().map(|&column| dual.slack(&self.tables[column as usize])).collect();
        let mut least = vec![0; dual.class.len()];
        for (&column, slack) in alive.iter().zip(&slack) {
            let class = self.tables[column as usize].class;
            least[class] = *slack.min(&least[class]);
        }
        for (number, least) in dual.class.iter_mut().zip(&least) {
            *number += least;
        }
        let left = self.goal - dual.value(self.laying);
        for (&column, slack) in alive.iter().zip(&mut slack) {
            *slack = left - (*slack - least[self.tables[column as usize].class]);
        }
        (left >= 0).then_some(slack)
    }

    /// The cost, if the tables taken are whole and seat everybody.
    fn seating(&self, taken: &[(Table, f64)]) -> Option<i64> {
        let everybody = members(0..self.laying.people);
        let mut seated: Set = 0;
        for (table, _) in taken {
            if seated & table.set != 0 {
                return None;
            }
            seated |= table.set;
        }
        let cost = taken.iter().map(|(table, _)| table.cost).sum();
        let count = |class: usize| taken.iter().filter(|(table, _)| table.class == class).count();
        let right =
            self.laying.classes.iter().enumerate().all(|(at, class)| count(at) == class.tables.unsigned_abs() as usize);
        (seated == everybody && right && cost <= self.goal).then_some(cost)
    }

    /// Two people who sit together in part: those nearest to half.
    fn pair(&self, taken: &[(Table, f64)], alive: &[u32]) -> Option<(usize, usize)> {
        let n = self.laying.people;
        let mut together = vec![0.0; n * n];
        for (table, part) in taken {
            for p in people(table.set) {
                for q in people(table.set).filter(|&q| q > p) {
                    together[p * n + q] += part;
                }
            }
        }
        let half = |&(p, q): &(usize, usize)| (together[p * n + q] - 0.5_f64).abs();
        let pairs = (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q)));
        let best = pairs.filter(|pair| half(pair) < 0.499_999).min_by(|a, b| half(a).total_cmp(&half(b)));
        best.or_else(|| {
            // Only where tables that are no longer alive are still in part taken.
            let sets = || alive.iter().map(|&column| self.tables[column as usize].set);
            let open = sets().flat_map(|set| people(set).flat_map(move |p| people(set).map(move |q| (p, q))));
            open.filter(|(p, q)| p < q).find(|&(p, q)| sets().any(|set| set >> p & 1 != set >> q & 1))
        })
    }
}
