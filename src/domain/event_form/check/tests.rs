use super::*;
use chrono_tz::Asia::Tokyo;

const GOOD: [(&str, &str); 17] = [
    ("title", " 多職種連携研修会 "),
    ("theme", "アフターコロナ、コロナ禍で学んだこと"),
    ("session_1_starts_at", "2023-09-06T19:00"),
    ("session_1_ends_at", "2023-09-06T20:45"),
    ("session_1_venue", "萌え木ホール"),
    ("session_1_map_url", "https://maps.example.jp/moegi"),
    ("capacity", "６０"),
    ("apply_from", "2023-08-01T09:00"),
    ("apply_until", "2023-08-31T17:00"),
    ("group_work", "yes"),
    ("table_rule", "seats"),
    ("table_number", "6"),
    ("host", "多職種連携研修部会"),
    ("contact_name", "在宅医療・介護連携支援室"),
    ("contact_phone", "０４２−０００−００００"),
    ("privacy_text", "この研修会の運営にのみ使用します。\r\n"),
    ("unknown", "passed over"),
];

fn form(changes: &[(&str, &str)]) -> EventForm {
    let pairs = GOOD.iter().chain(changes).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    EventForm::from_pairs(pairs)
}

fn circumstances() -> Circumstances<'static> {
    Circumstances { zone: Tokyo, public: true, seats_taken: 0, sessions: &[] }
}

fn id() -> SessionId {
    uuid::Uuid::from_u128(7).into()
}

fn faults(form: &EventForm, circumstances: &Circumstances<'_>) -> Vec<(String, K)> {
    let faults = form.check(circumstances, id).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.place.name(), fault.kind)).collect()
}

fn only(changes: &[(&str, &str)]) -> Vec<(String, K)> {
    faults(&form(changes), &circumstances())
}

#[test]
fn a_good_form_becomes_details_and_those_the_same_form() {
    let details = form(&[]).check(&circumstances(), id).unwrap();
    assert_eq!(details.title, "多職種連携研修会");
    assert_eq!(details.capacity, 60);
    assert_eq!(details.tables, TableRule::Seats(6));
    assert_eq!(details.contact_phone, "042-000-0000");
    assert_eq!(details.sessions[0].starts_at.to_rfc3339(), "2023-09-06T10:00:00+00:00");
    let again = EventForm::of(&details, Tokyo);
    let known = Circumstances { sessions: &details.sessions, ..circumstances() };
    assert_eq!(again.check(&known, || unreachable!()).unwrap(), details);
}

#[test]
fn an_empty_form_names_everything_in_the_order_of_the_page() {
    let names: Vec<_> =
        faults(&EventForm::from_pairs([]), &circumstances()).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "title",
        "session_1_starts_at",
        "session_1_ends_at",
        "session_1_venue",
        "capacity",
        "apply_from",
        "apply_until",
        "host",
        "contact_name",
        "contact_phone",
        "privacy_text",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_draft_may_lack_what_only_readers_need() {
    let draft = Circumstances { public: false, ..circumstances() };
    let sparse = form(&[("host", ""), ("contact_name", ""), ("session_1_venue", "")]);
    assert!(sparse.check(&draft, id).is_ok());
    let names: Vec<_> = faults(&sparse, &circumstances()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["session_1_venue", "host", "contact_name"]);
    let online = form(&[("session_1_venue", ""), ("session_1_online_url", "https://meet.example.jp/1")]);
    assert!(online.check(&circumstances(), id).is_ok());
}

#[test]
fn times_stand_in_their_order() {
    let until = "apply_until".to_owned();
    assert_eq!(only(&[("apply_until", "2023-08-01T09:00")]), [(until.clone(), K::UntilBeforeFrom)]);
    assert_eq!(only(&[("apply_until", "2023-09-06T19:01")]), [(until, K::UntilAfterBegin)]);
    assert_eq!(only(&[("apply_until", "2023-09-06T19:00")]), []);
    let end = "session_1_ends_at".to_owned();
    assert_eq!(only(&[("session_1_ends_at", "2023-09-06T19:00")]), [(end.clone(), K::EndsBeforeBegin)]);
    assert_eq!(only(&[("session_1_ends_at", "8時まで")]), [(end, K::NotATime)]);
    let earlier = [("session_2_starts_at", "2023-08-20T19:00"), ("session_2_ends_at", "2023-08-20T20:00")];
    let found = faults(&form(&earlier), &Circumstances { public: false, ..circumstances() });
    assert_eq!(found, [("apply_until".to_owned(), K::UntilAfterBegin)]);
}

#[test]
fn a_lower_capacity_throws_nobody_out() {
    let taken = Circumstances { seats_taken: 61, ..circumstances() };
    assert_eq!(form(&[]).check(&taken, id).map(|details| details.capacity), Ok(60));
    for right in ["61", "６１", "６１名", "61 人"] {
        assert_eq!(form(&[("capacity", right)]).check(&taken, id).map(|details| details.capacity), Ok(61), "{right}");
    }
    for wrong in ["0", "-1", "60件", "名", "10001", "99999999999"] {
        assert_eq!(only(&[("capacity", wrong)]), [("capacity".to_owned(), K::NotANumber(10_000))], "{wrong}");
    }
}

#[test]
fn a_session_for_which_somebody_signed_up_cannot_vanish() {
    let at = |text: &str| text.parse().unwrap();
    let stored = Session {
        id: SessionId(uuid::Uuid::from_u128(9)),
        title: String::new(),
        starts_at: at("2023-09-06T10:00:00Z"),
        ends_at: at("2023-09-06T11:45:00Z"),
        venue: "萌え木ホール".into(),
        map_url: String::new(),
        online_url: String::new(),
    };
    let sessions = [stored];
    let empty = Circumstances { sessions: &sessions, ..circumstances() };
    assert_eq!(faults(&form(&[]), &empty), []);
    let taken = Circumstances { seats_taken: 3, ..empty };
    assert_eq!(faults(&form(&[]), &taken), [("session_1_starts_at".to_owned(), K::SessionTaken(3))]);
    let kept = form(&[("session_1_id", &SessionId(uuid::Uuid::from_u128(9)).to_string())]);
    assert_eq!(faults(&kept, &taken), []);
}

#[test]
fn only_web_addresses_become_links() {
    for wrong in
        ["javascript:alert(1)", "maps.example.jp", "https://", "https:///x", "http://a b", "HTTPS //x", "ftp://x"]
    {
        assert_eq!(only(&[("session_1_map_url", wrong)]), [("session_1_map_url".to_owned(), K::NotALink)], "{wrong}");
    }
    assert_eq!(only(&[("session_1_online_url", "https://meet.example.jp/j/1?pwd=円")]), []);
}

#[test]
fn tables_are_asked_for_only_with_group_work() {
    let wrong = [("table_rule", "x"), ("table_number", "")];
    let names: Vec<_> = only(&wrong).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["table_rule", "table_number"]);
    assert_eq!(only(&[wrong[0], wrong[1], ("group_work", "")]), []);
}

#[test]
fn sessions_keep_their_identity_and_take_no_other() {
    let own = SessionId(uuid::Uuid::from_u128(1));
    let foreign = SessionId(uuid::Uuid::from_u128(2));
    let stored = Session { id: own, ..form(&[]).check(&circumstances(), id).unwrap().sessions.remove(0) };
    let (own_id, foreign_id) = (own.to_string(), foreign.to_string());
    let more = [
        ("session_1_id", foreign_id.as_str()),
        ("session_2_id", &own_id),
        ("session_2_starts_at", "2023-09-07T10:00"),
        ("session_2_ends_at", "2023-09-07T12:00"),
        ("session_2_venue", "市役所"),
        ("session_3_id", &own_id),
        ("session_3_starts_at", "2023-09-08T10:00"),
        ("session_3_ends_at", "2023-09-08T12:00"),
        ("session_3_venue", "市役所"),
        ("session_5_venue", " "),
    ];
    let known = Circumstances { sessions: &[stored], ..circumstances() };
    let details = form(&more).check(&known, id).unwrap();
    let ids: Vec<_> = details.sessions.iter().map(|session| session.id).collect();
    assert_eq!(ids, [id(), own, id()]);
}

#[test]
fn long_texts_and_unreadable_contacts_are_told() {
    let long = "あ".repeat(101);
    assert_eq!(only(&[("title", &long)]), [("title".to_owned(), K::TooLong(100))]);
    assert_eq!(only(&[("contact_phone", "内線3")]), [("contact_phone".to_owned(), K::NotAPhone)]);
    assert_eq!(only(&[("contact_mail", "shien")]), [("contact_mail".to_owned(), K::NotAMail)]);
}

#[test]
fn differences_are_those_that_people_see() {
    let changed =
        form(&[("title", "研修会"), ("session_2_venue", "市役所"), ("theme", "アフターコロナ、コロナ禍で学んだこと ")]);
    let names: Vec<_> = form(&[]).differences(&changed).into_iter().map(Place::name).collect();
    assert_eq!(names, ["title", "session_2_venue"]);
}

#[test]
fn sessions_come_and_go() {
    let mut form = form(&[("session_2_venue", "市役所")]);
    form.remove_session(1);
    assert_eq!(form.sessions().len(), 1);
    assert_eq!(form.at(Place::Session(1, S::Venue)), "市役所");
    form.remove_session(1);
    assert_eq!(form.sessions().len(), 1);
    for _ in 0..20 {
        form.add_session();
    }
    assert_eq!(form.sessions().len(), crate::domain::event_form::SESSIONS_MAX);
}
