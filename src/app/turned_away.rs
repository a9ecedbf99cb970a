//! Who comes when an event is full. Where an event has 60 places and 2,000 people press at the same
//! moment, 1,940 are told that it is full: by what is committed, without the event's lock, and
//! all who stand here together are counted in one transaction.

use super::apply::Application;
use super::{Secret, World, show_events};
use crate::domain::contact::MailAddress;
use crate::domain::event::{Availability, Event};
use crate::domain::ids::EventId;
use crate::infra::db::{self, EventLock, counts, earlier, events};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// The event, where it is full and the application is nobody's who is known there. Whoever is
/// known, or comes before it is full, is answered under the event's lock.
///
/// # Errors
/// The database's.
pub(super) async fn full_for_a_stranger(
    world: &World,
    event: &Event,
    application: &Application,
    mail: &MailAddress,
) -> db::Result<Option<Event>> {
    // What is on show costs nothing, and says so at once where it became full in this process.
    let shown = show_events::by_code(world, &event.code).await?;
    if shown.is_none_or(|shown| shown.availability != Availability::Full) {
        return Ok(None);
    }
    let c = world.db.read();
    let Some(event) = events::by_id(c, event.organisation, event.id).await? else { return Ok(None) };
    if event.availability(world.now()) != Availability::Full {
        return Ok(None);
    }
    let earlier = earlier::of(c, event.id, &application.receipt.hash(), Some(&mail.normalised())).await?;
    Ok((earlier.of_receipt.is_none() && earlier.of_mail.is_none()).then_some(event))
}

/// A mark that is the same for the same address at this event, and the same nowhere else.
pub(super) fn mark(event: EventId, mail: &MailAddress) -> String {
    Secret::from_holder(format!("{event}/{}", mail.normalised())).hash()
}

/// Those who wait to be counted, by event.
#[derive(Default)]
pub struct TurnedAway(Mutex<HashMap<EventId, Arc<Crowd>>>);

/// Those of one event.
#[derive(Default)]
struct Crowd {
    marks: Mutex<BTreeSet<String>>,
    /// Held by the one who counts them all.
    counting: tokio::sync::Mutex<()>,
}

impl TurnedAway {
    /// Counts a person, once, together with all who wait here: the first counts for everybody.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn count(&self, world: &World, event: &Event, mark: String) -> db::Result<()> {
        let crowd = self.crowd(event.id);
        locked(&crowd.marks).insert(mark.clone());
        let _turn = crowd.counting.lock().await;
        let marks = locked(&crowd.marks).clone();
        if !marks.contains(&mark) {
            return Ok(());
        }
        // Where the one who counts goes away in the middle, the next one counts them again.
        let counted = count_all(world, event, &marks).await;
        locked(&crowd.marks).retain(|waiting| !marks.contains(waiting));
        counted
    }

    fn crowd(&self, event: EventId) -> Arc<Crowd> {
        let mut crowds = locked(&self.0);
        // Events at which nobody waits are forgotten.
        crowds.retain(|other, crowd| *other == event || Arc::strong_count(crowd) > 1);
        crowds.entry(event).or_default().clone()
    }
}

async fn count_all(world: &World, event: &Event, marks: &BTreeSet<String>) -> db::Result<()> {
    let transaction = world.db.write().await?;
    if let Some(mut lock) = EventLock::again(&transaction, event).await? {
        counts::turn_away(&mut lock, marks).await?;
    }
    db::commit(transaction).await
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
