//! Values that compete for the seats of tables of different sizes.
//!
//! For one value alone, see [`super::spread`]. But large tables must be filled
//! by somebody: n(v, t) people of value v at table t, Σ over v at most the seats
//! of t, cost Σ C(n(v, t), 2) pairs. That is a transportation problem with
//! convex costs, solved exactly by sending person after person along a
//! cheapest path (Busacker and Gowen, 1961). People fixed to a table stay there.
//!
//! Complexity: O(N · values · K · path length).

use crate::figures::pairs;
use crate::index::Index;
use crate::rules::Units;
use crate::{Attribute, FigureKind, Problem};

/// The most cells (values · tables) and people.
const CELLS: usize = 6_000;
const PEOPLE: usize = 500;

/// The least score with the seats of each table in view; `None` where that is
/// no better than the figures' own bounds could be.
pub(super) fn score(problem: &Problem, index: &Index, units: &Units, repeats: u64) -> Option<u64> {
    let sizes = &index.sizes;
    let fixed = (0..index.people).any(|person| units.fixed(person).is_some());
    let equal = sizes.high.iter().max() == sizes.high.iter().min();
    if index.people > PEOPLE || (equal && !fixed) {
        return None;
    }
    let weight = |kind: FigureKind| kind.weight(&problem.weights);
    let mut score = repeats * weight(FigureKind::RepeatPairs);
    for attribute in [Attribute::Profession, Attribute::Workplace] {
        score += least_pairs(index, units, attribute)? * weight(attribute.figure());
    }
    Some(score)
}

fn least_pairs(index: &Index, units: &Units, attribute: Attribute) -> Option<u64> {
    let of: Vec<u32> =
        (0u32..).zip(&index.tags).filter(|(_, tag)| tag.attribute == attribute).map(|(t, _)| t).collect();
    // One value more: everybody whose value nobody shares. They cost nothing.
    let value = |person: usize| {
        let tag = index.tags_of[person].iter().find_map(|tag| of.binary_search(tag).ok());
        tag.unwrap_or(of.len())
    };
    let (values, tables) = (of.len() + 1, index.tables);
    if values * tables > CELLS {
        return None;
    }
    let mut flow = Flow {
        tables,
        costly: of.len(),
        count: vec![0; values * tables],
        held: vec![0; values * tables],
        room: index.sizes.high.iter().map(|&seats| seats.cast_signed()).collect(),
    };
    let mut free = Vec::new();
    for person in 0..index.people {
        match units.fixed(person) {
            Some(table) => {
                flow.count[value(person) * tables + table] += 1;
                flow.held[value(person) * tables + table] += 1;
                flow.room[table] -= 1;
            }
            None => free.push(value(person)),
        }
    }
    for value in free {
        flow.send(value)?;
    }
    let costly = &flow.count[..of.len() * tables];
    Some(costly.iter().map(|&count| pairs(count.unsigned_abs())).sum())
}

struct Flow {
    tables: usize,
    /// Values below this cost something.
    costly: usize,
    count: Vec<isize>,
    held: Vec<isize>,
    room: Vec<isize>,
}

impl Flow {
    /// One person more of the value, by the cheapest path to a table with room:
    /// the table's people of another value may have to go elsewhere.
    fn send(&mut self, value: usize) -> Option<()> {
        const FAR: isize = isize::MAX / 4;
        let (tables, values) = (self.tables, self.count.len() / self.tables);
        let mut to_table = vec![(FAR, usize::MAX); tables];
        let mut to_value = vec![(FAR, usize::MAX); values];
        to_value[value].0 = 0;
        loop {
            let mut better = false;
            for v in (0..values).filter(|&v| to_value[v].0 < FAR) {
                for (t, way) in to_table.iter_mut().enumerate() {
                    let more = if v < self.costly { self.count[v * tables + t] } else { 0 };
                    if to_value[v].0 + more < way.0 {
                        *way = (to_value[v].0 + more, v);
                        better = true;
                    }
                }
            }
            for (v, way) in to_value.iter_mut().enumerate() {
                for (t, there) in to_table.iter().enumerate().filter(|(_, there)| there.0 < FAR) {
                    let cell = v * tables + t;
                    let less = if v < self.costly { self.count[cell] - 1 } else { 0 };
                    if self.count[cell] > self.held[cell] && there.0 - less < way.0 {
                        *way = (there.0 - less, t);
                        better = true;
                    }
                }
            }
            if !better {
                break;
            }
        }
        let open = (0..tables).filter(|&t| self.room[t] > 0 && to_table[t].0 < FAR);
        let mut t = open.min_by_key(|&t| to_table[t].0)?;
        self.room[t] -= 1;
        loop {
            let v = to_table[t].1;
            self.count[v * tables + t] += 1;
            if v == value && to_value[v].1 == usize::MAX {
                return Some(());
            }
            t = to_value[v].1;
            self.count[v * tables + t] -= 1;
        }
    }
}
