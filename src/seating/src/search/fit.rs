//! From a colouring that knows no rules to a seating that keeps them all.
//!
//! People bound by rules go to the tables found for them; where a table then
//! has too many, free people move on, those first who do least harm.
//!
//! Complexity: O(moves · tables · tags).

use crate::index::Index;
use crate::random::Random;
use crate::rules::Units;
use crate::tally::Tally;

/// Brings the seating in line with `placed`, the table of each bound unit, and
/// with the sizes.
pub(crate) fn fit(
    index: &Index,
    units: &Units,
    placed: &[Option<usize>],
    table_of: &mut Vec<usize>,
    random: &mut Random,
) {
    let mut tally = Tally::of(index, table_of);
    for (unit, table) in units.all.iter().zip(placed) {
        if let Some(table) = *table {
            for &person in &unit.members {
                if tally.table_of[person] != table {
                    tally.shift(index, person, table);
                }
            }
        }
    }
    // Free people never sit at a locked table.
    let strangers: Vec<usize> =
        (0..index.people).filter(|&person| units.is_free(person) && units.locked[tally.table_of[person]]).collect();
    for person in strangers {
        let mut open: Vec<usize> = (0..index.tables).filter(|&t| !units.locked[t]).collect();
        random.shuffle(&mut open);
        let emptiest =
            open.into_iter().min_by_key(|&t| tally.seats[t].len().cast_signed() - index.sizes.high[t].cast_signed());
        if let Some(table) = emptiest {
            tally.shift(index, person, table);
        }
    }
    even_sizes(index, units, &mut tally);
    table_of.clone_from(&tally.table_of);
}

/// Moves free people from tables with too many to tables with too few.
pub(crate) fn even_sizes(index: &Index, units: &Units, tally: &mut Tally) {
    let sizes = &index.sizes;
    loop {
        let size = |t: usize| tally.seats[t].len();
        let tables = || (0..index.tables).filter(|&t| !units.locked[t]);
        let over: Vec<usize> = tables().filter(|&t| size(t) > sizes.high[t]).collect();
        let under: Vec<usize> = tables().filter(|&t| size(t) < sizes.low[t]).collect();
        let (from, to) = match (over.is_empty(), under.is_empty()) {
            (true, true) => return,
            (false, false) => (over, under),
            (false, true) => (over, tables().filter(|&t| size(t) < sizes.high[t]).collect()),
            (true, false) => (tables().filter(|&t| size(t) > sizes.low[t]).collect(), under),
        };
        let mut best: Option<(i64, usize, usize)> = None;
        for &a in from.iter().take(40) {
            for &person in &tally.seats[a] {
                let person = person as usize;
                if !units.is_free(person) {
                    continue;
                }
                for &b in to.iter().take(40) {
                    let price = tally.shift_price(index, person, b);
                    if best.is_none_or(|(least, _, _)| price < least) {
                        best = Some((price, person, b));
                    }
                }
            }
        }
        // Nobody is free to move among the first tables: look further on.
        let best = best.or_else(|| {
            let movable = |&a: &usize| {
                let mut people = tally.seats[a].iter().map(|&p| p as usize);
                people.find(|&person| units.is_free(person))
            };
            Some((0, from.iter().find_map(movable)?, *to.first()?))
        });
        let Some((_, person, table)) = best else { return };
        tally.shift(index, person, table);
    }
}
