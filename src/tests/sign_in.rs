//! Organisers: signing in and out, kept out.

use super::{Browser, TestApp, story};
use crate::app::{password, sign_in};
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::entity::audit_entry;
use crate::infra::db::{commit, organisers};
use chrono::TimeDelta;
use sea_orm::EntityTrait;

pub(super) const PASSWORD: &str = "maruiteeburu-6nin";

impl TestApp {
    /// An organiser who can sign in with [`PASSWORD`].
    pub async fn member(&self, mail: &str, role: Role) -> Organiser {
        let hash = password::hash_password(&self.world, PASSWORD, &[]).await.unwrap();
        let organiser = Organiser {
            id: self.world.new_id(),
            organisation: self.organisation,
            organisation_name: "在宅医療・介護連携支援室".into(),
            name: "小金井 花子".into(),
            mail: mail.into(),
            role,
        };
        let transaction = self.world.db.write().await.unwrap();
        organisers::insert(&transaction, &organiser, mail, &hash, self.world.now()).await.unwrap();
        commit(transaction).await.unwrap();
        organiser
    }

    /// What is noted in the audit trail, in no order.
    pub async fn audited(&self) -> Vec<String> {
        let rows = audit_entry::Entity::find().all(self.world.db.read()).await.unwrap();
        rows.into_iter().map(|row| row.action).collect()
    }

    /// A browser in which this organiser is signed in.
    pub async fn browser_of(&self, organiser: &Organiser) -> Browser {
        let token = sign_in::start_session(&self.world, organiser.id).await.unwrap();
        let mut browser = self.browser();
        browser.set_cookie(crate::web::session::COOKIE, token.reveal());
        browser
    }
}

pub(super) async fn try_to_sign_in(browser: &mut Browser, mail: &str, password: &str) -> super::Answer {
    browser.post("/desk/sign-in", &[("mail", mail), ("password", password)]).await
}

story!(an_organiser_signs_in_and_out, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    assert_eq!(browser.get("/desk/organisers").await.leads_to(), "/desk/sign-in?back=%2Fdesk%2Forganisers");
    let page = browser.get("/desk/sign-in?back=%2Fdesk%2Forganisers").await;
    assert_eq!(page.heading(), "担当者のログイン");
    let action = page.attributes("main form", "action").remove(0);
    let typed = [("mail", " Hanako@Example.jp "), ("password", PASSWORD)];
    let inside = browser.post(&action, &typed).await;
    assert_eq!(inside.leads_to(), "/desk/organisers");
    let cookie = inside.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"), "{cookie}");
    assert_eq!(browser.get("/desk/organisers").await.status, 200);
    assert_eq!(browser.get("/desk/sign-in").await.leads_to(), "/desk");

    let stolen = browser.clone();
    assert_eq!(browser.post("/desk/sign-out", &[]).await.leads_to(), "/desk/sign-in?out=1");
    assert!(browser.get("/desk/sign-in?out=1").await.text().contains("ログアウトしました"));
    for mut browser in [browser, stolen] {
        assert_eq!(browser.get("/desk/organisers").await.status, 303);
    }
});

story!(signing_in_renews_the_token, |app| {
    let organiser = app.member("hanako@example.jp", Role::Owner).await;
    let mut before = app.browser_of(&organiser).await;
    let mut after = before.clone();
    assert_eq!(try_to_sign_in(&mut after, "hanako@example.jp", PASSWORD).await.leads_to(), "/desk");
    assert_eq!(before.get("/desk/organisers").await.status, 303);
    assert_eq!(after.get("/desk/organisers").await.status, 200);
});

story!(a_wrong_sign_in_tells_nothing_and_keeps_the_address, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    let wrong = try_to_sign_in(&mut browser, "hanako@example.jp", "himitsu-no-kotoba").await;
    let unknown = try_to_sign_in(&mut browser, "taro@example.jp", "himitsu-no-kotoba").await;
    assert_eq!((wrong.status, unknown.status), (422.try_into().unwrap(), 422.try_into().unwrap()));
    assert_eq!(wrong.all(".error-summary li"), unknown.all(".error-summary li"));
    assert!(wrong.html().contains("<title>エラー：担当者のログイン"));
    assert_eq!(wrong.attributes("#mail", "value"), ["hanako@example.jp"]);
    assert!(!wrong.html().contains("himitsu"));
    let empty = try_to_sign_in(&mut browser, "", "").await;
    let both = ["メールアドレスを入力してください", "パスワードを入力してください"];
    assert_eq!(empty.all(".error-summary li"), both);
});

story!(guessing_is_stopped_per_account_for_a_quarter_of_an_hour, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    app.member("jiro@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    for _ in 0..5 {
        assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", "wrong").await.status, 422);
        app.pass(TimeDelta::minutes(1));
    }
    let stopped = try_to_sign_in(&mut browser, "HANAKO@example.jp", PASSWORD).await;
    assert_eq!(stopped.status, 429);
    assert!(stopped.text().contains("12:15以降に"), "{}", stopped.text());
    assert_eq!(try_to_sign_in(&mut browser.clone(), "jiro@example.jp", PASSWORD).await.status, 303);
    app.set_time("2023-08-10T03:15:00Z");
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 303);
});

story!(many_guesses_at_once_do_not_pass_together, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let guesses = (0..12).map(|number| {
        let mut browser = app.browser();
        tokio::spawn(async move {
            try_to_sign_in(&mut browser, "hanako@example.jp", &format!("guess {number}")).await.status
        })
    });
    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        looked_at += usize::from(guess.await.unwrap() == 422);
    }
    assert!(looked_at <= 5, "{looked_at} guesses were looked at");
});

story!(guessing_is_stopped_per_network_address, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    let guesses = (0..50).map(|number| {
        let mut browser = app.browser();
        async move { try_to_sign_in(&mut browser, &format!("nobody{number}@example.jp"), "wrong").await.status }
    });
    for guess in guesses {
        assert_eq!(guess.await, 422);
    }
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 429);
    app.pass(TimeDelta::minutes(15));
    assert_eq!(try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.status, 303);
});

story!(a_session_ends_when_idle_and_after_a_week, |app| {
    let organiser = app.member("hanako@example.jp", Role::Owner).await;
    let mut idle = app.browser_of(&organiser).await;
    app.pass(TimeDelta::minutes(8 * 60 - 1));
    assert_eq!(idle.get("/desk/organisers").await.status, 200);
    app.pass(TimeDelta::hours(8));
    assert_eq!(idle.get("/desk/organisers").await.status, 303);
    let mut busy = app.browser_of(&organiser).await;
    for _ in 0..23 {
        app.pass(TimeDelta::hours(7));
        assert_eq!(busy.get("/desk/organisers").await.status, 200);
    }
    app.pass(TimeDelta::hours(7));
    assert_eq!(busy.get("/desk/organisers").await.status, 303);
});

story!(nobody_is_led_to_another_site, |app| {
    app.member("hanako@example.jp", Role::Owner).await;
    for back in ["https%3A%2F%2Fevil.example%2Fdesk", "%2F%2Fevil.example", "%2Fdesk%5C..%5Cevil", "%2Fdesk%2Fsign-out"]
    {
        let mut browser = app.browser();
        let address = format!("/desk/sign-in?back={back}");
        let answer = browser.post(&address, &[("mail", "hanako@example.jp"), ("password", PASSWORD)]).await;
        assert_eq!(answer.leads_to(), "/desk", "{back}");
    }
});

story!(another_site_cannot_act_for_an_organiser, |app| {
    let organiser = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser_of(&organiser).await;
    let colleague = app.member("jiro@example.jp", Role::Editor).await;
    let path = format!("/desk/organisers/{}/disable", colleague.id);
    for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-none", "")] {
        let request = browser.client().post(browser.address(&path)).header(header, value);
        assert_eq!(browser.send(request).await.status, 403, "{header}");
    }
    assert_eq!(app.browser_of(&colleague).await.get("/desk/organisers").await.status, 403);
    assert_eq!(browser.post(&path, &[]).await.status, 303);
});

story!(what_was_typed_comes_back_after_signing_in, |app| {
    let organiser = app.member("hanako@example.jp", Role::Editor).await;
    let event = app.published_event().await;
    let mut browser = app.browser_of(&organiser).await;
    let path = format!("/desk/events/{}/registrations/new", event.id);
    let form = browser.get(&path).await.form("main form");
    // Signed out elsewhere while somebody types.
    let token = crate::app::Secret::from_holder(browser.cookie(crate::web::session::COOKIE).unwrap());
    sign_in::end_session(&app.world, &token).await.unwrap();
    let mut typed = form.clone();
    typed.extend(
        [
            ("name", "山田 太郎"),
            ("furigana", "やまだ たろう"),
            ("profession", "doctor"),
            ("topic", "<b>面会制限\n看取り"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let pairs: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let asked = browser.post(&path, &pairs).await;
    assert_eq!((asked.status.as_u16(), asked.heading().as_str()), (401, "担当者のログイン"));
    assert!(asked.text().contains("入力した内容は残っています"), "{}", asked.text());
    assert!(!asked.html().contains("山田"), "what was typed is sealed");
    assert_eq!(app.people(&event).await, []);

    // A wrong password keeps it.
    let kept = asked.form("main form")["kept"].clone();
    let wrong = [("mail", "hanako@example.jp"), ("password", "wrong"), ("kept", kept.as_str())];
    let again = browser.post("/desk/sign-in", &wrong).await;
    assert_eq!((again.status.as_u16(), again.form("main form")["kept"].as_str()), (422, kept.as_str()));
    let right = [("mail", "hanako@example.jp"), ("password", PASSWORD), ("kept", kept.as_str())];
    let back = browser.post("/desk/sign-in", &right).await;
    assert_eq!((back.status.as_u16(), back.heading().as_str()), (200, "入力した内容が残っています"));
    assert_eq!(app.people(&event).await, [], "nothing is done yet");
    let fields = back.form("main form");
    let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let filled = browser.post(&back.attributes("main form", "action")[0], &pairs).await;
    assert_eq!(filled.status.as_u16(), 200);
    let shown = filled.form("main form");
    assert_eq!((shown["name"].as_str(), shown["profession"].as_str()), ("山田 太郎", "doctor"));
    assert!(shown["topic"].contains("<b>面会制限"));
    assert_eq!(app.people(&event).await, [], "the form is filled, and nothing is done yet");
    let pairs: Vec<_> = shown.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&path, &pairs).await.leads_to();
    assert_eq!(app.people(&event).await[0].applicant.name, "山田 太郎");

    // What is no seal, and what is too old, is as if it were not there.
    for (kept, hours) in [(format!("{kept}A"), 0), ("円卓".to_owned(), 0), (kept.clone(), 1)] {
        app.pass(TimeDelta::hours(hours));
        let typed = [("mail", "hanako@example.jp"), ("password", PASSWORD), ("kept", kept.as_str())];
        assert_eq!(app.browser().post("/desk/sign-in", &typed).await.leads_to(), "/desk", "{kept}");
    }
    // Nothing leads anywhere but to where it was sent: the path is sealed with it.
    let elsewhere = app.browser().post("//evil.example/desk/x", &[("a", "b")]).await;
    assert!(!elsewhere.html().contains("name=\"kept\""));
});

story!(one_s_own_account_is_changed_by_who_knows_the_password, |app| {
    let organiser = app.member("hanako@example.jp", Role::Viewer).await;
    let mut browser = app.browser_of(&organiser).await;
    let other = app.browser_of(&organiser).await;
    assert!(browser.post("/desk/account", &[("name", "　小金井 花　")]).await.leads_to().ends_with("?done=name"));
    assert!(browser.get("/desk/account").await.text().contains("小金井 花さん"));
    assert_eq!(browser.post("/desk/account", &[("name", " ")]).await.status, 422);
    let new = "けやき並木と玉川上水の朝";
    let change = |current: &'static str, again: &'static str| {
        [("current", current), ("password", new), ("password_again", again)]
    };
    assert!(
        browser
            .post("/desk/account/password", &change("wrong", new))
            .await
            .text()
            .contains("いまのパスワードが違います")
    );
    assert_eq!(browser.post("/desk/account/password", &change(PASSWORD, "other")).await.status, 422);
    let done = browser.post("/desk/account/password", &change(PASSWORD, new)).await;
    assert!(done.leads_to().ends_with("?done=password"));
    assert_eq!(browser.get("/desk/account").await.status, 200, "this browser stays signed in");
    assert!(other.clone().get("/desk").await.leads_to().contains("sign-in"), "the others do not");
    let mut fresh = app.browser();
    assert_eq!(try_to_sign_in(&mut fresh, "hanako@example.jp", PASSWORD).await.status, 422);
    assert_eq!(try_to_sign_in(&mut fresh, "hanako@example.jp", new).await.leads_to(), "/desk");
});
