//! Rotations of people of whom each is of a profession and a workplace of their
//! own: how many rounds are found in which nobody meets twice, beside what is
//! known. `cargo run --release -p entaku-seating --example rotation -- 10` prints
//! the table that is kept in `ROTATIONS.md`, with ten seconds for each number of
//! rounds; three more numbers (tables, seats, rounds) try one entry alone.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_possible_truncation)]

use std::time::{Duration, Instant};

use entaku_seating::{Effort, Person, Problem, Rounds, RoundsWish, Tables, rounds, verify_rounds};

/// The most rounds that are made at all.
const MOST: usize = 10;
/// What is known for 3 to 12 tables of 3 to 10 seats, ten rounds at the most;
/// the sources are in `ROTATIONS.md`.
const KNOWN: [&[usize]; 10] = [
    &[4],
    &[4, 5],
    &[7, 5, 6],
    &[8, 7, 6, 3],
    &[10, 9, 7, 7, 8],
    &[10, 10, 8, 8, 8, 9],
    &[10, 10, 9, 9, 9, 9, 10],
    &[10, 10, 10, 8, 3, 3, 3, 4],
    &[10, 10, 10, 10, 10, 10, 10, 10],
    &[10, 10, 10, 10, 6, 6, 6, 6],
];

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).map(|argument| argument.parse().unwrap()).collect();
    let within = Duration::from_secs(numbers.first().copied().unwrap_or(10) as u64);
    if let [_, tables, seats, count] = numbers[..] {
        let (found, time) = solve(tables, seats, count, within);
        println!("{tables} × {seats}, {count} rounds: {:?} {:?} in {time:.1?}", found.repeats, found.why);
        return;
    }
    println!("| tables \\ seats | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (tables, known) in (3..).zip(KNOWN) {
        let cells: Vec<String> = (3..).zip(known).map(|(seats, &known)| entry(tables, seats, known, within)).collect();
        println!("| {tables} | {} |", cells.join(" | "));
    }
}

/// The most rounds found, from what is known on upwards; what is missing to it.
fn entry(tables: usize, seats: usize, known: usize, within: Duration) -> String {
    let bound = (tables * seats - 1) / (seats - 1);
    let reaches = |count: usize| solve(tables, seats, count, within).0.repeats.value == 0;
    let most = bound.min(MOST);
    let mut best = (1..=known.min(most)).rev().find(|&count| count == 1 || reaches(count)).unwrap_or(1);
    while best >= known && best < most && reaches(best + 1) {
        best += 1;
    }
    match best.cmp(&known) {
        std::cmp::Ordering::Less => format!("{best} (of {known})"),
        _ => best.to_string(),
    }
}

/// Everybody of a profession and a workplace of their own.
fn solve(tables: usize, seats: usize, count: usize, within: Duration) -> (Rounds, Duration) {
    let people = (0..(tables * seats) as u32).map(|i| Person::new(i, Some(i)));
    let problem = Problem::new(people.collect(), Tables::Equal(tables));
    let wish = RoundsWish::mixed(count);
    let begin = Instant::now();
    let effort = Effort { seed: 1, iterations: u64::MAX };
    let found = rounds(&problem, &wish, effort, &mut || begin.elapsed() > within).unwrap();
    let time = begin.elapsed();
    assert_eq!(verify_rounds(&problem, &wish, &found), []);
    (found, time)
}
