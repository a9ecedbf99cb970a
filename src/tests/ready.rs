//! `/readyz` says yes where a write would go through, and no where it would not.

use super::TestApp;
use super::app::{Storage, fresh_database};
use super::full_disk::{make_room, nearly_full};
use super::story;
use crate::infra::db::{Db, commit};
use sea_orm::ConnectionTrait;
use std::time::Duration;

async fn readiness(app: &TestApp) -> u16 {
    // An answer stands for a second.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    app.browser().get("/readyz").await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_not_ready() {
    let app = nearly_full(10).await;
    assert_eq!(readiness(&app).await, 503);
    make_room(&app).await;
    assert_eq!(readiness(&app).await, 200);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_gone_or_another_one_is_not_ready() {
    let (url, cleanup) = fresh_database(Storage::Sqlite).await;
    let app = TestApp::on(Db::connect(&url).await.unwrap(), cleanup).await;
    let file = std::path::PathBuf::from(url.strip_prefix("sqlite://").unwrap());
    assert_eq!(readiness(&app).await, 200);
    std::fs::rename(&file, file.with_extension("old")).unwrap();
    assert_eq!(readiness(&app).await, 503);
    std::fs::copy(file.with_extension("old"), &file).unwrap();
    assert_eq!(readiness(&app).await, 503, "another file of the same name");
    std::fs::rename(file.with_extension("old"), &file).unwrap();
    assert_eq!(readiness(&app).await, 200);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn a_database_that_may_only_be_read_is_not_ready() {
    let (url, cleanup) = fresh_database(Storage::Postgres).await;
    let app = TestApp::on(Db::connect(&url).await.unwrap(), cleanup).await;
    let name = url.rsplit('/').next().unwrap();
    assert_eq!(readiness(&app).await, 200);
    let other = Db::connect(&url).await.unwrap();
    for (read_only, answer) in [("on", 503), ("off", 200)] {
        let setting = other.write().await.unwrap();
        setting.execute_unprepared("set transaction read write").await.unwrap();
        let sql = format!("alter database {name} set default_transaction_read_only = {read_only}");
        setting.execute_unprepared(&sql).await.unwrap();
        commit(setting).await.unwrap();
        // Connections that are open keep the setting with which they were opened.
        let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        other.read().execute_unprepared(end).await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(readiness(&app).await, answer);
    }
    app.stop().await;
}

story!(asking_often_holds_up_nobody, |app| {
    let mut browser = app.browser();
    let before = app.world.db.statements_sent();
    for _ in 0..50 {
        assert_eq!(browser.get("/readyz").await.status, 200);
    }
    let sent = app.world.db.statements_sent() - before;
    assert!(sent <= 40, "50 questions are answered by a few tries: {sent} statements");
});
