//! A full disk: what was answered is kept, what cannot be written is told in words, and writing
//! goes on as soon as there is room.

use super::TestApp;
use super::app::{Storage, fresh_database};
use super::public_apply::{registered, send, to_check};
use super::samples::good_form;
use crate::domain::event::Event;
use crate::domain::ids::OrganisationId;
use crate::infra::db::{Db, FaultKind, commit, organisers};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

/// An application whose database has room for so many pages more, and a table that gives many
/// free when it is dropped.
pub(super) async fn nearly_full(room: u32) -> TestApp {
    let (url, cleanup) = fresh_database(Storage::Sqlite).await;
    let db = Db::connect(&url).await.unwrap();
    db.migrate().await.unwrap();
    let filling = db.write().await.unwrap();
    filling.execute_unprepared("create table filling as select zeroblob(400000) as room").await.unwrap();
    commit(filling).await.unwrap();
    let pages = super::migrations::texts(db.read(), "select page_count || '' from pragma_page_count").await;
    db.close().await.unwrap();
    let pages: u32 = pages[0].parse().unwrap();
    let db = Db::connect_with(&url, "max_page_count", (pages + room).to_string()).await.unwrap();
    TestApp::on(db, cleanup).await
}

pub(super) async fn make_room(app: &TestApp) {
    let clearing = app.world.db.write().await.unwrap();
    clearing.execute_unprepared("drop table filling").await.unwrap();
    commit(clearing).await.unwrap();
}

/// Presses the button for these people at once; answers who was told that it worked, and the
/// other answers.
async fn apply_at_once(
    app: &TestApp,
    event: &Event,
    people: std::ops::Range<usize>,
) -> (BTreeSet<String>, Vec<(u16, String)>) {
    let path = format!("/events/{}/apply", event.code);
    let mut presses = tokio::task::JoinSet::new();
    for number in people {
        let (mut browser, path, event) = (app.browser(), path.clone(), event.clone());
        presses.spawn(async move {
            let form = good_form(number);
            let fields = to_check(&mut browser, &event, &form).await.form("main form");
            let answer = send(&mut browser, &path, "submit", &fields).await;
            (form.name, answer.status.as_u16(), if answer.status == 303 { String::new() } else { answer.heading() })
        });
    }
    let (mut taken, mut refused) = (BTreeSet::new(), Vec::new());
    for (name, status, heading) in presses.join_all().await {
        if status == 303 {
            taken.insert(name);
        } else {
            refused.push((status, heading));
        }
    }
    (taken, refused)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_that_was_answered() {
    let app = nearly_full(60).await;
    let mut details = app.workshop();
    details.capacity = 500;
    let event = app.publish(details).await;
    let mut taken = BTreeSet::new();
    let mut next = 1;
    let mut refused = Vec::new();
    while refused.len() < 20 {
        let (more, others) = apply_at_once(&app, &event, next..next + 10).await;
        next += 10;
        taken.extend(more);
        refused.extend(others);
        assert!(next < 500, "the database is full some time");
    }
    assert!(taken.len() > 5, "there was room at first");
    for (status, heading) in &refused {
        assert!(*status == 503 && !heading.is_empty(), "{refused:?}");
    }
    let names =
        async || registered(&app, &event).await.into_iter().map(|one| one.applicant.name).collect::<BTreeSet<_>>();
    assert_eq!(names().await, taken, "who was told that it worked is there, and nobody else");
    assert_eq!(app.mails().await.len(), taken.len());
    assert_eq!(app.stored(&event).await.seats_taken as usize, taken.len());

    make_room(&app).await;
    let (more, others) = apply_at_once(&app, &event, next..next + 12).await;
    assert_eq!((more.len(), others), (12, Vec::new()), "there is room again, and all goes through at once");
    taken.extend(more);
    assert_eq!(names().await, taken);
    app.stop().await;
}

/// Whoever shares a commit with one whose write fails that badly is told so, and is not lost
/// silently.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_shares_a_commit_with_a_failed_write_is_not_told_that_it_worked() {
    let app = nearly_full(40).await;
    let db = &app.world.db;
    let now = app.world.now();
    let id = |number| OrganisationId(Uuid::from_u128(number));
    let first = db.write().await.unwrap();
    organisers::insert_organisation(&first, id(1), "先の団体", now).await.unwrap();
    let waiting = tokio::spawn({
        let db = db.clone();
        async move {
            let second = db.write().await.unwrap();
            second.execute_unprepared("create table large as select zeroblob(4000000) as large").await.map(|_| ())
        }
    });
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let fault = commit(first).await.expect_err("its commit was the other one's too");
    assert_eq!(fault.kind(), FaultKind::Full);
    assert!(waiting.await.unwrap().is_err());
    let count = async || organisers::organisations(db.read()).await.unwrap().len();
    let before = count().await;
    let again = db.write().await.unwrap();
    organisers::insert_organisation(&again, id(1), "先の団体", now).await.unwrap();
    commit(again).await.unwrap();
    assert_eq!(count().await, before + 1);
    app.stop().await;
}
