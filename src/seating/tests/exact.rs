//! The exact core: every profession, group, workplace and corporation even at
//! every table, for every number of tables.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use std::collections::BTreeMap;

use common::{Dice, people};
use entaku_seating::{Effort, FigureKind, Person, Problem, Tables, faults, seat, verify};

const CONSTRUCTION_ONLY: Effort = Effort { seed: 0, iterations: 0 };

/// Each value of an attribute has ⌊c/K⌋ or ⌈c/K⌉ people at each table.
fn even(problem: &Problem, table_of: &[usize], value: impl Fn(&Person) -> Option<u32>) -> bool {
    let tables = problem.tables.count();
    let mut counts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (person, &table) in problem.people.iter().zip(table_of) {
        if let Some(value) = value(person) {
            counts.entry(value).or_insert_with(|| vec![0; tables])[table] += 1;
        }
    }
    counts.values().all(|counts| {
        let people: usize = counts.iter().sum();
        let share = people / tables..=people.div_ceil(tables);
        counts.iter().all(|count| share.contains(count))
    })
}

fn unavoidable(problem: &Problem, sizes: &[usize]) -> u64 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for person in &problem.people {
        *counts.entry(person.profession).or_default() += 1;
    }
    let harmless: usize = sizes.iter().map(|&s| if s < 2 { s } else { s - 1 }).sum();
    counts.values().map(|&c| c.saturating_sub(harmless) as u64).max().unwrap_or(0)
}

fn check(dice: &mut Dice, most: usize) {
    let n = dice.below(most + 1);
    let tables = match dice.below(8) {
        0 => 1,
        1 => n.max(1),
        2 => n / 2 + 1,
        _ => dice.below(n.max(1)) + 1,
    };
    let problem = Problem::new(people(dice, n), Tables::Equal(tables));
    let effort = Effort { seed: dice.roll(), ..CONSTRUCTION_ONLY };
    let seating = seat(&problem, effort).unwrap();
    let plan = &seating.plan;
    let mut sizes = vec![0; tables];
    plan.table_of.iter().for_each(|&table| sizes[table] += 1);
    let lone = unavoidable(&problem, &sizes);
    let certificate = &seating.certificate;
    let one_sided = {
        // Where one profession could fill a table, keeping tables mixed goes
        // before keeping its group even.
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        problem.people.iter().for_each(|p| *counts.entry(p.profession).or_default() += 1);
        let most = counts.values().copied().max().unwrap_or(0);
        most.div_ceil(tables) >= (n / tables).max(1)
    };
    let lone_tables = certificate.counted(FigureKind::OneProfessionTables);
    let good = [
        even(&problem, &plan.table_of, |p| Some(p.profession)),
        even(&problem, &plan.table_of, |p| p.workplace),
        even(&problem, &plan.table_of, |p| p.corporation),
        one_sided || even(&problem, &plan.table_of, |p| p.profession_group),
        even(&problem, &plan.table_of, |_| Some(0)),
        lone_tables.value == lone && lone_tables.proven(),
        certificate.score.proven(),
        one_sided || certificate.proven(),
        faults(&problem, plan).is_empty(),
    ];
    assert_eq!(good, [true; 9], "{tables} tables, {problem:?}");
    if dice.one_in(50) {
        assert_eq!(verify(&problem, &seating), [], "{problem:?}");
    }
}

#[test]
fn a_hundred_thousand_random_instances_are_all_even() {
    let mut dice = Dice(20_230_906);
    for round in 0..100_000 {
        // Mostly small, where every odd case comes up; 300 people all along.
        let most = [12, 12, 40, 40, 80, 300][round % 6];
        check(&mut dice, most);
    }
}

#[test]
fn degenerate_instances() {
    for n in [0, 1, 2, 3, 7, 60] {
        for tables in [1, 2, 3, n.max(1), n + 1, 2 * n + 1] {
            for alike in [true, false] {
                let person = |i: usize| Person::new(if alike { 0 } else { i as u32 }, Some(0));
                let problem = Problem::new((0..n).map(person).collect(), Tables::Equal(tables));
                let seating = seat(&problem, CONSTRUCTION_ONLY).unwrap();
                assert_eq!(verify(&problem, &seating), []);
                assert!(seating.certificate.proven(), "{n} {tables} {alike}");
            }
        }
    }
    let nobody = Problem::new(Vec::new(), Tables::Equal(0));
    assert!(seat(&nobody, CONSTRUCTION_ONLY).unwrap().plan.table_of.is_empty());
}
