//! How long a seating takes: 60, 500 and 5,000 people, nothing but profession
//! and workplace; and three rounds of 60 and 500.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use entaku_seating::{Effort, Problem, RoundsWish, rounds, seat, verify};

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

criterion_group!(benches, seating, rotation);
criterion_main!(benches);
