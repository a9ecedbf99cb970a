//! The mails that applying writes, and what a stranger can learn from the pages.

use super::public_apply::{apply, filled, send, to_check};
use super::{samples::good_form, story};
use crate::app::mails;
use crate::domain::application::ApplicationForm;
use crate::infra::db::entity::mail;
use crate::infra::db::registrations;
use crate::tests::TestApp;
use sea_orm::{EntityTrait, QueryOrder};

impl TestApp {
    /// Every mail written so far, in order.
    pub(super) async fn mails(&self) -> Vec<mail::Model> {
        mail::Entity::find().order_by_asc(mail::Column::CreatedAt).all(self.world.db.read()).await.unwrap()
    }
}

story!(the_confirmation_says_all_that_is_needed_in_plain_text, |app| {
    let mut details = app.workshop();
    details.sessions[0].online_url = "https://meet.example.jp/secret-room?pwd=1".into();
    let event = app.publish(details).await;
    apply(app, &event, &good_form(1)).await;
    let mail = app.mails().await.remove(0);
    assert_eq!(mail.subject, "【受付完了】令和5年度 多職種連携研修会（9/6）");
    assert_eq!((mail.to_mail.as_str(), mail.to_name.as_str()), ("person1@example.jp", "𠮷田 1郎"));
    assert_eq!(mail.reply_to, "shien@example.jp");
    assert_eq!(mail.from_name, event.details.contact_name, "the sender is the office that the reader knows");
    assert!(!mail.from_name.is_empty());
    assert!(mail.registration_id.is_some());
    let page = format!("{}/events/{}", app.base, event.code);
    for line in [
        "𠮷田 1郎 様",
        "受付番号：1",
        "令和5年度 多職種連携研修会",
        "テーマ：アフターコロナ、コロナ禍で学んだこと",
        "2023年9月6日（水）19:00〜20:45",
        "会場：萌え木ホール",
        "https://maps.example.jp/moegi",
        "https://meet.example.jp/secret-room?pwd=1",
        "職種：訪問看護師",
        "マスクの着用にご協力ください。",
        &page,
        &format!("{page}/calendar.ics"),
        "電話：042-000-0000",
    ] {
        assert!(mail.body.lines().any(|l| l == line), "{line} is no line of\n{}", mail.body);
    }
    for line in mail.body.lines() {
        assert!(line.chars().count() <= 40 || line.starts_with("http"), "long: {line}");
        assert!(!line.contains("Unknown localization"), "{line}");
    }
    let file = mail.calendar.unwrap().replace("\r\n ", "");
    assert!(file.contains("secret-room?pwd=1"), "{file}");
    assert!(file.contains("DTSTART:20230906T100000Z"));
});

story!(an_english_page_is_confirmed_in_english, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/en/events/{}/apply", event.code);
    let mut fields = browser.get(&path).await.form("form.apply");
    fields.extend(filled(&good_form(3)));
    let check = send(&mut browser, &path, "check", &fields).await;
    assert_eq!(check.heading(), "Check your application");
    assert!(check.all("dd").contains(&"Doctor".to_owned()));
    let sent = send(&mut browser, &path, "submit", &check.form("main form")).await;
    assert!(sent.leads_to().starts_with("/en/"));
    let done = browser.get(sent.leads_to()).await;
    assert_eq!(done.heading(), "We have received what you sent");
    let mail = app.mails().await.remove(0);
    assert_eq!(mail.subject, "[Registered] 令和5年度 多職種連携研修会 (6 September)");
    assert!(mail.body.contains(&format!("{}/en/events/{}", app.base, event.code)));
    assert!(mail.body.contains("Wednesday, 6 September 2023, 19:00–20:45"));
    assert!(mail.body.contains("Profession: Doctor"), "{}", mail.body);
    assert!(!mail.body.contains("Unknown localization"), "{}", mail.body);
});

story!(a_stranger_cannot_learn_who_is_registered, |app| {
    let event = app.published_event().await;
    apply(app, &event, &good_form(1)).await;
    // The same address in other letters and width, another name.
    let form = ApplicationForm {
        name: "別の 名前".into(), mail: "Ｐｅｒｓｏｎ1＠EXAMPLE.jp".into(), ..good_form(2)
    };
    let repeat = apply(app, &event, &form).await;
    let fresh = apply(app, &event, &good_form(3)).await;
    assert_eq!((repeat.status, repeat.heading()), (fresh.status, fresh.heading()));
    assert_eq!(repeat.all(".receipt__number"), ["2"]);
    let without_number = |text: String| text.replace("受付番号2お", "受付番号お").replace("受付番号3お", "受付番号お");
    assert_eq!(without_number(repeat.text()), without_number(fresh.text()));

    let stored = registrations::of_event(app.world.db.read(), event.id).await.unwrap();
    assert_eq!(stored.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(app.stored(&event).await.seats_taken, 2);
    let mails = app.mails().await;
    let told: Vec<_> = mails.iter().filter(|mail| mail.kind == "already_registered").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].to_mail, "person1@example.jp");
    assert_eq!(told[0].subject, "【お申し込み済み】令和5年度 多職種連携研修会（9/6）");
    assert!(!told[0].body.contains("別の"), "nothing of what the stranger typed: {}", told[0].body);
    assert!(told[0].body.contains("電話：042-000-0000"));
    // Another reading is a colleague at the same mailbox only where it is another one.
    assert!(told[0].body.contains("すでに次のとおり受け付けています"), "{}", told[0].body);
    assert!(!told[0].body.contains("Unknown localization"), "{}", told[0].body);

    // One such mail an hour.
    apply(app, &event, &form).await;
    assert_eq!(app.mails().await.len(), 3);
    app.pass(chrono::TimeDelta::minutes(61));
    apply(app, &event, &form).await;
    assert_eq!(app.mails().await.len(), 4);
});

story!(a_repeat_sent_twice_is_one_and_keeps_its_page, |app| {
    let event = app.published_event().await;
    apply(app, &event, &good_form(1)).await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    let first = send(&mut browser, &path, "submit", &fields).await;
    app.pass(chrono::TimeDelta::hours(2));
    let second = send(&mut browser, &path, "submit", &fields).await;
    assert_eq!(format!("{}?again", first.leads_to()), second.leads_to());
    assert_eq!(app.mails().await.len(), 2);
    assert_eq!(browser.get(first.leads_to()).await.all(".receipt__number"), ["2"]);
});

story!(a_line_break_in_a_name_reaches_no_header, |app| {
    let event = app.published_event().await;
    let form = ApplicationForm { name: "山田\r\nBcc: victim@example.jp\r\n\r\nText".into(), ..good_form(1) };
    apply(app, &event, &form).await;
    let mail = app.mails().await.remove(0);
    for header in [&mail.to_name, &mail.to_mail, &mail.subject, &mail.reply_to] {
        assert!(!header.contains(char::is_control), "{header:?}");
    }
});

story!(a_cancellation_is_written_in_the_registration_s_language, |app| {
    let event = app.published_event().await;
    apply(app, &event, &good_form(1)).await;
    let registration = registrations::of_event(app.world.db.read(), event.id).await.unwrap().remove(0);
    let mail = mails::cancellation(&app.world, &event, &registration).unwrap();
    assert_eq!(mail.subject, "【取り消し完了】令和5年度 多職種連携研修会（9/6）");
    assert!(mail.body.contains("お申し込みを取り消しました"));
    assert!(mail.body.contains("電話：042-000-0000"));
    assert!(!mail.body.contains("Unknown localization"), "{}", mail.body);
    let mut nobody = registration;
    nobody.applicant.mail = None;
    assert_eq!(mails::cancellation(&app.world, &event, &nobody), None);
});
