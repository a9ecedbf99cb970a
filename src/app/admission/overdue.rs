//! Due work, carried out. Whoever takes an event's lock does first what is overdue, in order of time, so
//! that no answer depends on whether the worker was quick; the worker does what nobody came for.

use super::draw::draw;
use super::{How, Stepped, settle, step};
use crate::app::mails::{self, News};
use crate::app::{World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::Kind;
use crate::domain::audit::{Action, Record};
use crate::domain::due_work::{DueKind, DueWork};
use crate::domain::ids::{EventId, OrganisationId};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, By};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{self, EventLock, Transaction, due_works, participations, places, professions, registrations};
use serde_json::json;

/// Takes an event's lock and carries out what is overdue. `None` where the organisation has no such
/// event.
///
/// # Errors
/// The database's.
pub async fn locked<'tx>(
    world: &World,
    transaction: &'tx Transaction,
    organisation: OrganisationId,
    event: EventId,
) -> db::Result<Option<EventLock<'tx>>> {
    let Some(mut lock) = EventLock::take(transaction, organisation, event).await? else { return Ok(None) };
    carry_out(world, &mut lock).await?;
    Ok(Some(lock))
}

/// Carries out what is overdue, event by event; returns for how many events. Several processes may do
/// it at once: an event's lock lets one of them in, and what it did is gone then.
///
/// # Errors
/// The database's, of the first event that failed; the others are done.
pub async fn carry_out_due(world: &World) -> db::Result<u64> {
    let (mut done, mut failed) = (0, None);
    for (organisation, event) in due_works::events_due(world.db.read(), world.now()).await? {
        match Box::pin(carry_out_of(world, organisation, event)).await {
            Ok(()) => done += 1,
            Err(fault) => failed = Some(fault),
        }
    }
    failed.map_or(Ok(done), Err)
}

async fn carry_out_of(world: &World, organisation: OrganisationId, event: EventId) -> db::Result<()> {
    let transaction = world.db.write().await?;
    locked(world, &transaction, organisation, event).await?;
    world.commit(transaction).await
}

async fn carry_out(world: &World, lock: &mut EventLock<'_>) -> db::Result<()> {
    let mut list = None;
    while let Some(work) = due_works::take_due(lock, world.now()).await? {
        let list = match &mut list {
            Some(list) => list,
            none => none.insert(professions::of_organisation(lock.transaction(), lock.event().organisation).await?),
        };
        match work.kind {
            DueKind::LapseOffer => lapse(world, lock, &work, list).await?,
            DueKind::OpenKept => open_kept(world, lock, &work, list).await?,
            DueKind::Draw => draw(world, lock, &work, list).await?,
        }
    }
    Ok(())
}

/// An offer that nobody accepted: its seat is the next one's.
async fn lapse(
    world: &World,
    lock: &mut EventLock<'_>,
    work: &DueWork,
    professions: &ProfessionList,
) -> db::Result<()> {
    let (c, event) = (lock.transaction(), lock.id());
    let Some(id) = work.registration else { return Ok(()) };
    let Some(registration) = registrations::by_id(c, event, id).await? else { return Ok(()) };
    let stands = participations::of_registration(c, id).await?;
    let Some(stands) = stands.into_iter().find(|one| one.place == work.place) else { return Ok(()) };
    let lapse = (Act::Lapse, By::Program);
    let Stepped::Done(after, _) = step(world, lock, &registration, &stands, lapse, How::default()).await? else {
        return Ok(());
    };
    if let Some(mail) = mails::standing(world, lock.event(), &after, News::Lapsed, Some(professions)) {
        enqueue(c, mail).await?;
    }
    let by = Actor::program(lock.event().organisation);
    audit::note(world, c, by, Action::LapseOffer, Record::Registration(id), json!({})).await?;
    settle(world, lock, work.place, professions).await?;
    Ok(())
}

/// Seats that were kept are open to all. It is recorded, so that a clock that goes back changes nothing.
async fn open_kept(
    world: &World,
    lock: &mut EventLock<'_>,
    work: &DueWork,
    professions: &ProfessionList,
) -> db::Result<()> {
    let mut changed = lock.event().places.clone();
    let quotas = changed.iter_mut().filter(|place| place.id == work.place).flat_map(|place| &mut place.rules.quotas);
    for quota in quotas {
        if let Kind::Kept { until, opened } = &mut quota.kind {
            *opened = *opened || *until <= work.due_at;
        }
    }
    places::save(lock, changed).await?;
    let by = Actor::program(lock.event().organisation);
    audit::note(world, lock.transaction(), by, Action::OpenKept, Record::Event(lock.id()), json!({})).await?;
    settle(world, lock, work.place, professions).await?;
    Ok(())
}
