//! What the public sees of events: the list, the page, the calendar file.

use super::story;
use crate::domain::event::{Event, EventDetails, EventStatus};
use crate::infra::db::events;
use crate::tests::TestApp;

impl TestApp {
    /// Changes what is stored of an event.
    pub(super) async fn change(&self, event: &Event, change: impl FnOnce(&mut Event)) {
        let transaction = self.world.db.write().await.unwrap();
        let mut lock = self.lock(&transaction, event).await;
        let mut changed = lock.event().clone();
        change(&mut changed);
        changed.set_capacity();
        events::update(&mut lock, changed, self.world.now()).await.unwrap();
        self.world.commit(transaction).await.unwrap();
    }

    /// The event as it is stored now.
    pub(super) async fn stored(&self, event: &Event) -> Event {
        events::by_code(self.world.db.read(), &event.code).await.unwrap().unwrap()
    }
}

fn titled(app: &TestApp, title: &str) -> EventDetails {
    let mut details = app.workshop();
    details.title = title.into();
    details
}

story!(the_list_shows_open_events_first_and_drafts_never, |app| {
    let mut full = titled(app, "満席の研修会");
    full.capacity = 1;
    let full = app.publish(full).await;
    let transaction = app.world.db.write().await.unwrap();
    assert!(app.take_seats(&mut app.lock(&transaction, &full).await, 1).await);
    app.world.commit(transaction).await.unwrap();
    let mut later = titled(app, "受付前の研修会");
    later.apply_from = "2023-08-20T00:00:00Z".parse().unwrap();
    app.publish(later).await;
    let mut past = titled(app, "終わった研修会");
    past.sessions[0].starts_at = "2023-08-01T10:00:00Z".parse().unwrap();
    past.sessions[0].ends_at = "2023-08-01T11:00:00Z".parse().unwrap();
    app.publish(past).await;
    let draft = app.publish(titled(app, "下書きの研修会")).await;
    app.change(&draft, |event| event.status = EventStatus::Draft).await;
    app.publish(titled(app, "受付中の研修会")).await;

    let mut browser = app.browser();
    let list = browser.get("/").await;
    assert_eq!(list.all(".event-card h3"), ["受付中の研修会", "受付前の研修会", "満席の研修会"]);
    assert_eq!(list.all(".event-card .badge"), ["受付中", "受付開始前", "満席"]);
    assert_eq!(list.all(".event-cards--others h3"), ["満席の研修会"]);
    assert_eq!(list.all(".past-events a"), ["終わった研修会"]);
    assert!(!list.text().contains("下書き"), "{}", list.text());
    assert_eq!(browser.get(&format!("/events/{}", draft.code)).await.status, 404);
    assert_eq!(browser.get(&format!("/events/{}/apply", draft.code)).await.status, 404);
    assert_eq!(browser.get(&format!("/events/{}/calendar.ics", draft.code)).await.status, 404);
});

story!(an_event_s_page_says_everything_one_must_know, |app| {
    let mut details = app.workshop();
    details.description = "# 内容\n講演と**グループワーク**\n<script>alert(1)</script>".into();
    details.co_hosts = "医師会\n歯科医師会".into();
    details.partners = "薬剤師会".into();
    let event = app.publish(details).await;
    let page = app.browser().get(&format!("/events/{}", event.code)).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "令和5年度 多職種連携研修会");
    let text = page.text();
    for part in [
        "アフターコロナ、コロナ禍で学んだこと",
        "2023年9月6日（水）19:00〜20:45",
        "萌え木ホール",
        "日常療養支援・多職種連携研修部会",
        "医師会 歯科医師会",
        "薬剤師会",
        "60名（定員60名）",
        "医療・介護・福祉の仕事をしている方",
        "19:40 グループワーク",
        "小金井 太郎（訪問診療医）",
        "無料",
        "駐車場はありません。",
        "受付中",
        "2023年8月31日（木）17:00まで",
        "マスクの着用にご協力ください。",
        "在宅医療・介護連携支援室",
        "お預かりした個人情報は",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(page.all(".prose h2"), ["内容"]);
    let order = ["h1", "受付中", "日時", "会場", "残り", "申込締切", "申し込む", "テーマ", "プログラム"];
    let html = page.html();
    let body = &html[html.find("<h1").unwrap()..];
    let places: Vec<_> = order.iter().map(|part| body.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{order:?} at {places:?}");
    assert_eq!(page.attributes("a[href^='tel:']", "href"), ["tel:0420000000"]);
    assert_eq!(page.attributes(".key a", "href"), ["https://maps.example.jp/moegi"]);
    assert_eq!(page.all("main a.button"), ["申し込む"]);
    assert_eq!(page.attributes("script", "type"), ["application/ld+json"], "data, and nothing that runs");
    let english = app.browser().get(&format!("/en/events/{}", event.code)).await;
    assert_eq!(english.all("main a.button"), ["Apply"]);
    assert_eq!(english.attributes("h1", "lang"), ["ja"]);
    assert!(english.text().contains("Wednesday, 6 September 2023"));
});

story!(a_meeting_address_is_never_public, |app| {
    let mut details = app.workshop();
    details.sessions[0].venue = String::new();
    details.sessions[0].map_url = String::new();
    details.sessions[0].online_url = "https://meet.example.jp/secret-room".into();
    let event = app.publish(details).await;
    let mut browser = app.browser();
    for path in ["", "/apply", "/calendar.ics"] {
        let page = browser.get(&format!("/events/{}{path}", event.code)).await;
        assert_eq!(page.status, 200);
        // A calendar file folds long lines.
        assert!(!page.html().replace("\r\n ", "").contains("secret-room"), "{path}");
    }
    assert!(!browser.get("/").await.html().contains("secret-room"));
    let page = browser.get(&format!("/events/{}", event.code)).await;
    assert!(page.text().contains("オンライン（参加用URLは、お申し込み後にメールでお知らせします）"));
});

story!(the_calendar_file_is_read_by_any_calendar, |app| {
    let mut details = app.workshop();
    details.title = "令和5年度 多職種連携研修会, 第2回; 𠮷田・髙橋・山﨑・齋藤とともに学ぶ在宅療養の支援".into();
    let event = app.publish(details).await;
    let mut browser = app.browser();
    let path = format!("/events/{}/calendar.ics", event.code);
    let file = browser.get(&path).await;
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let text = file.html();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<_> = unfolded.split("\r\n").collect();
    for line in [
        "DTSTART:20230906T100000Z",
        "DTEND:20230906T114500Z",
        "LOCATION:萌え木ホール",
        "SUMMARY:令和5年度 多職種連携研修会\\, 第2回\\; 𠮷田・髙橋・山﨑・齋藤とともに学ぶ在宅療養の支援",
    ] {
        assert!(lines.contains(&line), "{line} is not in {unfolded}");
    }
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    app.change(&event, |event| event.details.title = "改題".into()).await;
    let changed = browser.get(&path).await.html();
    assert_eq!(uid(&changed), uid(&text));
    assert!(changed.contains("SEQUENCE:2"));
    app.change(&event, |event| event.status = EventStatus::Cancelled).await;
    assert!(browser.get(&path).await.html().contains("STATUS:CANCELLED"));
});

story!(an_unknown_code_is_not_found, |app| {
    app.published_event().await;
    let mut browser = app.browser();
    for code in ["zzzzzzzz", "a%00b", "%F0%A0%AE%B7", &"x".repeat(300)] {
        for path in ["", "/apply", "/calendar.ics", "/applied/x"] {
            let page = browser.get(&format!("/events/{code}{path}")).await;
            assert_eq!(page.status, 404, "{code}{path}");
        }
    }
});
