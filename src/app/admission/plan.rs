//! What is to be done at a time, planned anew whenever an event or the rules of a place change.

use super::draw::seal;
use crate::app::World;
use crate::domain::admission::Method;
use crate::domain::due_work::{DueKind, DueWork};
use crate::domain::event::EventStatus;
use crate::infra::db::{self, EventLock, due_works};

/// Plans the draws of an event's places, and when seats that are kept for some open to all. Of a draft
/// nothing falls due, and nothing of an event that is called off: all stand as they stood.
///
/// # Errors
/// The database's.
pub async fn plan(world: &World, lock: &mut EventLock<'_>) -> db::Result<()> {
    seal(world, lock).await?;
    let event = lock.event().clone();
    let mut works = Vec::new();
    for place in &event.places {
        for kind in [DueKind::Draw, DueKind::OpenKept] {
            due_works::remove(lock, place.id, kind, None).await?;
        }
        let work = |kind, due_at| DueWork { id: world.new_id(), kind, place: place.id, registration: None, due_at };
        if place.rules.method == Method::Lottery && place.drawn_at.is_none() {
            works.push(work(DueKind::Draw, event.details.apply_until));
        }
        works.extend(place.rules.openings().into_iter().map(|(until, _)| work(DueKind::OpenKept, until)));
        if event.status == EventStatus::Cancelled {
            due_works::remove(lock, place.id, DueKind::LapseOffer, None).await?;
        }
    }
    if matches!(event.status, EventStatus::Published | EventStatus::Closed) {
        due_works::insert(lock, &works, world.now()).await?;
    }
    Ok(())
}
