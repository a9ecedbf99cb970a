//! Placing the people who are bound by rules: a complete search.
//!
//! Units (see [`super::Units`]) that are fixed, larger than one, or apart from
//! others get a table each, so that no table overflows and nobody sits with
//! those they are to be apart from. Everybody else fills up what is left, so
//! they need not be looked at.
//!
//! Depth first; the unit with the fewest tables left goes next (Brélaz,
//! "New methods to color the vertices of a graph", 1979), and of several empty
//! tables alike only one is tried. Exponential in the worst case (bin packing
//! and graph colouring are inside), hence the limit on steps.

use super::Units;
use crate::random::Random;
use crate::sizes::Sizes;
use crate::{Problem, Rule};

/// What came of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Placing {
    /// A table for each bound unit (`None`: the unit is free).
    Found(Vec<Option<usize>>),
    /// There is none.
    Impossible,
    /// The limit was reached.
    Unknown,
}

/// Steps before a search is given up.
const LIMIT: u64 = 6_000_000;
/// Above so many unit × table cells the order is chosen once, at the start.
const MOST_CELLS: usize = 40_000;

/// Searches a place for all bound units. `prefer` is the table each person
/// would have without rules; it is tried first.
pub(crate) fn place(problem: &Problem, sizes: &Sizes, units: &Units, prefer: &[usize], random: &mut Random) -> Placing {
    let Some(mut search) = Search::new(problem, sizes, units, prefer) else {
        return Placing::Impossible;
    };
    // The first attempt follows the preference; where it gets lost, others in
    // random order may not.
    for attempt in 0..4 {
        search.steps = LIMIT;
        match search.run(attempt, random) {
            Some(true) => return Placing::Found(search.table),
            Some(false) => return Placing::Impossible,
            None => {}
        }
    }
    Placing::Unknown
}

struct Search<'a> {
    units: &'a Units,
    sizes: &'a Sizes,
    people: usize,
    table: Vec<Option<usize>>,
    prefer: Vec<Option<usize>>,
    load: Vec<usize>,
    /// How many bound units sit at each table.
    bound: Vec<usize>,
    /// Units not yet placed.
    open: Vec<usize>,
    dynamic: bool,
    steps: u64,
}

struct Frame {
    unit: usize,
    /// Tables still to be tried, the next one last.
    tables: Vec<usize>,
}

impl<'a> Search<'a> {
    /// Places what is fixed; `None` where that already clashes.
    fn new(problem: &Problem, sizes: &'a Sizes, units: &'a Units, prefer: &[usize]) -> Option<Self> {
        let tables = sizes.low.len();
        let mut search = Self {
            units,
            sizes,
            people: problem.people.len(),
            table: vec![None; units.all.len()],
            prefer: vec![None; units.all.len()],
            load: vec![0; tables],
            bound: vec![0; tables],
            open: Vec::new(),
            dynamic: false,
            steps: 0,
        };
        for (number, unit) in units.all.iter().enumerate() {
            if unit.apart.contains(&number) || unit.fixed.len() > 1 {
                return None;
            }
            let preferred = unit.members.first().and_then(|&p| prefer.get(p));
            search.prefer[number] = preferred.copied();
            if let Some(&table) = unit.fixed.first() {
                let stayed = |&person: &usize| problem.previous.get(person).copied().flatten() == Some(table);
                if units.locked[table] && !unit.members.iter().all(stayed) {
                    return None;
                }
                search.put(number, table);
            } else if unit.members.len() > 1 || !unit.apart.is_empty() {
                search.open.push(number);
            }
        }
        let clash = units.all.iter().enumerate().any(|(number, unit)| {
            let table = search.table[number];
            table.is_some() && unit.apart.iter().any(|&other| search.table[other] == table)
        });
        let full = (0..tables).any(|t| search.load[t] > sizes.high[t]);
        if clash || full || !search.fits() {
            return None;
        }
        search.dynamic = search.open.len() * tables <= MOST_CELLS;
        search.open.sort_by_key(|&number| {
            let unit = &units.all[number];
            (unit.members.len(), unit.apart.len())
        });
        Some(search)
    }

    fn put(&mut self, unit: usize, table: usize) {
        self.table[unit] = Some(table);
        self.load[table] += self.units.all[unit].members.len();
        self.bound[table] += 1;
    }

    fn take(&mut self, unit: usize) {
        if let Some(table) = self.table[unit].take() {
            self.load[table] -= self.units.all[unit].members.len();
            self.bound[table] -= 1;
        }
    }

    /// Whether everybody else still has room for sizes within their limits.
    fn fits(&self) -> bool {
        let need = |t: usize| self.load[t].max(self.sizes.low[t]);
        (0..self.load.len()).map(need).sum::<usize>() <= self.people
    }

    fn allowed(&self, unit: usize, table: usize) -> bool {
        let about = &self.units.all[unit];
        !self.units.locked[table]
            && self.load[table] + about.members.len() <= self.sizes.high[table]
            && !about.apart.iter().any(|&other| self.table[other] == Some(table))
    }

    /// The tables worth trying for a unit, the best last.
    fn tables(&mut self, unit: usize, attempt: usize, random: &mut Random) -> Vec<usize> {
        let mut tables: Vec<usize> = Vec::new();
        let prefer = self.prefer[unit];
        let mut empty: Vec<(usize, usize)> = Vec::new();
        let all = prefer.into_iter().chain((0..self.load.len()).filter(|&t| Some(t) != prefer));
        for table in all {
            if !self.allowed(unit, table) {
                continue;
            }
            if self.bound[table] == 0 {
                let kind = (self.sizes.low[table], self.sizes.high[table]);
                if empty.contains(&kind) {
                    continue;
                }
                empty.push(kind);
            }
            tables.push(table);
        }
        self.steps = self.steps.saturating_sub(self.load.len() as u64 + 1);
        if attempt > 0 {
            random.shuffle(&mut tables);
        } else {
            tables.reverse();
        }
        tables
    }

    /// The position in `open` of the unit to be placed next.
    fn next(&mut self) -> Option<usize> {
        if !self.dynamic {
            return self.open.len().checked_sub(1);
        }
        self.steps = self.steps.saturating_sub((self.open.len() * self.load.len()) as u64);
        (0..self.open.len()).min_by_key(|&position| {
            let unit = self.open[position];
            let left = (0..self.load.len()).filter(|&t| self.allowed(unit, t)).count();
            let about = &self.units.all[unit];
            (left, usize::MAX - about.members.len(), usize::MAX - about.apart.len())
        })
    }

    /// `Some(true)`: all placed; `Some(false)`: impossible; `None`: gave up.
    fn run(&mut self, attempt: usize, random: &mut Random) -> Option<bool> {
        let mut frames: Vec<Frame> = Vec::new();
        loop {
            let Some(position) = self.next() else { return Some(true) };
            let unit = self.open.remove(position);
            let tables = self.tables(unit, attempt, random);
            frames.push(Frame { unit, tables });
            loop {
                if self.steps == 0 {
                    for frame in frames {
                        self.take(frame.unit);
                        self.open.push(frame.unit);
                    }
                    return None;
                }
                let Some(frame) = frames.last_mut() else { return Some(false) };
                let unit = frame.unit;
                let next = frame.tables.pop();
                self.take(unit);
                let Some(table) = next else {
                    self.open.push(unit);
                    frames.pop();
                    continue;
                };
                self.put(unit, table);
                self.steps = self.steps.saturating_sub(1);
                if self.fits() {
                    break;
                }
            }
        }
    }
}

/// The tables that are locked among some rules.
pub(crate) fn locked_tables(rules: &[Rule]) -> Vec<usize> {
    rules
        .iter()
        .filter_map(|rule| match *rule {
            Rule::Locked { table } => Some(table),
            _ => None,
        })
        .collect()
}
