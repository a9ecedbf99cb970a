//! Rotations of distinct people: what is found within so many seconds, beside
//! what is known. `cargo run --release -p entaku-seating --example rotation -- 10`
//! prints the whole table; three more numbers (tables, seats, rounds) one entry.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_possible_truncation)]

use std::time::{Duration, Instant};

use entaku_seating::{Effort, Person, Problem, Rounds, RoundsWish, Tables, rounds, verify_rounds};

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).map(|argument| argument.parse().unwrap()).collect();
    let within = Duration::from_secs(numbers.first().copied().unwrap_or(10) as u64);
    if let [_, 0, 0, count] = numbers[..] {
        return hosted(count, within);
    }
    if let [_, tables, seats, count] = numbers[..] {
        let (found, time) = solve(tables, seats, count, within);
        println!("{tables} × {seats}, {count} rounds: {:?} {:?} in {time:.1?}", found.repeats, found.why);
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

fn hosted(count: usize, within: Duration) {
    let share = [21, 30, 38, 44, 49, 53, 56, 58, 59, 60];
    let profession = |i: usize| share.iter().position(|&upto| i < upto).unwrap() as u32;
    let people = (0..60).map(|i| Person::new(profession(i), Some((i % 30) as u32)));
    let problem = Problem::new(people.collect(), Tables::Equal(10));
    let wish = RoundsWish { hosts: (0..60).step_by(6).collect(), ..RoundsWish::mixed(count) };
    let begin = Instant::now();
    let effort = Effort { seed: 1, iterations: u64::MAX };
    let found = rounds(&problem, &wish, effort, &mut || begin.elapsed() > within).unwrap();
    assert_eq!(verify_rounds(&problem, &wish, &found), []);
    println!(
        "hosted {count}: {:?} {:?} in {:.1?}",
        found.repeats,
        found.rounds.iter().map(|r| r.certificate.score.gap()).sum::<u64>(),
        begin.elapsed()
    );
}
