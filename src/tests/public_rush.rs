//! Many at once for the last seats.

use super::public_apply::{registered, send, to_check};
use super::{samples::good_form, story};
use crate::app::apply::{Application, submit};
use crate::domain::event::Event;
use crate::domain::registration::Language;
use crate::infra::db::commit;
use crate::tests::TestApp;
use std::time::Duration;

/// Thirty people are at 確認 and press the button at the same moment, each on a connection of
/// their own.
async fn rush(app: &TestApp, event: &Event, people: usize) -> Vec<u16> {
    let path = format!("/events/{}/apply", event.code);
    let mut ready = Vec::new();
    for number in 1..=people {
        let mut browser = app.browser();
        let fields = to_check(&mut browser, event, &good_form(number)).await.form("main form");
        ready.push((browser, fields));
    }
    let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(people));
    let mut presses = tokio::task::JoinSet::new();
    for (mut browser, fields) in ready {
        let (path, barrier) = (path.clone(), barrier.clone());
        presses.spawn(async move {
            barrier.wait().await;
            send(&mut browser, &path, "submit", &fields).await.status.as_u16()
        });
    }
    presses.join_all().await
}

story!(a_crowd_before_a_full_event_is_counted_together, |app| {
    let mut details = app.workshop();
    details.capacity = 1;
    let event = app.publish(details).await;
    app.applies(&event, 0).await;
    // They wait in line behind somebody who writes.
    let somebody = app.world.db.write().await.unwrap();
    let _ = app.lock(&somebody, &event).await;
    let before = app.world.db.statements_sent();
    let mut crowd = tokio::task::JoinSet::new();
    for number in 1..=30 {
        let (world, event) = (app.world.clone(), event.clone());
        let (form, receipt) = (good_form(number), world.new_secret());
        let application = Application { form, privacy_version: 1, receipt, language: Language::Ja };
        crowd.spawn(async move { submit(&world, &event, application).await.is_err() });
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    commit(somebody).await.unwrap();
    assert!(crowd.join_all().await.into_iter().all(|refused| refused));
    let cost = app.world.db.statements_sent() - before;
    eprintln!("{cost} statements for 30 who came too late");
    assert!(cost <= 190, "{cost} statements for 30 who came too late");
    assert_eq!(app.stored(&event).await.turned_away, 30);
});

story!(the_last_seats_are_never_given_twice, |app| {
    for seats in 1..=3 {
        let mut details = app.workshop();
        details.capacity = seats;
        let event = app.publish(details).await;
        let answers = rush(app, &event, 30).await;
        let count = |status| u32::try_from(answers.iter().filter(|answer| **answer == status).count()).unwrap();
        assert_eq!((count(303), count(409)), (seats, 30 - seats), "{answers:?}");
        let registrations = registered(app, &event).await;
        assert_eq!(registrations.len(), seats as usize);
        let mut numbers: Vec<_> = registrations.iter().map(|registration| registration.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=seats).collect::<Vec<_>>());
        let stored = app.stored(&event).await;
        assert_eq!((stored.seats_taken, stored.turned_away), (seats, 30 - seats));
        let mails = app.mails().await;
        let mails = mails.iter().filter(|mail| mail.event_id == Some(event.id.0)).count();
        assert_eq!(mails, seats as usize);
    }
});
