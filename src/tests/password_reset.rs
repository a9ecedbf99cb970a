//! A forgotten password: a link by mail, and a new password with it.

use super::sign_in::{PASSWORD, try_to_sign_in};
use super::{Answer, Browser, TestApp, story};
use crate::config::Sender;
use crate::domain::organiser::Role;
use crate::infra::db::entity::{mail, password_reset};
use crate::infra::db::organisers;
use crate::infra::mail::{Memory, SendError, Transport};
use chrono::TimeDelta;
use mail_parser::MessageParser;
use sea_orm::EntityTrait;
use std::sync::Arc;

const NEW: &str = "atarashii-kotoba-8";
const GUESSABLE: &str = "このパスワードは推測されやすいため、使えません。お名前やメールアドレス、同じ文字の繰り返しを避け、関係のないことばを3つか4つつなげてください";

fn transport() -> (Transport, Arc<Memory>) {
    let memory = Arc::new(Memory::default());
    let from = Sender { name: String::new(), mail: "noreply@example.jp".into() };
    (Transport::memory(from, memory.clone()), memory)
}

pub(super) async fn ask(app: &TestApp, mail: &str) -> Answer {
    app.browser().post("/desk/password", &[("mail", mail)]).await
}

/// The path of the link in the newest mail that was sent.
pub(super) async fn link(app: &TestApp) -> String {
    let (transport, memory) = transport();
    app.send(&transport).await;
    let bytes = memory.taken().pop().expect("a mail was sent");
    let text = MessageParser::default().parse(&bytes).unwrap().body_text(0).unwrap().into_owned();
    let line = text.lines().find(|line| line.starts_with("http")).expect("the link stands alone on its line");
    line.strip_prefix(&app.base).unwrap().to_owned()
}

pub(super) async fn set(browser: &mut Browser, link: &str, password: &str, again: &str) -> Answer {
    browser.post(link, &[("password", password), ("password_again", again)]).await
}

story!(whoever_forgot_the_password_sets_a_new_one, |app| {
    let hanako = app.member("hanako@example.jp", Role::Viewer).await;
    let mut elsewhere = app.browser_of(&hanako).await;
    let mut browser = app.browser();
    let sign_in = browser.get("/desk/sign-in").await;
    let forgotten = sign_in.attributes("main a", "href").remove(0);
    assert_eq!((forgotten.as_str(), sign_in.all("main a")[0].as_str()), ("/desk/password", "パスワードを忘れた方"));
    assert_eq!(browser.get(&forgotten).await.heading(), "パスワードの再設定");
    let asked = browser.post(&forgotten, &[("mail", "　ｈａｎａｋｏ@EXAMPLE.jp ")]).await;
    assert_eq!(asked.leads_to(), "/desk/password?sent=1");
    assert_eq!(browser.get(asked.leads_to()).await.heading(), "メールをご確認ください");

    let link = link(app).await;
    let token = link.rsplit('/').next().unwrap();
    assert!(token.len() >= 32, "at least 192 bits in base64: {token}");
    let form = browser.get(&link).await;
    assert!(form.text().contains("小金井 花子さんの新しいパスワード"), "{}", form.text());
    assert_eq!(browser.get(&link).await.status, 200, "a mail program that looks at the link does not use it up");
    for (password, again, told) in [
        ("", "", "パスワードを入力してください"),
        ("みじかい", "みじかい", "パスワードは、12文字以上で入力してください"),
        ("hanakohanako", "hanakohanako", GUESSABLE),
        (NEW, "chigau-kotoba-8", "確認のためのパスワードが一致していません。もう一度入力してください"),
    ] {
        let refused = set(&mut browser, &link, password, again).await;
        assert_eq!((refused.status.as_u16(), refused.all(".error-summary li")), (422, vec![told.to_owned()]));
        assert!(password.is_empty() || !refused.html().contains(password));
    }
    assert_eq!(elsewhere.get("/desk").await.status, 200);
    let done = set(&mut browser, &link, NEW, NEW).await;
    assert_eq!(done.leads_to(), "/desk/sign-in?changed=1");
    assert!(browser.get(done.leads_to()).await.text().contains("新しいパスワードを設定しました"));
    assert_eq!(elsewhere.get("/desk").await.status, 303, "every session is over");
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 422);
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", NEW).await.status, 303);
    assert_eq!(app.audited().await.iter().filter(|action| *action == "organiser.reset_password").count(), 1);

    let used = app.browser().get(&link).await;
    assert_eq!((used.status.as_u16(), used.heading().as_str()), (410, "このリンクは使えません"));
    assert_eq!(set(&mut browser, &link, PASSWORD, PASSWORD).await.status, 410);
    assert_eq!(app.browser().get("/en/desk/password/unknown").await.status, 404);
});

story!(nobody_is_told_which_addresses_are_known, |app| {
    let stopped = app.member("stopped@example.jp", Role::Editor).await;
    let transaction = app.world.db.write().await.unwrap();
    let now = app.world.now();
    organisers::set_disabled(&transaction, stopped.organisation, stopped.id, Some(now)).await.unwrap();
    crate::infra::db::commit(transaction).await.unwrap();
    app.member("hanako@example.jp", Role::Owner).await;
    let known = ask(app, "hanako@example.jp").await;
    for mail in ["taro@example.jp", "stopped@example.jp"] {
        let other = ask(app, mail).await;
        let told = |answer: &Answer| (answer.status, answer.location.clone(), answer.bytes.clone());
        assert_eq!(told(&known), told(&other), "{mail}");
    }
    let mails = app.mails().await;
    assert_eq!(mails.iter().map(|mail| mail.to_mail.as_str()).collect::<Vec<_>>(), ["hanako@example.jp"]);
    let wrong = ask(app, "hanako＠").await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.attributes("#mail", "value"), ["hanako＠"]);
    assert_eq!(ask(app, " ").await.all(".error-summary li"), ["メールアドレスを入力してください"]);
});

story!(asking_is_throttled_alike_for_known_and_unknown_addresses, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    for mail in ["hanako@example.jp", "taro@example.jp"] {
        for _ in 0..3 {
            assert_eq!(ask(app, mail).await.status, 303);
        }
        let stopped = ask(app, mail).await;
        assert_eq!(stopped.status, 429, "{mail}");
        assert!(stopped.text().contains("12:15以降に"), "{}", stopped.text());
    }
    assert_eq!(app.mails().await.len(), 3);
    let mut browser = app.browser();
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 303, "signing in is its own");
    for number in 0..44 {
        assert_eq!(ask(app, &format!("nobody{number}@example.jp")).await.status, 303, "{number}");
    }
    assert_eq!(ask(app, "another@example.jp").await.status, 429, "one network asks for fifty at most");
    app.pass(TimeDelta::minutes(15));
    assert_eq!(ask(app, "hanako@example.jp").await.status, 303);
});

story!(a_new_password_ends_the_wait_after_wrong_ones, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    for _ in 0..5 {
        assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", "wrong").await.status, 422);
    }
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 429);
    ask(app, "hanako@example.jp").await;
    let link = link(app).await;
    set(&mut browser, &link, NEW, NEW).await.leads_to();
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", NEW).await.status, 303);
});

story!(a_link_ends_after_an_hour_and_with_every_other, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let mut links = Vec::new();
    for _ in 0..2 {
        ask(app, "hanako@example.jp").await;
        links.push(link(app).await);
    }
    app.pass(TimeDelta::minutes(60) - TimeDelta::milliseconds(1));
    let mut browser = app.browser();
    set(&mut browser, &links[1], NEW, NEW).await.leads_to();
    let ended = browser.get(&links[0]).await;
    assert_eq!((ended.status.as_u16(), ended.text().contains("すでに使われています")), (410, true));

    ask(app, "hanako@example.jp").await;
    let late = link(app).await;
    app.pass(TimeDelta::hours(1));
    assert!(browser.get(&late).await.text().contains("有効期限が過ぎています"));
    assert_eq!(set(&mut browser, &late, PASSWORD, PASSWORD).await.status, 410);
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", NEW).await.status, 303);
});

story!(one_link_used_twice_at_once_sets_one_password, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    ask(app, "hanako@example.jp").await;
    let link = link(app).await;
    let uses = [NEW, PASSWORD, "mittsume-no-kotoba"].map(|password| {
        let (mut browser, link) = (app.browser(), link.clone());
        tokio::spawn(async move { set(&mut browser, &link, password, password).await.status.as_u16() })
    });
    let mut answers = Vec::new();
    for one in uses {
        answers.push(one.await.unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 410, 410]);
});

story!(the_link_is_stored_nowhere_longer_than_it_must_be, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    ask(app, "hanako@example.jp").await;
    let waiting = app.mails().await.remove(0).body;
    assert!(waiting.contains("/desk/password/"));
    let mut desk = app.desk().await;
    let path = desk.get("/desk/outbox").await.attributes("tbody a", "href").remove(0);
    let shown = desk.get(&path).await;
    assert!(shown.text().contains("ご本人だけが読めるように") && !shown.html().contains("/desk/password/"));

    let link = link(app).await;
    let token = link.rsplit('/').next().unwrap();
    let c = app.world.db.read();
    let mails = mail::Entity::find().all(c).await.unwrap();
    assert!(mails.iter().all(|mail| mail.state == "sent" && mail.body == "-"), "{mails:?}");
    let stored = password_reset::Entity::find().all(c).await.unwrap();
    assert_eq!(stored.len(), 1);
    assert_ne!(stored[0].token_hash, token);
});

story!(a_mail_that_comes_too_late_is_not_sent, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Deferred("451 later".into())));
    ask(app, "hanako@example.jp").await;
    app.send(&transport).await;
    assert_eq!(app.mails().await[0].state, "queued");
    memory.fail(None);
    app.pass(TimeDelta::hours(1));
    assert_eq!(app.send(&transport).await, 0);
    let mail = app.mails().await.remove(0);
    assert_eq!((mail.state.as_str(), mail.body.as_str()), ("expired", "-"));
    let mut desk = app.desk().await;
    let path = desk.get("/desk/outbox").await.attributes("tbody a", "href").remove(0);
    assert_eq!(desk.get(&path).await.attributes("form[action*=outbox]", "action"), Vec::<String>::new());
    desk.post(&path, &[]).await.leads_to();
    desk.post("/desk/outbox", &[]).await.leads_to();
    assert_eq!(app.mails().await[0].state, "expired", "an empty mail is never sent");
});
