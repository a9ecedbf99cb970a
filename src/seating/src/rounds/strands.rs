//! People on strands: who starts where, so that every round is well mixed.
//!
//! With a shift matrix given, whoever is put on which place of which strand,
//! nobody meets twice. So the places are free for the mix: people go on the
//! strands in order of their professions (each strand holds one or two of
//! them, each table gets one person of each strand), and then people change
//! places as long as that makes the rounds together cheaper.

use super::designs::Shifts;
use crate::index::Index;
use crate::numbers::exp;
use crate::random::Random;
use crate::rules::Units;
use crate::search::{Budget, Dense};
use crate::tally::Tally;

/// The rounds as plans. `hosts` sit on the first strand, which stays, each at
/// the table given with them.
pub(super) fn lay(
    index: &Index,
    shifts: &Shifts,
    hosts: &[(usize, usize)],
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> Vec<Vec<usize>> {
    let tables = index.tables;
    let strands = shifts.rows.first().map_or(0, Vec::len);
    // Places in order of the strands; the last strand may be short.
    let mut place_of = vec![usize::MAX; index.people];
    let mut person_at = vec![usize::MAX; strands * tables];
    for &(host, table) in hosts {
        place_of[host] = table;
        person_at[table] = host;
    }
    let mut guests: Vec<usize> = (0..index.people).filter(|&p| place_of[p] == usize::MAX).collect();
    random.shuffle(&mut guests);
    guests.sort_by_key(|&person| index.tags_of[person].first().copied());
    let mut free = (0..person_at.len()).filter(|&place| person_at[place] == usize::MAX);
    for &person in &guests {
        if let Some(place) = free.next() {
            place_of[person] = place;
        }
    }
    let mut plans: Vec<Vec<usize>> = (0..shifts.rows.len())
        .map(|round| {
            let table = |&place: &usize| shifts.table(round, place / tables, place % tables);
            place_of.iter().map(table).collect()
        })
        .collect();
    polish(index, &guests, &mut plans, random, budget);
    plans
}

/// The rounds as plans, from designs over places that people take in order of
/// their professions.
pub(super) fn settle(
    index: &Index,
    places: &[Vec<usize>],
    random: &mut Random,
    budget: &mut Budget<'_>,
) -> Vec<Vec<usize>> {
    let mut people: Vec<usize> = (0..index.people).collect();
    random.shuffle(&mut people);
    people.sort_by_key(|&person| index.tags_of[person].first().copied());
    let mut plans = vec![vec![0; index.people]; places.len()];
    for (plan, places) in plans.iter_mut().zip(places) {
        for (&person, &table) in people.iter().zip(places) {
            plan[person] = table;
        }
    }
    polish(index, &people, &mut plans, random, budget);
    plans
}

/// Lets guests change places while that makes all rounds together cheaper;
/// annealed a little.
fn polish(index: &Index, guests: &[usize], plans: &mut [Vec<usize>], random: &mut Random, budget: &mut Budget<'_>) {
    let still = Index { moved: 0, ..index.clone() };
    let free = Units::free(index.people, index.tables);
    let dense: Option<Vec<Dense>> = plans.iter().map(|plan| Dense::of(&still, &free, plan)).collect();
    let mut rounds = match dense {
        Some(dense) => Layer::Dense(dense),
        None => Layer::Tally(plans.iter().map(|plan| Tally::of(&still, plan)).collect()),
    };
    if guests.len() < 2 {
        return;
    }
    let looks = (guests.len() * guests.len() * 30).min(400_000) as u64;
    let (mut now, mut best) = (0i64, (0i64, plans.to_vec()));
    for look in 0..looks {
        if !budget.spend(plans.len() as u64) {
            break;
        }
        let p = guests[random.below(guests.len())];
        let q = guests[random.below(guests.len())];
        if p == q {
            continue;
        }
        let price = rounds.price(&still, p, q);
        #[allow(clippy::cast_precision_loss)]
        let heat = 200.0 * (1.0 - look as f64 / looks as f64) + 0.5;
        #[allow(clippy::cast_precision_loss)]
        if price <= 0 || random.unit() < exp(-(price as f64) / heat) {
            rounds.swap(&still, p, q);
            for plan in plans.iter_mut() {
                plan.swap(p, q);
            }
            now += price;
            if now < best.0 {
                best = (now, plans.to_vec());
            }
        }
    }
    plans.clone_from_slice(&best.1);
}

/// The rounds with their prices.
enum Layer {
    Dense(Vec<Dense>),
    Tally(Vec<Tally>),
}

impl Layer {
    fn price(&self, index: &Index, p: usize, q: usize) -> i64 {
        match self {
            Self::Dense(rounds) => rounds.iter().map(|round| round.price(p, q)).sum(),
            Self::Tally(rounds) => rounds.iter().map(|round| round.swap_price(index, p, q)).sum(),
        }
    }

    fn swap(&mut self, index: &Index, p: usize, q: usize) {
        match self {
            Self::Dense(rounds) => rounds.iter_mut().for_each(|round| round.exchange(p, q)),
            Self::Tally(rounds) => {
                for round in rounds.iter_mut().filter(|round| round.table_of[p] != round.table_of[q]) {
                    round.swap(index, p, q);
                }
            }
        }
    }
}
