//! How many applications are taken from where, and what the others are told.

use super::public_apply::{filled, registered, send, to_check};
use super::{Answer, Browser, story};
use crate::domain::application::ApplicationForm;
use crate::domain::event::Event;
use crate::tests::samples::good_form;
use chrono::TimeDelta;

/// The answer to 「この内容で申し込む」.
async fn press(browser: &Browser, event: &Event, form: &ApplicationForm) -> Answer {
    let mut browser = browser.clone();
    let fields = to_check(&mut browser, event, form).await.form("main form");
    send(&mut browser, &format!("/events/{}/apply", event.code), "submit", &fields).await
}

story!(one_subscriber_fills_no_event_in_a_moment, |app| {
    let event = app.event_for(60).await;
    let browser = app.beside(|settings| settings.server.apply_limit = 2).await;
    for number in 1..=6 {
        assert_eq!(press(&browser, &event, &good_form(number)).await.status, 303, "{number}: three minutes' at once");
    }
    let form = ApplicationForm { arrangement: "前の席を\r\n希望します".into(), ..good_form(7) };
    let refused = press(&browser, &event, &form).await;
    assert_eq!((refused.status.as_u16(), refused.headers["retry-after"].to_str().unwrap()), (429, "31"));
    assert!(refused.text().contains("混み合っているため、まだ受け付けていません"), "{}", refused.text());
    let kept = refused.form("form.apply");
    for (name, value) in filled(&form).iter().filter(|(_, value)| !value.is_empty()) {
        assert_eq!(kept[name].replace("\r\n", "\n"), value.replace("\r\n", "\n"), "{name}");
    }
    assert_eq!(registered(app, &event).await.len(), 6);
    assert_eq!(press(&browser.at("198.51.100.7"), &event, &good_form(8)).await.status, 303, "elsewhere");

    app.pass(TimeDelta::seconds(31));
    let mut again = browser.clone();
    let path = format!("/events/{}/apply", event.code);
    let check = send(&mut again, &path, "check", &kept).await.form("main form");
    assert_eq!(send(&mut again, &path, "submit", &check).await.status, 303, "the form that came back is good");
    let next = press(&browser, &event, &good_form(9)).await;
    assert_eq!(next.status, 429);
});

story!(whoever_moves_within_a_site_applies_no_more_often, |app| {
    let event = app.event_for(60).await;
    let browser = app.beside(|settings| settings.server.apply_limit = 1).await;
    for number in 0..12 {
        let subscriber = browser.at(&format!("2001:db8:7:{number}::1"));
        assert_eq!(press(&subscriber, &event, &good_form(number + 1)).await.status, 303, "{number}");
    }
    assert_eq!(press(&browser.at("2001:db8:7:99::1"), &event, &good_form(13)).await.status, 429);
    assert_eq!(press(&browser.at("2001:db8:8:1::1"), &event, &good_form(13)).await.status, 303);
});

story!(one_mailbox_is_not_filled, |app| {
    let browser = app.beside(|settings| settings.server.mailbox_limit = 3).await;
    let form = good_form(1);
    for number in 1..=3 {
        let event = app.event_for(60).await;
        assert_eq!(press(&browser.at(&format!("203.0.{number}.7")), &event, &form).await.status, 303);
    }
    let event = app.event_for(60).await;
    let same = ApplicationForm { mail: form.mail.to_uppercase(), ..form.clone() };
    assert_eq!(press(&browser.at("203.0.4.7"), &event, &same).await.status, 429);
    assert_eq!(press(&browser.at("203.0.4.7"), &event, &good_form(2)).await.status, 303);
    app.pass(TimeDelta::minutes(21));
    assert_eq!(press(&browser.at("203.0.5.7"), &event, &form).await.status, 303);
});
