//! The figures of the engine, on the instances of the data folder and on
//! generated ones. `cargo run --release -p entaku-seating --example figures`;
//! names of instances (or `quick`) as arguments leave the rest out.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_possible_truncation)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::Dice;
use entaku_seating::{
    Board, Effort, FigureKind, Problem, RoundsWish, Seating, Tables, repair, rounds, seat, seat_until, verify,
};

const WORKSHOPS: [(&str, usize); 4] = [("s60", 10), ("h60", 10), ("m500", 80), ("l5000", 700)];
const SERIES: [&str; 4] = ["s60_ser5", "s60_ser6", "s60_ser7", "s60_ser8"];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let quick = wanted.iter().any(|name| name == "quick");
    let takes = |name: &str| quick || wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    for (name, tables) in WORKSHOPS {
        if takes(name) {
            workshop(name, tables);
        }
    }
    for name in SERIES {
        if takes(name) && !quick {
            series(name);
        }
    }
    if takes("repair") {
        repairs(if quick { 100 } else { 1_000 });
    }
    if takes("rounds") {
        rotations();
    }
    if takes("board") {
        board();
    }
}

fn within(problem: &Problem, seed: u64, limit: Duration) -> (Seating, Duration) {
    let begin = Instant::now();
    let effort = Effort { seed, iterations: u64::MAX };
    let seating = seat_until(problem, effort, &mut || begin.elapsed() > limit).unwrap();
    let time = begin.elapsed();
    assert_eq!(verify(problem, &seating), []);
    (seating, time)
}

fn pairs(seating: &Seating) -> String {
    let value = |kind| seating.certificate.counted(kind).value;
    format!(
        "{}/{}/{}",
        value(FigureKind::ProfessionPairs),
        value(FigureKind::WorkplacePairs),
        value(FigureKind::RepeatPairs)
    )
}

/// Without past pairs, then with them: 100 seeds, within 2 s each.
fn workshop(name: &str, tables: usize) {
    let problem = common::instance(name, tables);
    let plain = Problem { past: Vec::new(), ..problem.clone() };
    for (what, problem) in [("mix", &plain), ("mix and past", &problem)] {
        let mut times = Vec::new();
        let mut proven = 0;
        let mut seen = String::new();
        for seed in 1..=100 {
            let (seating, time) = within(problem, seed, Duration::from_secs(2));
            times.push(time);
            proven += usize::from(seating.certificate.proven());
            seen = pairs(&seating);
        }
        times.sort_unstable();
        println!(
            "{name:9} {what:13} {seen:8} proven {proven}/100 seeds, median {:.2} ms, slowest {:.2} ms",
            times[50].as_secs_f64() * 1e3,
            times[99].as_secs_f64() * 1e3
        );
    }
}

fn series(name: &str) {
    let problem = common::instance(name, 10);
    for seed in 1..=5 {
        let (seating, time) = within(&problem, seed, Duration::from_millis(4_900));
        println!(
            "{name:9} seed {seed}  {:8} score {} bound {}{} in {:.1} s",
            pairs(&seating),
            seating.certificate.score.value / 100,
            seating.certificate.score.bound / 100,
            if seating.certificate.proven() { ", proven" } else { "" },
            time.as_secs_f64()
        );
    }
}

/// Walk-ins and cancellations at 60 people: guarantees, moves, time.
fn repairs(count: usize) {
    let mut dice = Dice(7);
    for walk_in in [true, false] {
        let (mut moves, mut most, mut kept, mut slowest) = (0, 0, 0, Duration::ZERO);
        for _ in 0..count {
            let mut problem = Problem::new(common::people(&mut dice, 60), Tables::Equal(10));
            let effort = Effort { seed: dice.roll(), iterations: 0 };
            let seated = seat(&problem, effort).unwrap();
            problem.previous = seated.plan.table_of.into_iter().map(Some).collect();
            if walk_in {
                problem.people.extend(common::people(&mut dice, 1));
                problem.previous.push(None);
            } else {
                let gone = dice.below(60);
                problem.people.remove(gone);
                problem.previous.remove(gone);
            }
            let begin = Instant::now();
            let repaired = repair(&problem, Effort::default(), &mut || false).unwrap();
            slowest = slowest.max(begin.elapsed());
            let best = repaired.choices.last().unwrap();
            kept += usize::from(best.seating.certificate.score.proven() && best.seating.certificate.sizes_kept);
            moves += best.moves.len();
            most = most.max(best.moves.len());
        }
        let what = if walk_in { "walk-ins" } else { "cancellations" };
        println!("{count} {what}: guarantees kept {kept}, moves {moves}, {most} at most, slowest {slowest:.1?}");
    }
}

fn rotations() {
    for (tables, seats, count) in [(10, 6, 8), (10, 5, 10), (14, 6, 10), (15, 7, 10), (11, 6, 10)] {
        let mut dice = Dice(8);
        let people = (0..tables * seats)
            .map(|_| entaku_seating::Person::new(dice.skewed(12) as u32, Some(dice.below(tables * seats / 3) as u32)));
        let problem = Problem::new(people.collect(), Tables::Equal(tables));
        let wish = RoundsWish::mixed(count);
        let begin = Instant::now();
        let found = rounds(&problem, &wish, Effort::default(), &mut || false).unwrap();
        let mix: u64 = found.rounds.iter().map(|round| round.certificate.score.gap() / 100).sum();
        println!(
            "{count} rounds, {tables} tables of {seats}: repeated meetings {} (bound {}), mix {mix} points above the bounds, {:.1?}",
            found.repeats.value,
            found.repeats.bound,
            begin.elapsed()
        );
    }
}

fn board() {
    let problem = common::instance("m500", 80);
    let seating = seat(&problem, Effort::default()).unwrap();
    let tables: Vec<Option<usize>> = seating.plan.table_of.iter().copied().map(Some).collect();
    let mut board = Board::new(problem, &tables).unwrap();
    let (mut moves, mut swaps, mut figures) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for person in 0..500 {
        let begin = Instant::now();
        black_box(board.price_moves(person));
        moves += begin.elapsed();
        let begin = Instant::now();
        black_box(board.price_swaps(person));
        swaps += begin.elapsed();
        let begin = Instant::now();
        board.move_to(person, Some(person % 80));
        black_box(board.figures());
        figures += begin.elapsed();
    }
    println!(
        "board, 500 people: a move with new figures {:.1?}, prices at all tables {:.1?}, all swaps {:.1?}",
        figures / 500,
        moves / 500,
        swaps / 500
    );
}
