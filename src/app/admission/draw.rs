//! The draw (抽選): a sealed seed from the publication on, and the draw at the deadline, which anybody can
//! repeat.

use super::{How, State, Stepped, settle, step};
use crate::app::digest::sha256;
use crate::app::drawing::DrawRecord;
use crate::app::mails::{self, News};
use crate::app::{World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::{Entry, Method, Seat, Seed};
use crate::domain::audit::{Action, Record};
use crate::domain::due_work::DueWork;
use crate::domain::event::EventStatus;
use crate::domain::place::Participation;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, By, Registration, RegistrationStatus, To};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{self, EventLock, draws, participations, places};
use serde_json::json;
use std::collections::HashMap;

/// Makes the seeds of an event's lotteries once it is public: their SHA-256 is shown from then on.
///
/// # Errors
/// The database's.
pub(super) async fn seal(world: &World, lock: &mut EventLock<'_>) -> db::Result<()> {
    if !matches!(lock.event().status, EventStatus::Published | EventStatus::Closed) {
        return Ok(());
    }
    let open: Vec<_> = lock.event().places.iter().filter(|place| place.seed_hash.is_empty()).cloned().collect();
    for place in open.into_iter().filter(|place| place.rules.method == Method::Lottery) {
        let seed = Seed(world.new_seed());
        places::seal(lock, place.id, &seed.reveal(), &seed.commitment(sha256)).await?;
    }
    Ok(())
}

/// Draws: everybody who was received gets a seat or stands on the waiting list, in the drawn order.
///
/// # Errors
/// The database's.
pub(super) async fn draw(
    world: &World,
    lock: &mut EventLock<'_>,
    work: &DueWork,
    professions: &ProfessionList,
) -> db::Result<()> {
    let (c, now) = (lock.transaction(), world.now());
    let Some(state) = State::read(c, lock.event(), work.place, professions).await? else { return Ok(()) };
    if state.place.rules.method != Method::Lottery || state.place.drawn_at.is_some() {
        return Ok(());
    }
    let seed = places::seed(c, work.place).await?;
    let Some(seed) = seed.as_deref().and_then(Seed::read) else {
        tracing::error!(event = %lock.id(), "a place has no seed for its draw");
        return Ok(());
    };
    let received = participations::standing(c, work.place, RegistrationStatus::Received, u64::from(u32::MAX)).await?;
    let entry = |(stands, person): &(Participation, Registration)| Entry {
        number: person.number.into(),
        profession: stands.profession.clone(),
        together: None,
    };
    let entries: Vec<_> = received.iter().map(entry).collect();
    let mut people: HashMap<u64, _> = received.into_iter().map(|one| (u64::from(one.1.number), one)).collect();
    let lots = state.measure.draw(&seed, &state.occupancy, &entries, now, sha256);
    let mut drawn = 0;
    for lot in &lots {
        for (index, number) in lot.people.iter().enumerate() {
            let Some((stands, person)) = people.remove(number) else { continue };
            let seat = lot.seats.as_ref().and_then(|seats| seats.get(index));
            let to = if seat.is_some() { To::Seat } else { To::Wait };
            let how = How { by_link: seat.is_some_and(Seat::is_by_link), ..How::default() };
            let Stepped::Done(after, stands) =
                step(world, lock, &person, &stands, (Act::Draw(to), By::Program), how).await?
            else {
                continue;
            };
            drawn += u32::from(stands.standing.holds_seat());
            let waiting =
                lock.event().places.iter().find(|place| place.id == stands.place).map_or(0, |one| one.waiting);
            let news = if stands.standing.waits() { News::NotDrawn(waiting) } else { News::Drawn };
            if let Some(mail) = mails::standing(world, lock.event(), &after, news, Some(professions)) {
                enqueue(c, mail).await?;
            }
        }
    }
    let rules = state.measure.rules();
    let record = DrawRecord::of((&seed, now), rules, professions, &state.occupancy, (&entries, &lots))?;
    let text = serde_json::to_string(&record).map_err(|_| db::Fault::unreadable("draw"))?;
    draws::insert(lock, work.place, &text, now).await?;
    places::note_drawn(lock, work.place, now).await?;
    let by = Actor::program(lock.event().organisation);
    let detail = json!({ "received": entries.len(), "drawn": drawn });
    audit::note(world, c, by, Action::Draw, Record::Event(lock.id()), detail).await?;
    settle(world, lock, work.place, professions).await?;
    Ok(())
}
