//! The equitable colouring: everybody to a table, every set even.
//!
//! Deal the people round the tables in the order of the first family: its sets
//! are contiguous, so each table gets ⌊c/K⌋ or ⌈c/K⌉ of each. Then go through
//! the sets of both families once. While a set has two people more at one table
//! than at another, split the two tables anew. A split lowers Σ n(t)² of that
//! set by at least 2, raises it for no set, and leaves an even set even; so
//! one pass suffices and the number of splits is at most half the excess of
//! Σ n(t)² over its least value. Each split takes time linear in the people of
//! two tables. 5,000 people at 700 tables: a few hundred splits of 14 people.

use super::Families;
use super::split::Splitter;
use crate::classes::NONE;
use crate::random::Random;

/// The table of each person. Every set of both families has ⌊c/K⌋ or ⌈c/K⌉
/// people at each of the `tables` tables; so has everybody together.
pub(crate) fn colour(families: &Families, tables: usize, random: &mut Random) -> Vec<usize> {
    let people = families.left.first().map_or(0, Vec::len);
    let mut colouring = Colouring {
        table_of: vec![0; people],
        seats: vec![Vec::with_capacity(people / tables.max(1) + 1); tables],
        count: vec![0; tables],
        splitter: Splitter::default(),
        both: Vec::new(),
        second: Vec::new(),
    };
    if tables == 0 {
        return colouring.table_of;
    }
    colouring.deal(families, random);
    for level in families.left.iter().chain(&families.right) {
        for members in sets(level) {
            colouring.even_out(&members, level, families, random);
        }
    }
    colouring.table_of
}

struct Colouring {
    table_of: Vec<usize>,
    seats: Vec<Vec<u32>>,
    /// People of the set at hand, by table.
    count: Vec<u32>,
    splitter: Splitter,
    both: Vec<u32>,
    second: Vec<bool>,
}

impl Colouring {
    /// Deals everybody round the tables, in a random order of the tables and
    /// of the people within each inmost set.
    fn deal(&mut self, families: &Families, random: &mut Random) {
        let mut order: Vec<u32> = (0u32..).take(self.table_of.len()).collect();
        random.shuffle(&mut order);
        order.sort_by_cached_key(|&person| {
            let mut key = [0u32; 4];
            for (slot, level) in key.iter_mut().zip(families.left.iter().rev()) {
                *slot = level[person as usize];
            }
            key
        });
        let mut tables: Vec<usize> = (0..self.seats.len()).collect();
        random.shuffle(&mut tables);
        for (person, &table) in order.into_iter().zip(tables.iter().cycle()) {
            self.table_of[person as usize] = table;
            self.seats[table].push(person);
        }
    }

    /// Splits pairs of tables until the set `members` is even.
    fn even_out(&mut self, members: &[u32], level: &[u32], families: &Families, random: &mut Random) {
        if members.len() < 2 {
            return;
        }
        for &person in members {
            self.count[self.table_of[person as usize]] += 1;
        }
        let set = level[members[0] as usize];
        let tables = self.count.len();
        let share = u32::try_from(members.len() / tables).unwrap_or(u32::MAX);
        let even = members.len().is_multiple_of(tables);
        // Too full: above the ceiling. Halving may leave both tables too full
        // still, so look again until nothing was split.
        let ceiling = share + u32::from(!even);
        loop {
            let mut split = false;
            for &person in members {
                let table = self.table_of[person as usize];
                if self.count[table] > ceiling {
                    let least = self.least(random);
                    self.split(table, least, families, random);
                    self.recount(table, level, set);
                    self.recount(least, level, set);
                    split = true;
                }
            }
            if !split {
                break;
            }
        }
        // Too empty: below the floor, which needs a floor of one.
        if share > 0 {
            while let Some(table) = (0..tables).find(|&table| self.count[table] < share) {
                let most = self.most();
                self.split(table, most, families, random);
                self.recount(table, level, set);
                self.recount(most, level, set);
            }
            self.count.fill(0);
        } else {
            for &person in members {
                self.count[self.table_of[person as usize]] = 0;
            }
        }
    }

    /// The first table with the fewest of the set, from a random one on.
    fn least(&self, random: &mut Random) -> usize {
        let start = random.below(self.count.len());
        let mut best = start;
        for step in 0..self.count.len() {
            let mut table = start + step;
            if table >= self.count.len() {
                table -= self.count.len();
            }
            if self.count[table] < self.count[best] {
                best = table;
            }
            if self.count[best] == 0 {
                break;
            }
        }
        best
    }

    fn most(&self) -> usize {
        (0..self.count.len()).max_by_key(|&table| self.count[table]).unwrap_or(0)
    }

    fn recount(&mut self, table: usize, level: &[u32], set: u32) {
        let here = self.seats[table].iter();
        self.count[table] = here.filter(|&&person| level[person as usize] == set).map(|_| 1).sum();
    }

    fn split(&mut self, a: usize, b: usize, families: &Families, random: &mut Random) {
        self.both.clear();
        self.both.append(&mut self.seats[a]);
        self.both.append(&mut self.seats[b]);
        self.splitter.halves(&self.both, &families.left, &families.right, random, &mut self.second);
        for (&person, &second) in self.both.iter().zip(&self.second) {
            let table = if second { b } else { a };
            self.table_of[person as usize] = table;
            self.seats[table].push(person);
        }
    }
}

/// The people of each set of a level, in order of the sets.
fn sets(level: &[u32]) -> Vec<Vec<u32>> {
    let count = level.iter().filter(|&&set| set != NONE).max();
    let mut sets = vec![Vec::new(); count.map_or(0, |&most| most as usize + 1)];
    for (person, &set) in (0u32..).zip(level) {
        if set != NONE {
            sets[set as usize].push(person);
        }
    }
    sets
}
