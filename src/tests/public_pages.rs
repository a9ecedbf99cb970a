//! What stands round and beside the events: the foot, the list of all, what search engines read, and
//! addresses as people hand them on.

use super::{Browser, TestApp, story};
use crate::domain::event::EventDetails;
use crate::domain::event_texts::EnglishTexts;
use serde_json::Value;

async fn data(browser: &mut Browser, path: &str) -> Value {
    let page = browser.get(path).await;
    let html = page.html();
    let (_, data) = html.split_once("application/ld+json\">").unwrap();
    serde_json::from_str(data.split("</script>").next().unwrap()).unwrap()
}

/// An event of this title on a day of this year.
async fn on_day(app: &TestApp, title: &str, day: &str) -> crate::domain::event::Event {
    let mut details = app.workshop();
    details.title = title.into();
    details.sessions[0].starts_at = format!("{day}T10:00:00Z").parse().unwrap();
    details.sessions[0].ends_at = format!("{day}T11:00:00Z").parse().unwrap();
    app.publish(details).await
}

story!(every_page_says_who_runs_the_site, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    browser.get("/").await;
    let code = &event.code;
    for path in ["/", "/events", &format!("/events/{code}"), &format!("/events/{code}/apply"), "/contact", "/nowhere"] {
        let page = browser.get(path).await;
        assert_eq!(page.all(".site-footer__who"), ["運営：在宅医療・介護連携支援室"], "{path}");
        assert_eq!(
            page.attributes(".site-footer a", "href"),
            ["/", "/contact", "/privacy", "/accessibility"],
            "{path}"
        );
        assert_eq!(page.attributes("meta[name=description]", "content").len(), 1, "{path}");
    }
    let contact = browser.get("/contact").await;
    assert_eq!(contact.attributes("a[href^='tel:']", "href"), ["tel:0420000000"]);
    assert!(browser.get("/").await.all(".event-card__facts").join(" ").contains("日常療養支援・多職種連携研修部会"));
    for (path, heading) in [
        ("/privacy", "個人情報の取扱い"),
        ("/accessibility", "アクセシビリティ"),
        ("/en/privacy", "Privacy notice"),
        ("/en/accessibility", "Accessibility"),
    ] {
        let page = browser.get(path).await;
        assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, heading), "{path}");
    }
    let desk = app.desk().await.get("/desk").await;
    assert_eq!(desk.all(".site-footer__who").len(), 1);
});

story!(past_events_are_all_reached_and_found_by_word, |app| {
    for number in 1..=45 {
        on_day(app, &format!("第{number}回 勉強会"), &format!("2022-{:02}-{:02}", number % 12 + 1, number % 28 + 1))
            .await;
    }
    on_day(app, "ﾏｲﾅﾝﾊﾞｰの研修", "2021-05-05").await;
    app.published_event().await;
    let mut browser = app.browser();
    let home = browser.get("/").await;
    assert_eq!(home.all(".past-events a").len(), 6);
    assert!(home.attributes(".page-links a", "href").contains(&"/events".to_owned()));
    let (mut seen, mut next) = (Vec::new(), Some("/events".to_owned()));
    while let Some(path) = next {
        let page = browser.get(&path).await;
        assert!(page.all(".past-events a").len() <= 20, "{path}");
        seen.extend(page.all(".past-events a"));
        next = page.attributes(".pages a[rel=next]", "href").pop();
    }
    assert_eq!(seen.len(), 47);
    assert_eq!(seen.first().map(String::as_str), Some("令和5年度 多職種連携研修会"), "those to come are first");
    for (word, found) in
        [("マイナンバー", 1), ("まいなんばー", 1), ("第3回", 1), ("勉強会 萌え木", 45), ("ない", 0), (" ", 47)]
    {
        let query = percent_encoding::utf8_percent_encode(word, percent_encoding::NON_ALPHANUMERIC);
        let page = browser.get(&format!("/events?q={query}")).await;
        let count = page.all("[role=status]").join(" ");
        assert!(count.contains(&format!("{found}件")), "{word}: {count}");
    }
    for path in ["/events?page=0", "/events?page=999", "/events?page=x", "/events?q=%3Cscript%3E", "/events?q=%FF"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.html().contains("<script"), "{path}");
    }
    let second = browser.get("/events?q=%E5%8B%89%E5%BC%B7%E4%BC%9A&page=2").await;
    assert!(second.attributes(".pages a", "href").iter().all(|href| href.contains("q=%E5%8B%89")), "the word stays");
});

story!(search_engines_read_what_an_event_is, |app| {
    let mut details = app.workshop();
    details.title = "</script><b>研修会".into();
    let event = app.publish(details).await;
    let path = format!("/events/{}", event.code);
    let mut browser = app.browser();
    let page = browser.get(&format!("/en{path}")).await;
    let link = |rel: &str| page.attributes(&format!("link[rel={rel}]"), "href");
    assert_eq!(link("canonical"), [format!("{}/en{path}", app.base)]);
    assert_eq!(page.attributes("link[rel=alternate]", "hreflang"), ["ja", "en", "x-default"]);
    assert_eq!(link("alternate")[0], format!("{}{path}", app.base));
    assert!(page.attributes("meta[name=description]", "content")[0].contains("萌え木ホール"));
    assert_eq!(page.attributes("meta[property='og:title']", "content"), [event.details.title.as_str()]);
    let told = data(&mut browser, &path).await;
    assert_eq!(told["@type"], "EducationEvent");
    assert_eq!(told["name"], event.details.title.as_str());
    assert_eq!(told["startDate"], "2023-09-06T19:00:00+09:00");
    assert_eq!(told["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!(told["location"][0]["name"], "萌え木ホール");
    assert_eq!(told["remainingAttendeeCapacity"], 60);
    assert_eq!(told["offers"]["price"], "0");
    app.change(&event, |event| event.status = crate::domain::event::EventStatus::Cancelled).await;
    assert_eq!(data(&mut browser, &path).await["eventStatus"], "https://schema.org/EventCancelled");

    let map = browser.get("/sitemap.xml").await;
    assert_eq!(map.headers["content-type"], "application/xml; charset=utf-8");
    for address in ["/", "/en", "/events", "/privacy", &path, &format!("/en{path}")] {
        let address = format!("<loc>{}{address}</loc>", app.base);
        assert!(map.html().contains(&address), "{address} is not in {}", map.html());
    }
    let draft = app.published_event().await;
    app.change(&draft, |event| event.status = crate::domain::event::EventStatus::Draft).await;
    assert!(!browser.get("/sitemap.xml").await.html().contains(&draft.code));
    assert!(browser.get("/robots.txt").await.html().contains(&format!("Sitemap: {}/sitemap.xml", app.base)));
    for (icon, begin) in [("/favicon.ico", &[0, 0, 1, 0][..]), ("/apple-touch-icon.png", b"\x89PNG")] {
        assert!(browser.get(icon).await.bytes.starts_with(begin), "{icon}");
    }
});

story!(an_address_is_forgiven_what_people_make_of_it, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let page = format!("/events/{}", event.code);
    let capitals = format!("/events/{}", event.code.to_uppercase());
    for (typed, meant) in [
        (capitals.clone(), page.clone()),
        (format!("/en{capitals}/"), format!("/en{page}")),
        (format!("{page}/"), page.clone()),
        (format!("{page}%EF%BC%89"), page.clone()),
        (format!("{page}%E3%80%82"), page.clone()),
        (format!("{page}%EF%BC"), page.clone()),
        (format!("{page}/apply/"), format!("{page}/apply")),
        ("/privacy/".to_owned(), "/privacy".to_owned()),
    ] {
        let answer = browser.get(&typed).await;
        assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (308, Some(meant.as_str())), "{typed}");
        assert_eq!(browser.get(&meant).await.status, 200, "{meant}");
    }
    for lost in ["/events/zzzzzzzz", "/nowhere/", "/%2F%2Fexample.invalid/", "/events/%5C%5Cexample.invalid/x/y"] {
        let answer = browser.get(lost).await;
        assert_eq!((answer.status.as_u16(), answer.location), (404, None), "{lost}");
    }
    assert_eq!(browser.post(&format!("{capitals}/apply"), &[]).await.location, None, "what is sent goes nowhere else");
});

story!(an_event_is_handed_on_by_address_code_and_calendar, |app| {
    let mut details = app.workshop();
    details.sessions[0].online_url = "https://meet.example.jp/secret-room".into();
    let event = app.publish(details).await;
    let page = app.browser().get(&format!("/events/{}", event.code)).await;
    assert_eq!(page.all(".share__url"), [format!("{}/events/{}", app.base, event.code)]);
    assert_eq!(page.attributes("svg.qr path", "d").len(), 1);
    let google = page.attributes("a[href^='https://calendar.google.com/']", "href").remove(0);
    assert!(google.contains("dates=20230906T100000Z%2F20230906T114500Z"), "{google}");
    assert!(!page.html().contains("secret-room"));
});

story!(a_feed_names_the_events_that_take_applications, |app| {
    let english = EnglishTexts { title: "Training <1> & more".into(), ..EnglishTexts::default() };
    let open = app.publish(EventDetails { english, ..app.workshop() }).await;
    on_day(app, "終わった研修会", "2022-03-03").await;
    let mut browser = app.browser();
    let address = browser.get("/en").await.attributes("link[type='application/atom+xml']", "href").remove(0);
    assert_eq!(address, "/en/feed.xml");
    for (path, language, title) in
        [("/feed.xml", "ja", "令和5年度 多職種連携研修会"), (&address, "en", "Training <1> & more")]
    {
        let feed = browser.get(path).await;
        assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
        let text = String::from_utf8(feed.bytes).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        assert!(text.contains(&format!("xml:lang=\"{language}\"")), "{text}");
        assert!(text.contains(&format!("<title>{}</title>", quick_xml::escape::escape(title))), "{text}");
        let prefix = if language == "en" { "/en" } else { "" };
        assert!(text.contains(&format!("<link href=\"{}{prefix}/events/{}\"/>", app.base, open.code)), "{text}");
        assert_eq!(text.matches("<entry>").count(), 1, "{text}");
    }
});
