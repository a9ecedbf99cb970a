//! A layout: who sits where, and the rules an organiser has set. What undo goes back to.

use entaku_seating::{Pin, Plan, Rules};
use serde::{Deserialize, Serialize};

/// Who sits where, with the organiser's rules; indexes of people and tables from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The table of each person; `None` where there is none yet.
    pub table_of: Vec<Option<usize>>,
    /// Whether each person is fixed to their table (固定).
    pub pinned: Vec<bool>,
    /// Whether each person was moved by hand on this board since it was opened.
    #[serde(skip)]
    pub by_hand: Vec<bool>,
    /// People who sit together; nobody is in two groups.
    pub together: Vec<Vec<usize>>,
    /// Pairs who never sit together.
    pub apart: Vec<(usize, usize)>,
    /// Tables that nobody joins or leaves.
    pub locked: Vec<usize>,
}

impl Layout {
    /// Makes the lists as long as there are people and drops what names no person or table.
    #[must_use]
    pub fn tidied(mut self, people: usize, tables: usize) -> Self {
        for list in [&mut self.pinned, &mut self.by_hand] {
            list.resize(people, false);
        }
        self.table_of.resize(people, None);
        for table in &mut self.table_of {
            *table = table.filter(|&table| table < tables);
        }
        for group in &mut self.together {
            group.retain(|&person| person < people);
        }
        self.together.retain(|group| group.len() > 1);
        self.apart.retain(|&(p, q)| p < people && q < people && p != q);
        self.locked.retain(|&table| table < tables);
        self
    }

    /// A person's table.
    #[must_use]
    pub fn table(&self, person: usize) -> Option<usize> {
        self.table_of.get(person).copied().flatten()
    }

    /// Whether a person is fixed.
    #[must_use]
    pub fn is_pinned(&self, person: usize) -> bool {
        self.pinned.get(person).copied().unwrap_or(false)
    }

    /// Whether a person was moved by hand.
    #[must_use]
    pub fn is_by_hand(&self, person: usize) -> bool {
        self.by_hand.get(person).copied().unwrap_or(false)
    }

    /// The people who were moved by hand, have a table and are not fixed to it.
    pub fn to_pin(&self) -> impl Iterator<Item = usize> {
        (0..self.table_of.len())
            .filter(|&person| self.is_by_hand(person) && !self.is_pinned(person) && self.table(person).is_some())
    }

    /// Whether a table is locked.
    #[must_use]
    pub fn is_locked(&self, table: usize) -> bool {
        self.locked.contains(&table)
    }

    /// The people of a table, by index; of `None`, those who sit nowhere.
    pub fn at(&self, table: Option<usize>) -> impl Iterator<Item = usize> {
        self.table_of.iter().enumerate().filter(move |(_, at)| **at == table).map(|(person, _)| person)
    }

    /// Seats a person by hand.
    pub(super) fn put(&mut self, person: usize, table: Option<usize>) {
        if let (Some(at), Some(hand)) = (self.table_of.get_mut(person), self.by_hand.get_mut(person)) {
            *at = table;
            *hand = true;
        }
    }

    /// The group a person belongs to, as an index into `together`.
    #[must_use]
    pub fn group_of(&self, person: usize) -> Option<usize> {
        self.together.iter().position(|group| group.contains(&person))
    }

    /// Whether a person is one of a pair that sits apart.
    #[must_use]
    pub fn is_apart(&self, person: usize) -> bool {
        self.apart.iter().any(|&(p, q)| p == person || q == person)
    }

    /// From now on the two sit together; their groups become one, and that they sit apart is
    /// forgotten.
    pub fn keep_together(&mut self, p: usize, q: usize) {
        self.apart.retain(|&(a, b)| (a.min(b), a.max(b)) != (p.min(q), p.max(q)));
        let mut group = vec![p, q];
        self.together.retain_mut(|other| {
            let touches = other.contains(&p) || other.contains(&q);
            if touches {
                group.append(other);
            }
            !touches
        });
        group.sort_unstable();
        group.dedup();
        self.together.push(group);
    }

    /// From now on the two sit apart; where they were in one group, the second leaves it.
    pub fn keep_apart(&mut self, p: usize, q: usize) {
        if self.group_of(p).is_some() && self.group_of(p) == self.group_of(q) {
            self.leave_group(q);
        }
        let pair = (p.min(q), p.max(q));
        if !self.apart.contains(&pair) {
            self.apart.push(pair);
        }
    }

    /// Forgets every together and apart of a person.
    pub fn lift_rules(&mut self, person: usize) {
        self.leave_group(person);
        self.apart.retain(|&(p, q)| p != person && q != person);
    }

    fn leave_group(&mut self, person: usize) {
        for group in &mut self.together {
            group.retain(|&other| other != person);
        }
        self.together.retain(|group| group.len() > 1);
    }

    /// The rules as the seating crate takes them. With `hand`, people moved by hand are fixed
    /// where they are.
    #[must_use]
    pub fn rules(&self, hand: bool) -> Rules {
        let fixed = |person: usize| self.is_pinned(person) || (hand && self.is_by_hand(person));
        let pins = self.table_of.iter().enumerate().filter(|(person, _)| fixed(*person));
        Rules {
            pins: pins.filter_map(|(person, table)| Some(Pin { person, table: (*table)? })).collect(),
            together: self.together.clone(),
            apart: self.apart.clone(),
            locked: self.locked.clone(),
        }
    }

    /// The layout as the seating crate's plan; people without a table sit where there is none.
    #[must_use]
    pub fn plan(&self) -> Plan {
        Plan { table_of: self.table_of.iter().map(|table| table.unwrap_or(usize::MAX)).collect() }
    }

    /// The togethers and aparts that the layout does not keep.
    #[must_use]
    pub fn broken(&self) -> usize {
        let split = |group: &&Vec<usize>| {
            let mut tables = group.iter().filter_map(|&person| self.table(person));
            let first = tables.next();
            tables.any(|table| Some(table) != first)
        };
        let beside = |pair: &&(usize, usize)| self.table(pair.0).is_some() && self.table(pair.0) == self.table(pair.1);
        self.together.iter().filter(split).count() + self.apart.iter().filter(beside).count()
    }

    /// How many people sit at another table than in the other layout.
    #[must_use]
    pub fn moves_from(&self, other: &Self) -> usize {
        self.table_of.iter().zip(&other.table_of).filter(|(now, then)| now != then).count()
    }
}
