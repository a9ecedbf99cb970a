//! Organisers: invited, coming in, not coming in any more.

use super::sign_in::{PASSWORD, try_to_sign_in};
use super::{TestApp, story};
use crate::app::{Secret, invite};
use crate::domain::organiser::Role;
use crate::infra::db::invitations::{self, NewInvitation};
use crate::infra::db::{commit, organisers};
use chrono::TimeDelta;

impl TestApp {
    async fn invitation(&self, role: Role) -> Secret {
        let token = self.world.new_secret();
        let now = self.world.now();
        let invitation = NewInvitation {
            token_hash: &token.hash(),
            organisation: self.organisation,
            role,
            for_whom: "",
            by: None,
            created_at: now,
            expires_at: now + invite::VALID_FOR,
        };
        let transaction = self.world.db.write().await.unwrap();
        invitations::insert(&transaction, &invitation).await.unwrap();
        commit(transaction).await.unwrap();
        token
    }
}

story!(the_first_organiser_names_the_organisation, |app| {
    let token = app.invitation(Role::Owner).await;
    let mut browser = app.browser();
    let address = format!("/desk/invitation/{}", token.reveal());
    assert!(browser.get(&address).await.form("main form").contains_key("organisation"));
    let empty = browser.post(&address, &[]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(empty.all(".error-summary li").len(), 4);
    let mut form = vec![
        ("organisation", "萌え木市 在宅医療・介護連携支援室"),
        ("name", "𠮷田 花子"),
        ("mail", "Hanako@example.jp"),
        ("password", "みじかい"),
        ("password_again", "みじかい"),
    ];
    let short = browser.post(&address, &form).await;
    assert_eq!(short.all(".error-summary li"), ["パスワードは、12文字以上で入力してください"]);
    assert_eq!(short.attributes("#name", "value"), ["𠮷田 花子"]);
    assert!(!short.html().contains("みじかい"));
    for easy in ["aaaaaaaaaaaa", "hanako@example.jp"] {
        (form[3].1, form[4].1) = (easy, easy);
        let refused = browser.post(&address, &form).await;
        assert_eq!((refused.status.as_u16(), refused.all(".error-summary li").len()), (422, 1));
        assert!(refused.text().contains("このパスワードは推測されやすいため"), "{}", refused.text());
        assert!(!refused.attributes("input", "value").contains(&"aaaaaaaaaaaa".to_owned()));
    }
    form[3].1 = PASSWORD;
    form[4].1 = PASSWORD;
    assert_eq!(browser.post(&address, &form).await.leads_to(), "/desk");
    let page = browser.get("/desk/organisers").await;
    assert!(page.text().contains("萌え木市 在宅医療・介護連携支援室 𠮷田 花子さん"), "{}", page.text());
    let used = app.browser().get(&address).await;
    assert_eq!(used.status, 410);
    assert!(used.text().contains("すでに使われています"));
    assert_eq!(app.browser().post(&address, &form).await.status, 410);
    assert_eq!(try_to_sign_in(&mut app.browser(), "hanako@example.jp", PASSWORD).await.status, 303);
});

story!(an_owner_invites_and_stops_a_colleague, |app| {
    let owner = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser_of(&owner).await;
    let made = browser.post("/desk/organisers", &[("role", "viewer")]).await;
    assert_eq!(made.status, 200);
    let link = made.attributes("#link", "value").remove(0);
    assert!(!browser.get("/desk/organisers").await.html().contains(&link), "the link is shown once");
    let path = link.strip_prefix(&app.base).unwrap();
    let mut colleague = app.browser();
    let page = colleague.get(path).await;
    assert!(page.text().contains("在宅医療・介護連携支援室の担当者（閲覧者）として"));
    assert!(!page.form("main form").contains_key("organisation"));
    let mut form =
        vec![("name", "次郎"), ("mail", "hanako@example.jp"), ("password", PASSWORD), ("password_again", PASSWORD)];
    let taken = colleague.post(path, &form).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text().contains("すでに登録されています"));
    form[1].1 = "jiro@example.jp";
    assert_eq!(colleague.post(path, &form).await.status, 303, "a fault does not use the invitation up");
    assert_eq!(colleague.get("/desk/organisers").await.status, 403);

    let page = browser.get("/desk/organisers").await;
    let stop = page.attributes("tbody form", "action").remove(0);
    assert_eq!(browser.post(&stop, &[]).await.leads_to(), "/desk/organisers");
    assert_eq!(colleague.get("/desk/organisers").await.status, 303, "the session is over");
    assert_eq!(try_to_sign_in(&mut colleague, "jiro@example.jp", PASSWORD).await.status, 422);
    let allow = browser.get("/desk/organisers").await.attributes("tbody form", "action").remove(0);
    browser.post(&allow, &[]).await.leads_to();
    assert_eq!(try_to_sign_in(&mut colleague, "jiro@example.jp", PASSWORD).await.status, 303);
    let own = format!("/desk/organisers/{}/disable", owner.id);
    assert_eq!(browser.post(&own, &[]).await.status, 404, "an owner stays");
    let actions = app.audited().await;
    for action in ["organiser.invite", "organiser.accept", "organiser.disable", "organiser.enable", "organiser.sign_in"]
    {
        assert!(actions.iter().any(|noted| noted == action), "{action}");
    }
});

story!(an_invitation_makes_one_account_even_when_used_twice_at_once, |app| {
    let token = app.invitation(Role::Editor).await;
    let address = format!("/desk/invitation/{}", token.reveal());
    let uses = ["ichiro@example.jp", "jiro@example.jp", "saburo@example.jp"].map(|mail| {
        let (mut browser, address) = (app.browser(), address.clone());
        tokio::spawn(async move {
            let names = [("organisation", "支援室"), ("name", "x"), ("mail", mail)];
            let passwords = [("password", PASSWORD), ("password_again", PASSWORD)];
            browser.post(&address, &[&names[..], &passwords[..]].concat()).await.status.as_u16()
        })
    });
    let mut answers = Vec::new();
    for use_of_it in uses {
        answers.push(use_of_it.await.unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 410, 410]);
    assert_eq!(organisers::of_organisation(app.world.db.read(), app.organisation).await.unwrap().len(), 1);
});

story!(invitations_expire, |app| {
    let token = app.invitation(Role::Editor).await;
    let address = format!("/desk/invitation/{}", token.reveal());
    app.pass(invite::VALID_FOR);
    let mut browser = app.browser();
    let expired = browser.get(&address).await;
    assert_eq!(expired.status, 410);
    assert!(expired.text().contains("有効期限が過ぎています"));
    assert_eq!(browser.post(&address, &[("name", "x")]).await.status, 410);
    assert_eq!(browser.get("/desk/invitation/unknown").await.status, 404);
});

story!(open_invitations_are_listed_until_they_are_used_or_end, |app| {
    let owner = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser_of(&owner).await;
    assert_eq!(browser.get("/desk/organisers").await.all("h2"), ["担当者を招待する"]);
    let form = [("role", "viewer"), ("for_whom", " 地域包括の\u{20BB7}田さん ")];
    let link = browser.post("/desk/organisers", &form).await.attributes("#link", "value").remove(0);
    app.pass(TimeDelta::days(1));
    let mut browser = app.browser_of(&owner).await;
    browser.post("/desk/organisers", &[("role", "editor")]).await;
    let list = browser.get("/desk/organisers").await;
    let rows = list.all("tbody tr").split_off(1);
    assert_eq!(
        rows,
        [
            "地域包括の𠮷田さん閲覧者小金井 花子2023年8月17日（木）12:00取り消す",
            "（記入なし）編集者小金井 花子2023年8月18日（金）12:00取り消す"
        ]
    );
    let token = link.rsplit('/').next().unwrap();
    assert!(!list.html().contains(token), "the link itself is shown once");
    let path = link.strip_prefix(&app.base).unwrap();
    let typed = [("name", "次郎"), ("mail", "jiro@example.jp"), ("password", PASSWORD), ("password_again", PASSWORD)];
    app.browser().post(path, &typed).await.leads_to();
    assert!(!browser.get("/desk/organisers").await.text().contains("𠮷田さん"));
    app.pass(TimeDelta::days(7));
    let mut browser = app.browser_of(&owner).await;
    assert_eq!(browser.get("/desk/organisers").await.all("h2"), ["担当者を招待する"]);
});

story!(an_invitation_is_taken_back, |app| {
    let owner = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser_of(&owner).await;
    let link = browser.post("/desk/organisers", &[("role", "owner")]).await.attributes("#link", "value").remove(0);
    let path = link.strip_prefix(&app.base).unwrap();
    let form = browser.get("/desk/organisers").await.form("form[action$=revoke]");
    let taking_back = [("invitation", form["invitation"].as_str())];

    // Another organisation's owner takes nothing back, nor does an editor of this one.
    let elsewhere = crate::app::found::found_organisation(&app.world, "ほかの市").await.unwrap();
    let stranger = app.organiser_of(elsewhere, Role::Owner).await;
    app.browser_of(&stranger).await.post("/desk/organisers/revoke", &taking_back).await.leads_to();
    assert_eq!(app.desk().await.post("/desk/organisers/revoke", &taking_back).await.status, 403);
    assert_eq!(app.browser().get(path).await.status, 200);

    let done = browser.post("/desk/organisers/revoke", &taking_back).await;
    let page = browser.get(done.leads_to()).await;
    assert!(page.text().contains("招待を取り消しました") && page.all("h2") == ["担当者を招待する"], "{}", page.text());
    let gone = app.browser().get(path).await;
    assert_eq!(gone.status, 410);
    assert!(gone.text().contains("招待した人が取り消しました") && gone.text().contains("新しい招待リンクの発行"));
    let typed = [("name", "次郎"), ("mail", "jiro@example.jp"), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(app.browser().post(path, &typed).await.status, 410);
    assert_eq!(browser.post("/desk/organisers/revoke", &taking_back).await.leads_to(), "/desk/organisers");
    let noted = app.audited().await;
    assert_eq!(noted.iter().filter(|action| *action == "organiser.revoke_invitation").count(), 1);
});

story!(an_invitation_taken_back_while_its_form_is_open_makes_no_account, |app| {
    let token = app.invitation(Role::Editor).await;
    let transaction = app.world.db.write().await.unwrap();
    let hash = token.hash();
    assert!(invitations::revoke(&transaction, app.organisation, &hash, app.world.now()).await.unwrap().is_some());
    assert!(!invitations::use_up(&transaction, &hash, app.world.now()).await.unwrap());
    commit(transaction).await.unwrap();
    assert_eq!(app.browser().get(&format!("/en/desk/invitation/{}", token.reveal())).await.status, 410);
});
