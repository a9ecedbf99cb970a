//! Whatever is asked, nothing panics, and what is answered is true.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use common::Dice;
use entaku_seating::{
    Board, Effort, PastPair, Person, Pin, Problem, RoundsWish, Rules, Tables, Weights, Wish, advise, repair, rounds,
    seat, verify, verify_rounds,
};
use proptest::prelude::*;

/// Codes and indexes that are mostly sensible, sometimes at the limits.
fn code() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..6u32, 1 => Just(u32::MAX), 1 => any::<u32>()]
}

fn index(most: usize) -> impl Strategy<Value = usize> {
    prop_oneof![30 => 0..most.max(1), 1 => Just(most), 1 => Just(usize::MAX)]
}

fn person() -> impl Strategy<Value = Person> {
    let maybe = || proptest::option::of(code());
    (code(), maybe(), maybe(), maybe(), any::<bool>(), maybe(), prop::collection::vec(code(), 0..4)).prop_map(
        |(profession, profession_group, workplace, corporation, facilitator, years, topics)| Person {
            profession,
            profession_group,
            workplace,
            corporation,
            facilitator,
            years,
            topics,
        },
    )
}

fn tables() -> impl Strategy<Value = Tables> {
    prop_oneof![
        8 => (0..8usize).prop_map(Tables::Equal),
        1 => Just(Tables::Equal(usize::MAX)),
        1 => Just(Tables::Equal(400)),
        4 => prop::collection::vec(0..9usize, 0..7).prop_map(Tables::Sizes),
        1 => Just(Tables::Sizes(vec![usize::MAX, usize::MAX])),
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    let weight = || prop_oneof![4 => 0..2_000u32, 1 => Just(u32::MAX), 1 => Just(0)];
    let six = (weight(), weight(), weight(), weight(), weight(), weight());
    (six, weight(), weight(), weight(), weight(), weight(), weight(), weight()).prop_map(
        |((a, b, c, d, e, f), g, h, i, j, k, l, m)| Weights {
            profession: a,
            profession_group: b,
            workplace: c,
            corporation: d,
            repeat: e,
            repeat_again: f,
            repeat_recent: g,
            one_profession_table: h,
            facilitator_missing: i,
            facilitator_pair: j,
            experience: k,
            topic: l,
            moved: m,
        },
    )
}

fn rules(n: usize) -> impl Strategy<Value = Rules> {
    let pin = (index(n), index(6)).prop_map(|(person, table)| Pin { person, table });
    (
        prop::collection::vec(pin, 0..4),
        prop::collection::vec(prop::collection::vec(index(n), 0..5), 0..3),
        prop::collection::vec((index(n), index(n)), 0..6),
        prop::collection::vec(index(6), 0..2),
    )
        .prop_map(|(pins, together, apart, locked)| Rules { pins, together, apart, locked })
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![Just(Wish::Ignore), Just(Wish::Spread), Just(Wish::Gather)]
}

fn problem() -> impl Strategy<Value = Problem> {
    prop::collection::vec(person(), 0..30).prop_flat_map(|people| {
        let n = people.len();
        let past = (index(n), index(n), any::<u32>(), proptest::option::of(0..4u32))
            .prop_map(|(a, b, times, events_ago)| PastPair { a, b, times, events_ago });
        let previous = prop_oneof![Just(n), Just(n), Just(0), Just(n + 1)]
            .prop_flat_map(|length| prop::collection::vec(proptest::option::of(index(6)), length));
        (
            Just(people),
            tables(),
            weights(),
            rules(n),
            prop::collection::vec(past, 0..30),
            previous,
            (wish(), wish(), prop::collection::vec(code(), 0..3)),
        )
            .prop_map(
                |(people, tables, weights, rules, past, previous, (experience, topics, experience_bands))| Problem {
                    people,
                    tables,
                    weights,
                    rules,
                    past,
                    previous,
                    experience,
                    experience_bands,
                    topics,
                },
            )
    })
}

/// The rules mostly name somebody who is not there; drop those that do, so that
/// the rest is put to the test too.
fn sensible(mut problem: Problem) -> Problem {
    let (n, k) = (problem.people.len(), problem.tables.count().min(10_000));
    let rules = &mut problem.rules;
    rules.pins.retain(|pin| pin.person < n && pin.table < k);
    rules.together.iter_mut().for_each(|group| group.retain(|&p| p < n));
    rules.apart.retain(|&(a, b)| a < n && b < n && a != b);
    rules.locked.retain(|&table| table < k);
    problem.past.retain(|past| past.a < n && past.b < n && past.a != past.b);
    problem.previous.resize(n, None);
    problem.previous.iter_mut().for_each(|table| *table = table.filter(|&table| table < k));
    problem
}

fn everything(problem: &Problem) {
    let effort = Effort { seed: 1, iterations: 3_000 };
    if let Ok(seating) = seat(problem, effort) {
        assert_eq!(verify(problem, &seating), []);
        let tables: Vec<Option<usize>> = seating.plan.table_of.iter().copied().map(Some).collect();
        let mut board = Board::new(problem.clone(), &tables).unwrap();
        let _ = board.price_moves(0);
        let _ = board.price_swaps(0);
        board.move_to(0, None);
        let _ = board.improve(effort, &mut || false);
        let _ = board.certificate();
    }
    if let Ok(repaired) = repair(problem, effort, &mut || false) {
        assert!(!repaired.choices.is_empty());
        for choice in repaired.choices {
            assert_eq!(entaku_seating::broken_rules(problem, &choice.seating.plan), []);
        }
    }
    let _ = advise(problem);
    let wish = RoundsWish { hosts: vec![0], ..RoundsWish::mixed(3) };
    if let Ok(made) = rounds(problem, &wish, effort, &mut || false) {
        assert_eq!(verify_rounds(problem, &wish, &made), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_wild_problems(problem in problem()) {
        everything(&problem);
    }

    #[test]
    fn nothing_panics_on_sensible_problems(problem in problem()) {
        everything(&sensible(problem));
    }

    #[test]
    fn the_same_seed_gives_the_same_seating(problem in problem(), seed in any::<u64>()) {
        let problem = sensible(problem);
        let effort = Effort { seed, iterations: 2_000 };
        prop_assert_eq!(seat(&problem, effort), seat(&problem, effort));
    }
}

#[test]
fn a_stop_ends_the_search_at_once() {
    let mut dice = Dice(51);
    let people = common::people(&mut dice, 60);
    let past = (0..60).flat_map(|a| (0..a).map(move |b| PastPair::once(a, b)));
    let problem = Problem { past: past.collect(), ..Problem::new(people, Tables::Equal(10)) };
    let mut asked = 0;
    let stop = &mut || {
        asked += 1;
        true
    };
    let effort = Effort { seed: 1, iterations: u64::MAX };
    entaku_seating::seat_until(&problem, effort, stop).unwrap();
    assert!(asked < 3, "{asked}");
}
