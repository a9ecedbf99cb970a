//! Counting a seating anew whose people changed: the tables stay as they are, and what is proven
//! of them is proven of those who take part now.

use super::edit::{EditError, Seen};
use super::{Asked, TRIES, asked_of, judge, store};
use crate::app::World;
use crate::app::heavy::Patience;
use crate::domain::audit::Action;
use crate::domain::event::TableRule;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::{Seating, SeatingSettings};
use crate::infra::db::{self, Connection, EventLock, attendance, events, seatings};

/// Proves the event's current seating anew. It stays the same seating: a published one stays
/// published, and a board that shows it can still be saved.
///
/// # Errors
/// See [`EditError`]; nothing is written then.
pub async fn recount(world: &World, organiser: &Organiser, event: EventId, seen: Seen) -> Result<(), EditError> {
    let patience = Patience::begin();
    for _ in 0..TRIES {
        let (current, asked) = seated(world.db.read(), organiser, event, seen).await?;
        let (input, plan) = (asked.input(), asked.plan_of(&current.places));
        let judged = world.heavy.run(&patience, move |_| (judge(&asked, plan), asked));
        let (judged, asked) = judged.await?;
        let transaction = world.db.write().await?;
        let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(EditError::NotFound)?;
        let (current, now) = seated(&transaction, organiser, event, seen).await?;
        if now.input() != input {
            continue;
        }
        let proof = asked.proof(judged?.certificate);
        if !seatings::update_proof(&lock, current.id, seen.version, &proof).await? {
            return Err(EditError::Changed);
        }
        store::note(world, &transaction, organiser, &current, Action::RecountSeating).await?;
        db::commit(transaction).await?;
        return Ok(());
    }
    Err(EditError::Changed)
}

/// The current seating with those of its people who take part.
async fn seated(
    c: &impl Connection,
    organiser: &Organiser,
    event: EventId,
    seen: Seen,
) -> Result<(Seating, Asked), EditError> {
    events::by_id(c, organiser.organisation, event).await?.ok_or(EditError::NotFound)?;
    let current = seatings::current(c, event).await?.ok_or(EditError::NotFound)?;
    if (current.number, current.version) != (seen.number, seen.version) {
        return Err(EditError::Changed);
    }
    let mut people = attendance::to_seat(c, event, None).await?;
    let places = current.places_by_person();
    people.retain(|person| places.contains_key(&person.id));
    let settings = SeatingSettings { tables: TableRule::Tables(current.tables), ..current.settings.clone() };
    let asked = asked_of(c, organiser, people, &settings, &current.places).await?;
    Ok((current, asked))
}
