//! Generated instances with mixed constraints and what is answered to them, one
//! JSON object a line, for an independent solver to look for something better:
//! `cargo run --release -p entaku-seating --example comparison -- 1000 > instances.jsonl`,
//! then `comparison/compare.py instances.jsonl`. Arguments: how many instances,
//! from which seed on (1).
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_possible_truncation)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;
use std::time::Instant;

use common::Dice;
use entaku_seating::{Effort, PastPair, Person, Pin, Problem, Refusal, Rules, Seating, Tables, seat, verify};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    seed: u64,
    problem: &'a Problem,
    /// The table of each person; `None` where the request was refused.
    table_of: Option<&'a [usize]>,
    /// Hundredths of a point.
    cost: Option<u64>,
    bound: Option<u64>,
    refusal: Option<String>,
    elapsed_ms: f64,
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().unwrap());
    let count = arguments.next().unwrap_or(1_000);
    let from = arguments.next().unwrap_or(1);
    for seed in from..from + count {
        let problem = generate(seed);
        let begin = Instant::now();
        let answer = seat(&problem, Effort::default());
        println!("{}", line(seed, &problem, &answer, begin.elapsed().as_secs_f64() * 1e3));
    }
}

fn line(seed: u64, problem: &Problem, answer: &Result<Seating, Refusal>, elapsed_ms: f64) -> String {
    let seating = answer.as_ref().ok();
    if let Some(seating) = seating {
        assert_eq!(verify(problem, seating), [], "seed {seed}");
    }
    let line = Line {
        seed,
        problem,
        table_of: seating.map(|seating| seating.plan.table_of.as_slice()),
        cost: seating.map(|seating| seating.certificate.cost.value),
        bound: seating.map(|seating| seating.certificate.cost.bound),
        refusal: answer.as_ref().err().map(ToString::to_string),
        elapsed_ms,
    };
    serde_json::to_string(&line).unwrap()
}

/// 40 to 100 people at tables for four to seven, with some of everything. How
/// much of it differs: met before, rules, sizes, or a little of each.
fn generate(seed: u64) -> Problem {
    let mut dice = Dice(seed.wrapping_mul(1_000_003));
    let n = 40 + dice.below(61);
    let k = n / (4 + dice.below(4));
    let (professions, workplaces) = (6 + dice.below(9), n / 4 + dice.below(n / 4));
    let volunteers = [0, k - 1, k, k + 2, 2 * k][dice.below(5)];
    let people: Vec<Person> = (0..n)
        .map(|i| Person {
            facilitator: i * 7 % n < volunteers,
            ..Person::new(dice.skewed(professions) as u32, (!dice.one_in(10)).then(|| dice.skewed(workplaces) as u32))
        })
        .collect();
    let (workshops, heavy, uneven) = [(2, false, 0), (0, true, 0), (1, false, k), (1, true, k / 3)][dice.below(4)];
    let given = uneven > 0 && !dice.one_in(4);
    let tables = if given { Tables::Sizes(sizes(&mut dice, n, k, uneven)) } else { Tables::Equal(k) };
    let past = past(&mut dice, n, k, workshops);
    let rules = if heavy {
        rules(&mut dice, n, k, [n / 8, n / 6, n / 4], [0, 1, 3], [3, 6, 12])
    } else {
        rules(&mut dice, n, k, [0, 3, 6], [0, 1, 3], [0, 3, 8])
    };
    Problem { past, rules, ..Problem::new(people, tables) }
}

/// Given sizes, made uneven in so many steps: seats for all, or a few more.
fn sizes(dice: &mut Dice, n: usize, k: usize, uneven: usize) -> Vec<usize> {
    let mut sizes = vec![n / k; k];
    for _ in 0..n % k + [0, 0, 2][dice.below(3)] {
        sizes[dice.below(k)] += 1;
    }
    for _ in 0..uneven {
        let (a, b) = (dice.below(k), dice.below(k));
        if sizes[a] > 2 {
            sizes[a] -= 1;
            sizes[b] += 1;
        }
    }
    sizes
}

/// Earlier workshops with tables at random, which some attended.
fn past(dice: &mut Dice, n: usize, k: usize, most: usize) -> Vec<PastPair> {
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    for _ in 0..dice.below(most + 1) {
        let attended = [n / 4, n / 3, n / 2][dice.below(3)];
        let mut there: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            there.swap(i, dice.below(i + 1));
        }
        there.truncate(attended);
        for table in there.chunks(n / k) {
            for &a in table {
                met.extend(table.iter().filter(|&&b| b > a).map(|&b| (a, b)));
            }
        }
    }
    met.into_iter().map(|(a, b)| PastPair::once(a, b)).collect()
}

/// So many pins, groups and pairs to be kept apart: one of the three numbers each.
fn rules(dice: &mut Dice, n: usize, k: usize, pins: [usize; 3], together: [usize; 3], apart: [usize; 3]) -> Rules {
    let pins = (0..pins[dice.below(3)]).map(|_| Pin { person: dice.below(n), table: dice.below(k) });
    let pins: Vec<Pin> = pins.collect();
    let mut pinned = BTreeSet::new();
    let group = |dice: &mut Dice| (0..2 + dice.below(2)).map(|_| dice.below(n)).collect();
    Rules {
        pins: pins.into_iter().filter(|pin| pinned.insert(pin.person)).collect(),
        together: (0..together[dice.below(3)]).map(|_| group(dice)).collect(),
        apart: (0..apart[dice.below(3)]).map(|_| (dice.below(n), dice.below(n))).filter(|(a, b)| a != b).collect(),
        locked: Vec::new(),
    }
}
