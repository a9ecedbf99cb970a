//! Random rules and random histories of thousands of steps. After every step all is counted anew from
//! the people, by the oracle.

mod checks;
mod ops;
mod steps;
mod world;

use super::*;
use crate::domain::registration::Standing;
use ops::{Op, any_op};
use world::World;

/// Carries a history out; where everybody stands after it, and with which place in the order.
fn live(rules: &Rules, ops: &[Op], begins: i64, is_quick: bool) -> World {
    let mut world = World::new(rules.clone(), begins);
    for op in ops {
        world.step(op, is_quick);
    }
    world.catch_up();
    world.check();
    world
}

fn standings(world: &World) -> Vec<(Standing, i64)> {
    world.people.iter().map(|one| (one.at, one.order)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_history_breaks_a_number_or_passes_anybody(rules in any_rules(), ops in prop::collection::vec(any_op(), 1..150)) {
        let world = live(&rules, &ops, 100, false);
        prop_assert_eq!(world.replayed(), world.people.iter().map(|one| one.at).collect::<Vec<_>>());
    }

    /// The worker carries out at once what is due, or somebody who comes later finds it undone: all
    /// stand where they would have stood.
    #[test]
    fn no_answer_depends_on_how_quick_the_worker_is(
        rules in any_rules(),
        ops in prop::collection::vec(any_op().prop_filter("seats are given at once", |op| !op.is_about_offers()), 1..100),
    ) {
        let mut rules = rules;
        let waiting = WaitingList { cap: None, promotion: Promotion::AtOnce, offers_stop_hours: 0 };
        rules.waiting = Some(waiting);
        let (slow, quick) = (live(&rules, &ops, 1_000_000, false), live(&rules, &ops, 1_000_000, true));
        prop_assert_eq!(standings(&slow), standings(&quick));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_history_of_thousands_of_steps_is_the_same_again(
        rules in any_rules(), ops in prop::collection::vec(any_op(), 1500..2000),
    ) {
        let (first, second) = (live(&rules, &ops, 1_000_000, false), live(&rules, &ops, 1_000_000, false));
        prop_assert_eq!(standings(&first), standings(&second));
        prop_assert_eq!(first.log.len(), second.log.len());
    }
}
