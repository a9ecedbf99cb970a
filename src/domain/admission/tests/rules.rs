//! What is told while rules are edited.

use super::*;

fn faults(change: impl FnOnce(&mut Rules)) -> Vec<RuleFault> {
    let mut rules = rules(10, Vec::new());
    change(&mut rules);
    rules.faults(&list(), hour(0))
}

fn of_quotas(quotas: Vec<Quota>) -> Vec<RuleFault> {
    faults(|rules| rules.quotas = quotas)
}

#[test]
fn plain_rules_have_no_fault() {
    assert_eq!(of_quotas(Vec::new()), []);
    assert_eq!(Rules::first_come(0).faults(&list(), hour(0)), []);
    let quotas =
        vec![most(group("medical"), 6), most(of("nurse"), 3), kept(of("nurse"), 3, 9), kept(of("doctor"), 3, 9)];
    assert_eq!(of_quotas([quotas, vec![kept(Of::Link, 4, 5)]].concat()), []);
}

#[test]
fn each_fault_is_named() {
    let beyond = |of, kept, most| vec![RuleFault::KeptBeyondMost { of, kept, most }];
    assert_eq!(of_quotas(vec![most(of("nurse"), 2), kept(of("nurse"), 3, 9)]), beyond(of("nurse"), 3, 2));
    let (nurses, dentists) = (kept(of("nurse"), 3, 9), kept(of("dentist"), 2, 9));
    let group_of_four = most(group("medical"), 4);
    assert_eq!(of_quotas(vec![nurses.clone(), dentists, group_of_four]), beyond(group("medical"), 5, 4));
    let reach = vec![most(of("manager"), 1), most(of("helper"), 2), kept(group("care"), 4, 9)];
    assert_eq!(of_quotas(reach), beyond(group("care"), 4, 3), "its professions cannot be so many");
    assert_eq!(
        of_quotas(vec![kept(group("care"), 8, 9), kept(Of::Link, 3, 9)]),
        [RuleFault::KeptBeyondCapacity { kept: 11, capacity: 10 }]
    );
    assert_eq!(
        of_quotas(vec![nurses.clone(), kept(group("medical"), 5, 9)]),
        [RuleFault::KeptTwice { profession: "nurse".into(), group: "medical".into() }]
    );
    let only_doctors = |rules: &mut Rules| rules.allowed = Some(["doctor".to_owned()].into());
    assert_eq!(
        faults(|rules| {
            only_doctors(rules);
            rules.quotas = vec![nurses.clone(), kept(group("care"), 1, 9)];
        }),
        [RuleFault::KeptNotAllowed(of("nurse")), RuleFault::KeptNotAllowed(group("care"))]
    );
    assert_eq!(of_quotas(vec![most(of("nurse"), 0)]), [RuleFault::MostIsZero(of("nurse"))]);
    assert_eq!(of_quotas(vec![kept(of("nurse"), 0, 9)]), [RuleFault::Nothing(of("nurse"), "kept")]);
    assert_eq!(of_quotas(vec![nurses.clone(), nurses]), [RuleFault::Twice(of("nurse"), "kept")]);
    assert_eq!(of_quotas(vec![most(Of::Link, 3)]), [RuleFault::NotOfLink("most")]);
    assert_eq!(of_quotas(vec![most(of("smith"), 3)]), [RuleFault::Unknown(of("smith"))]);
    assert_eq!(of_quotas(vec![most(group("crafts"), 3)]), [RuleFault::Unknown(group("crafts"))]);
    let wished = Quota { of: of("nurse"), kind: Kind::Wished, people: 4 };
    let more = RuleFault::WishedBeyondMost { of: of("nurse"), wished: 4, most: 3 };
    assert_eq!(of_quotas(vec![wished, most(of("nurse"), 3)]), [more]);
    assert_eq!(faults(|rules| rules.allowed = Some([].into())), [RuleFault::NobodyAllowed]);
    assert_eq!(faults(|rules| rules.allowed = Some(["smith".to_owned()].into())), [RuleFault::Unknown(of("smith"))]);
    let list_of = |change: fn(&mut WaitingList)| faults(|rules| change(rules.waiting.as_mut().unwrap()));
    assert_eq!(list_of(|list| list.cap = Some(0)), [RuleFault::NobodyMayWait]);
    assert_eq!(list_of(|list| list.promotion = Promotion::Offer { hours: 0 }), [RuleFault::OfferWithoutTime]);
}

#[test]
fn what_is_stored_is_read_back() {
    for of in [of("nurse"), group("medical"), Of::Link] {
        assert_eq!(Of::stored(of.kind(), of.code()), Some(of));
    }
    assert_eq!(Of::stored("table", "1"), None);
    let codes = [Kind::Most, kept(Of::Link, 1, 1).kind, Kind::Wished].map(Kind::code);
    assert_eq!(codes, ["most", "kept", "wished"]);
}

#[test]
fn kept_seats_open_in_the_order_of_their_times_and_once() {
    let mut rules = rules(10, vec![kept(of("nurse"), 1, 9), most(of("nurse"), 4), kept(of("doctor"), 1, 5)]);
    assert_eq!(rules.openings(), [(hour(5), 2), (hour(9), 0)]);
    let Kind::Kept { opened, .. } = &mut rules.quotas[2].kind else { panic!() };
    *opened = true;
    assert_eq!(rules.openings(), [(hour(9), 0)]);
    assert_eq!(rules.kept(&of("doctor"), hour(1)), 0, "a clock that goes back changes nothing");
}
