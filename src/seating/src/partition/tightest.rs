//! The tables that cost least beyond what their people stand for.
//!
//! Every person stands for a number u, every table of a size for a number b;
//! the *slack* of a table is its cost less Σ u − b. All tables of slack below
//! a limit are found by branch and bound: people are added in the order of what
//! they add, and the cheapest that remain are a bound, because company never
//! lowers a price.
//!
//! Complexity: mostly in proportion to the tables found; exponential in the
//! seats of a table if the limit is too high. So it is given up after so many looks.

use super::laying::{FAR, Laying, Set, people};

/// What people and tables of each size stand for, in grains.
#[derive(Clone, Debug)]
pub(super) struct Dual {
    pub(super) person: Vec<i64>,
    pub(super) class: Vec<i64>,
}

impl Dual {
    /// What a seating costs at least, if no table's slack is below zero.
    pub(super) fn value(&self, laying: &Laying) -> i64 {
        let classes = laying.classes.iter().zip(&self.class);
        self.person.iter().sum::<i64>() + classes.map(|(class, number)| class.tables * number).sum::<i64>()
    }

    /// The slack of a table.
    pub(super) fn slack(&self, table: &Table) -> i64 {
        table.cost - people(table.set).map(|person| self.person[person]).sum::<i64>() - self.class[table.class]
    }
}

/// A table that could be laid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    pub(super) set: Set,
    pub(super) class: usize,
    pub(super) cost: i64,
}

/// The tables found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) tables: Vec<Table>,
    /// For each size, what no table's slack is below.
    pub(super) least: Vec<i64>,
    /// Whether these are all below the limit asked for.
    pub(super) complete: bool,
}

impl Laying {
    /// The `most` tables of least slack below `limit`; `None` once `looks` are used up.
    pub(super) fn tightest(&self, dual: &Dual, limit: i64, most: usize, looks: &mut u64) -> Option<Found> {
        let mut search = Search {
            laying: self,
            dual,
            limit,
            most,
            class: 0,
            set: 0,
            found: Vec::new(),
            looks: *looks,
            spare: vec![Vec::new(); 16],
        };
        let mut order: Vec<(i64, u8)> = (0u8..).zip(&dual.person).map(|(person, number)| (-number, person)).collect();
        order.sort_unstable();
        for (class, about) in self.classes.iter().enumerate() {
            search.class = class;
            search.extend(-dual.class[class], about.seats, &order);
        }
        *looks = search.looks;
        if search.looks == 0 {
            return None;
        }
        let complete = search.limit == limit;
        search.shrink();
        let limit = search.limit;
        let mut least = vec![limit; self.classes.len()];
        for (slack, table) in &search.found {
            least[table.class] = least[table.class].min(*slack);
        }
        Some(Found { tables: search.found.into_iter().map(|(_, table)| table).collect(), least, complete })
    }
}

struct Search<'a> {
    laying: &'a Laying,
    dual: &'a Dual,
    limit: i64,
    most: usize,
    class: usize,
    set: Set,
    found: Vec<(i64, Table)>,
    looks: u64,
    /// Lists of candidates to be used again, by people still to be added.
    spare: Vec<Vec<(i64, u8)>>,
}

impl Search<'_> {
    /// Adds `more` of the candidates, which are in ascending order.
    fn extend(&mut self, value: i64, more: usize, candidates: &[(i64, u8)]) {
        self.looks = self.looks.saturating_sub(1 + candidates.len() as u64 / 16);
        if more == 1 {
            for &(price, person) in candidates {
                if value + price >= self.limit || self.looks == 0 {
                    return;
                }
                self.lay(value + price, self.set | 1 << person);
            }
            return;
        }
        for (i, cheapest) in candidates.windows(more).enumerate() {
            let rest: i64 = cheapest.iter().map(|&(price, _)| price).sum();
            if self.looks == 0 || value + rest >= self.limit {
                return;
            }
            let (price, person) = candidates[i];
            let (value, later) = (value + price, &candidates[i + 1..]);
            self.set |= 1 << person;
            if more == 2 {
                self.complete(value, person as usize, later);
            } else {
                let n = self.laying.people;
                let row = &self.laying.pair[person as usize * n..][..n];
                let mut next = std::mem::take(&mut self.spare[more]);
                next.clear();
                let priced = later.iter().map(|&(price, other)| (price + row[other as usize], other));
                next.extend(priced.filter(|&(price, _)| price < FAR / 2));
                next.sort_unstable();
                self.extend(value, more - 1, &next);
                self.spare[more] = next;
            }
            self.set &= !(1 << person);
        }
    }

    /// The last seat.
    fn complete(&mut self, value: i64, beside: usize, later: &[(i64, u8)]) {
        let n = self.laying.people;
        let row = &self.laying.pair[beside * n..][..n];
        for &(price, other) in later {
            if value + price >= self.limit {
                return;
            }
            let value = value + price + row[other as usize];
            if value < self.limit {
                self.lay(value, self.set | 1 << other);
            }
        }
    }

    fn lay(&mut self, value: i64, set: Set) {
        self.looks = self.looks.saturating_sub(1);
        let slack = value + self.laying.beside(set);
        if slack >= self.limit || !self.laying.allows(set, self.class) {
            return;
        }
        let stand_for: i64 = people(set).map(|person| self.dual.person[person]).sum();
        let cost = slack + stand_for + self.dual.class[self.class];
        self.found.push((slack, Table { set, class: self.class, cost }));
        if self.found.len() >= 2 * self.most {
            self.shrink();
        }
    }

    /// Keeps the tightest, and looks for none that is looser from now on.
    fn shrink(&mut self) {
        if self.found.len() > self.most {
            self.found.select_nth_unstable_by_key(self.most, |&(slack, table)| (slack, table.set));
            self.limit = self.limit.min(self.found[self.most].0);
            self.found.truncate(self.most);
        }
    }
}
