//! An event's sessions keep their identity: other records may refer to them.

use super::{TestApp, story};
use crate::app::events::{change, take_step};
use crate::domain::event::{Event, Session};
use crate::domain::event_form::EventForm;
use crate::domain::event_life::Step;
use crate::domain::ids::SessionId;
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::commit;
use sea_orm::{ConnectionTrait, DatabaseBackend};

/// Statements that are no part of the program.
pub(super) async fn by_hand(app: &TestApp, statements: &[&str]) {
    let transaction = app.world.db.write().await.unwrap();
    for sql in statements {
        transaction.execute_unprepared(sql).await.unwrap();
    }
    commit(transaction).await.unwrap();
}

/// Two sessions, each with a record that refers to it.
async fn noted(app: &TestApp) -> Event {
    let mut details = app.workshop();
    details.sessions.push(Session {
        id: app.world.new_id(),
        title: "第2部".into(),
        starts_at: "2023-09-07T10:00:00Z".parse().unwrap(),
        ends_at: "2023-09-07T11:45:00Z".parse().unwrap(),
        ..details.sessions[0].clone()
    });
    let event = app.publish(details).await;
    let sqlite = app.world.db.read().get_database_backend() == DatabaseBackend::Sqlite;
    let uuid = if sqlite { "blob" } else { "uuid" };
    let create = format!("create table session_note (session_id {uuid} not null references event_session (id))");
    by_hand(app, &[&create, "insert into session_note select id from event_session"]).await;
    event
}

async fn save(app: &TestApp, by: &Organiser, event: &Event, alter: impl FnOnce(&mut Event)) -> Event {
    let mut wanted = app.stored(event).await;
    let version = wanted.version;
    alter(&mut wanted);
    let form = EventForm::of(&wanted.details, app.world.settings.zone);
    change(&app.world, by, event.id, &form, version).await.unwrap();
    app.stored(event).await
}

fn ids(event: &Event) -> Vec<SessionId> {
    event.details.sessions.iter().map(|session| session.id).collect()
}

story!(sessions_keep_their_identity_through_every_step_and_change, |app| {
    let event = noted(app).await;
    let by = app.organiser(Role::Editor).await;
    for step in [Step::Close, Step::Reopen] {
        take_step(&app.world, &by, event.id, step).await.unwrap();
        assert_eq!(ids(&app.stored(&event).await), ids(&event), "{}", step.code());
    }
    let stored = save(app, &by, &event, |event| event.details.title = "改題".into()).await;
    assert_eq!(ids(&stored), ids(&event));
    let stored = save(app, &by, &event, |event| event.details.sessions[1].venue = "別館".into()).await;
    assert_eq!((ids(&stored), stored.details.sessions[1].venue.as_str()), (ids(&event), "別館"));
    let stored = save(app, &by, &event, |event| event.details.sessions.swap(0, 1)).await;
    assert_eq!(ids(&stored), ids(&event).into_iter().rev().collect::<Vec<_>>());
    assert_eq!(stored.details.sessions[0].venue, "別館");
    take_step(&app.world, &by, event.id, Step::Cancel).await.unwrap();
    assert_eq!(ids(&app.stored(&event).await).len(), 2);
});

story!(a_session_goes_and_another_comes_beside_one_that_stays, |app| {
    let event = noted(app).await;
    let by = app.organiser(Role::Editor).await;
    by_hand(app, &["delete from session_note"]).await;
    let stored = save(app, &by, &event, |event| {
        let mut third = event.details.sessions.remove(0);
        third.id = uuid::Uuid::nil().into();
        third.title = "第3部".into();
        event.details.sessions.push(third);
    })
    .await;
    assert_eq!(ids(&stored)[0], ids(&event)[1]);
    assert!(!ids(&event).contains(&ids(&stored)[1]));
    assert_eq!(stored.details.sessions.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["第2部", "第3部"]);
});
