//! Two processes on one database: whoever writes waits for the other, and nothing fails in its
//! middle or is published that nobody saw.

use super::app::{Storage, fresh_database};
use super::seating::{seat, workshop_people};
use super::{TestApp, story};
use crate::app::seat;
use crate::domain::ids::OrganisationId;
use crate::domain::organiser::Role;
use crate::domain::seating::SeatingState;
use crate::infra::db::{Db, EventLock, commit, events, organisers, seatings};
use chrono::{DateTime, Utc};
use std::time::Duration;
use uuid::Uuid;

/// Reads, takes its time, and writes what it read: the shape of every use case.
async fn found_one_more(db: &Db, at: DateTime<Utc>, number: u128) -> crate::infra::db::Result<usize> {
    let transaction = db.write().await?;
    let before = organisers::organisations(&transaction).await?.len();
    tokio::time::sleep(Duration::from_millis(5)).await;
    let id = OrganisationId(Uuid::from_u128(number));
    organisers::insert_organisation(&transaction, id, &format!("{before}"), at).await?;
    commit(transaction).await?;
    Ok(before)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_sqlite_file_write_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/entaku.db", folder.path().display());
    let processes = [Db::connect(&url).await.unwrap(), Db::connect(&url).await.unwrap()];
    processes[0].migrate().await.unwrap();
    let now: DateTime<Utc> = "2023-08-10T03:00:00Z".parse().unwrap();
    let mut writers = Vec::new();
    for number in 0..40 {
        let db = processes[number % 2].clone();
        writers.push(tokio::spawn(async move { found_one_more(&db, now, 1 + number as u128).await }));
    }
    let mut seen = Vec::new();
    for writer in writers {
        seen.push(writer.await.unwrap().expect("a writer waits and does not fail"));
    }
    seen.sort_unstable();
    assert_eq!(seen, (0..40).collect::<Vec<_>>(), "each read what the one before had written");
    for db in processes {
        db.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_writer_of_another_process_waits_before_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/entaku.db", folder.path().display());
    let (first, second) = (Db::connect(&url).await.unwrap(), Db::connect(&url).await.unwrap());
    first.migrate().await.unwrap();
    let held = first.write().await.unwrap();
    let now = "2023-08-10T03:00:00Z".parse().unwrap();
    let waiting = tokio::spawn(async move { (found_one_more(&second, now, 2).await, second) });
    tokio::time::sleep(Duration::from_millis(200)).await;
    organisers::insert_organisation(&held, OrganisationId(Uuid::from_u128(1)), "先の団体", now).await.unwrap();
    assert!(!waiting.is_finished());
    commit(held).await.unwrap();
    let (before, second) = waiting.await.unwrap();
    assert_eq!(before.unwrap(), 1, "it read what the first one wrote");
    first.close().await.unwrap();
    second.close().await.unwrap();
}

/// Somebody holds an event's lock; another process asks for it, and reads what the first has written.
async fn a_lock_holds_back_another_process(storage: Storage) {
    let (url, cleanup) = fresh_database(storage).await;
    let app = TestApp::on(Db::connect(&url).await.unwrap(), cleanup).await;
    let (other, event) = (Db::connect(&url).await.unwrap(), app.published_event().await);
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, &event).await;
    let (asks, asked) = (other.clone(), event.clone());
    let waiting = tokio::spawn(async move {
        let transaction = asks.write().await.unwrap();
        EventLock::again(&transaction, &asked).await.unwrap().unwrap().event().details.title.clone()
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!waiting.is_finished());
    let mut changed = event.clone();
    changed.details.title = "先の題".into();
    events::update(&mut lock, changed, app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();
    assert_eq!(waiting.await.unwrap(), "先の題");
    other.close().await.unwrap();
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_s_lock_holds_back_another_process_on_sqlite() {
    a_lock_holds_back_another_process(Storage::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn an_event_s_lock_holds_back_another_process_on_postgres() {
    a_lock_holds_back_another_process(Storage::Postgres).await;
}

story!(only_the_draft_that_was_seen_is_published, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let first = seat(app, &event, 10).await;
    let by = app.organiser(Role::Editor).await;
    let publish = async |number, version| seat::publish(&app.world, &by, event.id, number, version).await.unwrap();
    let published = async || seatings::in_state(app.world.db.read(), event.id, SeatingState::Published).await.unwrap();

    // Somebody makes another draft: the first one is not to be published any more, nor this one under its number.
    let second = seat(app, &event, 12).await;
    assert_ne!((first.number, first.version), (second.number, second.version));
    assert!(!publish(first.number, first.version).await);
    assert!(!publish(first.number, second.version).await);

    // Somebody moves a person: the draft as it was is not to be published.
    let transaction = app.world.db.write().await.unwrap();
    let lock = app.lock(&transaction, &event).await;
    assert!(seatings::update(&lock, &second, second.version).await.unwrap());
    commit(transaction).await.unwrap();
    assert!(!publish(second.number, second.version).await);
    assert_eq!(published().await, None);

    assert!(publish(second.number, second.version + 1).await);
    assert_eq!(published().await.unwrap().places, second.places);
    assert!(!publish(second.number, second.version + 1).await, "what is published is no draft");
});
