use super::*;
use crate::domain::admission::RuleFault;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn check_of(current: &Rules, applied: bool, waiting: u32, typed: &[(&str, &str)]) -> Result<Rules, Vec<RulesFault>> {
    let professions = ProfessionList::default_list();
    let zone = chrono_tz::Asia::Tokyo;
    let circumstances = Circumstances {
        zone,
        now: at("2023-08-10T03:00:00Z"),
        begins: at("2023-09-06T10:00:00Z"),
        professions: &professions,
        current,
        applied,
        waiting,
    };
    let mut form = RulesForm::of(current, &professions, zone);
    form.0.extend(typed.iter().map(|(name, value)| (Entry::from_name(name).unwrap(), (*value).to_owned())));
    form.check(&circumstances)
}

fn check(current: &Rules, typed: &[(&str, &str)]) -> Result<Rules, Vec<RulesFault>> {
    check_of(current, false, 0, typed)
}

/// Fields and words of what is wrong.
fn faults(of: Result<Rules, Vec<RulesFault>>) -> Vec<(String, &'static str)> {
    of.unwrap_err().iter().map(|fault| (fault.at.name(), fault.kind.code())).collect()
}

fn told(faults: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    faults.iter().map(|(name, code)| ((*name).to_owned(), *code)).collect()
}

#[test]
fn what_is_stored_comes_back_unchanged_and_everything_typed_is_read() {
    let plain = Rules::first_come(60);
    assert_eq!(check(&plain, &[]).unwrap(), plain);
    let typed = [
        ("method", "approval"),
        ("capacity", "８０名"),
        ("waiting", "yes"),
        ("waiting_cap", "10"),
        ("promotion", "offer"),
        ("offer_hours", "72"),
        ("offers_stop_hours", "0"),
        ("prefer_mix", "yes"),
        ("most-group-consultation", "15"),
        ("most-profession-care_manager", "9"),
        ("kept-profession-dentist", "4"),
        ("until-profession-dentist", "2023/8/20"),
        ("wished-profession-pharmacist", "5"),
        ("allowed-other", ""),
    ];
    let rules = check(&plain, &typed).unwrap();
    let quota = |of, kind, people| Quota { of, kind, people };
    let profession = |code: &str| Of::Profession(code.into());
    let until = at("2023-08-20T15:00:00Z");
    let expected = Rules {
        method: Method::Approval,
        capacity: 80,
        waiting: Some(WaitingList { cap: Some(10), promotion: Promotion::Offer { hours: 72 }, offers_stop_hours: 0 }),
        prefer_mix: true,
        quotas: vec![
            quota(Of::Group("consultation".into()), Kind::Most, 15),
            quota(profession("dentist"), Kind::Kept { until, opened: false }, 4),
            quota(profession("pharmacist"), Kind::Wished, 5),
            quota(profession("care_manager"), Kind::Most, 9),
        ],
        allowed: rules.allowed.clone(),
        ..plain
    };
    assert_eq!(rules, expected);
    assert_eq!((rules.allows("doctor"), rules.allows("other")), (true, false));
    assert_eq!(check(&rules, &[]).unwrap(), rules);
    assert_eq!(check(&rules, &[("allowed-other", "yes")]).unwrap().allowed, None);
}

#[test]
fn every_fault_is_told_at_its_field_in_the_order_of_the_page() {
    let plain = Rules::first_come(60);
    let typed = [
        ("method", "dice"),
        ("capacity", "many"),
        ("waiting", "yes"),
        ("waiting_cap", "0"),
        ("promotion", "offer"),
        ("offer_hours", ""),
        ("offers_stop_hours", "1441"),
        ("most-profession-doctor", "0"),
        ("wished-profession-dentist", "3"),
        ("most-profession-dentist", "2"),
        ("kept-profession-pharmacist", "4"),
        ("until-profession-hospital_nurse", "2023-08-20"),
        ("kept-group-care", "1"),
        ("until-group-care", "tomorrow"),
        ("kept-profession-city_official", "1"),
        ("until-profession-city_official", "2023-08-09"),
        ("kept-profession-other", "1"),
        ("until-profession-other", "2023-09-06"),
    ];
    let expected = [
        ("method", "missing"),
        ("capacity", "not-a-number"),
        ("waiting_cap", "nobody-may-wait"),
        ("offer_hours", "missing"),
        ("offers_stop_hours", "not-a-number"),
        ("most-profession-doctor", "most-is-zero"),
        ("wished-profession-dentist", "wished-beyond-most"),
        ("until-profession-pharmacist", "no-date"),
        ("kept-profession-hospital_nurse", "no-number"),
        ("until-group-care", "not-a-date"),
        ("until-profession-city_official", "past"),
        ("until-profession-other", "after-begin"),
    ];
    assert_eq!(faults(check(&plain, &typed)), told(&expected));
    let kept = [("kept-profession-dentist", "61"), ("until-profession-dentist", "2023-08-20")];
    let capacity = RuleFault::KeptBeyondCapacity { kept: 61, capacity: 60 };
    let fault = check(&plain, &kept).unwrap_err().remove(0);
    assert_eq!(fault, RulesFault { at: Entry::Rule(F::Capacity), kind: K::Rule(capacity) });
    let nobody: Vec<_> = ProfessionList::default_list().all().map(|one| format!("allowed-{}", one.code)).collect();
    let nobody: Vec<_> = nobody.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(faults(check(&plain, &nobody)), told(&[("allowed-doctor", "nobody-allowed")]));
}

#[test]
fn the_method_stays_once_somebody_has_applied_and_the_list_while_somebody_waits() {
    let list = WaitingList { cap: None, promotion: Promotion::AtOnce, offers_stop_hours: 24 };
    let rules = Rules { waiting: Some(list), ..Rules::first_come(60) };
    let other = [("method", "lottery"), ("waiting", "")];
    assert_eq!(check_of(&rules, false, 0, &other).unwrap().method, Method::Lottery);
    let expected = told(&[("method", "method-locked"), ("waiting", "people-wait")]);
    assert_eq!(faults(check_of(&rules, true, 2, &other)), expected);
    assert_eq!(check_of(&rules, true, 0, &[("waiting", "")]).unwrap().waiting, None);
}

#[test]
fn what_was_opened_stays_opened_unless_another_day_is_given() {
    let until = at("2023-08-05T15:00:00Z");
    let of = Of::Profession("dentist".into());
    let kept = Quota { of, kind: Kind::Kept { until, opened: true }, people: 4 };
    let link = Quota { of: Of::Link, kind: Kind::Kept { until: at("2023-08-30T15:00:00Z"), opened: false }, people: 3 };
    let rules = Rules { quotas: vec![link, kept], ..Rules::first_come(60) };
    assert_eq!(check(&rules, &[]).unwrap(), rules);
    let anew = check(&rules, &[("until-profession-dentist", "2023-08-20")]).unwrap();
    assert_eq!(anew.quotas[1].kind, Kind::Kept { until: at("2023-08-20T15:00:00Z"), opened: false });
}
