//! Giving free seats to those who wait.

use super::{How, State, Stepped, step};
use crate::app::mails::{self, News};
use crate::app::{World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::{Give, Held, Seat};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::PlaceId;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, By};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{self, EventLock, professions, registrations};
use serde_json::json;

/// The same for every place of the event, after its numbers or dates changed.
///
/// # Errors
/// The database's.
pub async fn settle_all(world: &World, lock: &mut EventLock<'_>) -> db::Result<()> {
    if lock.event().waiting == 0 {
        return Ok(());
    }
    let professions = professions::of_organisation(lock.transaction(), lock.event().organisation).await?;
    let places: Vec<_> = lock.event().places.iter().map(|place| place.id).collect();
    for place in places {
        settle(world, lock, place, &professions).await?;
    }
    Ok(())
}

/// Gives the free seats of a place to those who wait, each to who is next, until nobody who waits may
/// take one. It is asked after every change and costs nothing where nothing is free or nobody waits.
/// Returns how many were given a seat or an offer.
///
/// # Errors
/// The database's.
pub async fn settle(
    world: &World,
    lock: &mut EventLock<'_>,
    place: PlaceId,
    professions: &ProfessionList,
) -> db::Result<u32> {
    let mut given = 0;
    loop {
        let free = lock.event().places.iter().any(|one| one.id == place && one.left() > 0 && one.waiting > 0);
        if !free {
            return Ok(given);
        }
        let c = lock.transaction();
        let Some(state) = State::read(c, lock.event(), place, professions).await? else { return Ok(given) };
        let now = world.now();
        let give = match state.measure.rules().gives(&state.calendar, now) {
            Ok(give) => give,
            Err(Held::NoWaitingList | Held::Shut(_) | Held::ByTelephone(_)) => return Ok(given),
        };
        let heads = state.waiting();
        let Some(next) = state.measure.next(&state.occupancy, &heads, now) else { return Ok(given) };
        let Some((_, stands)) = state.heads.iter().find(|(waiting, _)| waiting.order == next.waiting.order) else {
            return Ok(given);
        };
        let Some(registration) = registrations::by_id(c, lock.id(), stands.registration).await? else {
            return Ok(given);
        };
        let by_link = next.seats.iter().all(Seat::is_by_link);
        let (act, offered_until, news) = match give {
            Give::AtOnce => (Act::Promote, None, News::Promoted),
            Give::Offer { until } => (Act::Offer, Some(until), News::Offered(until)),
        };
        let how = How { by_link, offered_until, beyond: false };
        let Stepped::Done(after, _) = step(world, lock, &registration, stands, (act, By::Program), how).await? else {
            return Ok(given);
        };
        if let Some(mail) = mails::standing(world, lock.event(), &after, news, Some(professions)) {
            enqueue(c, mail).await?;
        }
        let action = if act == Act::Offer { Action::OfferSeat } else { Action::Promote };
        let by = Actor::program(lock.event().organisation);
        audit::note(world, c, by, action, Record::Registration(after.id), json!({})).await?;
        given += 1;
    }
}
