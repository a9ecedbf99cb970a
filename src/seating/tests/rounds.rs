//! Rounds: nobody meets twice where that is possible, every round is mixed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use common::{Dice, people};
use entaku_seating::{
    Effort, FigureKind, Person, Pin, Problem, Refusal, Rounds, RoundsWish, Rules, Tables, faults, rounds,
};

const EFFORT: Effort = Effort { seed: 1, iterations: 60_000_000 };

/// As many of each profession as in a real workshop: 21 care managers at 60.
fn workshop(n: usize) -> Vec<Person> {
    let share = [21, 30, 38, 44, 49, 53, 56, 58, 59, 60];
    let profession = |i: usize| share.iter().position(|&upto| i * 60 / n < upto).unwrap() as u32;
    (0..n).map(|i| Person::new(profession(i), Some((i % (n / 2)) as u32))).collect()
}

fn solve(problem: &Problem, count: usize, hosts: &[usize]) -> Rounds {
    let wish = RoundsWish { rounds: count, hosts: hosts.to_vec() };
    let solved = rounds(problem, &wish, EFFORT, &mut || false).unwrap();
    assert_eq!(solved.rounds.len(), count);
    let mut met = std::collections::BTreeMap::new();
    for round in &solved.rounds {
        assert_eq!(faults(problem, &round.plan), []);
        for people in round.plan.seats(problem.tables.count()) {
            for (i, &a) in people.iter().enumerate() {
                for &b in &people[..i] {
                    *met.entry((a, b)).or_insert(0u64) += 1;
                }
            }
        }
        for &host in hosts {
            assert_eq!(round.plan.table_of[host], solved.rounds[0].plan.table_of[host]);
        }
    }
    assert_eq!(solved.repeats.value, met.values().map(|times| times - 1).sum::<u64>());
    assert!(solved.repeats.bound <= solved.repeats.value);
    solved
}

#[test]
fn the_list_of_rotations_is_matched() {
    for (tables, seats, count) in
        [(10, 6, 8), (10, 5, 10), (14, 6, 10), (15, 7, 10), (7, 6, 7), (11, 5, 10), (8, 8, 8), (12, 4, 10)]
    {
        for absent in [0, 1] {
            let n = tables * seats - absent;
            let problem = Problem::new(workshop(n), Tables::Equal(tables));
            let solved = solve(&problem, count, &[]);
            assert_eq!(solved.repeats.value, 0, "{count} rounds, {tables} tables of {seats}, {absent} absent");
            for round in &solved.rounds {
                let lone = round.certificate.counted(FigureKind::OneProfessionTables);
                assert_eq!(lone.value, 0, "{tables} {seats}");
            }
        }
    }
}

#[test]
fn three_rounds_of_a_workshop_are_as_mixed_as_one() {
    let problem = Problem::new(workshop(60), Tables::Equal(10));
    let solved = solve(&problem, 3, &[]);
    assert_eq!(solved.repeats.value, 0);
    for round in solved.rounds {
        assert!(round.certificate.score.gap() <= 200, "{:?}", round.certificate.score);
    }
}

#[test]
fn hosts_stay() {
    let problem = Problem::new(workshop(60), Tables::Equal(10));
    let hosts: Vec<usize> = (0..60).step_by(6).collect();
    let solved = solve(&problem, 6, &hosts);
    assert_eq!(solved.repeats.value, 0);
    let pinned = Problem { rules: Rules { pins: vec![Pin { person: 6, table: 9 }], ..Rules::default() }, ..problem };
    let solved = solve(&pinned, 3, &hosts);
    assert_eq!(solved.rounds[2].plan.table_of[6], 9);
}

/// Hosts stay; everybody else finds another number in some round, though whoever shares the
/// hosts' strand could as well have stayed. With rules one may be left who does not.
#[test]
fn guests_change_tables() {
    for hosts in [vec![], vec![7], vec![0, 13, 26]] {
        for rules in [Rules::default(), Rules { apart: vec![(1, 2)], ..Rules::default() }] {
            let ruled = !rules.is_empty();
            let problem = Problem { rules, ..Problem::new(workshop(60), Tables::Equal(10)) };
            let solved = solve(&problem, 3, &hosts);
            let tables = |person: usize| solved.rounds.iter().map(move |round| round.plan.table_of[person]);
            let stays = |person: &usize| tables(*person).collect::<std::collections::BTreeSet<_>>().len() == 1;
            let staying: Vec<usize> = (0..60).filter(stays).filter(|person| !hosts.contains(person)).collect();
            assert!(staying.len() <= usize::from(ruled), "{hosts:?}, with rules {ruled}: {staying:?}");
        }
    }
}

#[test]
fn rules_hold_in_every_round() {
    let problem = Problem {
        rules: Rules {
            apart: vec![(0, 1), (2, 3)],
            together: vec![vec![4, 5]],
            pins: vec![Pin { person: 7, table: 2 }],
            ..Rules::default()
        },
        ..Problem::new(workshop(40), Tables::Equal(8))
    };
    solve(&problem, 4, &[7, 8]);
}

#[test]
fn any_numbers_at_all() {
    let mut dice = Dice(41);
    for _ in 0..60 {
        let n = dice.below(24);
        let k = 1 + dice.below(n.max(1));
        let problem = Problem::new(people(&mut dice, n), Tables::Equal(k));
        let wish = RoundsWish { rounds: dice.below(7), hosts: (0..n.min(k).min(dice.below(4))).collect() };
        let effort = Effort { seed: 1, iterations: 100_000 };
        let solved = rounds(&problem, &wish, effort, &mut || false).unwrap();
        assert!(solved.repeats.bound <= solved.repeats.value, "{n} {k} {wish:?}");
        for round in &solved.rounds {
            assert_eq!(faults(&problem, &round.plan), []);
        }
    }
    let problem = Problem::new(workshop(20), Tables::Equal(4));
    let wish = RoundsWish { rounds: 11, hosts: Vec::new() };
    assert!(matches!(rounds(&problem, &wish, EFFORT, &mut || false), Err(Refusal::TooLarge { .. })));
}
