//! The ground: health, unknown pages, languages, the other site's POST.

use super::story;

story!(health_and_unknown_pages, |app| {
    let mut browser = app.browser();
    assert_eq!(browser.get("/healthz").await.status, 200);
    assert_eq!(browser.get("/readyz").await.status, 200);
    let lost = browser.get("/nowhere").await;
    assert_eq!(lost.status, 404);
    assert_eq!(lost.heading(), "ページが見つかりません");
    assert_eq!(browser.get("/en/nowhere").await.heading(), "Page not found");
    let style = lost.attributes("link[rel=stylesheet]", "href").remove(0);
    assert_eq!(browser.get(&style).await.status, 200);
});

story!(an_event_is_kept_as_it_was_written, |app| {
    let event = app.published_event().await;
    let found = crate::infra::db::events::by_code(app.world.db.read(), &event.code).await.unwrap();
    assert_eq!(found, Some(event));
});
