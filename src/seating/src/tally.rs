//! A seating with its counts: how many people with each tag sit at each table.
//! With them the price of a move is a handful of look-ups.
//!
//! Complexity: moving a person costs O(tags + acquaintances) to price and to
//! carry out. Memory: one number for each tag and table; where that would be
//! too much, the people at the table are counted each time instead.

use crate::classes::NONE;
use crate::figures::pairs;
use crate::index::Index;
use crate::{FigureKind, Figures};

/// No table.
pub(crate) const NOWHERE: usize = usize::MAX;
/// Above so many tag × table counts they are not kept.
const MOST_COUNTS: usize = 1 << 24;

/// A (perhaps unfinished) seating with its counts.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    /// The table of each person, or [`NOWHERE`].
    pub(crate) table_of: Vec<usize>,
    /// The people at each table, in no order.
    pub(crate) seats: Vec<Vec<u32>>,
    /// Where in `seats[table]` each person is.
    place: Vec<u32>,
    /// People with a tag at a table, by tag · tables + table.
    counts: Option<Vec<u16>>,
    facilitators: Vec<u32>,
    tables: usize,
}

impl Tally {
    /// Counts a seating. Tables that are not there are taken as nowhere.
    pub(crate) fn of(index: &Index, table_of: &[usize]) -> Self {
        let cells = index.tags.len().saturating_mul(index.tables);
        let mut tally = Self {
            table_of: vec![NOWHERE; index.people],
            seats: vec![Vec::new(); index.tables],
            place: vec![0; index.people],
            counts: (cells <= MOST_COUNTS).then(|| vec![0; cells]),
            facilitators: vec![0; index.tables],
            tables: index.tables,
        };
        for (person, &table) in table_of.iter().enumerate().take(index.people) {
            if table < index.tables {
                tally.seat(index, person, table);
            }
        }
        tally
    }

    /// How many people with the tag sit at the table.
    pub(crate) fn count(&self, index: &Index, tag: u32, table: usize) -> usize {
        match &self.counts {
            Some(counts) => usize::from(counts[tag as usize * self.tables + table]),
            None => self.seats[table].iter().filter(|&&person| index.tags_of[person as usize].contains(&tag)).count(),
        }
    }

    /// Seats a person who sits nowhere.
    pub(crate) fn seat(&mut self, index: &Index, person: usize, table: usize) {
        self.table_of[person] = table;
        self.place[person] = u32::try_from(self.seats[table].len()).unwrap_or(NONE);
        self.seats[table].push(u32::try_from(person).unwrap_or(NONE));
        if let Some(counts) = &mut self.counts {
            for &tag in &index.tags_of[person] {
                let count = &mut counts[tag as usize * self.tables + table];
                *count = count.saturating_add(1);
            }
        }
        self.facilitators[table] += u32::from(index.facilitator[person]);
    }

    /// Takes a person from their table, if they sit at one.
    pub(crate) fn unseat(&mut self, index: &Index, person: usize) {
        let table = std::mem::replace(&mut self.table_of[person], NOWHERE);
        if table == NOWHERE {
            return;
        }
        let place = self.place[person] as usize;
        self.seats[table].swap_remove(place);
        if let Some(&moved) = self.seats[table].get(place) {
            self.place[moved as usize] = self.place[person];
        }
        if let Some(counts) = &mut self.counts {
            for &tag in &index.tags_of[person] {
                let count = &mut counts[tag as usize * self.tables + table];
                *count = count.saturating_sub(1);
            }
        }
        self.facilitators[table] -= u32::from(index.facilitator[person]);
    }

    /// Moves a person to another table.
    pub(crate) fn shift(&mut self, index: &Index, person: usize, table: usize) {
        self.unseat(index, person);
        self.seat(index, person, table);
    }

    /// Lets two people change tables.
    pub(crate) fn swap(&mut self, index: &Index, p: usize, q: usize) {
        let (a, b) = (self.table_of[p], self.table_of[q]);
        self.unseat(index, p);
        self.unseat(index, q);
        self.seat(index, p, b);
        self.seat(index, q, a);
    }

    /// What the person has in common with the people at a table other than
    /// their own, priced.
    pub(crate) fn bond(&self, index: &Index, person: usize, table: usize) -> i64 {
        let own = i64::from(self.table_of[person] == table);
        let tags: i64 = index.tags_of[person]
            .iter()
            .map(|&tag| {
                let here = self.count(index, tag, table);
                index.tags[tag as usize].price * (i64::try_from(here).unwrap_or(0) - own)
            })
            .sum();
        let met: i64 = index.met[person]
            .iter()
            .filter(|met| self.table_of[met.other as usize] == table)
            .map(|met| met.price)
            .sum();
        tags + met + Self::stay(index, person, table)
    }

    fn stay(index: &Index, person: usize, table: usize) -> i64 {
        let moved = index.previous[person].is_some_and(|previous| previous != table);
        if moved { index.moved } else { 0 }
    }

    /// What two people have in common, priced.
    pub(crate) fn between(index: &Index, p: usize, q: usize) -> i64 {
        let (a, b) = (&index.tags_of[p], &index.tags_of[q]);
        let tags: i64 = a.iter().filter(|tag| b.contains(tag)).map(|&tag| index.tags[tag as usize].price).sum();
        tags + index.met(p, q).map_or(0, |met| met.price)
    }

    /// What the table costs beyond its pairs (one profession, no facilitator),
    /// if `out` left it and `joins` joined it.
    fn upkeep(&self, index: &Index, table: usize, out: Option<usize>, joins: Option<usize>) -> i64 {
        let people = &self.seats[table];
        let size = people.len() - usize::from(out.is_some()) + usize::from(joins.is_some());
        let mut cost = 0;
        if index.facilitators > 0 && size > 0 {
            let is = |person: Option<usize>| u32::from(person.is_some_and(|p| index.facilitator[p]));
            if self.facilitators[table] + is(joins) == is(out) {
                cost += index.facilitator_missing;
            }
        }
        if size >= 2 {
            let stays = |&&person: &&u32| Some(person as usize) != out;
            let anyone = joins.or_else(|| people.iter().find(stays).map(|&p| p as usize));
            let tag = anyone.map_or(NONE, |person| index.profession_tag[person]);
            if tag != NONE {
                let alike = |person: Option<usize>| usize::from(person.is_some_and(|p| index.profession_tag[p] == tag));
                let count = self.count(index, tag, table) + alike(joins) - alike(out);
                if count == size {
                    cost += index.one_profession;
                }
            }
        }
        cost
    }

    /// How the cost changes when a seated person moves to another table.
    pub(crate) fn shift_price(&self, index: &Index, person: usize, to: usize) -> i64 {
        let from = self.table_of[person];
        if from == to {
            return 0;
        }
        let mut price = self.bond(index, person, to) + self.upkeep(index, to, None, Some(person))
            - self.upkeep(index, to, None, None);
        if from != NOWHERE {
            price += self.upkeep(index, from, Some(person), None)
                - self.bond(index, person, from)
                - self.upkeep(index, from, None, None);
        }
        price
    }

    /// How the cost changes when two seated people change tables.
    pub(crate) fn swap_price(&self, index: &Index, p: usize, q: usize) -> i64 {
        let (a, b) = (self.table_of[p], self.table_of[q]);
        if a == b || a == NOWHERE || b == NOWHERE {
            return 0;
        }
        self.bond(index, p, b) + self.bond(index, q, a)
            - self.bond(index, p, a)
            - self.bond(index, q, b)
            - 2 * Self::between(index, p, q)
            + self.upkeep(index, a, Some(p), Some(q))
            + self.upkeep(index, b, Some(q), Some(p))
            - self.upkeep(index, a, None, None)
            - self.upkeep(index, b, None, None)
    }

    /// Whether the table has people and no facilitator, while there are volunteers.
    pub(crate) fn lacks_facilitator(&self, index: &Index, table: usize) -> bool {
        index.facilitators > 0 && !self.seats[table].is_empty() && self.facilitators[table] == 0
    }

    /// What the seating costs. Where attributes are gathered this is off by a
    /// constant: pairs wished for are counted below zero.
    pub(crate) fn cost(&self, index: &Index) -> i64 {
        let tags: i64 =
            (0u32..).zip(&index.tags).map(|(tag, about)| about.price * self.alike(index, tag).cast_signed()).sum();
        let mut twice_met = 0;
        let mut moved = 0;
        for (person, &table) in self.table_of.iter().enumerate() {
            if table != NOWHERE {
                let met = index.met[person].iter();
                let here = met.filter(|met| self.table_of[met.other as usize] == table);
                twice_met += here.map(|met| met.price).sum::<i64>();
                moved += Self::stay(index, person, table);
            }
        }
        let upkeep = (0..self.tables).map(|table| self.upkeep(index, table, None, None));
        tags + twice_met / 2 + moved + upkeep.sum::<i64>()
    }

    /// All figures, from the counts. O(tags × tables + past pairs).
    pub(crate) fn figures(&self, index: &Index) -> Figures {
        let mut figures = Figures::default();
        let mut gathered = index.gather_most.clone();
        for (tag, about) in (0u32..).zip(&index.tags) {
            let alike = self.alike(index, tag);
            match gathered.get_mut(&about.attribute) {
                Some(short) => *short = short.saturating_sub(alike),
                None => figures.shift(about.attribute.figure(), alike.cast_signed()),
            }
        }
        for (attribute, short) in gathered {
            figures.set(attribute.figure(), short);
        }
        for (person, met) in index.met.iter().enumerate() {
            let here = self.table_of[person];
            for met in met.iter().filter(|met| met.other as usize > person) {
                if here != NOWHERE && self.table_of[met.other as usize] == here {
                    figures.shift(FigureKind::RepeatPairs, 1);
                    figures.shift(FigureKind::RepeatAgain, i64::from(met.again));
                    figures.shift(FigureKind::RepeatRecent, i64::from(met.recent));
                }
            }
            let before = index.previous[person];
            if here != NOWHERE && before.is_some_and(|before| before != here) {
                figures.shift(FigureKind::Moves, 1);
            }
        }
        for table in 0..self.tables {
            let people = &self.seats[table];
            if index.facilitators > 0 && !people.is_empty() && self.facilitators[table] == 0 {
                figures.shift(FigureKind::FacilitatorsMissing, 1);
            }
            let tag = people.first().map_or(NONE, |&p| index.profession_tag[p as usize]);
            if people.len() > 1 && tag != NONE && self.count(index, tag, table) == people.len() {
                figures.shift(FigureKind::OneProfessionTables, 1);
            }
        }
        figures
    }

    /// Pairs with the tag at one table.
    pub(crate) fn alike(&self, index: &Index, tag: u32) -> u64 {
        if let Some(counts) = &self.counts {
            let from = tag as usize * self.tables;
            let row = &counts[from..from + self.tables];
            return row.iter().map(|&n| pairs(usize::from(n))).sum();
        }
        (0..self.tables).map(|table| pairs(self.count(index, tag, table))).sum()
    }
}
