//! Single answers against the oracle, on random rules and people: such as the rules allow, and such as
//! came about by lowered numbers and by what organisers did deliberately.

use super::oracle::{Oracle, Sitting};
use super::*;

fn any_sitting() -> impl Strategy<Value = Vec<Sitting>> {
    let one = (0..PROFESSIONS.len(), prop::bool::weighted(0.2));
    prop::collection::vec(one.prop_map(|(at, by_link)| (PROFESSIONS[at].0.to_owned(), by_link)), 0..14)
}

pub(super) fn counted(sitting: &[Sitting]) -> Occupancy {
    Occupancy::of(sitting.iter().map(|(profession, by_link)| Holders {
        profession: profession.clone(),
        by_link: *by_link,
        people: 1,
        ..Holders::default()
    }))
}

fn everybody() -> impl Iterator<Item = Member> {
    PROFESSIONS.into_iter().flat_map(|(code, _)| [person(code), guest(code)])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_may_take_a_seat_is_who_breaks_no_promise(rules in any_rules(), sitting in any_sitting(), at in 0..90_i64) {
        let place = Place::new(rules.clone(), &list());
        let (occupancy, now) = (counted(&sitting), hour(at));
        let oracle = Oracle { rules: &rules, sitting, now };
        for member in everybody() {
            let seat = place.may_take(&occupancy, &member, Ok(()), now);
            prop_assert_eq!(seat.as_ref().ok().map(Seat::is_by_link), oracle.may(&member), "{:?}: {:?}", member, seat);
        }
    }

    #[test]
    fn what_is_left_is_as_many_as_can_come_one_after_another(
        rules in any_rules(), sitting in any_sitting(), at in 0..90_i64,
    ) {
        let place = Place::new(rules, &list());
        for (code, _) in PROFESSIONS {
            let mut occupancy = counted(&sitting);
            let left = place.left_for(&occupancy, code, hour(at));
            let mut came = 0;
            while let Ok(seat) = place.may_take(&occupancy, &person(code), Ok(()), hour(at)) {
                occupancy.take(&person(code), &seat);
                came += 1;
            }
            prop_assert_eq!(left, came, "{}", code);
        }
    }

    #[test]
    fn a_seat_kept_for_others_opens_when_it_is_said(rules in any_rules(), sitting in any_sitting(), at in 0..90_i64) {
        let place = Place::new(rules.clone(), &list());
        let (occupancy, now) = (counted(&sitting), hour(at));
        for member in everybody() {
            let Err(Reason::KeptForOthers { sets, until }) = place.may_take(&occupancy, &member, Ok(()), now) else {
                continue;
            };
            prop_assert!(!sets.is_empty() && sets.iter().all(|set| place.held_for(&occupancy, set, now) > 0));
            let may = |now| place.may_take(&occupancy, &member, Ok(()), now).is_ok();
            prop_assert!(until > now && may(until), "{:?}", member);
            for (earlier, _) in rules.openings().into_iter().filter(|(earlier, _)| *earlier < until && *earlier > now) {
                prop_assert!(!may(earlier));
            }
        }
    }

    #[test]
    fn heads_are_as_good_as_the_whole_list(
        rules in any_rules(),
        sitting in any_sitting(),
        people in prop::collection::vec((0..PROFESSIONS.len(), 0..4_usize, prop::bool::weighted(0.2), 0..6_u32), 0..40),
        at in 0..90_i64,
    ) {
        let place = Place::new(rules.clone(), &list());
        let mut list: Vec<Waiting> = Vec::new();
        for (order, (profession, workplace, linked, joins)) in (0..).zip(people) {
            let workplace = ["", "a", "b", "c"][workplace].to_owned();
            let member = Member { workplace, linked, ..person(PROFESSIONS[profession].0) };
            match list.last_mut().filter(|_| joins == 0) {
                Some(last) => last.members.push(member),
                None => list.push(waiting(order, vec![member])),
            }
        }
        let mut occupancy = counted(&sitting);
        let mut oracle = Oracle { rules: &rules, sitting, now: hour(at) };
        let mut expected = Vec::new();
        let mut left = list.clone();
        let mut colleagues: Vec<String> = Vec::new();
        while let Some(next) = oracle.next(&left, &|key| colleagues.iter().filter(|one| *one == key).count() as i64) {
            let next = next.clone();
            for (member, by_link) in next.members.iter().zip(oracle.may_all(&next.members).unwrap()) {
                oracle.sitting.push((member.profession.clone(), by_link));
                colleagues.push(member.workplace.clone());
            }
            left.retain(|one| one.order != next.order);
            expected.push(next.order);
        }
        let given = place.settle(&mut occupancy, &list, hour(at));
        prop_assert_eq!(given.iter().map(|given| given.order).collect::<Vec<_>>(), expected);
        prop_assert!(place.next(&occupancy, &left, hour(at)).is_none());
        prop_assert_eq!(occupancy.people() as usize, oracle.sitting.len());
    }
}
