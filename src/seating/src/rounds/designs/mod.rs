//! Designs: rounds over places in which nobody meets twice, whoever takes
//! which place.
//!
//! | Design | Rounds for K tables of s | Where |
//! |---|---|---|
//! | fields, and products of fields | K, for s up to the smallest field | `matrix` |
//! | the same turned round | as many as the smallest field, for s up to K | `matrix` |
//! | … and the strands themselves | one more for s = K (an affine plane), more where s divides K | here |
//! | shift matrices found by search | K at most | `matrix` |
//! | rounds turned by an automorphism | up to (K·s − 1)/(s − 1) | `orbit` |
//! | a starter that was found once | 10 for 10 tables of 5 | `starter` |
//!
//! What is best known for which numbers is in `examples/rotation.rs`.

mod group;
mod matrix;
mod orbit;
mod starter;

pub(super) use matrix::Shifts;

use crate::random::Random;
use crate::search::Budget;
use orbit::Shape;

/// Looks of the first attempt at a design; the next ones are longer.
const LOOKS: u64 = 60_000;
/// Above so many places only so many shapes are tried, those with the fewest
/// base rounds: the others have more freedom than a search can use.
const FEW: usize = 40;
const SHAPES: usize = 12;
/// How many times as many for a matrix, of which a look is cheap.
const MATRIX: u64 = 8;

/// A design.
pub(super) enum Design {
    /// Who moves how far: the first strand stays, the last may be short.
    Strands(Shifts),
    /// The table of each place in each round.
    Places(Vec<Vec<usize>>),
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub tables: usize,
    /// At the largest table.
    pub seats: usize,
    /// How many tables have one less.
    pub empty: usize,
    pub rounds: usize,
    /// Whether there are people who stay: strands alone have places for them.
    pub hosts: bool,
}

impl Wanted {
    /// A design that needs no search.
    pub fn at_once(self) -> Option<Design> {
        let Self { tables, seats, empty, rounds, hosts } = self;
        if let Some(shifts) = Shifts::by_field(tables, seats, rounds) {
            return Some(Design::Strands(shifts));
        }
        if hosts {
            return None;
        }
        let known = (empty < 2).then(|| starter::starter(tables, seats, rounds)).flatten();
        let known = known.map(|places| places.into_iter().map(|round| round[empty..].to_vec()).collect());
        let places = known.or_else(|| self.fits(&extended(tables, seats, rounds)?));
        places.map(Design::Places)
    }

    /// The places but the last ones, if tables are then as equal as can be.
    fn fits(self, rounds: &[Vec<usize>]) -> Option<Vec<Vec<usize>>> {
        let people = self.tables * self.seats - self.empty;
        let even = |round: &[usize]| {
            let mut sizes = vec![0; self.tables];
            round[..people].iter().for_each(|&table| sizes[table] += 1);
            sizes.iter().all(|&size| size + 1 >= self.seats)
        };
        rounds.iter().all(|round| even(round)).then(|| rounds.iter().map(|round| round[..people].to_vec()).collect())
    }
}

/// All rounds of the fields, and more from the strands.
fn extended(tables: usize, seats: usize, rounds: usize) -> Option<Vec<Vec<usize>>> {
    let rows = rounds.min(tables);
    let more = within(tables, seats, rounds - rows);
    let rows = rounds - more.len();
    let shifts = Shifts::by_field(tables, seats, rows)?;
    Some(with_strands(&shifts, tables, seats, &more))
}

/// The rounds of a matrix, then such in which each strand keeps to itself.
fn with_strands(shifts: &Shifts, tables: usize, seats: usize, more: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let places = tables * seats;
    let turned = (0..shifts.rows.len())
        .map(|round| (0..places).map(|place| shifts.table(round, place / tables, place % tables)).collect());
    let apart = tables / seats;
    let alone = |inner: &Vec<usize>| (0..places).map(|place| place / tables * apart + inner[place % tables]).collect();
    turned.chain(more.iter().map(alone)).collect()
}

/// Rounds within one strand of K people at K/s tables: at most so many.
fn within(people: usize, seats: usize, most: usize) -> Vec<Vec<usize>> {
    if most == 0 || seats == 0 || !people.is_multiple_of(seats) {
        return Vec::new();
    }
    let tables = people / seats;
    let found = (2..=most).rev().find_map(|rounds| if tables < seats { None } else { extended(tables, seats, rounds) });
    found.unwrap_or_else(|| vec![(0..people).map(|person| person / seats).collect()])
}

/// A search for designs that goes on where it was left.
pub(super) struct Hunt {
    wanted: Wanted,
    /// With the fewest repetitions that a search has come down to.
    shapes: Vec<(i64, Shape)>,
    /// Rounds that the strands give for themselves.
    more: Vec<Vec<usize>>,
    turn: usize,
    looks: u64,
}

impl Hunt {
    pub fn of(wanted: Wanted) -> Self {
        let Wanted { tables, seats, empty, rounds, hosts } = wanted;
        let mut shapes = if hosts { Vec::new() } else { Shape::all(tables, seats, empty, rounds) };
        if tables * seats > FEW {
            shapes.truncate(SHAPES);
        }
        let more = if hosts { Vec::new() } else { within(tables, seats, rounds - 1) };
        Self { wanted, shapes: shapes.into_iter().map(|shape| (0, shape)).collect(), more, turn: 0, looks: LOOKS }
    }

    /// Looks for a design until one is found or the budget is spent: in turn
    /// for a matrix and for a shape, each time round longer, and longest for
    /// the shapes that have come nearest.
    pub fn go_on(&mut self, random: &mut Random, budget: &mut Budget<'_>) -> Option<Design> {
        let Wanted { empty, rounds, .. } = self.wanted;
        while !budget.spent() {
            let before = budget.left();
            if self.turn.is_multiple_of(4)
                && let Some(design) = self.matrix(MATRIX * self.looks, random, budget)
            {
                return Some(design);
            }
            let (first, at) = (self.looks == LOOKS, self.turn);
            if let Some((least, shape)) = self.shapes.get_mut(at) {
                let looks = if first { LOOKS } else { self.looks * 4 / (at as u64 + 1) };
                match shape.search(empty, rounds, looks, random, budget) {
                    Ok(places) => return Some(Design::Places(places)),
                    Err(again) => *least = if first { again } else { again.min(*least) },
                }
            }
            self.turn += 1;
            if self.turn >= self.shapes.len() {
                self.shapes.sort_by_key(|&(least, _)| least);
                (self.turn, self.looks) = (0, self.looks * 2);
            }
            if budget.left() == before && self.shapes.is_empty() {
                return None;
            }
        }
        None
    }

    fn matrix(&self, looks: u64, random: &mut Random, budget: &mut Budget<'_>) -> Option<Design> {
        let Wanted { tables, seats, rounds, .. } = self.wanted;
        let rows = rounds - self.more.len();
        let shifts = Shifts::by_field(tables, seats, rows)
            .or_else(|| Shifts::search(tables, seats, rows, looks, random, budget))?;
        if self.more.is_empty() {
            return Some(Design::Strands(shifts));
        }
        self.wanted.fits(&with_strands(&shifts, tables, seats, &self.more)).map(Design::Places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    pub(super) fn check(wanted: Wanted, rounds: &[Vec<usize>]) {
        let Wanted { tables, seats, empty, rounds: count, .. } = wanted;
        assert_eq!(rounds.len(), count, "{wanted:?}");
        let mut met = BTreeSet::new();
        for plan in rounds {
            assert_eq!(plan.len(), tables * seats - empty);
            let mut sizes = vec![0; tables];
            for (p, &table) in plan.iter().enumerate() {
                sizes[table] += 1;
                for (q, _) in plan[..p].iter().enumerate().filter(|&(_, &other)| other == table) {
                    assert!(met.insert((p, q)), "{wanted:?}");
                }
            }
            assert!(sizes.iter().all(|&size| size == seats || size + 1 == seats), "{wanted:?} {sizes:?}");
        }
    }

    fn places(wanted: Wanted, design: Design) -> Vec<Vec<usize>> {
        match design {
            Design::Places(places) => places,
            Design::Strands(shifts) => {
                let all = with_strands(&shifts, wanted.tables, wanted.seats, &[]);
                wanted.fits(&all).unwrap()
            }
        }
    }

    /// Affine planes, resolvable transversal designs, and 27 people in threes for 13 rounds.
    #[test]
    fn fields_need_no_search() {
        for (tables, seats, rounds) in [
            (3, 3, 4),
            (4, 4, 5),
            (5, 5, 6),
            (7, 7, 8),
            (8, 8, 9),
            (9, 9, 10),
            (9, 3, 13),
            (8, 4, 9),
            (12, 7, 3),
            (11, 10, 10),
        ] {
            for empty in 0..2 {
                let wanted = Wanted { tables, seats, empty, rounds, hosts: false };
                let design = wanted.at_once().unwrap_or_else(|| panic!("{wanted:?}"));
                check(wanted, &places(wanted, design));
            }
        }
        let none = Wanted { tables: 6, seats: 6, empty: 0, rounds: 4, hosts: false };
        assert!(none.at_once().is_none());
    }

    #[test]
    fn a_search_finds_what_fields_do_not() {
        for (tables, seats, empty, rounds) in [(5, 3, 0, 7), (6, 3, 1, 8), (6, 6, 0, 3), (6, 4, 0, 7), (10, 6, 1, 7)] {
            let wanted = Wanted { tables, seats, empty, rounds, hosts: false };
            let mut never = || false;
            let mut budget = Budget::new(1_000_000_000, &mut never);
            let design = Hunt::of(wanted).go_on(&mut Random::new(1), &mut budget);
            check(wanted, &places(wanted, design.unwrap_or_else(|| panic!("{wanted:?}"))));
        }
    }
}
