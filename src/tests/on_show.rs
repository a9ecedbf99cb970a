//! Public pages are kept for a moment and never longer, and never over a change of this process.

use super::public_apply::{apply, send, to_check};
use super::{TestApp, samples::good_form, story};
use crate::domain::event::Event;
use crate::infra::db::{commit, events};

/// Changes the title as another process does: this one is not told.
async fn rename_elsewhere(app: &TestApp, event: &Event, title: &str) {
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, event).await;
    let mut changed = lock.event().clone();
    changed.details.title = title.into();
    events::update(&mut lock, changed, app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();
}

story!(a_page_is_a_second_old_at_most, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}", event.code);
    assert_eq!(browser.get(&path).await.heading(), event.details.title);
    assert_eq!(browser.get("/").await.all(".event-card h3"), [event.details.title.as_str()]);
    rename_elsewhere(app, &event, "改題").await;
    app.pass(chrono::TimeDelta::milliseconds(999));
    assert_eq!(browser.get(&path).await.heading(), event.details.title, "read once, shown again");
    app.pass(chrono::TimeDelta::milliseconds(1));
    assert_eq!(browser.get(&path).await.heading(), "改題");
    assert_eq!(browser.get("/").await.all(".event-card h3"), ["改題"]);
});

story!(what_this_process_changes_is_shown_at_once, |app| {
    let mut details = app.workshop();
    details.capacity = 2;
    let event = app.publish(details).await;
    let mut browser = app.browser();
    let path = format!("/events/{}", event.code);
    let late = to_check(&mut browser, &event, &good_form(3)).await.form("main form");
    for (number, badge) in [(1, "残りわずか"), (2, "満席")] {
        apply(app, &event, &good_form(number)).await;
        for page in [path.as_str(), "/"] {
            let page = browser.get(page).await;
            assert!(page.all(".badge")[0].contains(badge), "{:?}", page.all(".badge"));
        }
    }
    // What is decided is never read from what is shown.
    assert_eq!(send(&mut browser, &format!("{path}/apply"), "submit", &late).await.status, 409);
    let english = browser.get(&format!("/en{path}")).await;
    assert!(english.html().contains("lang=\"en\""), "each language has its own page");
});
