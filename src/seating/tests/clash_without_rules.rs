//! Too few seats, and everybody at a locked table: the refusal named a clash of
//! no rules at all.
#![allow(clippy::unwrap_used)]

use entaku_seating::{Effort, Person, Pin, Problem, Refusal, Rules, Tables, seat};

#[test]
fn too_few_seats_are_no_clash_of_rules() {
    let rules = Rules { pins: vec![Pin { person: 0, table: 0 }], locked: vec![1], ..Rules::default() };
    let problem = Problem {
        rules,
        previous: vec![Some(1), Some(1)],
        ..Problem::new(vec![Person::default(); 2], Tables::Sizes(vec![0, 0]))
    };
    let refusal = seat(&problem, Effort::default()).unwrap_err();
    assert_eq!(refusal, Refusal::TooFewSeats { people: 2, seats: 0 });
}
