//! The board: a seating under the organiser's hand.
//!
//! Every move shows at once what it does. Pricing one person at all tables
//! takes O(K · (tags + acquaintances + s)), all swaps of one person
//! O(N · (tags + acquaintances + s)): well under a millisecond for 500 people.
//! Nothing is forbidden here; what a move would break is named.

mod change;
mod company;

use serde::{Deserialize, Serialize};

pub use change::Change;

use crate::bounds::Bounds;
use crate::certify::{certificate, clamp};
use crate::check::check;
use crate::index::Index;
use crate::rules::Units;
use crate::seat::search_until;
use crate::tally::{NOWHERE, Tally};
use crate::{Certificate, Effort, Figures, Part, Plan, Problem, Refusal, Rule, Rules, Seating};

/// What dropping a person at a table would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The table.
    pub table: usize,
    /// How the figures change.
    pub change: Change,
    /// The same weighted, hundredths of a point; below zero is better.
    pub cost: i64,
    /// People at the table afterwards.
    pub people: usize,
    /// Whether that is more than the table should have.
    pub over_full: bool,
    /// The rules that would be broken by it.
    pub breaks: Vec<Rule>,
}

/// What changing places with another person would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwapPrice {
    /// The other person.
    pub with: usize,
    /// How the figures change.
    pub change: Change,
    /// The same weighted, hundredths of a point; below zero is better.
    pub cost: i64,
    /// The rules that would be broken by it.
    pub breaks: Vec<Rule>,
}

/// A seating that is being worked on.
#[derive(Clone, Debug)]
pub struct Board {
    problem: Problem,
    index: Index,
    units: Units,
    tally: Tally,
    /// The rules each person is named in.
    rules_of: Vec<Vec<Rule>>,
    /// The tables the board began with: what locked tables hold on to.
    locked_at: Vec<Option<usize>>,
}

impl Board {
    /// Lays out a seating; people without a table are `None`.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] if the problem makes no sense or the plan is not as long
    /// as there are people. Rules that clash or are broken are no error here.
    pub fn new(problem: Problem, table_of: &[Option<usize>]) -> Result<Self, Refusal> {
        check(&problem)?;
        let people = problem.people.len();
        if table_of.len() != people {
            return Err(Refusal::WrongLength { part: Part::Plan, length: table_of.len(), people });
        }
        for (index, table) in table_of.iter().enumerate() {
            if let Some(table) = table.filter(|&table| table >= problem.tables.count()) {
                return Err(Refusal::NoSuchTable { part: Part::Plan, index, table });
            }
        }
        let without_locks = Problem { rules: Rules { locked: Vec::new(), ..problem.rules.clone() }, ..problem.clone() };
        // A locked table may hold more people than it has seats.
        let index = Index::of(&without_locks).or_else(|_| Index::of(&problem))?;
        let tables: Vec<usize> = table_of.iter().map(|table| table.unwrap_or(NOWHERE)).collect();
        let tally = Tally::of(&index, &tables);
        Ok(Self {
            units: Units::of(&problem),
            rules_of: rules_of(&problem),
            locked_at: table_of.to_vec(),
            problem,
            index,
            tally,
        })
    }

    /// The problem the board is about.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Takes other rules; nobody moves.
    ///
    /// # Errors
    ///
    /// As [`Board::new`].
    pub fn set_rules(&mut self, rules: Rules) -> Result<(), Refusal> {
        let problem = Problem { rules, ..self.problem.clone() };
        *self = Self::new(problem, &self.tables())?;
        Ok(())
    }

    /// The table of each person.
    #[must_use]
    pub fn tables(&self) -> Vec<Option<usize>> {
        let table = |&table: &usize| (table != NOWHERE).then_some(table);
        self.tally.table_of.iter().map(table).collect()
    }

    /// The people at a table, ascending; nobody at a table that is not there.
    #[must_use]
    pub fn people_at(&self, table: usize) -> Vec<usize> {
        let people = self.tally.seats.get(table).into_iter().flatten();
        let mut people: Vec<usize> = people.map(|&person| person as usize).collect();
        people.sort_unstable();
        people
    }

    /// The finished plan, once everybody has a table.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        let table_of: Option<Vec<usize>> = self.tables().into_iter().collect();
        table_of.map(|table_of| Plan { table_of })
    }

    /// The figures as they are now. O(tags · K + past pairs).
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.tally.figures(&self.index)
    }

    /// The certificate, once everybody has a table. Where a rule or a size is
    /// not kept, a bound counts only as far as the value.
    #[must_use]
    pub fn certificate(&self) -> Option<Certificate> {
        self.plan()?;
        let bounds = Bounds::of(&self.problem, &self.index, &self.units);
        Some(clamp(certificate(&self.problem, &self.index, &bounds, &self.tally), &self.problem))
    }

    /// Moves a person to a table, or takes them from theirs (`None`). What is
    /// not there is left alone.
    pub fn move_to(&mut self, person: usize, table: Option<usize>) -> Change {
        let to = table.unwrap_or(NOWHERE);
        if person >= self.index.people || (to != NOWHERE && to >= self.index.tables) {
            return Change::default();
        }
        let change = company::shift(&self.index, &self.tally, person, to);
        self.tally.unseat(&self.index, person);
        if to != NOWHERE {
            self.tally.seat(&self.index, person, to);
        }
        change
    }

    /// Lets two people change places.
    pub fn swap(&mut self, p: usize, q: usize) -> Change {
        if p.max(q) >= self.index.people {
            return Change::default();
        }
        let change = company::swap(&self.index, &self.tally, p, q);
        let (a, b) = (self.tally.table_of[p], self.tally.table_of[q]);
        for person in [p, q] {
            self.tally.unseat(&self.index, person);
        }
        for (person, table) in [(p, b), (q, a)] {
            if table != NOWHERE {
                self.tally.seat(&self.index, person, table);
            }
        }
        change
    }

    /// What dropping the person at each table would do, by table. Their own
    /// table is among them, with no change.
    #[must_use]
    pub fn price_moves(&self, person: usize) -> Vec<Price> {
        if person >= self.index.people {
            return Vec::new();
        }
        (0..self.index.tables)
            .map(|table| {
                let change = company::shift(&self.index, &self.tally, person, table);
                let own = self.tally.table_of[person] == table;
                let people = self.tally.seats[table].len() + usize::from(!own);
                Price {
                    table,
                    cost: change.cost(&self.problem.weights),
                    change,
                    people,
                    over_full: people > self.index.sizes.high[table],
                    breaks: self.breaks(person, table, None),
                }
            })
            .collect()
    }

    /// What changing places with each other person would do; those at the same
    /// table are left out.
    #[must_use]
    pub fn price_swaps(&self, person: usize) -> Vec<SwapPrice> {
        if person >= self.index.people {
            return Vec::new();
        }
        let from = self.tally.table_of[person];
        (0..self.index.people)
            .filter(|&with| self.tally.table_of[with] != from)
            .map(|with| {
                let change = company::swap(&self.index, &self.tally, person, with);
                let to = self.tally.table_of[with];
                let mut breaks = self.breaks(person, to, Some(with));
                breaks.extend(self.breaks(with, from, Some(person)));
                breaks.sort_unstable();
                breaks.dedup();
                SwapPrice { with, cost: change.cost(&self.problem.weights), change, breaks }
            })
            .collect()
    }

    /// The rules broken if the person sat at the table (`leaving` gone from it).
    fn breaks(&self, person: usize, table: usize, leaving: Option<usize>) -> Vec<Rule> {
        if table == NOWHERE || self.tally.table_of[person] == table {
            return Vec::new();
        }
        let there = |other: usize| Some(other) != leaving && self.tally.table_of[other] == table;
        let mut breaks: Vec<Rule> = self.rules_of[person]
            .iter()
            .copied()
            .filter(|rule| match *rule {
                Rule::Pin { table: pinned, .. } => pinned != table,
                Rule::Together { group } => {
                    let others = &self.problem.rules.together[group];
                    let seated = |other: usize| self.tally.table_of[other] != NOWHERE;
                    let mut others = others.iter().filter(|&&other| other != person);
                    others.any(|&other| seated(other) && !there(other))
                }
                Rule::Apart { a, b } => there(if a == person { b } else { a }),
                _ => false,
            })
            .collect();
        let from = self.tally.table_of[person];
        for &locked in &self.problem.rules.locked {
            if locked == table || locked == from {
                breaks.push(Rule::Locked { table: locked });
            }
        }
        breaks
    }

    /// The rules broken now.
    #[must_use]
    pub fn broken_rules(&self) -> Vec<Rule> {
        let problem = Problem { previous: self.locked_at.clone(), ..self.problem.clone() };
        let table_of = self.tally.table_of.clone();
        let mut broken = crate::broken_rules(&problem, &Plan { table_of });
        // Who has no table yet breaks no rule.
        let seated = |person: usize| self.tally.table_of[person] != NOWHERE;
        broken.retain(|rule| match *rule {
            Rule::Pin { person, .. } => seated(person),
            Rule::Apart { a, .. } => seated(a),
            Rule::Together { group } => {
                let group = problem.rules.together[group].iter().copied();
                let tables = group.filter(|&person| seated(person));
                let mut tables = tables.map(|person| self.tally.table_of[person]);
                let first = tables.next();
                tables.any(|table| Some(table) != first)
            }
            _ => true,
        });
        broken
    }

    /// Seats everybody anew from here: rules are kept, locked tables stay as
    /// they are on the board, those without a table get one. Counts moves with
    /// respect to the board. By search alone, without weighing all tables as
    /// [`crate::seat`] does. The board itself does not change: lay the result
    /// out with [`Board::take`].
    ///
    /// # Errors
    ///
    /// As [`crate::seat`].
    pub fn improve(&self, effort: Effort, stop: &mut dyn FnMut() -> bool) -> Result<Seating, Refusal> {
        let problem = Problem { previous: self.tables(), ..self.problem.clone() };
        search_until(&problem, effort, stop)
    }

    /// Lays out another plan on the board.
    ///
    /// # Errors
    ///
    /// As [`Board::new`].
    pub fn take(&mut self, plan: &Plan) -> Result<(), Refusal> {
        let tables: Vec<Option<usize>> = plan.table_of.iter().copied().map(Some).collect();
        *self = Self::new(self.problem.clone(), &tables)?;
        Ok(())
    }
}

/// The rules each person is named in.
fn rules_of(problem: &Problem) -> Vec<Vec<Rule>> {
    let mut rules_of = vec![Vec::new(); problem.people.len()];
    for rule in crate::rules::all_rules(problem) {
        match rule {
            Rule::Pin { person, .. } => rules_of[person].push(rule),
            Rule::Together { group } => {
                for &person in &problem.rules.together[group] {
                    rules_of[person].push(rule);
                }
            }
            Rule::Apart { a, b } => {
                rules_of[a].push(rule);
                rules_of[b].push(rule);
            }
            _ => {}
        }
    }
    rules_of
}
