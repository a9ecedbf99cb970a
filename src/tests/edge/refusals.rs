//! Every refusal is a page in words, with the right status and the headers of every answer.

use super::raw::{self, Raw};
use crate::tests::{Answer, Browser, TestApp, story};
use crate::web;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::routing::get;
use scraper::{Html, Selector};
use tower::ServiceExt;

const UNREADABLE: &str = "送信内容を読み取れませんでした";
const NOWHERE: &str = "ページが見つかりません";
const TOO_LARGE: &str = "送信内容が大きすぎます";
const NOT_SO: &str = "このページは直接開けません";

fn host(app: &TestApp) -> &str {
    app.base.strip_prefix("http://").unwrap()
}

/// The session's cookie of a signed-in editor.
async fn cookie(app: &TestApp) -> String {
    let organiser = app.organiser(crate::domain::organiser::Role::Editor).await;
    let token = crate::app::sign_in::start_session(&app.world, organiser.id).await.unwrap();
    format!("{}={}", web::session::COOKIE, token.reveal())
}

fn heading(page: &str) -> String {
    let document = Html::parse_document(page);
    document.select(&Selector::parse("h1").unwrap()).flat_map(|heading| heading.text()).collect()
}

/// What every answer whatsoever carries.
fn guarded(answer: &Raw) -> bool {
    ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "cache-control"]
        .iter()
        .all(|name| answer.header(name).is_some())
}

story!(what_cannot_be_read_is_a_page_in_words, |app| {
    let event = app.published_event().await;
    let (apply, desk) = (format!("/events/{}/apply", event.code), format!("/desk/events/{}", event.id));
    let cookie = cookie(app).await;
    let form = "content-type: application/x-www-form-urlencoded";
    let post = |path: &str, kind: &str, body: &str| (format!("POST {path}"), kind.to_owned(), body.to_owned());
    let none = |line: &str| (line.to_owned(), String::new(), String::new());
    let mut wrong = Vec::new();
    for (request, status, told) in [
        (none("GET /events/%FF"), 400, UNREADABLE),
        (none("GET /events/%FF/apply"), 400, UNREADABLE),
        (none(&format!("GET {desk}/registrations/%C3%28")), 400, UNREADABLE),
        (none("GET /desk/sign-in?back=a&back=b"), 400, UNREADABLE),
        (none(&format!("GET {desk}/registrations?q=a&q=b")), 400, UNREADABLE),
        (none("GET /nothing/%FF"), 404, NOWHERE),
        (post(&apply, form, "name=a&name=b"), 400, UNREADABLE),
        (post("/desk/sign-in", form, "mail=a&mail=b"), 400, UNREADABLE),
        (post(&apply, "content-type: text/plain", "name=a"), 415, UNREADABLE),
        (post(&apply, "x-none: 1", "name=a"), 415, UNREADABLE),
        (post(&format!("{desk}/import"), "content-type: multipart/form-data", "x"), 400, UNREADABLE),
        (
            post(&format!("{desk}/import"), "content-type: multipart/form-data; boundary=x", "--x\r\nno"),
            400,
            UNREADABLE,
        ),
        (none("GET /desk/sign-out"), 405, NOT_SO),
        (none(&format!("GET {desk}/publish")), 405, NOT_SO),
        (none("DELETE /"), 405, NOT_SO),
        (none("BREW /events/x"), 405, NOT_SO),
        (post("/style.css", form, "a=b"), 405, NOT_SO),
        (post("/pkg/entaku.js", form, "a=b"), 405, NOT_SO),
        (post("/desk/sign-in", form, &format!("mail={}", "x".repeat(1_010_000 + 40_000))), 413, TOO_LARGE),
        (post(&apply, form, &format!("arrangement={}", "x".repeat(5_000_000))), 413, TOO_LARGE),
        (none("GET /pkg/nothing.js"), 404, NOWHERE),
        (none(&format!("GET /pkg/{}", "x".repeat(300))), 404, NOWHERE),
        (none(&format!("GET /pkg/{}", "x/".repeat(3000))), 404, NOWHERE),
        (none("GET /pkg/%00"), 404, NOWHERE),
        (none("GET /pkg/%FF"), 404, NOWHERE),
        (none("GET /pkg/"), 404, NOWHERE),
    ] {
        let (line, header, body) = &request;
        let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
        let request = format!(
            "{line} HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\nconnection: close\r\n{header}\
             content-length: {}\r\n\r\n{body}",
            host(app),
            body.len()
        );
        let answer = raw::send(host(app), request.as_bytes()).await.unwrap_or_else(|| panic!("no answer to {line}"));
        let allowed = answer.status != 405 || answer.header("allow").is_some_and(|allow| !allow.is_empty());
        let kept = answer.header("cache-control").is_some_and(|kept| kept.contains("immutable"));
        let heading = heading(&answer.body);
        if (answer.status, heading.as_str()) != (status, told) || !guarded(&answer) || !allowed || kept {
            wrong.push((line.chars().take(80).collect::<String>(), answer.status, heading, answer.headers));
        }
    }
    assert_eq!(wrong, []);
    let english = raw::get(host(app), "/en/events/%FF").await;
    assert_eq!((english.status, heading(&english.body).as_str()), (400, "We could not read what was sent"));
    let what_is_there = raw::get(host(app), "/style.css").await;
    assert!(guarded(&what_is_there) && what_is_there.header("cache-control").unwrap().contains("immutable"));
});

story!(a_file_that_is_there_is_kept_and_a_part_of_it_too, |app| {
    let site = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(site.path().join("pkg/folder")).unwrap();
    for file in ["pkg/entaku.0a1b.js", "pkg/entaku.js"] {
        std::fs::write(site.path().join(file), "0123456789").unwrap();
    }
    let mut settings = (*app.world.settings).clone();
    settings.server.site_dir = site.path().to_owned();
    let world = app.world.with_settings(std::sync::Arc::new(settings));
    for (path, range, status, kept) in [
        ("/pkg/entaku.0a1b.js", "", 200, true),
        ("/pkg/entaku.0a1b.js", "bytes=2-4", 206, true),
        ("/pkg/entaku.0a1b.js", "bytes=90-99", 416, false),
        // A name without the content's hash may have other content tomorrow.
        ("/pkg/entaku.js", "", 200, false),
        ("/pkg/folder", "", 404, false),
        ("/pkg/../pkg/entaku.js", "", 404, false),
        ("/pkg/%2e%2e/pkg/entaku.js", "", 404, false),
    ] {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        if !range.is_empty() {
            request.headers_mut().insert("range", range.parse().unwrap());
        }
        let answer = web::router(world.clone()).oneshot(request).await.unwrap();
        let immutable = answer.headers()["cache-control"].to_str().unwrap().contains("immutable");
        assert_eq!((answer.status().as_u16(), immutable), (status, kept), "{path} {range}");
    }
});

story!(a_form_of_somebody_whose_session_is_over_gets_an_answer, |app| {
    let event = app.published_event().await;
    let part = reqwest::multipart::Part::bytes(vec![b'x'; 12 * 1024 * 1024]).file_name("名簿.csv");
    let form = reqwest::multipart::Form::new().part("file", part);
    let answer: Answer = app.browser().upload(&format!("/desk/events/{}/import", event.id), form).await;
    assert_eq!(answer.leads_to(), "/desk/sign-in");
});

story!(a_database_that_is_away_is_a_page_that_says_so, |app| {
    let event = app.published_event().await;
    let mut browser: Browser = app.browser();
    app.world.db.clone().close().await.unwrap();
    for (path, told) in [
        (format!("/events/{}", event.code), "ただいま混み合っています"),
        (format!("/en/events/{}", event.code), "The service is busy right now"),
        (format!("/events/{}/apply", event.code), "ただいま混み合っています"),
        ("/".to_owned(), "ただいま混み合っています"),
    ] {
        let answer = browser.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.heading().as_str()), (503, told), "{path}");
        assert!(answer.headers.contains_key("retry-after") && answer.headers.contains_key("referrer-policy"));
        assert!(!answer.text().to_lowercase().contains("pool"));
    }
    assert_eq!(browser.get("/readyz").await.status, 503);
});

story!(a_panic_is_a_page_without_its_text, |app| {
    async fn broken() -> &'static str {
        panic!("the secret of what went wrong")
    }
    let site = web::guarded(Router::new().route("/broken", get(broken)), app.world.clone());
    let answer = site.oneshot(Request::get("/broken").body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    let page = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
    assert_eq!((parts.status.as_u16(), heading(&page).as_str()), (500, "ただいま表示できません"));
    assert!(!page.contains("secret") && parts.headers.contains_key("content-security-policy"));
});
