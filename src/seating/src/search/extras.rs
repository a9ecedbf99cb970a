//! Costs that are no matter of pairs: tables without facilitator, and tables
//! where everybody has the same profession.

use crate::Attribute;
use crate::classes::NONE;
use crate::index::Index;

/// What is counted for them. Looked up in constant time.
#[derive(Clone, Debug)]
pub(crate) struct Extras {
    facilitator: Vec<bool>,
    /// The cost of a table without facilitator; 0 where there are no volunteers.
    missing: i64,
    volunteers: Vec<u32>,
    /// The profession of each person; empty where no table can be of one.
    profession: Vec<u32>,
    one_profession: i64,
    professions: usize,
    /// People of a profession at a table: table · professions + profession.
    counts: Vec<u32>,
    /// Different professions at each table.
    different: Vec<u32>,
}

impl Extras {
    pub(crate) fn of(index: &Index, table_of: &[usize]) -> Self {
        let shared = index.tags.iter();
        let shared = shared.filter(|tag| tag.attribute == Attribute::Profession);
        let most = shared.map(|tag| tag.people).max().unwrap_or(0);
        let smallest = index.sizes.low.iter().copied().min().unwrap_or(0).max(2);
        let possible = index.one_profession > 0 && most >= smallest;
        let (profession, professions) = if possible { professions(index) } else { (Vec::new(), 0) };
        let mut extras = Self {
            facilitator: index.facilitator.clone(),
            missing: if index.facilitators > 0 { index.facilitator_missing } else { 0 },
            volunteers: vec![0; index.tables],
            profession,
            one_profession: index.one_profession,
            professions,
            counts: vec![0; professions * index.tables],
            different: vec![0; index.tables],
        };
        for (person, &table) in table_of.iter().enumerate() {
            extras.join(person, table);
        }
        extras
    }

    fn join(&mut self, person: usize, table: usize) {
        self.volunteers[table] += u32::from(self.facilitator[person]);
        if let Some(cell) = self.cell(person, table) {
            self.different[table] += u32::from(self.counts[cell] == 0);
            self.counts[cell] += 1;
        }
    }

    fn leave(&mut self, person: usize, table: usize) {
        self.volunteers[table] -= u32::from(self.facilitator[person]);
        if let Some(cell) = self.cell(person, table) {
            self.counts[cell] -= 1;
            self.different[table] -= u32::from(self.counts[cell] == 0);
        }
    }

    #[inline]
    fn cell(&self, person: usize, table: usize) -> Option<usize> {
        let profession = self.profession.get(person)?;
        Some(table * self.professions + *profession as usize)
    }

    /// A person changes tables.
    #[inline]
    pub(crate) fn shift(&mut self, person: usize, from: usize, to: usize) {
        if self.facilitator[person] || !self.profession.is_empty() {
            self.leave(person, from);
            self.join(person, to);
        }
    }

    /// The change of the cost when p at a and q at b change tables.
    #[inline]
    pub(crate) fn swap_price(&self, p: usize, q: usize, a: usize, b: usize, size: &[u32]) -> i64 {
        let mut price = 0;
        if self.missing > 0 && self.facilitator[p] != self.facilitator[q] {
            let (loses, gains) = if self.facilitator[p] { (a, b) } else { (b, a) };
            price += self.missing * i64::from(self.volunteers[loses] == 1);
            price -= self.missing * i64::from(self.volunteers[gains] == 0);
        }
        if !self.profession.is_empty() && self.profession[p] != self.profession[q] {
            price += self.exchange(p, q, a, size[a]) + self.exchange(q, p, b, size[b]);
        }
        price
    }

    /// The change at one table when `goes` is replaced by `comes`.
    #[inline]
    fn exchange(&self, goes: usize, comes: usize, table: usize, size: u32) -> i64 {
        let now = self.different[table];
        let then = now - self.alone(goes, table, 1) + self.alone(comes, table, 0);
        self.of_one(then, size) - self.of_one(now, size)
    }

    /// The change of the cost when p moves from a to b.
    pub(crate) fn shift_price(&self, p: usize, a: usize, b: usize, size: &[u32]) -> i64 {
        let mut price = 0;
        if self.missing > 0 {
            let lacks = |volunteers: u32, size: u32| i64::from(volunteers == 0 && size > 0);
            let mine = u32::from(self.facilitator[p]);
            price += self.missing
                * (lacks(self.volunteers[a] - mine, size[a] - 1) + lacks(self.volunteers[b] + mine, size[b] + 1)
                    - lacks(self.volunteers[a], size[a])
                    - lacks(self.volunteers[b], size[b]));
        }
        if !self.profession.is_empty() {
            let (at_a, at_b) = (self.different[a], self.different[b]);
            price += self.of_one(at_a - self.alone(p, a, 1), size[a] - 1)
                + self.of_one(at_b + self.alone(p, b, 0), size[b] + 1)
                - self.of_one(at_a, size[a])
                - self.of_one(at_b, size[b]);
        }
        price
    }

    /// 1 if there are exactly `count` people of the person's profession.
    #[inline]
    fn alone(&self, person: usize, table: usize, count: u32) -> u32 {
        let cell = self.cell(person, table);
        u32::from(cell.is_some_and(|cell| self.counts[cell] == count))
    }

    #[inline]
    fn of_one(&self, different: u32, size: u32) -> i64 {
        if different == 1 && size > 1 { self.one_profession } else { 0 }
    }
}

/// The profession of each person, numbered; a profession nobody shares counts
/// for itself.
fn professions(index: &Index) -> (Vec<u32>, usize) {
    let mut next = index.tags.len() as u32;
    let profession = index
        .profession_tag
        .iter()
        .map(|&tag| {
            if tag == NONE {
                next += 1;
                next - 1
            } else {
                tag
            }
        })
        .collect();
    (profession, next as usize)
}
