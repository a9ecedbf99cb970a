//! One busy event slows nobody else.

use super::samples::good_form;
use super::story;
use crate::app::apply::{Application, submit};
use crate::domain::registration::Language;
use crate::infra::db::commit;
use sea_orm::{ConnectionTrait, DbBackend};
use std::time::Duration;

story!(an_event_s_lock_keeps_nobody_from_other_pages, |app| {
    let (busy, other) = (app.published_event().await, app.published_event().await);
    let transaction = app.world.db.write().await.unwrap();
    let lock = app.lock(&transaction, &busy).await;
    let mut applying = tokio::task::JoinSet::new();
    for number in 0..40 {
        let (world, event) = (app.world.clone(), busy.clone());
        applying.spawn(async move {
            let (form, receipt) = (good_form(number), world.new_secret());
            let application = Application { form, privacy_version: 1, receipt, language: Language::Ja };
            submit(&world, &event, application).await.is_ok()
        });
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut browser = app.browser();
    for _ in 0..10 {
        assert_eq!(browser.get("/").await.status, 200);
        assert_eq!(browser.get(&format!("/events/{}/apply", busy.code)).await.status, 200);
    }
    // SQLite has one writer in all; on PostgreSQL another event is applied for meanwhile.
    if app.world.db.read().get_database_backend() == DbBackend::Postgres {
        app.applies(&other, 100).await;
    }
    assert!(applying.try_join_next().is_none(), "the lock was held all the while");
    let _ = lock;
    commit(transaction).await.unwrap();
    assert!(applying.join_all().await.into_iter().all(|went_through| went_through));
});
