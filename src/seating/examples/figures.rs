//! The figures of the engine on the instances of the data folder.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use entaku_seating::{Effort, FigureKind, Problem, Seating, seat_until};

fn timed(problem: &Problem, seed: u64, within: Duration) -> (Seating, Duration) {
    let begin = Instant::now();
    let effort = Effort { seed, iterations: u64::MAX };
    let seating = seat_until(problem, effort, &mut || begin.elapsed() > within).unwrap();
    (seating, begin.elapsed())
}

fn main() {
    let series: Vec<String> = std::env::args().skip(1).collect();
    for (name, tables) in [
        ("s60", 10),
        ("h60", 10),
        ("m500", 80),
        ("l5000", 700),
        ("s60_ser5", 10),
        ("s60_ser6", 10),
        ("s60_ser7", 10),
        ("s60_ser8", 10),
    ] {
        if !series.is_empty() && !series.iter().any(|s| s == name) {
            continue;
        }
        let problem = common::instance(name, tables);
        for seed in 1..=3 {
            let (seating, time) = timed(&problem, seed, Duration::from_secs(5));
            let get = |kind| seating.certificate.counted(kind).value;
            println!(
                "{name:10} {seed} {}/{}/{} score {} bound {} {:?}",
                get(FigureKind::ProfessionPairs),
                get(FigureKind::WorkplacePairs),
                get(FigureKind::RepeatPairs),
                seating.certificate.score.value / 100,
                seating.certificate.score.bound / 100,
                time
            );
        }
    }
}
