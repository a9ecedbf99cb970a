//! Rounds: people meet as few as can be again, every round is mixed, nobody stays.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use common::{Dice, people};
use entaku_seating::{
    Aim, Effort, FigureKind, MeetReason, Person, Pin, Problem, Refusal, Rounds, RoundsWish, Rules, Tables, rounds,
    verify_rounds,
};

const EFFORT: Effort = Effort { seed: 1, iterations: 60_000_000 };

/// As many of each profession as in a real workshop: 21 care managers at 60.
fn workshop(n: usize) -> Vec<Person> {
    let share = [21, 30, 38, 44, 49, 53, 56, 58, 59, 60];
    let profession = |i: usize| share.iter().position(|&upto| i * 60 / n < upto).unwrap() as u32;
    (0..n).map(|i| Person::new(profession(i), Some((i % (n / 2)) as u32))).collect()
}

/// So many people of so many professions in turn, each of a workplace of their own.
fn in_turn(n: usize, professions: usize) -> Vec<Person> {
    (0..n).map(|i| Person::new((i % professions) as u32, Some(i as u32))).collect()
}

fn wished(problem: &Problem, wish: &RoundsWish) -> Rounds {
    let solved = rounds(problem, wish, EFFORT, &mut || false).unwrap();
    assert_eq!(verify_rounds(problem, wish, &solved), []);
    solved
}

fn solve(problem: &Problem, count: usize, hosts: &[usize]) -> Rounds {
    wished(problem, &RoundsWish { hosts: hosts.to_vec(), ..RoundsWish::mixed(count) })
}

/// How far the rounds' pairs of a profession are above their bound.
fn unmixed(solved: &Rounds) -> u64 {
    let gap = |kind| solved.rounds.iter().map(|round| round.certificate.counted(kind).gap()).sum::<u64>();
    gap(FigureKind::ProfessionPairs) + gap(FigureKind::WorkplacePairs) + gap(FigureKind::OneProfessionTables)
}

#[test]
fn the_list_of_rotations_is_matched() {
    for (tables, seats, count) in
        [(10, 6, 8), (10, 5, 10), (14, 6, 10), (15, 7, 10), (7, 6, 7), (11, 5, 10), (8, 8, 8), (12, 4, 10)]
    {
        for absent in [0, 1] {
            let n = tables * seats - absent;
            let problem = Problem::new(in_turn(n, n), Tables::Equal(tables));
            let solved = solve(&problem, count, &[]);
            assert_eq!(solved.repeats.value, 0, "{count} rounds, {tables} tables of {seats}, {absent} absent");
            assert_eq!(solved.stays, 0);
        }
    }
}

/// Kirkman's schoolgirls, nearly Kirkman systems, affine planes, resolvable designs: nobody meets
/// twice for as many rounds as can be.
#[test]
fn resolvable_designs_are_found() {
    for (tables, seats, count) in [
        (5, 3, 7),
        (6, 3, 8),
        (7, 3, 10),
        (8, 3, 10),
        (4, 4, 5),
        (6, 4, 7),
        (7, 4, 9),
        (9, 4, 10),
        (6, 5, 6),
        (9, 9, 10),
    ] {
        let n = tables * seats;
        let problem = Problem::new(in_turn(n, n), Tables::Equal(tables));
        let solved = solve(&problem, count, &[]);
        assert_eq!((solved.repeats.value, solved.stays), (0, 0), "{count} rounds, {tables} tables of {seats}");
    }
}

#[test]
fn three_rounds_of_a_workshop_are_as_mixed_as_one() {
    for n in [60, 59, 57] {
        let problem = Problem::new(workshop(n), Tables::Equal(10));
        let solved = solve(&problem, 3, &[]);
        assert_eq!((solved.repeats.value, unmixed(&solved), solved.stays), (0, 0, 0), "{n}");
    }
}

/// Four tables are fewer than the six at one: two pairs a table meet again in any two rounds, and
/// no more need to.
#[test]
fn a_bound_by_pigeonhole_is_reached_and_told() {
    for (n, count, least) in [(24, 2, 8), (24, 3, 24), (23, 2, 7), (28, 3, 36), (20, 4, 24)] {
        let problem = Problem::new(in_turn(n, n.div_ceil(4)), Tables::Equal(4));
        let solved = solve(&problem, count, &[]);
        assert_eq!((solved.repeats.value, solved.repeats.bound), (least, least), "{n} people, {count} rounds");
        assert!(matches!(solved.why, Some(MeetReason::Pigeonhole { tables: 4, .. })), "{:?}", solved.why);
        assert_eq!(unmixed(&solved), 0, "{n}");
        assert_eq!(solved.stays > 0, count == 2, "{n} people, {count} rounds");
    }
}

/// Four professions of four at four tables: four rounds in which nobody meets twice. In the fifth
/// people meet again rather than sit with their own profession.
#[test]
fn the_mix_comes_before_meetings() {
    let problem = Problem::new(in_turn(16, 4), Tables::Equal(4));
    let four = solve(&problem, 4, &[]);
    assert_eq!((four.repeats.value, unmixed(&four)), (0, 0));
    let five = solve(&problem, 5, &[]);
    assert_eq!((five.repeats.value, five.repeats.bound, unmixed(&five)), (24, 24, 0));
    assert!(matches!(five.why, Some(MeetReason::FewPairs { mixed: true, .. } | MeetReason::FewOthers { .. })));
}

#[test]
fn hosts_stay() {
    let problem = Problem::new(workshop(60), Tables::Equal(10));
    let hosts: Vec<usize> = (0..60).step_by(6).collect();
    let solved = solve(&problem, 6, &hosts);
    assert_eq!((unmixed(&solved), solved.stays), (0, 0));
    assert!(solved.repeats.value <= 8, "{:?}", solved.repeats);
    let pinned = Problem { rules: Rules { pins: vec![Pin { person: 6, table: 9 }], ..Rules::default() }, ..problem };
    let solved = solve(&pinned, 3, &hosts);
    assert_eq!(solved.rounds[2].plan.table_of[6], 9);
}

/// Ten hosts, twelve volunteers, professions and workplaces as they come: five rounds.
#[test]
fn hosts_and_volunteers() {
    let counts = [19, 10, 6, 5, 5, 4, 3, 3, 2, 2, 1];
    let professions = counts.iter().zip(0..).flat_map(|(&count, code)| vec![code; count]);
    let person = |(i, profession): (usize, u32)| Person {
        facilitator: i % 5 == 0,
        profession_group: Some(profession / 3),
        ..Person::new(profession, Some((i % 23) as u32))
    };
    let problem = Problem::new(professions.enumerate().map(person).collect(), Tables::Equal(10));
    let hosts: Vec<usize> = (0..60).step_by(6).collect();
    let solved = solve(&problem, 5, &hosts);
    assert_eq!((unmixed(&solved), solved.stays), (0, 0));
    assert!(solved.repeats.value <= 4, "{:?}", solved.repeats);
}

/// Hosts stay; everybody else finds another number in some round, though whoever shares the
/// hosts' strand could as well have stayed.
#[test]
fn guests_change_tables() {
    for hosts in [vec![], vec![7], vec![0, 13, 26]] {
        for rules in [Rules::default(), Rules { apart: vec![(1, 2)], ..Rules::default() }] {
            for tables in [4, 10] {
                let problem = Problem { rules: rules.clone(), ..Problem::new(workshop(60), Tables::Equal(tables)) };
                assert_eq!(solve(&problem, 3, &hosts).stays, 0, "{hosts:?} {rules:?} {tables}");
            }
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
    let solved = solve(&problem, 4, &[7, 8]);
    // The two who sit together meet in each of four rounds.
    assert_eq!((solved.repeats.value, solved.repeats.bound), (6, 6));
    assert_eq!(solved.stays, 0);
}

#[test]
fn tables_of_given_sizes() {
    let problem = Problem::new(in_turn(26, 8), Tables::Sizes(vec![8, 6, 6, 6]));
    let solved = solve(&problem, 3, &[]);
    assert_eq!((unmixed(&solved), solved.stays), (0, 0));
    assert!(solved.repeats.gap() <= 2, "{:?}", solved.repeats);
}

/// Same profession, mixed, same profession, as world cafés are run.
#[test]
fn rounds_of_one_profession_stand_among_mixed_ones() {
    let problem = Problem::new(in_turn(24, 4), Tables::Equal(4));
    let wish = RoundsWish { aims: vec![Aim::Alike, Aim::Mixed, Aim::Alike], ..RoundsWish::mixed(3) };
    let solved = wished(&problem, &wish);
    let misses = |round: usize| solved.rounds[round].certificate.counted(FigureKind::TopicMisses).value;
    assert_eq!((misses(0), misses(2)), (0, 0));
    let mixed = &solved.rounds[1].certificate;
    assert!(mixed.counted(FigureKind::ProfessionPairs).proven());
    // One profession at a table, twice: 15 pairs at each of four tables. Two of a profession share a
    // table in the mixed round, and share it three times.
    assert_eq!(solved.repeats.value, 4 * 15 + 2 * 8);
    assert_eq!(solved.stays, 0);
}

#[test]
fn the_first_round_may_be_given() {
    let problem = Problem::new(in_turn(24, 6), Tables::Equal(6));
    let first = solve(&problem, 2, &[]).rounds[1].plan.table_of.clone();
    let wish = RoundsWish { first: first.clone(), hosts: vec![5], ..RoundsWish::mixed(4) };
    let solved = wished(&problem, &wish);
    assert_eq!(solved.rounds[0].plan.table_of, first);
    assert_eq!((solved.repeats.value, unmixed(&solved), solved.stays), (0, 0, 0));
    for wrong in [vec![0; 23], vec![6; 24]] {
        let wish = RoundsWish { first: wrong, ..wish.clone() };
        assert!(rounds(&problem, &wish, EFFORT, &mut || false).is_err());
    }
    // One that keeps neither sizes nor mix is taken as it is.
    let wish = RoundsWish { first: (0..24).map(|i| usize::from(i > 15)).collect(), ..RoundsWish::mixed(2) };
    assert!(!wished(&problem, &wish).rounds[0].certificate.sizes_kept);
}

#[test]
fn any_numbers_at_all() {
    let mut dice = Dice(41);
    for _ in 0..60 {
        let n = dice.below(24);
        let k = 1 + dice.below(n.max(1));
        let problem = Problem::new(people(&mut dice, n), Tables::Equal(k));
        let aims = (0..dice.below(4)).map(|_| if dice.one_in(2) { Aim::Alike } else { Aim::Mixed }).collect();
        let hosts = (0..n.min(k).min(dice.below(4))).collect();
        let wish = RoundsWish { hosts, aims, ..RoundsWish::mixed(dice.below(7)) };
        let effort = Effort { seed: 1, iterations: 100_000 };
        let solved = rounds(&problem, &wish, effort, &mut || false).unwrap();
        assert_eq!(verify_rounds(&problem, &wish, &solved), [], "{n} {k} {wish:?}");
    }
    let problem = Problem::new(workshop(20), Tables::Equal(4));
    assert!(matches!(rounds(&problem, &RoundsWish::mixed(11), EFFORT, &mut || false), Err(Refusal::TooLarge { .. })));
}

/// A rotation that says something untrue is found out.
#[test]
fn the_check_notices_what_is_untrue() {
    use entaku_seating::RoundsFault as F;
    let problem = Problem::new(in_turn(24, 6), Tables::Equal(4));
    let wish = RoundsWish { hosts: vec![3], ..RoundsWish::mixed(3) };
    let good = wished(&problem, &wish);
    let changed = |change: &dyn Fn(&mut Rounds)| {
        let mut rounds = good.clone();
        change(&mut rounds);
        verify_rounds(&problem, &wish, &rounds)
    };
    assert!(matches!(changed(&|made| made.repeats.value -= 1)[..], [F::FalseMeetings { said: 23, counted: 24 }]));
    assert_eq!(changed(&|made| made.repeats.bound += 1), [F::FalseBound]);
    assert_eq!(changed(&|made| made.why = None), [F::FalseBound]);
    assert_eq!(changed(&|made| made.stays = 2), [F::FalseStays { said: 2, counted: 0 }]);
    let fewer = changed(&|made| drop(made.rounds.pop()));
    assert!(fewer.contains(&F::Rounds { rounds: 2 }), "{fewer:?}");
    let moved = changed(&|made| {
        let tables = &mut made.rounds[1].plan.table_of;
        let other = (0..24).find(|&person| tables[person] != tables[3]).unwrap();
        tables.swap(3, other);
    });
    assert!(moved.contains(&F::HostMoves { person: 3 }), "{moved:?}");
    let first = RoundsWish { first: vec![0; 24], ..wish.clone() };
    assert!(verify_rounds(&problem, &first, &good).contains(&F::OtherFirst));
}
