//! The event's lock: made for the organisation's own event alone, and good for that event alone.

use super::public_apply::registered;
use super::seating::{confirm, seat};
use super::{samples::good_form, story};
use crate::app::found::found_organisation;
use crate::domain::ids::{EventId, OrganisationId};
use crate::infra::db::{EventLock, commit, counts, events, registrations, seatings};
use crate::tests::TestApp;

async fn is_locked_for(app: &TestApp, organisation: OrganisationId, event: EventId) -> bool {
    let transaction = app.world.db.write().await.unwrap();
    EventLock::take(&transaction, organisation, event).await.unwrap().is_some()
}

story!(the_lock_is_made_for_the_own_organisation_alone, |app| {
    let event = app.published_event().await;
    let stranger = found_organisation(&app.world, "となりの市").await.unwrap();
    assert!(is_locked_for(app, app.organisation, event.id).await);
    assert!(!is_locked_for(app, stranger, event.id).await);
    assert!(!is_locked_for(app, app.organisation, app.world.new_id()).await);
});

story!(a_seating_is_written_at_the_version_that_was_read_alone, |app| {
    let event = app.published_event().await;
    confirm(app, &event, good_form(1)).await;
    let seating = seat(app, &event, 1).await;
    for (version, is_written) in [(seating.version - 1, false), (seating.version + 1, false), (seating.version, true)] {
        let transaction = app.world.db.write().await.unwrap();
        let lock = app.lock(&transaction, &event).await;
        let proof = seatings::update_proof(&lock, seating.id, version, &seating.proof).await.unwrap();
        let places = seatings::update(&lock, &seating, version).await.unwrap();
        assert_eq!((proof, places), (is_written, is_written), "{version}");
    }
});

story!(under_one_event_s_lock_nothing_of_another_is_written, |app| {
    let (mine, other) = (app.published_event().await, app.published_event().await);
    let person = confirm(app, &other, good_form(1)).await;
    confirm(app, &other, good_form(2)).await;
    let seating = seat(app, &other, 1).await;
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, &mine).await;
    assert!(!registrations::update(&lock, &person, &person).await.unwrap());
    assert!(!seatings::update(&lock, &seating, seating.version).await.unwrap());
    assert!(!seatings::update_proof(&lock, seating.id, seating.version, &seating.proof).await.unwrap());
    assert!(app.take_seats(&mut lock, 1).await);
    assert_eq!(counts::next_number(&mut lock).await.unwrap(), 1);
    let mut changed = mine.clone();
    changed.id = other.id;
    changed.details.title = "別の題".into();
    events::update(&mut lock, changed, app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();

    assert_eq!(app.stored(&mine).await.details.title, "別の題");
    let stored = app.stored(&other).await;
    assert_eq!((stored.seats_taken, stored.details.title), (2, other.details.title.clone()));
    assert_eq!(registered(app, &other).await.len(), 2);
});
