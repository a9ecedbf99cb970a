//! 受付方法: the rules of an event's place, as an organiser changes them, and what follows.

use super::public_apply::apply;
use super::{Answer, Browser, TestApp, samples, story};
use crate::domain::admission::{Kind, Method, Of, Promotion, Quota, Rules, WaitingList};
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails, EventStatus};
use crate::domain::organiser::Role;
use crate::domain::registration::RegistrationStatus::{Confirmed, Offered, Waitlisted};
use crate::infra::db::{commit, events};

const AT_ONCE: WaitingList = WaitingList { cap: None, promotion: Promotion::AtOnce, offers_stop_hours: 24 };
const OFFERS: WaitingList = WaitingList { promotion: Promotion::Offer { hours: 48 }, ..AT_ONCE };

fn path(event: &Event) -> String {
    format!("/desk/events/{}/admission", event.id)
}

/// Sends the form as the page has it, with these fields changed; `no` takes a tick away.
async fn save(desk: &mut Browser, event: &Event, changes: &[(&str, &str)]) -> Answer {
    let mut form = desk.get(&path(event)).await.form("form.rules-form");
    form.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let pairs = form.iter().filter(|(_, value)| *value != "no");
    let pairs: Vec<_> = pairs.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&path(event), &pairs).await
}

impl TestApp {
    /// A draft of the workshop.
    async fn draft(&self, capacity: u32) -> Event {
        let event = self.publish(EventDetails { capacity, ..self.workshop() }).await;
        let transaction = self.world.db.write().await.unwrap();
        let mut lock = self.lock(&transaction, &event).await;
        let draft = Event { status: EventStatus::Draft, ..event.clone() };
        events::update(&mut lock, draft, self.world.now()).await.unwrap();
        commit(transaction).await.unwrap();
        self.event_now(&event).await
    }
}

fn one(number: usize, profession: &str) -> ApplicationForm {
    ApplicationForm { profession: profession.into(), ..samples::good_form(number) }
}

story!(an_ordinary_event_needs_nothing_of_the_page_and_each_rule_is_saved_and_shown_again, |app| {
    let event = app.draft(60).await;
    let mut desk = app.desk().await;
    let page = desk.get(&path(&event)).await;
    assert!(page.text().contains("いまの受付方法は、先着順・定員60名・キャンセル待ちなしです。"), "{}", page.text());
    assert!(page.text().contains("公開する前に決めておくと"), "{}", page.text());
    assert_eq!(page.all(".event-menu a[aria-current=page]"), ["受付方法"]);
    assert_eq!(page.all(".event-menu a")[2..4], ["申込者 0", "受付方法"]);
    // Saved as it stands, it stays an ordinary event.
    assert!(save(&mut desk, &event, &[]).await.leads_to().ends_with("?done=change&given=0"));
    assert_eq!(app.event_now(&event).await.place().rules, Rules::first_come(60));

    let changes = [
        ("method", "approval"),
        ("capacity", "８０"),
        ("waiting", "yes"),
        ("waiting_cap", "10"),
        ("promotion", "offer"),
        ("offer_hours", "72"),
        ("offers_stop_hours", "48"),
        ("prefer_mix", "yes"),
        ("most-group-consultation", "15"),
        ("kept-profession-dentist", "4"),
        ("until-profession-dentist", "2023-08-20"),
        ("wished-profession-pharmacist", "5"),
        ("allowed-other", "no"),
    ];
    save(&mut desk, &event, &changes).await.leads_to();
    let now = app.event_now(&event).await;
    let quota = |of, kind, people| Quota { of, kind, people };
    let until = "2023-08-20T15:00:00Z".parse().unwrap();
    let rules = &now.place().rules;
    let expected = Rules {
        method: Method::Approval,
        waiting: Some(WaitingList { cap: Some(10), promotion: Promotion::Offer { hours: 72 }, offers_stop_hours: 48 }),
        prefer_mix: true,
        quotas: vec![
            quota(Of::Group("consultation".into()), Kind::Most, 15),
            quota(Of::Profession("dentist".into()), Kind::Kept { until, opened: false }, 4),
            quota(Of::Profession("pharmacist".into()), Kind::Wished, 5),
        ],
        allowed: rules.allowed.clone(),
        ..Rules::first_come(80)
    };
    assert_eq!((rules, rules.allows("other"), rules.allows("doctor")), (&expected, false, true));
    assert_eq!((now.details.capacity, now.version), (80, event.version + 2));
    let page = desk.get(&format!("{}?done=change&given=0", path(&event))).await;
    let shown = page.form("form.rules-form");
    for (name, value) in changes.into_iter().filter(|(name, _)| !matches!(*name, "capacity" | "allowed-other")) {
        assert_eq!(shown[name], value, "{name}");
    }
    assert_eq!((shown["capacity"].as_str(), shown.contains_key("allowed-other")), ("80", false));
    assert_eq!(page.all(".notice--good"), ["保存しました。"]);
    assert!(page.text().contains("承認制・定員80名・キャンセル待ちあり・職種の組み合わせを優先"), "{}", page.text());
    // What stands there for those who may only read.
    let mut viewer = app.desk_of(&app.organiser(Role::Viewer).await).await;
    let read = viewer.get(&path(&event)).await;
    let facts = read.all("dl.facts").join(" ");
    for fact in [
        "80名",
        "10名まで受け付けます",
        "72時間、返事を待ちます",
        "相談の職種：15名まで",
        "歯科医師：2023年8月21日（月）0:00まで4席を取り置き",
        "薬剤師：5名以上を目標",
    ] {
        assert!(facts.contains(fact), "{fact}: {facts}");
    }
    assert_eq!(read.attributes("main form", "action"), Vec::<String>::new());
    let audit = app.audited().await;
    assert_eq!(audit.iter().filter(|noted| *noted == "place.change").count(), 2);
});

story!(every_wrong_field_is_told_at_once_and_all_typed_is_kept, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let changes = [
        ("method", "lottery"),
        ("capacity", "たくさん"),
        ("waiting", "yes"),
        ("waiting_cap", "0"),
        ("promotion", "offer"),
        ("offer_hours", "二日"),
        ("most-profession-doctor", "0"),
        ("kept-profession-dentist", "3"),
        ("kept-group-care", "2"),
        ("until-group-care", "8月20日<b>"),
        ("allowed-other", "no"),
    ];
    let answer = save(&mut desk, &event, &changes).await;
    assert_eq!(answer.status, 422);
    let wrong = [
        "capacity",
        "waiting_cap",
        "offer_hours",
        "most-profession-doctor",
        "until-profession-dentist",
        "until-group-care",
    ];
    let linked = answer.attributes(".error-summary a", "href");
    assert_eq!(linked, wrong.map(|name| format!("#{name}")));
    for name in wrong {
        assert_eq!(answer.attributes(&format!("#{name}-error"), "class"), ["field__error"], "{name}");
        assert_eq!(answer.attributes(&format!("#{name}"), "name"), [name]);
    }
    let kept = answer.form("form.rules-form");
    for (name, value) in changes.into_iter().filter(|(name, _)| *name != "allowed-other") {
        assert_eq!(kept[name], value, "{name}");
    }
    assert!(!kept.contains_key("allowed-other"));
    assert!(answer.text().contains("医師：上限を0名にすることはできません"), "{}", answer.text());
    assert_eq!(app.event_now(&event).await, event);
    assert_eq!(app.audited().await, Vec::<String>::new());
});

story!(the_method_stays_after_the_first_application, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    save(&mut desk, &event, &[("method", "lottery")]).await.leads_to();
    save(&mut desk, &event, &[("method", "first_come")]).await.leads_to();
    let before = desk.get(&path(&event)).await.form("form.rules-form");
    apply(app, &event, &samples::good_form(1)).await;
    // The form was open before: what was chosen stays chosen, and it is said why it cannot be.
    let mut chosen = before;
    chosen.insert("method".into(), "lottery".into());
    let pairs: Vec<_> = chosen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = desk.post(&path(&event), &pairs).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.all("#method-error"), ["すでにお申し込みがあるため、受付方法は変えられません"]);
    assert_eq!(refused.form("form.rules-form")["method"], "lottery");
    assert_eq!(app.event_now(&event).await.place().rules.method, Method::FirstCome);
    // After that it is told from the start; all else can be changed. Who cancelled has applied, too.
    let person = app.people(&event).await.remove(0);
    app.cancel(&event, &person).await;
    let page = desk.get(&path(&event)).await;
    assert_eq!(page.attributes("#method", "type"), Vec::<String>::new());
    assert!(page.text().contains("すでにお申し込みがあるため、受付方法は変えられません。"), "{}", page.text());
    save(&mut desk, &event, &[("waiting", "yes")]).await.leads_to();
    let now = app.event_now(&event).await;
    let rules = &now.place().rules;
    assert_eq!((rules.method, rules.waiting), (Method::FirstCome, Some(AT_ONCE)));
});

story!(a_raised_capacity_gives_seats_to_those_who_wait_and_says_how_many, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(AT_ONCE)).await;
    for number in 1..=4 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let mut desk = app.desk().await;
    let refused = save(&mut desk, &event, &[("waiting", "no")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.all("#waiting-error")[0].starts_with("3名がキャンセル待ちをしているため"), "{}", refused.text());
    let saved = save(&mut desk, &event, &[("capacity", "3")]).await.leads_to().to_owned();
    assert!(saved.ends_with("?done=change&given=2"), "{saved}");
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Confirmed, Waitlisted]);
    let page = desk.get(&saved).await;
    assert_eq!(
        page.all(".notice--good"),
        ["保存しました。キャンセル待ちの2名に席が回り、参加が確定しました。メールでお知らせします。"]
    );
    let mails = app.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.kind == "promoted").count(), 2);
    // As an offer it is said as one.
    let saved = save(&mut desk, &event, &[("capacity", "4"), ("promotion", "offer")]).await.leads_to().to_owned();
    assert_eq!(app.standings(&event).await[3], Offered);
    let page = desk.get(&saved).await;
    assert!(page.text().contains("キャンセル待ちの1名に、席をご案内しました。"), "{}", page.text());
});

story!(lower_numbers_throw_nobody_out_and_say_by_how_many_the_place_is_over, |app| {
    let event = app.event_with(3, |rules| rules.waiting = Some(AT_ONCE)).await;
    for (number, profession) in [(1, "care_manager"), (2, "care_manager"), (3, "city_official"), (4, "city_official")] {
        apply(app, &event, &one(number, profession)).await;
    }
    let mut desk = app.desk().await;
    let changes = [
        ("capacity", "2"),
        ("most-profession-care_manager", "1"),
        ("kept-profession-dentist", "2"),
        ("until-profession-dentist", "2023-08-20"),
        ("wished-profession-pharmacist", "2"),
        ("allowed-city_official", "no"),
    ];
    let saved = save(&mut desk, &event, &changes).await.leads_to().to_owned();
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Confirmed, Waitlisted]);
    let page = desk.get(&saved).await;
    let told = page.all(".notice--warning li");
    assert_eq!(
        told,
        [
            "申込が定員を1名上回っています。取り消しになる方はいません。この人数が減るまで、席は空きません。",
            "ケアマネジャー（介護支援専門員）が上限を1名上回っています。取り消しになる方はいません。",
            "歯科医師：取り置いている席が、あと2席あります。",
            "取り置く席はあと2席ですが、いま空いている席は0席です。席が空くと、先に取り置きに回ります。",
            "申し込めない職種の方のうち、1名はすでに席があります。取り消しになる方はいません。",
            "申し込めない職種の方のうち、1名が順番や結果を待っています。いまのままでは席が回りません。",
            "薬剤師：目標まで、あと2名です。",
        ]
    );
    // The event's own form knows of the kept seats.
    let edit = format!("/desk/events/{}/edit", event.id);
    let form = desk.get(&edit).await.form("form.desk-form");
    let mut form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.retain(|(name, _)| *name != "capacity");
    form.push(("capacity", "1"));
    let refused = desk.post(&edit, &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.all("#capacity-error")[0].contains("合わせて2席あります"), "{}", refused.text());
});

story!(kept_seats_open_at_the_time_that_was_typed, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(AT_ONCE)).await;
    let mut desk = app.desk().await;
    let kept = [("kept-profession-dentist", "1"), ("until-profession-dentist", "2023-08-20")];
    save(&mut desk, &event, &kept).await.leads_to();
    apply(app, &event, &one(1, "pharmacist")).await;
    assert_eq!(app.standings(&event).await, [Waitlisted]);
    app.set_time("2023-08-20T15:00:00Z");
    crate::app::admission::carry_out_due(&app.world).await.unwrap();
    assert_eq!(app.standings(&event).await, [Confirmed]);
    let mut desk = app.desk().await;
    let page = desk.get(&path(&event)).await;
    assert!(page.text().contains("取り置きは終わり、どなたでも使える席になっています"), "{}", page.text());
    // Saved once more as it stands, it stays open.
    save(&mut desk, &event, &[("capacity", "2")]).await.leads_to();
    let now = app.event_now(&event).await;
    let quotas = &now.place().rules.quotas;
    assert!(matches!(quotas[0].kind, Kind::Kept { opened: true, .. }), "{quotas:?}");
});

story!(of_two_who_change_the_rules_the_second_is_shown_what_the_first_saved, |app| {
    let event = app.published_event().await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let form = second.get(&path(&event)).await.form("form.rules-form");
    save(&mut first, &event, &[("capacity", "70"), ("waiting", "yes")]).await.leads_to();
    let mut typed = form;
    typed.insert("capacity".into(), "80".into());
    let pairs: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let conflict = second.post(&path(&event), &pairs).await;
    assert_eq!(conflict.status, 409);
    assert_eq!(
        conflict.all(".desk-compare tbody tr"),
        ["定員（人）7080", "キャンセル待ちを受け付けるはいいいえ"].map(str::to_owned)
    );
    assert_eq!(app.event_now(&event).await.details.capacity, 70);
    let again = conflict.form("form.rules-form");
    let pairs: Vec<_> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    second.post(&path(&event), &pairs).await.leads_to();
    let now = app.event_now(&event).await;
    assert_eq!((now.details.capacity, now.place().rules.waiting), (80, None));
});

story!(a_new_event_takes_over_the_rules_of_the_one_that_it_begins_with, |app| {
    let until = |text: &str| text.parse().unwrap();
    let kept = |code: &str, until, opened| Quota {
        of: Of::Profession(code.into()),
        kind: Kind::Kept { until, opened },
        people: 2,
    };
    let most = Quota { of: Of::Profession("care_manager".into()), kind: Kind::Most, people: 9 };
    let event = app
        .event_with(60, |rules| {
            rules.waiting = Some(OFFERS);
            rules.quotas = vec![
                most.clone(),
                kept("dentist", until("2023-08-05T15:00:00Z"), true),
                kept("doctor", until("2023-08-20T15:00:00Z"), false),
            ];
        })
        .await;
    let expected = Rules {
        waiting: Some(OFFERS),
        quotas: vec![most, kept("doctor", until("2023-08-20T15:00:00Z"), false)],
        ..Rules::first_come(60)
    };
    let mut desk = app.desk().await;
    let copied = desk.post(&format!("/desk/events/{}/copy", event.id), &[]).await.leads_to().to_owned();
    let new = desk.get("/desk/events/new").await;
    assert!(new.text().contains("受付方法も同じになります"), "{}", new.text());
    let mut form = new.form("form.desk-form");
    form.extend(
        [("title", "次の研修会"), ("contact_phone", "042-000-0000")].map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    let pairs: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = desk.post("/desk/events/new", &pairs).await.leads_to().to_owned();
    for address in [copied, made] {
        let id = address.rsplit('/').next().unwrap().split('?').next().unwrap().parse().unwrap();
        let draft = events::by_id(app.world.db.read(), app.organisation, id).await.unwrap().unwrap();
        assert_eq!((&draft.place().rules, draft.status), (&expected, EventStatus::Draft), "{address}");
    }
});
