//! Who comes when an event is full. Where an event has 60 places and 2,000 people press at the same
//! moment, 1,940 are told that it is full: by what is committed, without the event's lock, and
//! all who stand here together are counted in one transaction.

use super::{Secret, World, show_events};
use crate::domain::contact::MailAddress;
use crate::domain::event::{Availability, Event};
use crate::domain::ids::EventId;
use crate::infra::db::{self, EventLock, counts, earlier, events};
use std::collections::BTreeSet;

/// Whether an event is shown as full. That costs nothing, and says so at once where it became full
/// in this process.
///
/// # Errors
/// The database's.
pub(super) async fn looks_full(world: &World, event: &Event) -> db::Result<bool> {
    let shown = show_events::by_code(world, &event.code).await?;
    Ok(shown.is_some_and(|shown| shown.availability == Availability::Full))
}

/// The event, where it is full and the application is nobody's who is known there. Whoever is
/// known, or comes before it is full, is answered under the event's lock.
///
/// # Errors
/// The database's.
pub(super) async fn full_for_a_stranger(
    world: &World,
    event: &Event,
    receipt: &Secret,
    mail: &MailAddress,
) -> db::Result<Option<Event>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, event.organisation, event.id).await? else { return Ok(None) };
    // What is overdue may free a seat: that is seen under the lock.
    let overdue = event.next_due_at.is_some_and(|at| at <= world.now());
    if overdue || event.availability(world.now()) != Availability::Full {
        return Ok(None);
    }
    let earlier = earlier::of(c, event.id, &receipt.hash(), Some(&mail.normalised())).await?;
    Ok((earlier.of_receipt.is_none() && earlier.of_mail.is_empty()).then_some(event))
}

/// Counts a stranger who was told that the event is full, once, with all who are told so at the
/// same time.
///
/// # Errors
/// The database's.
pub(super) async fn count(world: &World, event: &Event, mail: &MailAddress) -> db::Result<()> {
    let count_all = async |marks: &BTreeSet<String>| {
        let transaction = world.db.write().await?;
        if let Some(mut lock) = EventLock::again(&transaction, event).await? {
            counts::turn_away(&mut lock, marks).await?;
        }
        db::commit(transaction).await
    };
    world.turned_away.count(event.id, mark(event.id, mail), count_all).await
}

/// A mark that is the same for the same address at this event, and the same nowhere else.
pub(super) fn mark(event: EventId, mail: &MailAddress) -> String {
    Secret::from_holder(format!("{event}/{}", mail.normalised())).hash()
}
