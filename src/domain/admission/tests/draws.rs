//! The draw, against values that were computed elsewhere and against the words that describe it.

use super::*;
use sha2::{Digest, Sha256 as Hasher};
use std::collections::BTreeSet;

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Hasher::digest(bytes).into()
}

fn seed() -> Seed {
    Seed(std::array::from_fn(|at| at as u8))
}

fn entry(number: u64, profession: &str, together: Option<u64>) -> Entry {
    Entry { number, profession: profession.to_owned(), together }
}

fn lottery(capacity: u32, quotas: Vec<Quota>) -> Place {
    Place::new(Rules { method: Method::Lottery, ..rules(capacity, quotas) }, &list())
}

/// Computed with another program: `printf … | sha256sum`.
#[test]
fn commitment_and_keys_are_those_that_anybody_computes() {
    assert_eq!(seed().commitment(sha256), "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
    assert_eq!(seed().reveal(), "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    for (number, key) in [
        (1, "6061c4386d7a1788ba52e2e8b2ee6fe6137644ec75a70bf7042cfd67a1e57bd3"),
        (258, "c9651fe15985e65a819a4ab80216ab29623d962a7d120b697bc3d25eb60c2c5e"),
    ] {
        assert_eq!(hex(&seed().key(number, sha256)), key, "{number}");
    }
}

#[test]
fn a_seed_that_was_shown_is_read_and_never_printed() {
    assert_eq!(Seed::read(&seed().reveal()), Some(seed()));
    assert_eq!(Seed::read(&format!(" {}\n", seed().reveal().to_uppercase())), Some(seed()));
    for shown in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"０".repeat(64)] {
        assert_eq!(Seed::read(shown), None, "{shown}");
    }
    assert_eq!(format!("{:?}", seed()), "Seed(…)");
}

#[test]
fn seats_go_down_the_drawn_order_and_losers_wait_in_it() {
    let entries: Vec<_> = (1..=9).map(|number| entry(number, "nurse", None)).collect();
    let lots = lottery(4, Vec::new()).draw(&seed(), &Occupancy::default(), &entries, hour(60), sha256);
    let mut order: Vec<u64> = (1..=9).collect();
    order.sort_by_key(|number| sha256(&[&seed().0[..], &number.to_be_bytes()].concat()));
    assert_eq!(lots.iter().map(|lot| lot.number).collect::<Vec<_>>(), order);
    assert_eq!(
        lots.iter().map(|lot| lot.seats.is_some()).collect::<Vec<_>>(),
        [[true; 4].as_slice(), &[false; 5]].concat()
    );
}

#[test]
fn a_group_is_drawn_by_its_contact_s_number_and_comes_together_or_not() {
    let mut entries = vec![entry(7, "nurse", Some(7)), entry(8, "doctor", Some(7)), entry(9, "clerk", Some(7))];
    entries.extend((1..=6).map(|number| entry(number, "nurse", None)));
    let lots = lottery(2, Vec::new()).draw(&seed(), &Occupancy::default(), &entries, hour(60), sha256);
    let of_group: Vec<_> = lots.iter().filter(|lot| lot.people.len() > 1).collect();
    assert_eq!(of_group.len(), 1);
    assert_eq!((of_group[0].number, of_group[0].people.as_slice()), (7, [7, 8, 9].as_slice()));
    assert_eq!(of_group[0].key, seed().key(7, sha256));
    assert_eq!(of_group[0].seats, None, "three do not fit on two seats");
    assert_eq!(lots.iter().filter(|lot| lot.seats.is_some()).count(), 2);
}

#[test]
fn who_withdraws_before_the_draw_changes_nobody_else_s_key() {
    let entries: Vec<_> = (1..=20).map(|number| entry(number, "nurse", None)).collect();
    let draw =
        |entries: &[Entry]| lottery(5, Vec::new()).draw(&seed(), &Occupancy::default(), entries, hour(60), sha256);
    let keys = |lots: &[Lot]| lots.iter().map(|lot| (lot.number, lot.key)).collect::<Vec<_>>();
    let (all, less) = (keys(&draw(&entries)), keys(&draw(&entries[1..])));
    assert_eq!(less, all.into_iter().filter(|(number, _)| *number != 1).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The drawn order does not depend on the order of the list, quotas hold, and nobody was left out
    /// who could have come.
    #[test]
    fn a_draw_can_be_repeated_from_the_list_in_any_order(
        rules in any_rules(), people in prop::collection::vec((0..6_usize, 0..8_u64), 1..60), seed in any::<[u8; 32]>(),
    ) {
        let place = Place::new(Rules { method: Method::Lottery, ..rules.clone() }, &list());
        let number = |at: usize| at as u64 + 1;
        let mut entries = Vec::new();
        for (at, (profession, joins)) in people.iter().enumerate() {
            let before: Option<&Entry> = entries.last();
            let together = match before {
                Some(before) if *joins == 0 => before.together,
                _ if *joins == 1 => Some(number(at)),
                _ => None,
            };
            entries.push(entry(number(at), PROFESSIONS[*profession].0, together));
        }
        let draw = |entries: &[Entry]| place.draw(&Seed(seed), &Occupancy::default(), entries, hour(60), sha256);
        let lots = draw(&entries);
        entries.reverse();
        prop_assert_eq!(&draw(&entries), &lots);
        prop_assert!(lots.is_sorted_by_key(|lot| lot.key));
        let numbers: BTreeSet<u64> = lots.iter().flat_map(|lot| lot.people.clone()).collect();
        prop_assert_eq!(numbers.len(), people.len());

        let profession = |number: u64| PROFESSIONS[people[number as usize - 1].0].0;
        let sitting: Vec<_> = lots.iter().filter(|lot| lot.seats.is_some()).flat_map(|lot| lot.people.clone()).collect();
        let sitting: Vec<_> = sitting.into_iter().map(|number| (profession(number).to_owned(), false)).collect();
        prop_assert!(sitting.len() <= rules.capacity as usize);
        let occupancy = arithmetic::counted(&sitting);
        prop_assert!(place.over(&occupancy).is_empty());
        let oracle = oracle::Oracle { rules: &rules, sitting, now: hour(60) };
        for lot in lots.iter().filter(|lot| lot.seats.is_none()) {
            let members: Vec<_> = lot.people.iter().map(|number| person(profession(*number))).collect();
            prop_assert_eq!(oracle.may_all(&members), None);
        }
    }
}
