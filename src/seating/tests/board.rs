//! The board: every price is what the figures then show.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use common::{Dice, people};
use entaku_seating::{Board, Effort, FigureKind, Figures, PastPair, Pin, Plan, Problem, Rules, Tables, Wish, count};

fn problem(dice: &mut Dice, n: usize, k: usize) -> Problem {
    let mut people = people(dice, n);
    for person in &mut people {
        person.facilitator = dice.one_in(4);
        person.years = (!dice.one_in(3)).then(|| dice.below(30) as u32);
        person.topics = (0..dice.below(3)).map(|_| dice.below(5) as u32).collect();
    }
    let past = (0..n).map(|i| PastPair {
        times: dice.below(4) as u32,
        events_ago: Some(dice.below(3) as u32),
        ..PastPair::once(i, (i + 1 + dice.below(n - 1)) % n)
    });
    Problem {
        past: past.collect(),
        previous: (0..n).map(|_| (!dice.one_in(4)).then(|| dice.below(k))).collect(),
        experience: [Wish::Spread, Wish::Gather][dice.below(2)],
        topics: [Wish::Spread, Wish::Gather][dice.below(2)],
        rules: Rules {
            pins: vec![Pin { person: 0, table: 0 }],
            apart: vec![(0, 1)],
            together: vec![vec![n - 1, n - 2]],
            locked: vec![k - 1],
        },
        ..Problem::new(people, Tables::Equal(k))
    }
}

fn counted(problem: &Problem, board: &Board) -> Figures {
    let table_of = board.tables().into_iter().map(|t| t.unwrap_or(usize::MAX)).collect();
    count(problem, &Plan { table_of })
}

#[test]
fn every_price_comes_true() {
    let mut dice = Dice(21);
    for _ in 0..300 {
        let n = 3 + dice.below(30);
        let k = 1 + dice.below(6);
        let problem = problem(&mut dice, n, k);
        let start: Vec<Option<usize>> = (0..n).map(|_| (!dice.one_in(6)).then(|| dice.below(k))).collect();
        let mut board = Board::new(problem.clone(), &start).unwrap();
        for _ in 0..20 {
            let before = board.figures();
            assert_eq!(before, counted(&problem, &board));
            let broken = board.broken_rules();
            let person = dice.below(n);
            let (change, promised, breaks) = if dice.one_in(2) {
                let to = dice.below(k);
                let price = board.price_moves(person).swap_remove(to);
                let change = board.move_to(person, Some(to));
                assert_eq!(board.people_at(to).len(), price.people);
                (change, price.change, price.breaks)
            } else {
                let swaps = board.price_swaps(person);
                if swaps.is_empty() {
                    continue;
                }
                let price = swaps[dice.below(swaps.len())].clone();
                (board.swap(person, price.with), price.change, price.breaks)
            };
            assert_eq!(change, promised);
            let after = board.figures();
            for kind in FigureKind::ALL {
                let by = after.get(kind).cast_signed() - before.get(kind).cast_signed();
                // Pairs to be gathered are counted from the most there could
                // be; with more at a table than it should have, that stops at 0.
                if change.get(kind) != by {
                    assert!(kind == FigureKind::TopicMisses || kind == FigureKind::ExperiencePairs);
                    assert!(after.get(kind) == 0 || before.get(kind) == 0, "{kind:?}");
                }
            }
            for rule in board.broken_rules() {
                assert!(broken.contains(&rule) || breaks.contains(&rule), "{rule:?}");
            }
        }
        if let Some(certificate) = board.certificate() {
            for figure in certificate.figures {
                assert!(figure.counted.bound <= figure.counted.value);
            }
        }
    }
}

#[test]
fn improving_keeps_what_the_hand_has_fixed() {
    let mut dice = Dice(22);
    for _ in 0..40 {
        let n = 20 + dice.below(40);
        let mut problem = problem(&mut dice, n, 6);
        problem.rules = Rules::default();
        problem.past.clear();
        let start: Vec<Option<usize>> = (0..n).map(|i| (i % 9 > 0).then_some(i % 6)).collect();
        let mut board = Board::new(problem, &start).unwrap();
        let pins: Vec<Pin> = (0..4).map(|person| Pin { person, table: 5 - person % 2 }).collect();
        for pin in &pins {
            board.move_to(pin.person, Some(pin.table));
        }
        board.set_rules(Rules { pins: pins.clone(), locked: vec![2], ..Rules::default() }).unwrap();
        let held = board.people_at(2);
        let seating = board.improve(Effort { seed: 1, iterations: 20_000 }, &mut || false).unwrap();
        board.take(&seating.plan).unwrap();
        assert_eq!(board.broken_rules(), []);
        assert_eq!(board.people_at(2), held);
        for pin in pins {
            assert_eq!(board.tables()[pin.person], Some(pin.table));
        }
    }
}

#[test]
fn what_is_not_there_is_left_alone() {
    let mut dice = Dice(23);
    let problem = problem(&mut dice, 10, 3);
    let mut board = Board::new(problem, &[None; 10]).unwrap();
    board.move_to(99, Some(0));
    board.move_to(0, Some(99));
    board.swap(0, 99);
    assert!(board.price_moves(99).is_empty() && board.price_swaps(99).is_empty());
    assert!(board.people_at(99).is_empty());
    assert_eq!(board.tables(), [None; 10]);
    assert!(board.plan().is_none());
}

#[test]
fn a_locked_table_with_more_people_than_seats_can_be_laid_out() {
    let people = (0..6).map(|i| entaku_seating::Person::new(i, None)).collect();
    let mut problem = Problem::new(people, Tables::Sizes(vec![2, 3]));
    problem.previous = vec![Some(0), Some(0), Some(0), None, None, None];
    problem.rules.locked = vec![0];
    let tables = [Some(0), Some(0), Some(0), Some(1), Some(1), Some(1)];
    let board = Board::new(problem, &tables).unwrap();
    assert_eq!(board.broken_rules(), []);
}
