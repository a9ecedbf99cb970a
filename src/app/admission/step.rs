//! One act on a participation: its row, the place's counts, what follows for the registration, and the
//! due work. The caller decides that it is to be done, and writes mail and audit.

use crate::app::World;
use crate::domain::due_work::{DueKind, DueWork};
use crate::domain::place::Participation;
use crate::domain::registration::{Act, ActRefused, By, Registration};
use crate::infra::db::counts::{self, Change};
use crate::infra::db::{self, EventLock, due_works, participations, registrations};
use chrono::{DateTime, Utc};

/// How an act is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Whether more seats may be held than there are: an organiser's deliberate act.
    pub beyond: bool,
    /// Whether the seat is one of the link's.
    pub by_link: bool,
    /// Until when an offer holds.
    pub offered_until: Option<DateTime<Utc>>,
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stepped {
    /// It is done: as both are now.
    Done(Box<Registration>, Participation),
    /// It is not done, for this reason: for instance it was done already.
    Refused(ActRefused),
    /// No seat is left.
    Full,
}

/// Does an act on somebody's participation at a place.
///
/// # Errors
/// The database's.
pub async fn step(
    world: &World,
    lock: &mut EventLock<'_>,
    registration: &Registration,
    stands: &Participation,
    (act, by): (Act, By),
    how: How,
) -> db::Result<Stepped> {
    let standing = match stands.standing.after(act, by, lock.event().status) {
        Ok(standing) => standing,
        Err(refused) => return Ok(Stepped::Refused(refused)),
    };
    let (from, to, now) = (stands.standing, standing, world.now());
    let difference = |before: bool, after: bool| i32::from(after) - i32::from(before);
    let enters_list = to.waits() && !from.waits();
    let change = Change {
        seats: difference(from.holds_seat(), to.holds_seat()),
        waiting: difference(from.waits(), to.waits()),
        orders: u32::from(enters_list),
        beyond: how.beyond,
        numbers: 0,
    };
    let Some(handed) = counts::change(lock, stands.place, change).await? else { return Ok(Stepped::Full) };
    let wait_order = match (enters_list, to.waits() || to.holds_seat()) {
        (true, _) => Some(handed.order),
        // Kept while a seat is held, so that undoing it leads back to where it was.
        (false, true) => stands.wait_order,
        (false, false) => None,
    };
    let changed = Participation {
        standing,
        wait_order,
        offered_until: how.offered_until.filter(|_| to.is_offered()),
        offers: stands.offers + u32::from(to.is_offered() && by == By::Program),
        by_link: if to.holds_seat() { how.by_link } else { stands.by_link },
        changed_at: now,
        ..stands.clone()
    };
    participations::update(lock, &changed).await?;
    if from.is_offered() {
        due_works::remove(lock, stands.place, DueKind::LapseOffer, Some(registration.id)).await?;
    }
    if let Some(due_at) = changed.offered_until {
        let work = DueWork {
            id: world.new_id(),
            kind: DueKind::LapseOffer,
            place: stands.place,
            registration: Some(registration.id),
            due_at,
        };
        due_works::insert(lock, &[work], now).await?;
    }
    let others = if lock.event().places.len() > 1 {
        participations::of_registration(lock.transaction(), registration.id).await?
    } else {
        vec![changed.clone()]
    };
    let after = registration.standing_at(&others, now);
    registrations::update(lock, registration, &after).await?;
    Ok(Stepped::Done(Box::new(after), changed))
}
