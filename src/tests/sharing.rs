//! Writers that share a commit, callers that go away, connections that break: nobody's write is
//! another's, and nothing stays half done.

use super::app::{Storage, fresh_database};
use super::{TestApp, story};
use crate::domain::ids::OrganisationId;
use crate::infra::db::{Db, Transaction, commit, organisers};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::sleep;
use uuid::Uuid;

async fn insert(app: &TestApp, c: &Transaction, number: u128) -> crate::infra::db::Result<()> {
    organisers::insert_organisation(c, OrganisationId(Uuid::from_u128(number)), "団体", app.world.now()).await
}

/// Which of the numbered organisations are there.
async fn there(app: &TestApp) -> BTreeSet<u128> {
    let all = organisers::organisations(app.world.db.read()).await.unwrap();
    all.into_iter().map(|one| one.0.as_u128()).filter(|number| *number < 1000).collect()
}

story!(who_takes_back_what_it_wrote_takes_back_nobody_else_s, |app| {
    let first = app.world.db.write().await.unwrap();
    insert(app, &first, 1).await.unwrap();
    let mut writers = tokio::task::JoinSet::new();
    for number in 2..40 {
        let world = app.world.clone();
        writers.spawn(async move {
            let transaction = world.db.write().await.unwrap();
            let id = OrganisationId(Uuid::from_u128(number));
            organisers::insert_organisation(&transaction, id, "団体", world.now()).await.unwrap();
            match number % 3 {
                0 => commit(transaction).await.map(|()| Some(number)),
                1 => Ok(None),
                _ => {
                    let twice = organisers::insert_organisation(&transaction, id, "団体", world.now()).await;
                    assert!(twice.unwrap_err().is_duplicate());
                    commit(transaction).await.expect_err("a statement of it had failed");
                    Ok(None)
                }
            }
        });
    }
    sleep(Duration::from_millis(100)).await;
    commit(first).await.unwrap();
    let mut told = BTreeSet::from([1]);
    for writer in writers.join_all().await {
        told.extend(writer.unwrap());
    }
    assert_eq!(there(app).await, told);
    assert_eq!(told.len(), 14);
});

story!(a_caller_that_goes_away_leaves_no_transaction_behind, |app| {
    for number in 1..60 {
        let world = app.world.clone();
        let caller = tokio::spawn(async move {
            let transaction = world.db.write().await.unwrap();
            let id = OrganisationId(Uuid::from_u128(number));
            organisers::insert_organisation(&transaction, id, "団体", world.now()).await.unwrap();
            commit(transaction).await.unwrap();
            true
        });
        sleep(Duration::from_micros(40 * u64::try_from(number).unwrap())).await;
        caller.abort();
        let told = caller.await.unwrap_or(false);
        // Whatever became of it, the next one writes at once and sees a whole state.
        let next = app.world.db.write().await.unwrap();
        insert(app, &next, 500 + number).await.unwrap();
        commit(next).await.unwrap();
        let there = there(app).await;
        assert!(there.contains(&(500 + number)));
        assert!(!told || there.contains(&number));
    }
});

story!(who_reads_cannot_write, |app| {
    for write in ["update organisation set name = name", "insert into turned_away select id, 'mark' from event"] {
        // Nothing but who asks is in its way.
        app.published_event().await;
        let transaction = app.world.db.write().await.unwrap();
        assert!(transaction.execute_unprepared(write).await.unwrap().rows_affected() > 0, "{write}");
        drop(transaction);
        assert!(app.world.db.read().execute_unprepared(write).await.is_err(), "{write}");
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn connections_that_postgres_closed_are_opened_anew_without_an_error() {
    let (url, cleanup) = fresh_database(Storage::Postgres).await;
    let app = TestApp::on(Db::connect(&url).await.unwrap(), cleanup).await;
    let several = || async {
        let mut all = tokio::task::JoinSet::new();
        for number in 0..12_u128 {
            let world = app.world.clone();
            all.spawn(async move {
                organisers::organisations(world.db.read()).await.unwrap();
                let transaction = world.db.write().await.unwrap();
                transaction.execute_unprepared("select pg_sleep(0.02)").await.unwrap();
                let _ = number;
                commit(transaction).await.unwrap();
            });
        }
        all.join_all().await;
    };
    several().await;
    let other = Db::connect(&url).await.unwrap();
    let ended = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    other.read().execute_unprepared(ended).await.unwrap();
    sleep(Duration::from_millis(200)).await;
    several().await;
    app.stop().await;
}

/// What `synchronous = FULL` costs, and what sharing commits wins back: run with
/// `cargo test --release --lib what_durability_costs -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn what_durability_costs() {
    for synchronous in ["NORMAL", "FULL"] {
        for writers in [1_u128, 8, 32] {
            let (url, cleanup) = fresh_database(Storage::Sqlite).await;
            let db = Db::connect_with(&url, "synchronous", synchronous.into()).await.unwrap();
            let app = TestApp::on(db, cleanup).await;
            let each = 400 / writers;
            let began = tokio::time::Instant::now();
            let mut all = tokio::task::JoinSet::new();
            for writer in 0..writers {
                let world = app.world.clone();
                all.spawn(async move {
                    for number in 0..each {
                        let transaction = world.db.write().await.unwrap();
                        let id = OrganisationId(Uuid::from_u128(1000 + writer * each + number));
                        organisers::insert_organisation(&transaction, id, "団体", world.now()).await.unwrap();
                        commit(transaction).await.unwrap();
                    }
                });
            }
            all.join_all().await;
            let each_second = 400.0 / began.elapsed().as_secs_f64();
            eprintln!("{synchronous:6} {writers:2} writers: {each_second:5.0} transactions a second");
            app.stop().await;
        }
    }
}
