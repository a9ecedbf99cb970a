//! Each sentence of the semantics by an example.

use super::*;
use crate::domain::event::EventStatus;
use crate::domain::registration::{Applied, To};

fn may(place: &Place, occupancy: &Occupancy, member: &Member, at: i64) -> Result<Seat, Reason> {
    place.may_take(occupancy, member, Ok(()), hour(at))
}

fn kept_until(sets: Vec<Of>, until: i64) -> Reason {
    Reason::KeptForOthers { sets, until: hour(until) }
}

fn calendar() -> Calendar {
    Calendar { status: EventStatus::Published, opens: hour(0), closes: hour(60), begins: hour(100) }
}

fn situation<'a>(occupancy: &'a Occupancy, heads: &'a [Waiting], at: i64) -> Situation<'a> {
    let waiting = heads.len() as u32;
    Situation { occupancy, heads, waiting, drawn: false, door: Ok(()), now: hour(at) }
}

#[test]
fn an_offer_holds_its_seat() {
    // Who is offered a seat is counted with those who have one: the caller hands both in.
    assert_eq!(may(&place(2, vec![]), &seated(&[("nurse", 2)]), &person("nurse"), 1), Err(Reason::Full));
}

#[test]
fn dentists_first_then_the_others() {
    let place = place(10, vec![kept(of("dentist"), 4, 24)]);
    let six = seated(&[("nurse", 6)]);
    assert_eq!(may(&place, &six, &person("dentist"), 1), Ok(Seat::Kept(of("dentist"))));
    assert_eq!(may(&place, &six, &person("nurse"), 23), Err(kept_until(vec![of("dentist")], 24)));
    assert_eq!(may(&place, &six, &person("nurse"), 24), Ok(Seat::General), "valid before its time, over at it");
    assert_eq!(place.left_for(&six, "nurse", hour(1)), 0);
    assert_eq!(place.left_for(&six, "dentist", hour(1)), 4);
}

#[test]
fn what_was_opened_stays_opened() {
    let mut rules = rules(1, vec![kept(of("dentist"), 1, 24)]);
    let Kind::Kept { opened, .. } = &mut rules.quotas[0].kind else { panic!() };
    *opened = true;
    assert_eq!(may(&Place::new(rules, &list()), &seated(&[]), &person("nurse"), 1), Ok(Seat::General));
}

#[test]
fn a_kept_set_counts_only_what_it_can_still_take() {
    // Four are kept for dentists of whom at most five may come, and an organiser let in three besides
    // those of the link: two can still come, so two are held.
    let place = place(10, vec![kept(of("dentist"), 4, 24), most(of("dentist"), 5)]);
    let guests = Holders { profession: "dentist".into(), by_link: true, people: 3, ..Holders::default() };
    let nurses = Holders { profession: "nurse".into(), people: 4, ..Holders::default() };
    let occupancy = Occupancy::of([guests, nurses]);
    assert_eq!(place.held_for(&occupancy, &of("dentist"), hour(1)), 2);
    assert_eq!(place.left_for(&occupancy, "nurse", hour(1)), 1);
}

#[test]
fn kept_seats_inside_a_group_with_a_number_are_kept_inside_it_too() {
    let place = place(10, vec![most(group("medical"), 4), kept(of("doctor"), 2, 24)]);
    let two = seated(&[("nurse", 2)]);
    assert_eq!(may(&place, &two, &person("nurse"), 1), Err(kept_until(vec![of("doctor")], 24)));
    assert_eq!(may(&place, &two, &person("doctor"), 1), Ok(Seat::Kept(of("doctor"))));
    assert_eq!(may(&place, &two, &person("clerk"), 1), Ok(Seat::General));
}

#[test]
fn a_link_passes_the_method_the_professions_and_their_numbers_but_not_the_capacity() {
    let quotas = vec![kept(Of::Link, 2, 24), most(of("doctor"), 1)];
    let only = Some(["nurse".to_owned(), "doctor".to_owned()].into());
    let place = Place::new(Rules { method: Method::Approval, allowed: only, ..rules(4, quotas) }, &list());
    let one = seated(&[("doctor", 1)]);
    assert_eq!(may(&place, &one, &guest("doctor"), 1), Ok(Seat::Kept(Of::Link)));
    assert_eq!(may(&place, &one, &guest("clerk"), 1), Ok(Seat::Kept(Of::Link)));
    let at_once = place.on_application(&situation(&one, &[], 1), &[guest("clerk")]);
    assert_eq!(at_once, Decision::Confirm(vec![Seat::Kept(Of::Link)]));
    assert_eq!(place.on_application(&situation(&one, &[], 1), &[person("nurse")]), Decision::Receive);
    assert_eq!(may(&place, &seated(&[("nurse", 4)]), &guest("clerk"), 1), Err(Reason::Full));
    assert_eq!(may(&place, &one, &guest("clerk"), 24), Err(Reason::NotForThisProfession), "its time is over");
}

#[test]
fn one_person_fills_one_kept_set_the_link_s_first() {
    let place = place(4, vec![kept(Of::Link, 1, 24), kept(of("doctor"), 1, 24)]);
    let mut occupancy = seated(&[]);
    for expected in [Seat::Kept(Of::Link), Seat::Kept(of("doctor")), Seat::General] {
        let seat = may(&place, &occupancy, &guest("doctor"), 1);
        assert_eq!(seat, Ok(expected.clone()));
        occupancy.take(&guest("doctor"), &expected);
    }
}

#[test]
fn the_reason_is_the_first_that_holds() {
    let quotas = vec![most(of("nurse"), 2), most(group("medical"), 3), kept(of("clerk"), 1, 24)];
    let mut rules = rules(6, quotas);
    rules.allowed = Some(["nurse", "doctor", "clerk", "helper"].map(str::to_owned).into());
    let place = Place::new(rules, &list());
    let closed = |people: &[(&str, u32)], who: &str| {
        place.may_take(&seated(people), &person(who), Err(Shut::Closed), hour(1)).unwrap_err()
    };
    let open = |people: &[(&str, u32)], who: &str| may(&place, &seated(people), &person(who), 1).unwrap_err();
    assert_eq!(closed(&[("helper", 6)], "dentist"), Reason::NotForThisProfession);
    assert_eq!(closed(&[("nurse", 6)], "nurse"), Reason::Shut(Shut::Closed));
    assert_eq!(open(&[("nurse", 2), ("helper", 4)], "nurse"), Reason::Full);
    assert_eq!(open(&[("nurse", 2), ("doctor", 1)], "nurse"), Reason::FullFor(of("nurse")));
    assert_eq!(open(&[("nurse", 1), ("doctor", 2), ("helper", 2)], "nurse"), Reason::FullFor(group("medical")));
    assert_eq!(open(&[("helper", 5)], "nurse"), kept_until(vec![of("clerk")], 24));
}

#[test]
fn the_door_of_each_way() {
    let door = |way, at| calendar().door(way, hour(at));
    assert_eq!((door(Way::Own, -1), door(Way::Own, 0)), (Err(Shut::NotYetOpen), Ok(())));
    assert_eq!((door(Way::Own, 59), door(Way::Own, 60)), (Ok(()), Err(Shut::Closed)));
    assert_eq!((door(Way::Program, 99), door(Way::Program, 100)), (Ok(()), Err(Shut::Begun)));
    assert_eq!(door(Way::Office, 100), Ok(()), "the office takes people on the day");
    let late = Calendar { closes: hour(200), ..calendar() };
    assert_eq!(late.door(Way::Own, hour(100)), Err(Shut::Begun));
    for way in [Way::Own, Way::Office, Way::Program] {
        let called_off = Calendar { status: EventStatus::Cancelled, ..calendar() };
        assert_eq!(called_off.door(way, hour(1)), Err(Shut::CalledOff));
    }
    let by_hand = |status| Calendar { status, ..calendar() }.door(Way::Own, hour(1));
    assert_eq!(by_hand(EventStatus::Closed), Err(Shut::Closed));
    assert_eq!(by_hand(EventStatus::Draft), Err(Shut::NotYetOpen));
}

#[test]
fn by_how_many_a_place_is_over_and_who_is_missing() {
    let wished = Quota { of: of("clerk"), kind: Kind::Wished, people: 3 };
    let place = place(4, vec![most(of("nurse"), 2), wished]);
    let five = seated(&[("nurse", 4), ("clerk", 1)]);
    assert_eq!(place.over_by(&five), 1);
    assert_eq!(place.over(&five), [Missing { of: of("nurse"), people: 2 }]);
    assert_eq!(place.wished_missing(&five), [Missing { of: of("clerk"), people: 2 }]);
    assert_eq!(may(&place, &five, &person("clerk"), 1), Err(Reason::Full), "a wish gives nobody a seat");
}

#[test]
fn full_is_an_offer_of_the_waiting_list_while_that_is_not_full() {
    let decide = |list: Option<WaitingList>, waiting, members: &[Member]| {
        let place = Place::new(Rules { waiting: list, ..rules(1, vec![]) }, &self::list());
        let occupancy = seated(&[("nurse", 1)]);
        place.on_application(&Situation { waiting, ..situation(&occupancy, &[], 1) }, members)
    };
    let with = |cap| Some(WaitingList { cap, promotion: Promotion::AtOnce, offers_stop_hours: 0 });
    let (one, two) = ([person("nurse")], [person("nurse"), person("clerk")]);
    assert_eq!(decide(None, 0, &one), Decision::Refuse(Reason::Full));
    assert_eq!(decide(with(None), 500, &one), Decision::Wait(Reason::Full));
    assert_eq!(decide(with(Some(3)), 2, &one), Decision::Wait(Reason::Full));
    assert_eq!(decide(with(Some(3)), 2, &two), Decision::Refuse(Reason::WaitingListFull));
    assert_eq!(decide(with(None), 0, &one).applied(), Ok(Applied::At(To::Wait)));
}

#[test]
fn nobody_passes_those_who_wait_and_could_take_the_seat() {
    let place = place(4, vec![kept(of("clerk"), 1, 24)]);
    let (two, heads) = (seated(&[("nurse", 2)]), [waiting(1, vec![person("doctor")])]);
    let decide = |who: &str| place.on_application(&situation(&two, &heads, 1), &[person(who)]);
    assert_eq!(decide("nurse"), Decision::Wait(Reason::HeldForWaiting));
    assert_eq!(decide("clerk"), Decision::Confirm(vec![Seat::Kept(of("clerk"))]), "that seat is not the doctor's");
    let blocked = [waiting(1, vec![person("doctor"), person("doctor")])];
    let passes = place.on_application(&situation(&two, &blocked, 1), &[person("nurse")]);
    assert_eq!(passes, Decision::Confirm(vec![Seat::General]), "one of two could not have come together");
}

#[test]
fn a_lottery_and_an_approval_receive_until_it_is_decided() {
    let of_method = |method| Place::new(Rules { method, ..rules(1, vec![]) }, &list());
    let full = seated(&[("nurse", 1)]);
    let at = situation(&full, &[], 1);
    for method in [Method::Lottery, Method::Approval] {
        assert_eq!(of_method(method).on_application(&at, &[person("nurse")]), Decision::Receive);
    }
    let after_the_draw = Situation { drawn: true, ..at };
    let later = of_method(Method::Lottery).on_application(&after_the_draw, &[person("nurse")]);
    assert_eq!(later, Decision::Wait(Reason::Full), "who comes later did not enter the draw");
}

#[test]
fn next_is_the_first_who_may() {
    let place = place(5, vec![most(of("nurse"), 1)]);
    let list =
        [waiting(7, vec![person("doctor")]), waiting(3, vec![person("nurse")]), waiting(9, vec![person("clerk")])];
    let next = |people: &[(&str, u32)]| place.next(&seated(people), &list, hour(1)).map(|next| next.waiting.order);
    assert_eq!(next(&[("clerk", 1)]), Some(3));
    assert_eq!(next(&[("nurse", 1)]), Some(7));
    assert_eq!(next(&[("clerk", 5)]), None);
}

#[test]
fn with_the_mix_first_next_is_who_costs_the_tables_least() {
    let mix = Rules { prefer_mix: true, tables: 2, ..rules(20, vec![]) };
    let place = Place::new(mix, &list());
    let next =
        |people: &[(&str, u32)], list: &[Waiting]| place.next(&seated(people), list, hour(1)).unwrap().waiting.order;
    let (nurse, doctor, clerk) = (person("nurse"), person("doctor"), person("clerk"));
    let list = [waiting(1, vec![nurse.clone()]), waiting(2, vec![doctor]), waiting(3, vec![clerk])];
    assert_eq!(next(&[("nurse", 1)], &list), 1, "two tables: the second nurse still costs nothing");
    assert_eq!(next(&[("nurse", 2)], &list), 3, "a doctor costs no profession, but a pair of the group");
    assert_eq!(next(&[("nurse", 2), ("clerk", 2)], &list), 2);
    let at = |workplace: &str| Member { workplace: workplace.to_owned(), ..nurse.clone() };
    let mut occupancy = seated(&[]);
    occupancy.take(&at("hospital"), &Seat::General);
    let colleagues = [waiting(1, vec![at("hospital")]), waiting(2, vec![at("clinic")])];
    assert_eq!(place.next(&occupancy, &colleagues, hour(1)).unwrap().waiting.order, 2, "colleagues break the tie");
    let lot = Place::new(Rules { tables: 0, ..place.rules().clone() }, &self::list());
    assert_eq!(lot.cost(&occupancy, &[at("hospital")]), Cost::default(), "without tables the order decides");
}

#[test]
fn a_group_comes_together_or_is_passed_while_it_cannot() {
    let place = place(4, vec![]);
    let nurses = |count| vec![person("nurse"); count];
    let list = [waiting(1, nurses(3)), waiting(2, nurses(1))];
    let given = |taken| {
        let given = place.settle(&mut seated(&[("clerk", taken)]), &list, hour(1));
        given.iter().map(|given| given.order).collect::<Vec<_>>()
    };
    assert_eq!((given(0), given(1), given(2)), (vec![1, 2], vec![1], vec![2]));
    assert_eq!(place.never(&nurses(4), hour(1)), None);
    assert_eq!(place.never(&nurses(5), hour(1)), Some(Reason::Full));
}

#[test]
fn who_can_never_come_is_told_so_whatever_is_kept_for_others_now() {
    let place = place(4, vec![kept(of("clerk"), 2, 24), most(of("nurse"), 3), kept(Of::Link, 1, 24)]);
    assert_eq!(place.never(&vec![person("doctor"); 4], hour(1)), None, "kept seats open");
    assert_eq!(place.never(&vec![person("nurse"); 4], hour(1)), Some(Reason::FullFor(of("nurse"))));
    let with_a_guest = [vec![person("nurse"); 3], vec![guest("nurse")]].concat();
    assert_eq!(place.never(&with_a_guest, hour(1)), None);
}

#[test]
fn a_deadline_never_lies_after_the_time_at_which_offers_stop() {
    let mut rules = rules(1, vec![]);
    let list = WaitingList { cap: None, promotion: Promotion::Offer { hours: 24 }, offers_stop_hours: 10 };
    rules.waiting = Some(list);
    let gives = |at| rules.gives(&calendar(), hour(at));
    assert_eq!(gives(0), Ok(Give::Offer { until: hour(24) }));
    assert_eq!(gives(80), Ok(Give::Offer { until: hour(90) }));
    assert_eq!(gives(90), Err(Held::ByTelephone(hour(90))));
    assert_eq!(gives(100), Err(Held::Shut(Shut::Begun)));
    assert_eq!(rules.offers_stop(&calendar()), Some(hour(90)));
    assert_eq!(rules.offer_deadline(&calendar(), hour(80)), Some(hour(90)));
    rules.waiting = Some(WaitingList { promotion: Promotion::AtOnce, ..list });
    assert_eq!(
        (rules.gives(&calendar(), hour(1)), rules.offer_deadline(&calendar(), hour(1))),
        (Ok(Give::AtOnce), None)
    );
    rules.waiting =
        Some(WaitingList { promotion: Promotion::Offer { hours: u32::MAX }, offers_stop_hours: u32::MAX, ..list });
    assert!(rules.gives(&calendar(), hour(1)).is_err(), "no number is too large to answer");
    assert_eq!(Rules::first_come(1).gives(&calendar(), hour(1)), Err(Held::NoWaitingList));
}

#[test]
fn the_desk_sees_why_somebody_still_waits() {
    let place = place(3, vec![most(of("nurse"), 1)]);
    let why = |people: &[(&str, u32)], who: &str, at| {
        place.why(&seated(people), &waiting(1, vec![person(who)]), &calendar(), hour(at))
    };
    assert_eq!(why(&[("nurse", 3)], "clerk", 1), Why::NoSeat(Reason::Full));
    assert_eq!(why(&[("nurse", 1)], "nurse", 1), Why::NoSeat(Reason::FullFor(of("nurse"))));
    assert_eq!(why(&[("nurse", 1)], "clerk", 1), Why::Soon);
    assert_eq!(why(&[("nurse", 1)], "clerk", 100), Why::NotGiven(Held::Shut(Shut::Begun)));
    let rivals =
        |people: &[(&str, u32)], who: &str| place.rivals(&seated(people), &waiting(1, vec![person(who)]), hour(1));
    assert_eq!(rivals(&[("nurse", 3)], "nurse"), Rivals::Everybody);
    assert_eq!(rivals(&[("nurse", 1)], "nurse"), Rivals::Within(of("nurse")));
}

#[test]
fn an_edit_of_the_profession_is_asked_as_if_the_seat_were_taken_again() {
    let place = place(3, vec![most(of("nurse"), 1), kept(of("clerk"), 1, 24)]);
    let occupancy = seated(&[("nurse", 1), ("clerk", 1), ("doctor", 1)]);
    let becomes = |from: &str, to: &str| place.may_become(&occupancy, (&person(from), false), &person(to), hour(1));
    assert_eq!(becomes("doctor", "helper"), Ok(Seat::General));
    assert_eq!(becomes("doctor", "nurse"), Err(Reason::FullFor(of("nurse"))));
    assert_eq!(becomes("clerk", "helper"), Err(kept_until(vec![of("clerk")], 24)), "the clerk's seat is kept again");
}

#[test]
fn nothing_panics_on_rules_that_were_stored_before_they_were_faults() {
    let quotas =
        vec![kept(of("nurse"), u32::MAX, 24), kept(group("medical"), u32::MAX, 24), kept(Of::Link, u32::MAX, 24)];
    let place = place(u32::MAX, [quotas, vec![kept(of("doctor"), u32::MAX, 24), most(of("smith"), 1)]].concat());
    assert!(may(&place, &seated(&[("nurse", 1)]), &person("clerk"), 1).is_err());
    assert!(may(&place, &seated(&[]), &person("smith"), 30).is_ok());
    assert!(!place.rules().faults(&list(), hour(1)).is_empty());
}
