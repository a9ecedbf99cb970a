//! Which tables could be laid, and what each costs.

use crate::classes::NONE;
use crate::index::Index;
use crate::rules::Units;
use crate::{Attribute, FigureKind, Weights};

/// People as bits.
pub(super) type Set = u128;
/// Costs are counted in so many parts of a hundredth, so that rounding dual
/// numbers loses nothing to speak of.
pub(super) const GRAINS: i64 = 1_024;
/// The price of a pair that must not meet.
pub(super) const FAR: i64 = 1 << 50;
/// The most people, and the largest tables.
const PEOPLE: usize = 128;
const SEATS: usize = 12;

/// What a table costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Costs {
    /// Profession, workplace and repeat pairs.
    Score,
    /// Everything but people who change tables.
    All,
}

/// Tables of one size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    pub(super) seats: usize,
    pub(super) tables: i64,
}

/// The people, and all that decides whether a set of them can be a table.
#[derive(Clone, Debug)]
pub(super) struct Laying {
    pub(super) people: usize,
    pub(super) classes: Vec<Class>,
    /// Price of each pair in grains; [`FAR`] where they must not meet.
    pub(super) pair: Vec<i64>,
    /// What divides every cost.
    pub(super) unit: i64,
    /// Numbers for the people and for a table whose sum is the bound of every
    /// figure for itself.
    pub(super) share: Vec<i64>,
    pub(super) share_of_table: i64,
    /// Whom each person sits with by rule, themselves included.
    with: Vec<Set>,
    /// Whether anybody sits with somebody by rule, or may not sit everywhere.
    ruled: bool,
    /// The sizes of table each person may sit at, as bits.
    fits: Vec<u32>,
    facilitators: Set,
    missing: i64,
    /// Professions large enough to fill a table.
    filling: Vec<Set>,
    one_profession: i64,
}

impl Laying {
    /// `None` where there are too many people, where tables are too large, or
    /// where pairs are wished for.
    pub(super) fn of(index: &Index, units: &Units, weights: &Weights, costs: Costs) -> Option<Self> {
        let n = index.people;
        let sizes: Vec<usize> = index.sizes.sorted(n).into_iter().filter(|&size| size > 0).collect();
        let largest = *sizes.first()?;
        let wished = index.tags.iter().any(|tag| tag.price < 0);
        if n > PEOPLE || !(2..=SEATS).contains(&largest) || wished {
            return None;
        }
        let all = costs == Costs::All;
        let classes: Vec<Class> = sizes
            .chunk_by(|a, b| a == b)
            .map(|run| Class { seats: run[0], tables: run.len().cast_signed() as i64 })
            .collect();
        let mut laying = Self {
            people: n,
            fits: vec![(1 << classes.len()) - 1; n],
            classes,
            pair: vec![0; n * n],
            unit: 0,
            share: vec![0; n],
            share_of_table: 0,
            with: (0..n).map(|person| 1 << person).collect(),
            ruled: false,
            facilitators: members((0..n).filter(|&p| index.facilitator[p])),
            missing: if all && index.facilitators > 0 { index.facilitator_missing * GRAINS } else { 0 },
            filling: Vec::new(),
            one_profession: if all { index.one_profession * GRAINS } else { 0 },
        };
        laying.price_pairs(index, weights, all, sizes.len());
        laying.unit = laying.pair.iter().copied().fold(0, gcd);
        laying.unit = gcd(gcd(laying.unit, laying.missing), laying.one_profession);
        laying.keep_rules(index, units);
        let smallest = sizes.last().copied().unwrap_or(0).max(2);
        for (tag, about) in (0u32..).zip(&index.tags) {
            if about.attribute == Attribute::Profession && about.people >= smallest {
                laying.filling.push(members((0..n).filter(|&p| index.profession_tag[p] == tag && tag != NONE)));
            }
        }
        (laying.unit > 0).then_some(laying)
    }

    fn price_pairs(&mut self, index: &Index, weights: &Weights, all: bool, tables: usize) {
        let n = self.people;
        let in_score = |attribute: Attribute| matches!(attribute, Attribute::Profession | Attribute::Workplace);
        for (tag, about) in (0u32..).zip(&index.tags) {
            if !all && !in_score(about.attribute) {
                continue;
            }
            let price = about.price * GRAINS;
            let share = (about.people / tables).cast_signed() as i64;
            self.share_of_table -= price * share * (share + 1) / 2;
            let members: Vec<usize> = (0..n).filter(|&p| index.tags_of[p].contains(&tag)).collect();
            for &p in &members {
                self.share[p] += price * share;
                for &q in members.iter().filter(|&&q| q != p) {
                    self.pair[p * n + q] += price;
                }
            }
        }
        let again = FigureKind::RepeatPairs.weight(weights).cast_signed();
        for (person, met) in index.met.iter().enumerate() {
            for met in met {
                self.pair[person * n + met.other as usize] += GRAINS * if all { met.price } else { again };
            }
        }
    }

    fn keep_rules(&mut self, index: &Index, units: &Units) {
        let n = self.people;
        for p in 0..n {
            let fixed = units.fixed(p);
            if let Some(table) = fixed {
                let there = index.sizes.low[table]..=index.sizes.high[table];
                let fit = (0u32..).zip(&self.classes).filter(|(_, class)| there.contains(&class.seats));
                self.fits[p] = fit.fold(0, |fits, (class, _)| fits | 1 << class);
            }
            for q in (0..n).filter(|&q| q != p) {
                let at_one = units.of[p] == units.of[q] || (fixed.is_some() && fixed == units.fixed(q));
                let at_two = fixed.is_some() && units.fixed(q).is_some() && fixed != units.fixed(q);
                if at_one {
                    self.with[p] |= 1 << q;
                } else if at_two || units.all[units.of[p]].apart.contains(&units.of[q]) {
                    self.pair[p * n + q] = FAR;
                }
            }
        }
        let everywhere = (1u32 << self.classes.len()) - 1;
        self.ruled = self.with.iter().any(|with| with.count_ones() > 1) || self.fits.iter().any(|&f| f != everywhere);
    }

    /// Whether the rules allow this table, pairs to be kept apart aside.
    pub(super) fn allows(&self, set: Set, class: usize) -> bool {
        !self.ruled || people(set).all(|person| self.with[person] & !set == 0 && self.fits[person] >> class & 1 == 1)
    }

    /// What the table costs beside its pairs.
    pub(super) fn beside(&self, set: Set) -> i64 {
        let mut cost = 0;
        if self.missing > 0 && set & self.facilitators == 0 {
            cost += self.missing;
        }
        if self.one_profession > 0 && set.count_ones() > 1 && self.filling.iter().any(|&all| set & !all == 0) {
            cost += self.one_profession;
        }
        cost
    }

    /// What the table costs.
    pub(super) fn cost(&self, set: Set) -> i64 {
        let both = |p: usize| people(set).filter(move |&q| q < p).map(move |q| (p, q));
        let pairs: i64 = people(set).flat_map(both).map(|(p, q)| self.pair[p * self.people + q]).sum();
        pairs + self.beside(set)
    }
}

/// The people in a set, ascending.
pub(super) fn people(set: Set) -> impl Iterator<Item = usize> {
    let mut left = set;
    std::iter::from_fn(move || {
        let first = left.trailing_zeros() as usize;
        (left != 0).then(|| {
            left &= left - 1;
            first
        })
    })
}

pub(super) fn members(people: impl Iterator<Item = usize>) -> Set {
    people.fold(0, |set, person| set | 1 << person)
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
