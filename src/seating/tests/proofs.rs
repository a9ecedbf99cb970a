//! What is said to be proven is true: small problems against every seating
//! there is, and the series of workshops against what is known of them.
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation)]

mod common;

use common::Dice;
use entaku_seating::{
    Effort, FigureKind, PastPair, Person, Pin, Plan, Problem, Rules, Tables, count, faults, seat, verify,
};

/// Seven to nine people who met most of the others, with a few rules.
fn small(dice: &mut Dice) -> Problem {
    let n = 7 + dice.below(3);
    let k = 2 + dice.below(2);
    let people = (0..n)
        .map(|_| Person {
            facilitator: dice.one_in(3),
            ..Person::new(dice.below(4) as u32, (!dice.one_in(4)).then(|| dice.below(4) as u32))
        })
        .collect();
    let tables = match dice.below(3) {
        0 => Tables::Sizes((0..k).map(|t| n / k + [2, 0, 1][t]).collect()),
        1 => Tables::Sizes((0..k).map(|t| n - 2 * t).collect()),
        _ => Tables::Equal(k),
    };
    let met = |dice: &mut Dice| (0..n).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|_| !dice.one_in(3)).collect();
    let pairs: Vec<(usize, usize)> = met(dice);
    let rules = Rules {
        pins: (0..dice.below(3)).map(|i| Pin { person: i, table: dice.below(k) }).collect(),
        together: if dice.one_in(3) { vec![vec![3, 4]] } else { Vec::new() },
        apart: if dice.one_in(3) { vec![(2, 5), (1, 4)] } else { Vec::new() },
        locked: Vec::new(),
    };
    let past = pairs.into_iter().map(|(a, b)| PastPair::once(a, b)).collect();
    Problem { past, rules, ..Problem::new(people, tables) }
}

/// The least cost and the least score of all seatings that keep the rules.
fn least(problem: &Problem) -> Option<(u64, u64)> {
    let (n, k) = (problem.people.len(), problem.tables.count());
    let mut least: Option<(u64, u64)> = None;
    for number in 0..k.pow(n as u32) {
        let table_of = (0..n as u32).map(|person| number / k.pow(person) % k).collect();
        let plan = Plan { table_of };
        if faults(problem, &plan).is_empty() {
            let figures = count(problem, &plan);
            let (cost, score) = (figures.cost(&problem.weights), figures.score(&problem.weights));
            least = Some(least.map_or((cost, score), |(c, s)| (c.min(cost), s.min(score))));
        }
    }
    least
}

#[test]
fn no_seating_is_below_the_bound() {
    let mut dice = Dice(77);
    let (mut seated, mut proven) = (0, 0);
    for _ in 0..120 {
        let problem = small(&mut dice);
        let Some((cost, score)) = least(&problem) else { continue };
        let seating = seat(&problem, Effort { seed: dice.roll(), iterations: 400_000 }).unwrap();
        let certificate = &seating.certificate;
        assert_eq!(verify(&problem, &seating), []);
        assert_eq!(certificate.cost.value, cost, "{problem:?}");
        assert!(certificate.cost.bound <= cost && certificate.score.bound <= score, "{problem:?} {certificate:?}");
        seated += 1;
        proven += usize::from(certificate.proven());
    }
    assert!(seated > 60 && 100 * proven >= 95 * seated, "{proven} of {seated} proven");
}

/// Nobody had a proof for these; 5 was not known to be possible before the fifth.
#[test]
fn the_eighth_workshop_of_a_series_is_proven() {
    let problem = common::instance("s60_ser8", 10);
    let seating = seat(&problem, Effort { seed: 1, iterations: 20_000_000 }).unwrap();
    assert_eq!(verify(&problem, &seating), []);
    let score = seating.certificate.score;
    assert_eq!((score.value, score.bound), (10_600, 10_600));
    assert!(seating.certificate.proven());
    assert_eq!(seating.certificate.counted(FigureKind::RepeatPairs).value, 18);
}
