//! Failing on purpose slows whoever does it, and nobody else.

use super::sign_in::{PASSWORD, try_to_sign_in};
use super::{Browser, TestApp, story};
use crate::domain::organiser::Role;
use crate::web::session;
use chrono::TimeDelta;

const HANAKO: &str = "hanako@example.jp";

async fn status(browser: &mut Browser, mail: &str, password: &str) -> u16 {
    try_to_sign_in(browser, mail, password).await.status.as_u16()
}

/// A browser in which the organiser signed in once and out again.
async fn known(app: &TestApp) -> Browser {
    app.member(HANAKO, Role::Owner).await;
    let mut browser = app.browser();
    assert_eq!(status(&mut browser, HANAKO, PASSWORD).await, 303);
    browser.post("/desk/sign-out", &[]).await.leads_to();
    browser
}

story!(a_stranger_locks_nobody_out, |app| {
    let mut own = known(app).await;
    let mut stranger = app.browser();
    for _ in 0..5 {
        assert_eq!(status(&mut stranger, HANAKO, "wrong").await, 422);
    }
    assert_eq!(status(&mut stranger, HANAKO, PASSWORD).await, 429);
    assert_eq!(status(&mut own, HANAKO, PASSWORD).await, 303, "at the same address, in a browser that is known");
    for number in 1..5 {
        let mut elsewhere = app.browser().at(&format!("203.0.{number}.7"));
        for _ in 0..5 {
            assert_eq!(status(&mut elsewhere, HANAKO, "wrong").await, 422);
        }
    }
    let mut new = app.browser().at("198.51.100.7");
    assert_eq!(status(&mut new, HANAKO, PASSWORD).await, 303, "in a new browser at another address");
});

story!(a_known_browser_has_a_count_of_its_own, |app| {
    let mut own = known(app).await;
    for _ in 0..10 {
        assert_eq!(status(&mut own, HANAKO, "wrong").await, 422);
    }
    assert_eq!(status(&mut own, HANAKO, PASSWORD).await, 429);
    assert_eq!(status(&mut app.browser(), HANAKO, PASSWORD).await, 303);
    app.pass(TimeDelta::minutes(15));
    assert_eq!(status(&mut own, HANAKO, PASSWORD).await, 303);
});

story!(a_browser_is_known_for_the_accounts_of_its_own, |app| {
    let mut own = known(app).await;
    app.member("jiro@example.jp", Role::Editor).await;
    for _ in 0..5 {
        assert_eq!(status(&mut own, "jiro@example.jp", "wrong").await, 422);
    }
    assert_eq!(status(&mut own, "jiro@example.jp", PASSWORD).await, 429);
    app.pass(TimeDelta::minutes(15));
    let device = own.cookie(session::DEVICE).unwrap().to_owned();
    assert_eq!(status(&mut own, "jiro@example.jp", PASSWORD).await, 303);
    assert_eq!(own.cookie(session::DEVICE), Some(device.as_str()), "a shared computer stays known for both");
    for mail in [HANAKO, "jiro@example.jp"] {
        for _ in 0..6 {
            assert_eq!(status(&mut own, mail, "wrong").await, 422, "{mail}");
        }
    }
});

story!(whoever_moves_within_a_site_is_counted, |app| {
    app.member(HANAKO, Role::Owner).await;
    for number in 0..15 {
        let mut browser = app.browser().at(&format!("2001:db8:7:{number}::1"));
        assert_eq!(status(&mut browser, HANAKO, "wrong").await, 422, "{number}");
    }
    assert_eq!(status(&mut app.browser().at("2001:db8:7:99::1"), HANAKO, PASSWORD).await, 429);
    assert_eq!(status(&mut app.browser().at("2001:db8:8:99::1"), HANAKO, PASSWORD).await, 303);
});

story!(an_address_without_an_account_is_counted_alike, |app| {
    app.member(HANAKO, Role::Owner).await;
    let mut told = Vec::new();
    for (mail, address) in [(HANAKO, "192.0.2.1"), ("nobody@example.jp", "198.51.100.1")] {
        let mut browser = app.browser().at(address);
        let mut answers = Vec::new();
        for _ in 0..7 {
            let answer = try_to_sign_in(&mut browser, mail, "wrong").await;
            answers.push((answer.status, answer.all(".error-summary li"), answer.headers.contains_key("set-cookie")));
        }
        told.push(answers);
    }
    assert_eq!(told[0], told[1]);
});

story!(a_token_that_was_put_into_a_browser_is_not_taken_on, |app| {
    app.member(HANAKO, Role::Owner).await;
    let mut browser = app.browser();
    browser.set_cookie(session::DEVICE, "planted-by-somebody-who-knows-it");
    assert_eq!(status(&mut browser, HANAKO, PASSWORD).await, 303);
    assert_ne!(browser.cookie(session::DEVICE), Some("planted-by-somebody-who-knows-it"));
});

story!(a_stranger_keeps_nobody_from_a_new_password, |app| {
    let mut own = known(app).await;
    for number in 1..6 {
        let mut stranger = app.browser().at(&format!("203.0.{number}.7"));
        for _ in 0..3 {
            let asked = stranger.post("/desk/password", &[("mail", HANAKO)]).await;
            assert_eq!(asked.status, 303);
        }
        assert_eq!(stranger.post("/desk/password", &[("mail", HANAKO)]).await.status, 429);
    }
    assert_eq!(app.mails().await.len(), 3, "whoever asks, the mailbox is not filled");
    for browser in [&mut own, &mut app.browser().at("198.51.100.7")] {
        assert_eq!(browser.post("/desk/password", &[("mail", HANAKO)]).await.status, 303);
    }
    app.pass(TimeDelta::minutes(15));
    assert_eq!(own.post("/desk/password", &[("mail", HANAKO)]).await.status, 303);
    assert_eq!(app.mails().await.len(), 4);
});
