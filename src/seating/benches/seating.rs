//! How long a seating takes: 60, 500 and 5,000 people, nothing but profession
//! and workplace; three rounds of 60 and 500; and choosing 60 of 90, and 5,000 of 20,000.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use entaku_seating::{Applicant, Effort, Pool, Problem, Profession, RoundsWish, choose, rounds, seat, verify};

fn seating(c: &mut Criterion) {
    let mut group = c.benchmark_group("seat");
    group.sample_size(20);
    for (name, tables) in [("s60", 10), ("m500", 80), ("l5000", 700)] {
        let problem = Problem { past: Vec::new(), ..common::instance(name, tables) };
        group.bench_function(name, |b| {
            b.iter(|| seat(black_box(&problem), Effort::default()).unwrap());
        });
        let seating = seat(&problem, Effort::default()).unwrap();
        assert!(seating.certificate.proven());
        group.bench_function(format!("{name} verified"), |b| {
            b.iter(|| verify(black_box(&problem), black_box(&seating)));
        });
    }
}

/// Three rounds, as at a workshop.
fn rotation(c: &mut Criterion) {
    let mut group = c.benchmark_group("rounds");
    group.sample_size(10);
    for (name, tables) in [("s60", 10), ("m500", 80)] {
        let problem = Problem { past: Vec::new(), ..common::instance(name, tables) };
        let wish = RoundsWish::mixed(3);
        group.bench_function(name, |b| {
            b.iter(|| rounds(black_box(&problem), &wish, Effort::default(), &mut || false).unwrap());
        });
    }
}

/// The best of many applicants of 15 professions, the first of them the commonest.
fn choice(c: &mut Criterion) {
    let mut group = c.benchmark_group("choose");
    group.sample_size(10);
    for (places, people, tables) in [(60, 90, 10), (5_000, 20_000, 700)] {
        let mut dice = common::Dice(5);
        let applicant = |_| Applicant {
            profession: dice.skewed(15),
            workplace: u32::try_from(dice.below(people / 3)).ok(),
            is_in: false,
        };
        let applicants = (0..people).map(applicant).collect();
        let professions = vec![Profession::default(); 15];
        let pool = Pool { tables, places, professions, groups: Vec::new(), applicants };
        group.bench_function(format!("{places} of {people}"), |b| b.iter(|| choose(black_box(&pool)).unwrap()));
    }
}

criterion_group!(benches, seating, rotation, choice);
criterion_main!(benches);
