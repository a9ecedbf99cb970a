//! The price of every pair of people.

use crate::index::Index;
use crate::rules::Units;

/// What each pair costs. O(N² + Σ pairs alike).
pub(crate) fn pair_prices(index: &Index) -> Vec<i32> {
    let n = index.people;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); index.tags.len()];
    for (person, tags) in index.tags_of.iter().enumerate() {
        for &tag in tags {
            members[tag as usize].push(person);
        }
    }
    let clamp = |price: i64| price.clamp(-200_000_000, 200_000_000) as i32;
    let mut pair = vec![0i32; n * n];
    for (tag, members) in index.tags.iter().zip(&members) {
        let price = clamp(tag.price);
        for &p in members {
            for &q in members {
                pair[p * n + q] = pair[p * n + q].saturating_add(price);
            }
        }
    }
    for (person, met) in index.met.iter().enumerate() {
        for met in met {
            let cell = &mut pair[person * n + met.other as usize];
            *cell = cell.saturating_add(clamp(met.price));
        }
    }
    for person in 0..n {
        pair[person * n + person] = 0;
    }
    pair
}

/// Gives pairs to be kept apart a price that nothing outweighs. `None` if no
/// such price fits the numbers.
pub(crate) fn bar(pair: &mut [i32], index: &Index, units: &Units) -> Option<()> {
    let n = index.people;
    let dearest = pair.iter().map(|price| i64::from(price.abs())).max().unwrap_or(0);
    let largest = index.sizes.high.iter().copied().max().unwrap_or(0).cast_signed() as i64;
    let beside = index.moved + index.one_profession + index.facilitator_missing;
    let barrier = 4 * (dearest * (largest + 1) + beside) + 100_000;
    let most_apart = units.all.iter().map(|unit| unit.apart.len()).max();
    let most_apart = most_apart.unwrap_or(0).cast_signed() as i64;
    // No sum of prices at one table may overflow.
    if barrier > 1_000_000_000 || barrier * (most_apart.min(largest) + 1) > 1_000_000_000 {
        return None;
    }
    let widest = (0..n).map(|p| pair[p * n..(p + 1) * n].iter().map(|&w| i64::from(w.abs())).sum::<i64>()).max();
    if widest.unwrap_or(0) > 400_000_000 {
        return None;
    }
    for (number, unit) in units.all.iter().enumerate() {
        for &other in unit.apart.iter().filter(|&&other| other != number) {
            for &p in &unit.members {
                for &q in &units.all[other].members {
                    pair[p * n + q] = i32::try_from(barrier).ok()?;
                }
            }
        }
    }
    Some(())
}
