//! Walk-ins and cancellations: the guarantees are kept, the moves counted.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::cast_possible_truncation)]

mod common;

use common::{Dice, people};
use entaku_seating::{Effort, PastPair, Pin, Problem, Rules, Tables, faults, repair, seat, verify};

const EFFORT: Effort = Effort { seed: 1, iterations: 2_000_000 };

/// A seated problem, then one person gone or one more.
fn changed(dice: &mut Dice, n: usize, walk_in: bool) -> Problem {
    let k = 2 + dice.below(n / 4);
    let mut problem = Problem::new(people(dice, n), Tables::Equal(k));
    let seating = seat(&problem, Effort { seed: dice.roll(), iterations: 0 }).unwrap();
    problem.previous = seating.plan.table_of.into_iter().map(Some).collect();
    if walk_in {
        problem.people.extend(people(dice, 1));
        problem.previous.push(None);
    } else {
        let gone = dice.below(n);
        problem.people.remove(gone);
        problem.previous.remove(gone);
    }
    problem
}

#[test]
fn a_thousand_walk_ins_and_cancellations_keep_every_guarantee() {
    let mut dice = Dice(31);
    for walk_in in [true, false] {
        let (mut moves, mut most) = (0, 0);
        for _ in 0..1_000 {
            let problem = changed(&mut dice, 60, walk_in);
            let repair = repair(&problem, EFFORT, &mut || false).unwrap();
            let best = repair.choices.last().unwrap();
            assert_eq!(faults(&problem, &best.seating.plan), []);
            let certificate = &best.seating.certificate;
            assert!(certificate.score.proven(), "{problem:?}\n{certificate:?}");
            moves += best.moves.len();
            most = most.max(best.moves.len());
            let mut before = u64::MAX;
            for choice in &repair.choices {
                assert!(choice.cost < before);
                before = choice.cost;
            }
        }
        println!("walk-in {walk_in}: {moves} moves in 1,000, {most} at most");
        assert!(moves < 1_000 && most <= 6, "{moves} {most}");
    }
}

#[test]
fn moves_are_listed_as_they_are() {
    let mut dice = Dice(32);
    for _ in 0..60 {
        let mut problem = changed(&mut dice, 30, true);
        problem.past = (0..20).map(|i| PastPair::once(i, i + 7)).collect();
        problem.rules = Rules { pins: vec![Pin { person: 0, table: 1 }], apart: vec![(2, 3)], ..Rules::default() };
        let repair = repair(&problem, EFFORT, &mut || false).unwrap();
        for choice in &repair.choices {
            let table_of = &choice.seating.plan.table_of;
            let moved = (0..31).filter(|&p| problem.previous[p].is_some_and(|t| t != table_of[p]));
            assert_eq!(moved.collect::<Vec<_>>(), choice.moves.iter().map(|m| m.person).collect::<Vec<_>>());
            assert_eq!(choice.joins.len(), 1);
            for step in choice.moves.iter().chain(&choice.joins) {
                assert_eq!(table_of[step.person], step.to);
            }
            assert_eq!(table_of[0], 1);
            assert_ne!(table_of[2], table_of[3]);
            if choice.seating.certificate.sizes_kept {
                assert_eq!(verify(&problem, &choice.seating), []);
            }
        }
    }
}

#[test]
fn nothing_changed_means_nobody_moves() {
    let mut dice = Dice(33);
    for _ in 0..50 {
        let mut problem = Problem::new(people(&mut dice, 40), Tables::Equal(7));
        let seating = seat(&problem, EFFORT).unwrap();
        problem.previous = seating.plan.table_of.iter().copied().map(Some).collect();
        let repair = repair(&problem, EFFORT, &mut || false).unwrap();
        assert_eq!(repair.choices.len(), 1);
        assert_eq!(repair.choices[0].moves, []);
        assert_eq!(seat(&problem, EFFORT).unwrap().plan, seating.plan);
    }
}

#[test]
fn tables_added_and_taken_away() {
    let mut dice = Dice(34);
    for more in [true, false] {
        let mut problem = Problem::new(people(&mut dice, 60), Tables::Equal(10));
        let seating = seat(&problem, EFFORT).unwrap();
        let tables = if more { 11 } else { 9 };
        problem.tables = Tables::Equal(tables);
        let stay = |&table: &usize| (table < tables).then_some(table);
        problem.previous = seating.plan.table_of.iter().map(stay).collect();
        let repair = repair(&problem, EFFORT, &mut || false).unwrap();
        let best = repair.choices.last().unwrap();
        assert_eq!(verify(&problem, &best.seating), []);
        assert!(best.seating.certificate.score.proven());
        assert!(best.moves.len() < 25, "{}", best.moves.len());
    }
}
