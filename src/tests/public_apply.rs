//! Applying through the pages: the good way, every field wrong, twice, and when it cannot be.

use super::{Answer, Browser, samples::good_form, story};
use crate::app::apply::{Application, received, submit};
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventStatus};
use crate::domain::registration::{Act, Language, Registration};
use crate::infra::db::entity::turned_away;
use crate::infra::db::{commit, registrations};
use crate::tests::TestApp;
use sea_orm::EntityTrait;
use std::collections::BTreeMap;

/// A filled-in form as the browser sends it.
pub(super) fn filled(form: &ApplicationForm) -> BTreeMap<String, String> {
    let text = serde_json::to_string(form).unwrap();
    serde_json::from_str(&text).unwrap()
}

pub(super) async fn send(browser: &mut Browser, path: &str, step: &str, fields: &BTreeMap<String, String>) -> Answer {
    let mut pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    pairs.push(("step", step));
    browser.post(path, &pairs).await
}

/// Opens the form, fills it in, and goes on to 確認.
pub(super) async fn to_check(browser: &mut Browser, event: &Event, form: &ApplicationForm) -> Answer {
    let path = format!("/events/{}/apply", event.code);
    let mut fields = browser.get(&path).await.form("form.apply");
    fields.extend(filled(form));
    send(browser, &path, "check", &fields).await
}

/// The whole way to 完了.
pub(super) async fn apply(app: &TestApp, event: &Event, form: &ApplicationForm) -> Answer {
    let mut browser = app.browser();
    let check = to_check(&mut browser, event, form).await;
    assert_eq!(check.status, 200, "{}", check.text());
    let path = format!("/events/{}/apply", event.code);
    let fields = check.form("main form");
    let sent = send(&mut browser, &path, "submit", &fields).await;
    let done = sent.leads_to().to_owned();
    browser.get(&done).await
}

pub(super) async fn registered(app: &TestApp, event: &Event) -> Vec<Registration> {
    registrations::of_event(app.world.db.read(), event.id).await.unwrap()
}

story!(a_person_applies, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let form = ApplicationForm {
        furigana: "ﾖｼﾀﾞ　タロウ".into(),
        phone: "０４２（３８８）２６９５".into(),
        years: "from_10".into(),
        facilitator: "yes".into(),
        arrangement: "前の席を\r\n希望します".into(),
        topic: "看取り\"の'話<b>".into(),
        ..good_form(1)
    };
    let path = format!("/events/{}/apply", event.code);
    let page = browser.get(&path).await;
    assert!(page.attributes("form.apply", "novalidate").len() == 1);
    assert_eq!(
        page.all("form.apply legend, form.apply .field > label")[..4],
        ["氏名、必須", "ふりがな、必須", "職種、必須", "その他の職種、必須"]
    );
    let mut fields = page.form("form.apply");
    assert_eq!(fields["receipt"].len(), 32);
    fields.extend(filled(&form));
    fields.insert("topic_choice".into(), "消毒の実際".into());
    let check = send(&mut browser, &path, "check", &fields).await;
    assert_eq!((check.status.as_u16(), check.heading().as_str()), (200, "入力内容の確認"));
    assert!(registered(app, &event).await.is_empty());
    for value in [
        "𠮷田 1郎",
        "よしだ たろう",
        "訪問看護師",
        "042-388-2695",
        "10年以上",
        "前の席を 希望します",
        "看取り\"の'話<b>",
    ] {
        assert!(check.all("dd").iter().any(|dd| dd.contains(value)), "{value} is not in {:?}", check.all("dd"));
    }
    assert_eq!(check.all("button").last().unwrap(), "入力に戻る");
    assert!(check.all("button").contains(&"この内容で申し込む".to_owned()));
    assert!(check.attributes("button[formaction]", "formaction").contains(&format!("{path}#phone")));

    let kept = check.form("main form");
    let back = send(&mut browser, &path, "edit", &kept).await.form("form.apply");
    for (name, value) in fields.iter().filter(|(name, _)| *name != "website") {
        // A page holds line breaks as LF; the browser sends them as CRLF again.
        assert_eq!(back.get(name).unwrap_or(&String::new()), &value.replace("\r\n", "\n"), "{name}");
    }

    let sent = send(&mut browser, &path, "submit", &kept).await;
    let done = browser.get(sent.leads_to()).await;
    assert_eq!(done.heading(), "お申し込みの内容を受け取りました");
    assert_eq!(done.all(".receipt__number"), ["1"]);
    assert_eq!(done.all("main .print-only"), [format!("研修会のページ：{}/events/{}", app.base, event.code)]);
    assert_eq!(done.attributes("main a[href$='.ics']", "href").len(), 1);
    for personal in ["𠮷田", "よしだ", "person1", "388", "看取り"] {
        assert!(!done.html().contains(personal), "{personal}");
    }
    let all = registered(app, &event).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].applicant.topic, "消毒の実際\n看取り\"の'話<b>");
    assert_eq!(all[0].applicant.arrangement, "前の席を\n希望します");
    assert!(all[0].applicant.facilitator);
    assert_eq!(app.stored(&event).await.seats_taken, 1);
    for page in [&page, &check, &done] {
        assert!(!page.html().contains("<script"));
    }
});

story!(every_wrong_field_is_named_at_the_top_and_beside_it, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let empty = to_check(&mut browser, &event, &ApplicationForm::default()).await;
    assert_eq!(empty.status, 422);
    assert!(empty.all("title")[0].starts_with("エラー：申し込み内容の入力"), "{:?}", empty.all("title"));
    let summary = empty.all(".error-summary a");
    assert_eq!(
        summary,
        [
            "氏名を入力してください",
            "ふりがなを入力してください",
            "職種を選んでください",
            "所属を入力してください。所属のない方は「なし」と入力してください",
            "メールアドレスを入力してください",
            "電話番号を入力してください",
            "個人情報の取扱いをお読みになり、同意のチェックを入れてください",
        ]
    );
    assert_eq!(empty.all(".field__error"), summary);
    for target in empty.attributes(".error-summary a", "href") {
        assert_eq!(empty.attributes(&format!("input{target}"), "id").len(), 1, "{target}");
    }
    let wrong = ApplicationForm {
        name: "あ".repeat(101),
        furigana: "山田<b>".into(),
        profession: "astronaut".into(),
        mail: "\"><script>@x".into(),
        phone: "119".into(),
        years: "many".into(),
        topic: "あ\n".repeat(501),
        arrangement: "字".repeat(1001),
        ..good_form(1)
    };
    let answer = to_check(&mut browser, &event, &wrong).await;
    assert_eq!(answer.status, 422);
    assert_eq!(
        answer.attributes(".error-summary a", "href"),
        ["#name", "#furigana", "#profession", "#mail", "#phone", "#years", "#arrangement", "#topic"]
    );
    assert!(!answer.text().contains("Unknown localization"), "{}", answer.text());
    let kept = answer.form("form.apply");
    let typed = filled(&wrong);
    for name in ["name", "furigana", "mail", "phone", "workplace", "arrangement", "privacy"] {
        assert_eq!(kept[name], typed[name], "{name}");
    }
    assert!(!answer.html().contains("<script"));
    let english = format!("/en/events/{}/apply", event.code);
    let answer = send(&mut browser, &english, "check", &typed).await;
    assert!(answer.all("title")[0].starts_with("Error: "));
    assert!(answer.all(".error-summary a")[1].contains("in Latin letters"));
    assert!(!answer.text().contains("Unknown localization"), "{}", answer.text());
    // The last step checks again.
    let answer = send(&mut browser, &format!("/events/{}/apply", event.code), "submit", &kept).await;
    assert_eq!(answer.status, 422);
    assert!(registered(app, &event).await.is_empty());
});

story!(what_is_not_a_form_writes_nothing, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let url = browser.address(&path);
    for (kind, body) in [
        ("application/x-www-form-urlencoded", vec![0xff, 0x00, 0xfe, b'=', b'&', b'%']),
        ("application/x-www-form-urlencoded", b"name=a&name=b&step=submit".to_vec()),
        ("application/x-www-form-urlencoded", vec![b'a'; 200_000]),
        ("application/json", b"{\"name\":\"x\"}".to_vec()),
        ("multipart/form-data", b"--x".to_vec()),
    ] {
        let request = browser.client().post(&url).header("sec-fetch-site", "same-origin");
        let answer = browser.send(request.header("content-type", kind).body(body)).await;
        assert!(matches!(answer.status.as_u16(), 400 | 415 | 422), "{kind}: {}", answer.status);
        assert!(!answer.heading().is_empty());
    }
    // Control characters are no part of a name, and nothing that a database refuses.
    let form = ApplicationForm {
        name: "山田\u{0}\r\nBcc: x@example.jp".into(),
        topic: "一\u{0}\u{7}二".into(),
        ..good_form(1)
    };
    let mut fields = browser.get(&path).await.form("form.apply");
    fields.extend(filled(&form));
    assert!(send(&mut browser, &path, "submit", &fields).await.location.is_some());
    let all = registered(app, &event).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].applicant.name, "山田  Bcc: x@example.jp");
    assert_eq!(all[0].applicant.topic, "一二");
});

story!(a_program_that_fills_in_every_field_is_stopped_and_a_person_is_told, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let mut fields = browser.get(&path).await.form("form.apply");
    fields.extend(filled(&good_form(1)));
    fields.insert("website".into(), "https://spam.example".into());
    fields.insert("topic_choice".into(), "一覧にないテーマ".into());
    for step in ["check", "submit"] {
        let answer = send(&mut browser, &path, step, &fields).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.attributes(".error-summary a", "href"), ["#topic_choice", "#website"]);
        assert!(answer.attributes("[aria-hidden]", "class").is_empty(), "the field is seen now");
    }
    assert!(registered(app, &event).await.is_empty());
});

story!(the_same_submit_twice_registers_once, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let check = to_check(&mut browser, &event, &good_form(1)).await;
    let fields = check.form("main form");
    // A double click: two at the same time.
    let (mut left, mut right) = (browser.clone(), browser.clone());
    let (first, second) =
        tokio::join!(send(&mut left, &path, "submit", &fields), send(&mut right, &path, "submit", &fields));
    assert_eq!(first.leads_to(), second.leads_to());
    // Reload, and back with another try from 確認 and from the form.
    assert_eq!(send(&mut browser, &path, "submit", &fields).await.leads_to(), first.leads_to());
    // Whoever wants to change something is told that nothing was changed.
    let again = format!("{}?again", first.leads_to());
    for step in ["check", "edit"] {
        assert_eq!(send(&mut browser, &path, step, &fields).await.leads_to(), again);
    }
    app.pass(chrono::TimeDelta::seconds(11));
    assert_eq!(send(&mut browser, &path, "submit", &fields).await.leads_to(), again);
    assert!(browser.get(&again).await.text().contains("反映されていません"));
    assert_eq!(registered(app, &event).await.len(), 1);
    assert_eq!(app.stored(&event).await.seats_taken, 1);
    assert_eq!(app.mails().await.len(), 1);
});

// A second click that arrives while the first is being answered, and so is not seen before.
story!(the_same_submit_in_the_same_moment_is_the_same_for_the_last_seat_and_for_a_repeat, |app| {
    let mut details = app.workshop();
    details.capacity = 2;
    let event = app.publish(details).await;
    let application = |number| Application {
        form: good_form(number),
        privacy_version: 1,
        receipt: app.world.new_secret(),
        language: Language::Ja,
    };
    let (first, repeat, last) = (application(1), application(1), application(2));
    for sent in [&first, &first, &repeat, &repeat, &last, &last, &repeat] {
        submit(&app.world, &event, sent.clone()).await.unwrap();
    }
    let mut numbers = Vec::new();
    for sent in [&first, &repeat, &last] {
        numbers.push(received(&app.world, &event, &sent.receipt).await.unwrap().unwrap().number);
    }
    assert_eq!(numbers, [1, 2, 3]);
    let stored = app.stored(&event).await;
    assert_eq!((stored.seats_taken, stored.turned_away), (2, 0));
});

story!(a_submit_without_its_receipt_is_shown_once_more, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let mut fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    fields.insert("receipt".into(), "short".into());
    let again = send(&mut browser, &path, "submit", &fields).await;
    assert_eq!(again.heading(), "入力内容の確認");
    assert!(registered(app, &event).await.is_empty());
    assert!(send(&mut browser, &path, "submit", &again.form("main form")).await.location.is_some());
    assert_eq!(browser.get(&format!("/events/{}/applied/unknown", event.code)).await.status, 404);
});

story!(who_read_an_older_privacy_text_is_asked_again, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    app.change(&event, |event| {
        event.details.privacy_text = "新しい文面".into();
        event.privacy_version = 2;
    })
    .await;
    let answer = send(&mut browser, &path, "submit", &fields).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#privacy"]);
    assert!(answer.text().contains("新しい文面"));
    let mut fields = answer.form("form.apply");
    assert!(!fields.contains_key("privacy"), "the box is no longer checked");
    fields.insert("privacy".into(), "yes".into());
    assert!(send(&mut browser, &path, "submit", &fields).await.location.is_some());
    assert_eq!(registered(app, &event).await[0].privacy_version, 2);
});

story!(each_state_has_its_page, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    let expect = async |browser: &mut Browser, heading: &str, hint: &str| {
        let page = browser.get(&path).await;
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, heading));
        assert!(page.text().contains(hint), "{}", page.text());
        assert_eq!(page.attributes("a[href^='tel:']", "href"), ["tel:0420000000"]);
        for step in ["check", "submit"] {
            let sent = send(browser, &path, step, &fields).await;
            assert_eq!((sent.status.as_u16(), sent.heading().as_str()), (409, heading));
            assert!(sent.text().contains("お申し込みは完了していません"));
        }
        let shown = browser.get(&format!("/events/{}", event.code)).await;
        assert!(shown.all("main a.button").is_empty());
        assert!(shown.text().contains(heading));
    };
    app.set_time("2023-07-31T23:59:59Z");
    expect(&mut browser, "申し込みの受付は、まだ始まっていません", "受付開始は2023年8月1日（火）9:00です。").await;
    app.set_time("2023-08-31T08:00:00Z");
    expect(&mut browser, "申し込みの受付は終了しました", "問い合わせ先へお電話").await;
    app.set_time("2023-08-10T03:00:00Z");
    app.change(&event, |event| event.status = EventStatus::Closed).await;
    expect(&mut browser, "申し込みの受付は終了しました", "問い合わせ先へお電話").await;
    app.change(&event, |event| event.status = EventStatus::Cancelled).await;
    expect(&mut browser, "この研修会は中止になりました", "ほかの研修会").await;
    app.change(&event, |event| event.status = EventStatus::Draft).await;
    assert_eq!(send(&mut browser, &path, "submit", &fields).await.status, 404);
    assert!(registered(app, &event).await.is_empty());
});

story!(who_comes_when_it_became_full_is_told_and_counted, |app| {
    let mut details = app.workshop();
    details.capacity = 1;
    let event = app.publish(details).await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let late = to_check(&mut browser, &event, &good_form(2)).await.form("main form");
    let done = apply(app, &event, &good_form(1)).await;
    assert_eq!(done.all(".receipt__number"), ["1"]);
    let refused = send(&mut browser, &path, "submit", &late).await;
    assert_eq!((refused.status.as_u16(), refused.heading().as_str()), (409, "満席になりました"));
    assert_eq!(app.stored(&event).await.turned_away, 1);
    // Who has the seat is answered the same, is not counted, and gets a mail.
    let mut own = late.clone();
    own.insert("mail".into(), "person1@example.jp".into());
    let refused = send(&mut browser, &path, "submit", &own).await;
    assert_eq!((refused.status.as_u16(), refused.heading().as_str()), (409, "満席になりました"));
    assert_eq!(app.stored(&event).await.turned_away, 1);
    assert_eq!(
        app.mails().await.iter().map(|mail| mail.kind.as_str()).collect::<Vec<_>>(),
        ["confirmation", "already_registered"]
    );
    // A form with faults is no application.
    let mut faulty = late.clone();
    faulty.insert("name".into(), String::new());
    assert_eq!(send(&mut browser, &path, "check", &faulty).await.status, 409);
    // Neither is 確認; and who presses again, or sends another form, is the same person.
    assert_eq!(send(&mut browser, &path, "check", &late).await.status, 409);
    let mut again = late.clone();
    again.insert("mail".into(), "Person2@Example.jp".into());
    again.insert("receipt".into(), app.world.new_secret().reveal().into());
    for form in [&late, &again] {
        assert_eq!(send(&mut browser, &path, "submit", form).await.status, 409);
        assert_eq!(app.stored(&event).await.turned_away, 1);
    }
    let mut other = late.clone();
    other.insert("mail".into(), "person3@example.jp".into());
    assert_eq!(send(&mut browser, &path, "submit", &other).await.status, 409);
    assert_eq!(app.stored(&event).await.turned_away, 2);
    assert_eq!(registered(app, &event).await.len(), 1);
});

/// Cancels a registration as another process does, or as this one: then its pages are made anew.
async fn cancel(app: &TestApp, event: &Event, number: u32, elsewhere: bool) {
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, event).await;
    let one = registered(app, event).await.into_iter().find(|one| one.number == number).unwrap();
    let (cancelled, _) = one.after(Act::Cancel, event.status, app.world.now()).unwrap();
    assert!(registrations::update(&lock, &one, &cancelled).await.unwrap());
    app.take_seats(&mut lock, -1).await;
    if elsewhere { commit(transaction).await.unwrap() } else { app.world.commit(transaction).await.unwrap() }
}

story!(whoever_is_known_is_no_stranger_where_it_is_full, |app| {
    let event = app.publish(crate::domain::event::EventDetails { capacity: 1, ..app.workshop() }).await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let own = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    let done = send(&mut browser, &path, "submit", &own).await.leads_to().to_owned();
    cancel(app, &event, 1, false).await;
    apply(app, &event, &good_form(2)).await;
    // The seat is another one's now. Who presses once more learns what became of the application.
    assert_eq!(send(&mut browser, &path, "submit", &own).await.leads_to(), done);
    assert_eq!(browser.get(&done).await.heading(), "このお申し込みは取り消されています");
    assert_eq!(app.stored(&event).await.turned_away, 0);
    // With a form of their own they are as anybody who comes too late.
    let mut anew = own.clone();
    anew.insert("receipt".into(), app.world.new_secret().reveal().into());
    assert_eq!(send(&mut browser, &path, "submit", &anew).await.status, 409);
    assert_eq!(app.stored(&event).await.turned_away, 1);
});

story!(a_seat_that_another_process_gave_back_is_taken_at_once, |app| {
    let event = app.publish(crate::domain::event::EventDetails { capacity: 1, ..app.workshop() }).await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let waits = to_check(&mut browser, &event, &good_form(2)).await.form("main form");
    apply(app, &event, &good_form(1)).await;
    assert_eq!(browser.get(&path).await.heading(), "満席になりました");
    cancel(app, &event, 1, true).await;
    assert_eq!(browser.get(&path).await.heading(), "満席になりました", "a page may be a second old");
    assert_eq!(send(&mut browser, &path, "submit", &waits).await.status, 303, "what is decided may not");
    assert_eq!(app.stored(&event).await.turned_away, 0);
});

story!(a_mark_of_who_was_turned_away_is_the_same_at_no_other_event, |app| {
    for number in [1, 2] {
        let event = app.publish(crate::domain::event::EventDetails { capacity: 1, ..app.workshop() }).await;
        let mut browser = app.browser();
        let late = to_check(&mut browser, &event, &good_form(7)).await.form("main form");
        apply(app, &event, &good_form(number)).await;
        assert_eq!(send(&mut browser, &format!("/events/{}/apply", event.code), "submit", &late).await.status, 409);
    }
    let marks = turned_away::Entity::find().all(app.world.db.read()).await.unwrap();
    assert_eq!(marks.len(), 2);
    assert_ne!(marks[0].mark, marks[1].mark);
    assert!(marks.iter().all(|one| !one.mark.contains("person") && !one.mark.contains('@')));
});

story!(after_a_cancellation_the_receipt_says_so_and_one_can_apply_anew, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    let done = send(&mut browser, &path, "submit", &fields).await.leads_to().to_owned();
    let registration = registered(app, &event).await.remove(0);
    let (cancelled, _) = registration.after(Act::Cancel, event.status, app.world.now()).unwrap();
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, &event).await;
    assert!(registrations::update(&lock, &registration, &cancelled).await.unwrap());
    app.take_seats(&mut lock, -1).await;
    commit(transaction).await.unwrap();
    assert_eq!(browser.get(&done).await.heading(), "このお申し込みは取り消されています");
    let done = apply(app, &event, &good_form(1)).await;
    assert_eq!(done.all(".receipt__number"), ["2"]);
});
