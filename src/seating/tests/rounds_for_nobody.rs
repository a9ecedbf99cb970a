//! Rounds for nobody at no table were divided by the number of tables.
#![allow(clippy::unwrap_used)]

use entaku_seating::{Effort, Problem, RoundsWish, Tables, rounds};

#[test]
fn nobody_at_no_table_sits_through_every_round() {
    let problem = Problem::new(Vec::new(), Tables::Equal(0));
    let wish = RoundsWish::mixed(4);
    let found = rounds(&problem, &wish, Effort::default(), &mut || false).unwrap();
    assert_eq!(found.rounds.len(), 4);
    assert!(found.rounds.iter().all(|round| round.plan.table_of.is_empty()));
}
