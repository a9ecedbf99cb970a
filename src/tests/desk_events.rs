//! Events at the desk: made, changed, published, cancelled; by the right people only.

use super::{Answer, Browser, TestApp, story};
use crate::domain::event::{Event, EventStatus};
use crate::domain::ids::OrganisationId;
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::{commit, events};
use std::collections::BTreeMap;

type Form = BTreeMap<String, String>;

/// Sends a form as a browser does, with these fields changed.
async fn send(browser: &mut Browser, path: &str, form: &Form, changes: &[(&str, &str)]) -> Answer {
    let mut form = form.clone();
    form.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let pairs: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &pairs).await
}

impl TestApp {
    async fn signed_in_as(&self, role: Role) -> Browser {
        let organiser = self.organiser(role).await;
        self.browser_of(&organiser).await
    }

    async fn event_of_id(&self, id: &str) -> Event {
        let id = id.parse().unwrap();
        events::by_id(self.world.db.read(), self.organisation, id).await.unwrap().unwrap()
    }

    async fn every_event(&self) -> Vec<Event> {
        events::of_organisation(self.world.db.read(), self.organisation).await.unwrap()
    }

    async fn fill_seats(&self, event: &Event, seats: usize) {
        let transaction = self.world.db.write().await.unwrap();
        let mut lock = self.lock(&transaction, event).await;
        assert!(self.take_seats(&mut lock, i32::try_from(seats).unwrap()).await);
        commit(transaction).await.unwrap();
    }
}

/// The id in `/desk/events/{id}?done=…`.
fn id_in(location: &str) -> String {
    location.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned()
}

const FILLED: [(&str, &str); 6] = [
    ("title", "令和5年度 多職種連携研修会"),
    ("session_1_starts_at", "2023-09-06T19:00"),
    ("session_1_ends_at", "2023-09-06T20:45"),
    ("apply_from", "2023-08-10T09:00"),
    ("apply_until", "2023-08-31T17:00"),
    ("contact_phone", "042-000-0000"),
];

story!(a_training_goes_from_nothing_to_the_public_and_is_called_off, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let first = desk.get("/desk").await;
    assert!(first.text().contains("まだ研修会がありません"));
    let new = first.attributes("a.button", "href").remove(0);
    let form = desk.get(&new).await.form("form.desk-form");
    assert_eq!(form["host"], "在宅医療・介護連携支援室");
    assert!(form["privacy_text"].contains("第三者に提供"));
    assert_eq!((form["apply_from"].as_str(), form["apply_until"].as_str()), ("2023-08-10T12:00", "2023-09-28T17:00"));
    assert_eq!(form["session_1_starts_at"], "2023-10-05T19:00");

    let made = send(&mut desk, &new, &form, &FILLED).await;
    let overview = made.leads_to().to_owned();
    let path = overview.strip_suffix("?done=create").unwrap().to_owned();
    let twice = send(&mut desk, &new, &form, &FILLED).await;
    assert_eq!(twice.leads_to(), overview, "the same form sent twice makes one event");
    assert_eq!(app.every_event().await.len(), 1);

    let page = desk.get(&overview).await;
    assert!(page.text().contains("下書きを保存しました。"));
    assert_eq!(
        page.all("section li"),
        ["日程1の会場を入力してください。オンラインのときは、オンライン会議のアドレスを入力してください"]
    );
    let refused = desk.post(&format!("{path}/publish"), &[]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(app.event_of_id(&id_in(&path)).await.status, EventStatus::Draft);
    assert_eq!(desk.get(&refused.attributes("#address", "value")[0]).await.status, 404, "a draft is not public");

    let edit = format!("{path}/edit");
    let form = desk.get(&edit).await.form("form.desk-form");
    assert_eq!(form["session_1_starts_at"], "2023-09-06T19:00");
    send(&mut desk, &edit, &form, &[("session_1_venue", "萌え木ホール")]).await.leads_to();
    assert!(desk.get(&format!("{path}/preview")).await.text().contains("萌え木ホール"));
    assert_eq!(desk.post(&format!("{path}/publish"), &[]).await.leads_to(), format!("{path}?done=publish"));
    let page = desk.get(&path).await;
    assert!(page.text().contains("申込を受け付けています（2023年8月31日（木）17:00まで）"), "{}", page.text());
    let public = page.attributes("#address", "value").remove(0);
    assert!(app.browser().get(&public).await.text().contains("受付中"));

    assert!(desk.post(&format!("{path}/close"), &[]).await.leads_to().ends_with("?done=close"));
    assert!(app.browser().get(&public).await.text().contains("受付終了"));
    assert!(desk.post(&format!("{path}/reopen"), &[]).await.leads_to().ends_with("?done=reopen"));
    let ask = desk.get(&format!("{path}/cancel")).await;
    assert!(ask.text().contains("「令和5年度 多職種連携研修会」を中止しますか。"));
    assert_eq!(app.event_of_id(&id_in(&path)).await.status, EventStatus::Published, "the link only asks");
    assert!(desk.post(&format!("{path}/cancel"), &[]).await.leads_to().ends_with("?done=cancel"));
    assert!(app.browser().get(&public).await.text().contains("中止"));
    desk.post(&format!("{path}/reopen"), &[]).await.leads_to();
    assert_eq!(app.event_of_id(&id_in(&path)).await.status, EventStatus::Cancelled, "a called-off event stays so");

    let audited = app.audited().await;
    for action in ["create", "change", "publish", "close", "reopen", "cancel"] {
        let action = format!("event.{action}");
        assert_eq!(audited.iter().filter(|noted| **noted == action).count(), 1, "{action}");
    }
});

story!(every_wrong_field_is_told_at_once_and_all_typed_is_kept, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let event = app.published_event().await;
    app.fill_seats(&event, 12).await;
    let edit = format!("/desk/events/{}/edit", event.id);
    let form = desk.get(&edit).await.form("form.desk-form");
    let wrong = [
        ("title", " "),
        ("session_1_starts_at", "9月6日"),
        ("session_1_ends_at", ""),
        ("session_1_venue", ""),
        ("session_1_map_url", "javascript:alert(1)"),
        ("capacity", "0"),
        ("apply_from", "2023-08-31T17:00"),
        ("apply_until", "2023-08-31T17:00"),
        ("table_number", "0"),
        ("host", ""),
        ("contact_name", ""),
        ("contact_phone", ""),
        ("contact_mail", "shien@"),
        ("privacy_text", ""),
        ("theme", "𠮷田さんの<b>話</b>"),
    ];
    let answer = send(&mut desk, &edit, &form, &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.html().contains("<title>エラー：内容の変更"));
    let linked = answer.attributes(".error-summary a", "href");
    let faulty: Vec<_> =
        wrong.iter().map(|(name, _)| *name).filter(|n| !matches!(*n, "apply_from" | "theme")).collect();
    assert_eq!(linked, faulty.iter().map(|name| format!("#{name}")).collect::<Vec<_>>());
    for name in faulty {
        assert_eq!(answer.attributes(&format!("#{name}-error"), "class").len(), 1, "{name}");
    }
    let kept = answer.form("form.desk-form");
    for (name, value) in wrong {
        assert_eq!(kept[name], value, "{name}");
    }
    assert_eq!(app.event_of_id(&event.id.to_string()).await.details, event.details, "nothing was written");
    let new = desk.get("/desk/events/new").await.form("form.desk-form");
    let empty: Vec<_> = new.keys().map(|name| (name.as_str(), "")).collect();
    let answer = send(&mut desk, "/desk/events/new", &new, &empty).await;
    assert_eq!(answer.status, 422);
    assert_eq!(app.every_event().await.len(), 1);
});

story!(two_organisers_at_once_do_not_overwrite_each_other, |app| {
    let event = app.published_event().await;
    let mut one = app.signed_in_as(Role::Editor).await;
    let mut two = app.signed_in_as(Role::Owner).await;
    let edit = format!("/desk/events/{}/edit", event.id);
    let form = one.get(&edit).await.form("form.desk-form");
    let same = two.get(&edit).await.form("form.desk-form");
    send(&mut one, &edit, &form, &[("capacity", "80")]).await.leads_to();
    let told = send(&mut two, &edit, &same, &[("theme", "在宅での看取り")]).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("ほかの担当者が、先に保存しています"));
    assert_eq!(told.all(".desk-compare tbody th"), ["テーマ", "定員（人）"]);
    assert_eq!(told.all(".desk-compare tbody tr:last-child td"), ["80", "60"]);
    let stored = app.event_of_id(&event.id.to_string()).await;
    assert_eq!((stored.details.capacity, stored.details.theme.as_str()), (80, event.details.theme.as_str()));
    let kept = told.form("form.desk-form");
    assert_eq!(kept["theme"], "在宅での看取り");
    send(&mut two, &edit, &kept, &[("capacity", "80")]).await.leads_to();
    let stored = app.event_of_id(&event.id.to_string()).await;
    assert_eq!((stored.details.capacity, stored.details.theme.as_str()), (80, "在宅での看取り"));
});

story!(of_changes_sent_at_the_same_moment_one_is_kept, |app| {
    let event = app.published_event().await;
    let desk = app.signed_in_as(Role::Editor).await;
    let edit = format!("/desk/events/{}/edit", event.id);
    let form = desk.clone().get(&edit).await.form("form.desk-form");
    let changes = ["61", "62", "63", "64"].map(|capacity| {
        let (mut browser, edit, form) = (desk.clone(), edit.clone(), form.clone());
        tokio::spawn(async move { send(&mut browser, &edit, &form, &[("capacity", capacity)]).await.status.as_u16() })
    });
    let mut answers = Vec::new();
    for change in changes {
        answers.push(change.await.unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers, [303, 409, 409, 409]);
    assert_eq!(app.event_of_id(&event.id.to_string()).await.version, 2);
});

story!(a_privacy_text_changed_after_publication_is_a_new_wording, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let event = app.published_event().await;
    let id = event.id.to_string();
    let edit = format!("/desk/events/{id}/edit");
    let form = desk.get(&edit).await.form("form.desk-form");
    send(&mut desk, &edit, &form, &[("theme", "別のテーマ")]).await.leads_to();
    assert_eq!(app.event_of_id(&id).await.privacy_version, 1);
    let form = desk.get(&edit).await.form("form.desk-form");
    send(&mut desk, &edit, &form, &[("privacy_text", "新しい文面です。")]).await.leads_to();
    assert_eq!(app.event_of_id(&id).await.privacy_version, 2);
    let copy = desk.post(&format!("/desk/events/{id}/copy"), &[]).await;
    let draft = id_in(copy.leads_to());
    let edit = format!("/desk/events/{draft}/edit");
    let form = desk.get(&edit).await.form("form.desk-form");
    send(&mut desk, &edit, &form, &[("privacy_text", "下書きの文面です。")]).await.leads_to();
    assert_eq!(app.event_of_id(&draft).await.privacy_version, 1, "nobody has read a draft");
});

story!(sessions_are_added_and_taken_away_without_a_script, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let event = app.published_event().await;
    let edit = format!("/desk/events/{}/edit", event.id);
    let form = desk.get(&edit).await.form("form.desk-form");
    let more = send(&mut desk, &edit, &form, &[("title", "お元気サミット"), ("act", "add_session")]).await;
    assert_eq!(more.status, 200);
    let form = more.form("form.desk-form");
    assert_eq!(form["title"], "お元気サミット");
    assert_eq!(app.event_of_id(&event.id.to_string()).await.details.title, event.details.title, "nothing is saved yet");
    let second = [
        ("session_2_title", "2日目 朗読劇"),
        ("session_2_starts_at", "2023-09-07T13:00"),
        ("session_2_ends_at", "2023-09-07T15:00"),
        ("session_2_venue", "市民ホール"),
    ];
    send(&mut desk, &edit, &form, &second).await.leads_to();
    let stored = app.event_of_id(&event.id.to_string()).await.details.sessions;
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[0].id, event.details.sessions[0].id, "the first session is still the same");
    assert!(desk.get("/desk").await.text().contains("2023年9月6日（水）19:00〜20:45 ほか1日程"));
    let form = desk.get(&edit).await.form("form.desk-form");
    let less = send(&mut desk, &edit, &form, &[("act", "remove_session_1")]).await.form("form.desk-form");
    send(&mut desk, &edit, &less, &[]).await.leads_to();
    let left = app.event_of_id(&event.id.to_string()).await.details.sessions;
    assert_eq!(left, stored[1..]);
});

story!(a_copy_is_a_draft_of_its_own, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let mut details = app.workshop();
    details.sessions[0].online_url = "https://meet.example.jp/1".into();
    let event = app.publish(details).await;
    app.fill_seats(&event, 3).await;
    let answer = desk.post(&format!("/desk/events/{}/copy", event.id), &[]).await;
    let copy = app.event_of_id(&id_in(answer.leads_to())).await;
    assert_eq!(
        (copy.status, copy.seats_taken, copy.details.title.as_str()),
        (EventStatus::Draft, 0, event.details.title.as_str())
    );
    assert_ne!(copy.code, event.code);
    assert_ne!(copy.details.sessions[0].id, event.details.sessions[0].id);
    assert_eq!(copy.details.sessions[0].online_url, "", "each meeting has its own address");
    assert_eq!(app.event_of_id(&event.id.to_string()).await.seats_taken, 3);
    let new = desk.get("/desk/events/new").await.form("form.desk-form");
    assert_eq!((new["contact_phone"].as_str(), new["table_rule"].as_str()), ("042-000-0000", "tables"));
});

story!(an_event_whose_deadline_is_over_is_not_published, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let event = app.published_event().await;
    let path = format!("/desk/events/{}", event.id);
    desk.post(&format!("{path}/close"), &[]).await.leads_to();
    app.set_time("2023-08-31T08:00:00Z");
    let mut desk = app.signed_in_as(Role::Editor).await;
    let refused = desk.post(&format!("{path}/reopen"), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("申込締切が過ぎています。これからの日時にしてください"));
    assert_eq!(app.event_of_id(&event.id.to_string()).await.status, EventStatus::Closed);
});

story!(a_draft_is_deleted_and_what_people_know_of_is_not, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let event = app.published_event().await;
    let path = format!("/desk/events/{}", event.id);
    // Public, and nobody has applied: back to a draft, which nobody sees any more.
    assert!(desk.post(&format!("{path}/withdraw"), &[]).await.leads_to().ends_with("?done=withdraw"));
    assert_eq!(app.browser().get(&format!("/events/{}", event.code)).await.status, 404);
    let ask = desk.get(&format!("{path}/delete")).await;
    assert!(ask.text().contains("を削除しますか"));
    assert_eq!(app.every_event().await.len(), 1, "it only asks");
    let done = desk.post(&format!("{path}/delete"), &[]).await;
    assert!(desk.get(done.leads_to()).await.text().contains("下書きを削除しました"));
    assert_eq!((app.every_event().await.len(), desk.get(&path).await.status.as_u16()), (0, 404));

    let event = app.published_event().await;
    app.register(&event, 1).await;
    let path = format!("/desk/events/{}", event.id);
    for step in ["delete", "withdraw"] {
        desk.post(&format!("{path}/{step}"), &[]).await;
        assert_eq!(app.every_event().await.len(), 1, "{step}");
        assert_eq!(app.event_of_id(&event.id.to_string()).await.status, EventStatus::Published, "{step}");
    }
    // Nor a draft for which somebody was registered by hand.
    app.change(&event, |event| event.status = EventStatus::Draft).await;
    assert_eq!(desk.post(&format!("{path}/delete"), &[]).await.status, 409);
    assert_eq!(app.every_event().await.len(), 1);
});

story!(the_first_page_says_what_is_urgent_and_finds_what_is_over, |app| {
    let mut desk = app.signed_in_as(Role::Editor).await;
    let empty = desk.get("/desk").await;
    assert!(empty.text().contains("まだ研修会がありません") && empty.all(".desk-guide li").len() == 3);
    let event = app.published_event().await;
    crate::tests::seating::workshop_people(app, &event).await;
    let page = desk.get("/desk").await;
    assert_eq!(page.all(".desk-tile h3"), [event.details.title.as_str()]);
    assert!(page.all(".desk-tile")[0].contains("60／60") && page.all(".desk-tile")[0].contains("萌え木ホール"));
    assert!(page.all(".desk-tile rect").len() > 5, "a part for each profession");
    assert!(page.all(".desk-urgent li").is_empty(), "{:?}", page.all(".desk-urgent li"));
    app.set_time("2023-09-04T10:00:00Z");
    let mut desk = app.signed_in_as(Role::Editor).await;
    let urgent = desk.get("/desk").await.all(".desk-urgent li");
    assert_eq!(urgent, [format!("「{}」まであと2日です。班分けが確定していません", event.details.title)]);
    // Once it is over it stands in its fiscal year, and is found by its title.
    app.set_time("2024-05-01T00:00:00Z");
    let mut desk = app.signed_in_as(Role::Editor).await;
    let page = desk.get("/desk").await;
    assert!(page.all(".desk-tile").is_empty() && page.all(".desk-year summary") == ["2023年度（1件）"]);
    assert_eq!(
        desk.get("/desk?q=%E5%A4%9A%E8%81%B7%E7%A8%AE").await.all(".desk-year tbody th"),
        [event.details.title.as_str()]
    );
    assert!(desk.get("/desk?q=%E8%96%AC").await.text().contains("あてはまる研修会はありません"));
});

story!(a_viewer_looks_and_changes_nothing, |app| {
    let mut viewer = app.signed_in_as(Role::Viewer).await;
    let event = app.published_event().await;
    let path = format!("/desk/events/{}", event.id);
    let list = viewer.get("/desk").await;
    assert!(list.text().contains(&event.details.title));
    assert!(!list.text().contains("研修会を新しく作る"));
    let page = viewer.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.attributes("main form", "action").is_empty());
    assert_eq!(viewer.get(&format!("{path}/preview")).await.status, 200);
    for get in ["/desk/events/new".to_owned(), format!("{path}/edit"), format!("{path}/cancel")] {
        let answer = viewer.get(&get).await;
        assert_eq!((answer.status.as_u16(), answer.heading().as_str()), (403, "この操作の権限がありません"), "{get}");
    }
    let steps = ["edit", "copy", "close", "cancel"].map(|step| format!("{path}/{step}"));
    for post in steps.into_iter().chain(["/desk/events/new".to_owned()]) {
        assert_eq!(viewer.post(&post, &[("title", "x")]).await.status, 403, "{post}");
    }
    assert_eq!(app.every_event().await, [event]);
});

story!(another_organisation_s_events_are_not_there, |app| {
    let event = app.published_event().await;
    let other: OrganisationId = crate::app::found::found_organisation(&app.world, "となりの市").await.unwrap();
    let stranger = Organiser {
        id: app.world.new_id(),
        organisation: other,
        organisation_name: "となりの市".into(),
        name: "隣 太郎".into(),
        mail: "tonari@example.jp".into(),
        role: Role::Owner,
    };
    let transaction = app.world.db.write().await.unwrap();
    crate::infra::db::organisers::insert(&transaction, &stranger, &stranger.mail, "-", app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();
    let mut browser = app.browser_of(&stranger).await;
    assert!(!browser.get("/desk").await.text().contains(&event.details.title));
    let path = format!("/desk/events/{}", event.id);
    for get in ["", "/edit", "/preview", "/cancel"] {
        assert_eq!(browser.get(&format!("{path}{get}")).await.status, 404, "{get}");
    }
    for post in ["/edit", "/copy", "/publish", "/close", "/reopen", "/cancel"] {
        assert_eq!(browser.post(&format!("{path}{post}"), &[]).await.status, 404, "{post}");
    }
    let own = app.organiser(Role::Editor).await;
    assert_eq!(browser.post(&format!("/desk/organisers/{}/disable", own.id), &[]).await.status, 404);
    assert_eq!(app.every_event().await, [event]);
    assert_eq!(browser.get("/desk/events/none").await.status, 404);
});

story!(another_site_cannot_cancel_an_event, |app| {
    let event = app.published_event().await;
    let mut desk = app.signed_in_as(Role::Owner).await;
    let path = desk.address(&format!("/desk/events/{}/cancel", event.id));
    let request = desk.client().post(&path).header("sec-fetch-site", "cross-site");
    assert_eq!(desk.send(request).await.status, 403);
    assert_eq!(app.every_event().await, [event]);
});
