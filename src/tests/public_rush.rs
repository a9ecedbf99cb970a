//! Many at once for the last seats.

use super::public_apply::{registered, send, to_check};
use super::{samples::good_form, story};
use crate::domain::event::Event;
use crate::tests::TestApp;

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
