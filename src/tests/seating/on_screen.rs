//! The board in the browser: what it is handed, and what it sends back.

use super::{props, seat, stored, url, workshop_people};
use crate::app::sign_in::start_session;
use crate::config::{ServerSettings, Settings};
use crate::domain::adjust::{Draft, DraftPlace, NotSaved, Saved};
use crate::domain::event::Event;
use crate::domain::organiser::Role;
use crate::domain::registration::Language;
use crate::domain::seating::{Seating, SeatingState};
use crate::i18n::Texts;
use crate::islands::call::{CallError, DESK};
use crate::tests::heavy::fill;
use crate::tests::story;
use crate::tests::{Answer, Browser, TestApp};
use crate::web::context::Page;
use crate::web::islands::{Frame, answer_with_islands};
use crate::web::limits::FORM;
use crate::web::session::COOKIE;
use crate::web::urls::Urls;
use leptos::prelude::IntoAny;
use reqwest::StatusCode;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

/// A seating as the board would send it unchanged.
fn draft_of(seating: &Seating) -> Draft {
    let places = seating.places.iter();
    Draft {
        number: seating.number,
        version: seating.version,
        places: places.map(|p| DraftPlace { person: p.registration, table: p.table, pinned: p.pinned }).collect(),
        together: Vec::new(),
        apart: Vec::new(),
        locked: Vec::new(),
    }
}

/// Calls a server function as the browser's program does.
async fn call(browser: &mut Browser, function: &str, arguments: &serde_json::Value) -> Answer {
    send(browser, function, arguments.to_string(), "same-origin").await
}

async fn send(browser: &mut Browser, function: &str, body: String, site: &str) -> Answer {
    let request = browser.client().post(browser.address(&format!("{DESK}/{function}"))).header("sec-fetch-site", site);
    let headers = [("content-type", "application/json"), ("accept", "application/json")];
    let request = headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
    browser.send(request.body(body)).await
}

async fn save(browser: &mut Browser, event: &Event, draft: &Draft) -> Answer {
    call(browser, "seating/save", &json!({ "event": event.id, "draft": draft })).await
}

fn saved(answer: &Answer) -> Saved {
    assert_eq!(answer.status, StatusCode::OK, "{}", String::from_utf8_lossy(&answer.bytes));
    serde_json::from_slice(&answer.bytes).unwrap()
}

fn error(answer: &Answer) -> CallError<NotSaved> {
    serde_json::from_slice(&answer.bytes).unwrap()
}

story!(the_board_stores_what_stands_on_it, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let mut draft = draft_of(&seating);
    let (a, b) = (draft.places[0].person, draft.places[59].person);
    (draft.places[0].table, draft.places[59].table) = (draft.places[59].table, draft.places[0].table);
    draft.places[0].pinned = true;
    draft.together = vec![vec![a, b]];
    draft.locked = vec![3];
    assert_eq!(saved(&save(&mut desk, &event, &draft).await), Saved { number: 1, version: 2 });
    let after = stored(app, &event).await;
    assert_eq!(after.place_of(a).map(|p| (p.table, p.pinned)), Some((draft.places[0].table, true)));
    assert_eq!(after.place_of(b).map(|p| (p.table, p.pinned)), Some((draft.places[59].table, false)));
    assert_eq!((after.settings.together.clone(), after.settings.locked.clone()), (vec![vec![a, b]], vec![3]));
    assert_eq!((after.places.len(), after.state), (60, SeatingState::Draft));

    // 「保存して確定」.
    let again = Draft { version: 2, ..draft };
    let answer = call(&mut desk, "seating/publish", &json!({ "event": event.id, "draft": again })).await;
    assert_eq!(saved(&answer).number, 1);
    assert_eq!(stored(app, &event).await.state, SeatingState::Published);
});

story!(a_board_that_cannot_be_stored_now_is_told_to_come_again, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let mut draft = draft_of(&seating);
    draft.places[0].pinned = true;
    let busy = |answer: &Answer| assert_eq!((answer.status.as_u16(), error(answer)), (503, CallError::Busy));

    // A full house of heavy work.
    let (end, work) = fill(app).await;
    busy(&save(&mut desk, &event, &draft).await);
    drop(end);
    for done in work {
        done.await.unwrap().ok();
    }

    // Somebody else writes, longer than anybody waits.
    let writing = app.world.db.write().await.unwrap();
    let lock = app.lock(&writing, &event).await;
    busy(&save(&mut desk, &event, &draft).await);
    let _ = lock;
    drop(writing);
    assert_eq!(saved(&save(&mut desk, &event, &draft).await), Saved { number: 1, version: 2 });
});

story!(of_two_organisers_the_second_is_told_and_nothing_is_overwritten, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let (mut one, mut other) = (draft_of(&seating), draft_of(&seating));
    one.places[0].pinned = true;
    other.places[1].pinned = true;
    assert_eq!(saved(&save(&mut first, &event, &one).await), Saved { number: 1, version: 2 });
    let answer = save(&mut second, &event, &other).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let CallError::Refused(NotSaved::Stale { now, at, by }) = error(&answer) else { panic!("{:?}", error(&answer)) };
    assert_eq!((now, by.as_deref()), (Saved { number: 1, version: 2 }, Some("小金井 花子")));
    assert!(at.contains('年'), "in the words of the page's language: {at}");
    let after = stored(app, &event).await;
    let pinned = |at: usize| after.place_of(one.places[at].person).is_some_and(|place| place.pinned);
    assert_eq!((after.version, pinned(0), pinned(1)), (2, true, false));

    // Having been told, the second may store over it.
    let answer = save(&mut second, &event, &Draft { version: 2, ..other }).await;
    assert_eq!(saved(&answer), Saved { number: 1, version: 3 });

    // What stood on a board before somebody seated again is not stored over the new seating.
    let again = seat(app, &event, 10).await;
    let before = Draft { number: again.number - 1, ..draft_of(&again) };
    assert_eq!(save(&mut first, &event, &before).await.status, StatusCode::CONFLICT);
    assert_eq!(stored(app, &event).await, again);
});

story!(the_board_stores_nothing_that_makes_no_sense, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let sent = draft_of(&seating);
    let changed = |change: &dyn Fn(&mut Draft)| {
        let mut draft = sent.clone();
        change(&mut draft);
        draft
    };
    let nobody = uuid::Uuid::from_u128(1).into();
    for draft in [
        changed(&|draft| draft.places[0].table = 11),
        changed(&|draft| draft.places[0].table = 0),
        changed(&|draft| draft.places[0].person = nobody),
        changed(&|draft| draft.places[1].person = draft.places[0].person),
        changed(&|draft| draft.locked = vec![11]),
        changed(&|draft| draft.together = vec![vec![draft.places[0].person, nobody]]),
        changed(&|draft| draft.apart = vec![(draft.places[0].person, draft.places[0].person)]),
    ] {
        let answer = save(&mut desk, &event, &draft).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{draft:?}");
        assert_eq!(error(&answer), CallError::Refused(NotSaved::Unknown));
    }
    assert_eq!(stored(app, &event).await, seating);
});

story!(a_call_is_guarded_as_a_form_is, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let body = json!({ "event": event.id, "draft": draft_of(&seating) }).to_string();
    let mut viewer = app.browser();
    let token = start_session(&app.world, app.organiser(Role::Viewer).await.id).await.unwrap();
    viewer.set_cookie(COOKIE, token.reveal());
    let mut elsewhere = app.browser_of(&app.organiser_of(found(app).await, Role::Owner).await).await;
    let mut nobody = app.browser();
    for function in ["seating/save", "seating/publish"] {
        let answer = send(&mut nobody, function, body.clone(), "same-origin").await;
        assert_eq!((answer.status, error(&answer)), (StatusCode::UNAUTHORIZED, CallError::NotSignedIn));
        let answer = send(&mut viewer, function, body.clone(), "same-origin").await;
        assert_eq!((answer.status, error(&answer)), (StatusCode::FORBIDDEN, CallError::NotAllowed));
        let answer = send(&mut elsewhere, function, body.clone(), "same-origin").await;
        assert_eq!((answer.status, error(&answer)), (StatusCode::NOT_FOUND, CallError::NotFound));
        // From a page of another site, though signed in.
        assert_eq!(send(&mut desk, function, body.clone(), "cross-site").await.status, StatusCode::FORBIDDEN);
        let answer = send(&mut desk, function, "{\"event\":1}".to_owned(), "same-origin").await;
        assert_eq!((answer.status, error(&answer)), (StatusCode::BAD_REQUEST, CallError::Unreadable));
        let answer = send(&mut desk, function, " ".repeat(FORM + 1) + &body, "same-origin").await;
        assert_ne!(answer.status, StatusCode::OK, "a call is not larger than a form");
    }
    let answer = send(&mut desk, "seating/none", body.clone(), "same-origin").await;
    assert_eq!((answer.status, error(&answer)), (StatusCode::NOT_FOUND, CallError::NotFound));
    assert_eq!(stored(app, &event).await, seating);
});

async fn found(app: &TestApp) -> crate::domain::ids::OrganisationId {
    crate::app::found::found_organisation(&app.world, "ほかの市").await.unwrap()
}

/// A page with an island, of a site whose program was built or not.
async fn page_with_island(app: &TestApp, site: &Path) -> (String, String) {
    let settings = (*app.world.settings).clone();
    let server = ServerSettings { site_dir: site.to_owned(), ..settings.server };
    let world = app.world.with_settings(Arc::new(Settings { server, ..settings }));
    let t = Texts::new(Language::Ja);
    let page = Page {
        t,
        urls: Urls::new(Language::Ja),
        dates: world.dates(t),
        path: "/desk".into(),
        settings: world.settings.clone(),
        operators: Arc::default(),
        switch: None,
        around: None,
    };
    let frame =
        Frame { title: "題".into(), has_errors: false, organiser: app.organiser(Role::Editor).await, bare: false };
    let response = answer_with_islands(&world, StatusCode::CONFLICT, &page, frame, || ().into_any()).await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    let policy = response.headers().get("content-security-policy").map(|policy| policy.to_str().unwrap().to_owned());
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (policy.unwrap_or_default(), String::from_utf8(body.to_vec()).unwrap())
}

story!(a_page_with_an_island_runs_the_site_s_program_and_no_other, |app| {
    let site = tempfile::tempdir().unwrap();
    let (policy, html) = page_with_island(app, site.path()).await;
    assert!(policy.is_empty() && !html.contains("/pkg/"), "without a program the usual policy stays: {html}");
    let pkg = site.path().join("pkg");
    std::fs::create_dir(&pkg).unwrap();
    std::fs::write(pkg.join("hash.txt"), "js: abc\nwasm: def\n").unwrap();
    let (policy, html) = page_with_island(app, site.path()).await;
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    assert!(nonce.len() > 16 && html.contains("/pkg/entaku.def.wasm"), "{policy} {html}");
    let scripts: Vec<_> = html.split("<script").skip(1).collect();
    assert!(!scripts.is_empty() && scripts.iter().all(|script| script.contains(nonce)), "{scripts:?}");
    let (other, _) = page_with_island(app, site.path()).await;
    assert_ne!(policy, other, "a nonce is used once");
    let page = app.desk().await.get("/desk").await;
    assert!(page.all("script").is_empty(), "a page without islands has no script");
});

story!(the_board_is_handed_what_is_stored_and_the_form_is_inside_of_it, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let page = app.desk().await.get(&url(&event)).await;
    let english = app.desk().await.get(&format!("/en{}", url(&event))).await;
    assert_eq!((super::props(&page).site.as_str(), super::props(&english).site.as_str()), ("", "/en"));
    let props = props(&page);
    assert_eq!((props.number, props.version, props.people.len()), (1, 1, 60));
    for (index, person) in props.people.iter().enumerate() {
        let place = seating.place_of(person.id).unwrap();
        assert_eq!(props.layout.table(index), Some(place.table as usize - 1));
    }
    assert_eq!(page.all("#board-form form select[name^='move-']").len(), 60);
});
