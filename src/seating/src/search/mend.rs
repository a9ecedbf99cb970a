//! Mending: straight to the people whose company costs something.
//!
//! A troubled person (someone they met is at the table, or more of their kind
//! than an even share) changes tables with somebody else; first with others of
//! the same profession, which leaves the mix of professions as it is. Every
//! change that lowers the cost is kept. From an exact colouring with a few
//! pairs who met before, this ends at the bound within a few thousand looks.
//!
//! [`roam`] goes on from there by annealing on the same counts, for problems
//! too large for a price table. A look costs O(tags + acquaintances).

use super::Budget;
use crate::classes::NONE;
use crate::index::Index;
use crate::numbers::exp;
use crate::random::Random;
use crate::rules::Units;
use crate::tally::Tally;

/// Partners of the same profession, and others, looked at for each troubled person.
const ALIKE: usize = 48;
const OTHERS: usize = 24;

/// Lowers the cost until no troubled person finds a better place, or the cost
/// has changed by `wanted` (below zero). Returns the change.
pub(crate) fn mend(
    index: &Index,
    units: &Units,
    tally: &mut Tally,
    wanted: i64,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> i64 {
    let alike = alike(index);
    let mut change = 0;
    loop {
        let before = change;
        let mut troubled: Vec<usize> =
            (0..index.people).filter(|&person| may_swap(units, person) && is_troubled(index, tally, person)).collect();
        random.shuffle(&mut troubled);
        for person in troubled {
            if change <= wanted || budget.spent() {
                return change;
            }
            if is_troubled(index, tally, person) {
                change += relieve(index, units, tally, &alike, person, random, budget);
            }
        }
        if change == before {
            return change;
        }
    }
}

/// The people of each tag that is a profession, by tag.
fn alike(index: &Index) -> Vec<Vec<u32>> {
    let mut alike = vec![Vec::new(); index.tags.len()];
    for (person, &tag) in (0u32..).zip(&index.profession_tag) {
        if tag != NONE {
            alike[tag as usize].push(person);
        }
    }
    alike
}

/// Alone and not fixed: whether those to be kept apart are apart is looked at
/// when the person moves.
pub(crate) fn may_swap(units: &Units, person: usize) -> bool {
    let unit = &units.all[units.of[person]];
    unit.members.len() == 1 && unit.fixed.is_empty()
}

/// Whether nobody they are to be apart from sits at the table, `leaving` aside.
pub(crate) fn may_join(units: &Units, tally: &Tally, person: usize, table: usize, leaving: usize) -> bool {
    let unit = &units.all[units.of[person]];
    !units.locked[table]
        && unit.apart.iter().all(|&other| {
            let other = &units.all[other];
            let mut there = other.members.iter();
            !there.any(|&other| other != leaving && tally.table_of[other] == table)
        })
}

fn is_troubled(index: &Index, tally: &Tally, person: usize) -> bool {
    let table = tally.table_of[person];
    let met = index.met[person].iter().any(|met| tally.table_of[met.other as usize] == table && met.price > 0);
    let moved = index.moved > 0 && index.previous[person].is_some_and(|before| before != table);
    met || moved
        || index.tags_of[person].iter().any(|&tag| {
            let about = &index.tags[tag as usize];
            let share = about.people.div_ceil(index.tables.max(1));
            about.price < 0 || (about.price > 0 && tally.count(index, tag, table) > share)
        })
        || tally.lacks_facilitator(index, table)
}

fn relieve(
    index: &Index,
    units: &Units,
    tally: &mut Tally,
    alike: &[Vec<u32>],
    person: usize,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> i64 {
    let tag = index.profession_tag[person];
    let mut best: Option<(i64, usize)> = None;
    for look in 0..ALIKE + OTHERS {
        let other = if look < ALIKE {
            if tag == NONE {
                continue;
            }
            let alike = &alike[tag as usize];
            alike[random.below(alike.len())] as usize
        } else {
            random.below(index.people)
        };
        let (a, b) = (tally.table_of[person], tally.table_of[other]);
        if a == b
            || !may_swap(units, other)
            || !may_join(units, tally, person, b, other)
            || !may_join(units, tally, other, a, person)
        {
            continue;
        }
        let price = tally.swap_price(index, person, other);
        if price < best.map_or(0, |(least, _)| least) {
            best = Some((price, other));
        }
        if !budget.spend(1) || (look == ALIKE && best.is_some()) {
            break;
        }
    }
    if let Some((price, other)) = best {
        tally.swap(index, person, other);
        return price;
    }
    0
}

/// Anneals by random swaps until the change reaches `wanted` or the budget is
/// spent; leaves the best seating seen. Returns the change.
pub(crate) fn roam(
    index: &Index,
    units: &Units,
    tally: &mut Tally,
    wanted: i64,
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> i64 {
    let alike = alike(index);
    let movable: Vec<usize> = (0..index.people).filter(|&p| may_swap(units, p)).collect();
    if movable.len() < 2 {
        return 0;
    }
    let mut now = 0;
    let mut best = (0, tally.table_of.clone());
    let mut moves = movable.len() as u64 * 200;
    while best.0 > wanted && !budget.spent() {
        #[allow(clippy::cast_precision_loss)]
        for step in 0..moves {
            let heat = 120.0 * (1.0 - step as f64 / moves as f64).powi(2) + 1.0;
            if !budget.spend(1) || now <= wanted {
                break;
            }
            let p = movable[random.below(movable.len())];
            let tag = index.profession_tag[p];
            let q = if tag != NONE && random.bits() & 1 == 0 {
                let alike = &alike[tag as usize];
                alike[random.below(alike.len())] as usize
            } else {
                movable[random.below(movable.len())]
            };
            let (a, b) = (tally.table_of[p], tally.table_of[q]);
            if a == b || !may_swap(units, q) || !may_join(units, tally, p, b, q) || !may_join(units, tally, q, a, p) {
                continue;
            }
            let price = tally.swap_price(index, p, q);
            if price <= 0 || random.unit() < exp(-(price as f64) / heat) {
                tally.swap(index, p, q);
                now += price;
            }
        }
        now += mend(index, units, tally, wanted - now, random, budget);
        if now < best.0 {
            best = (now, tally.table_of.clone());
        } else {
            for person in 0..index.people {
                if tally.table_of[person] != best.1[person] {
                    tally.shift(index, person, best.1[person]);
                }
            }
            now = best.0;
        }
        moves = (moves * 2).min(50_000_000);
    }
    for person in 0..index.people {
        if tally.table_of[person] != best.1[person] {
            tally.shift(index, person, best.1[person]);
        }
    }
    best.0
}
