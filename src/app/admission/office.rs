//! What the office does with those who stand at a place: approve or decline, give or offer a seat, take
//! an answer by telephone, put somebody back on the waiting list; one or many at a time.

use super::{How, State, Stepped, locked, settle, step};
use crate::app::mails::{self, News};
use crate::app::{World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::{Member, Reason, Seat};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::{EventId, PlaceId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::place::Participation;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, ActRefused, By, Registration, To, coded};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{EventLock, Fault, participations, professions, registrations};
use serde_json::json;

coded! {
    /// What the office does.
    OfficeAct {
        /// Accepts an application.
        Approve = "approve",
        /// Gives a seat to somebody who waits.
        Promote = "promote",
        /// Offers one.
        Offer = "offer",
        /// Takes an acceptance by telephone.
        Accept = "accept",
        /// Declines.
        Decline = "decline",
        /// Puts somebody with a seat on the waiting list.
        PutBack = "put_back",
    }
}

impl OfficeAct {
    /// Whether a seat is needed for it.
    #[must_use]
    pub const fn needs_seat(self) -> bool {
        matches!(self, Self::Approve | Self::Promote | Self::Offer | Self::Accept)
    }

    const fn action(self) -> Action {
        match self {
            Self::Approve => Action::Approve,
            Self::Promote => Action::Promote,
            Self::Offer => Action::OfferSeat,
            Self::Accept => Action::AcceptOffer,
            Self::Decline => Action::Decline,
            Self::PutBack => Action::PutOnList,
        }
    }
}

/// What is to be done, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// What.
    pub act: OfficeAct,
    /// At which place.
    pub place: PlaceId,
    /// To whom, in this order.
    pub people: Vec<RegistrationId>,
    /// Whether a seat is given beyond the capacity and the numbers of professions.
    pub beyond: bool,
    /// Whether people are told by mail.
    pub send_mail: bool,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// To so many it was done.
    pub done: u32,
    /// So many were approved and wait, since there is no seat for them.
    pub waits: u32,
    /// So many could not be given a seat: the first reason.
    pub no_seat: u32,
    /// Why the first of them was not.
    pub reason: Option<Reason>,
    /// So many stand elsewhere by now.
    pub passed: u32,
    /// So many others were given a seat or an offer, since one became free.
    pub others: u32,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The organisation has no such event or place.
    #[error("no such place")]
    NotFound,
    /// The event is called off: all stand as they stood.
    #[error("the event is called off")]
    CalledOff,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Does what the office orders, in one transaction. What was done to somebody already is not done again.
///
/// # Errors
/// See [`OfficeError`]; nothing is written then.
pub async fn carry_out(world: &World, by: &Organiser, event: EventId, order: &Order) -> Result<Outcome, OfficeError> {
    let transaction = world.db.write().await?;
    let lock = locked(world, &transaction, by.organisation, event).await?;
    let mut lock = lock.filter(|lock| lock.event().places.iter().any(|one| one.id == order.place));
    let lock = lock.as_mut().ok_or(OfficeError::NotFound)?;
    let list = professions::of_organisation(&transaction, by.organisation).await?;
    let mut outcome = Outcome::default();
    for id in &order.people {
        let Some(person) = registrations::by_id(&transaction, event, *id).await? else { continue };
        let stands = participations::of_registration(&transaction, *id).await?;
        let Some(stands) = stands.into_iter().find(|one| one.place == order.place) else { continue };
        one(world, lock, by.into(), order, &list, (&person, &stands), &mut outcome).await?;
    }
    outcome.others = settle(world, lock, order.place, &list).await?;
    world.commit(transaction).await?;
    Ok(outcome)
}

/// The same for one person.
async fn one(
    world: &World,
    lock: &mut EventLock<'_>,
    who: Actor,
    order: &Order,
    professions: &ProfessionList,
    (person, stands): (&Registration, &Participation),
    outcome: &mut Outcome,
) -> Result<(), OfficeError> {
    let c = lock.transaction();
    let Some(state) = State::read(c, lock.event(), order.place, professions).await? else { return Ok(()) };
    let member = Member { profession: stands.profession.clone(), linked: stands.by_link, ..Member::default() };
    // An offer holds its seat already.
    let seat = if order.act.needs_seat() && !stands.standing.holds_seat() && !order.beyond {
        state.measure.may_take(&state.occupancy, &member, Ok(()), world.now())
    } else {
        Ok(Seat::General)
    };
    let until = state.measure.rules().offer_deadline(&state.calendar, world.now());
    let act = match (order.act, &seat) {
        (OfficeAct::Approve, Ok(_)) => Act::Approve(To::Seat),
        (OfficeAct::Approve, Err(_)) if state.measure.rules().waiting.is_some() => Act::Approve(To::Wait),
        (_, Err(reason)) => {
            outcome.no_seat += 1;
            outcome.reason = outcome.reason.take().or(Some(reason.clone()));
            return Ok(());
        }
        (OfficeAct::Offer, Ok(_)) if until.is_some() => Act::Offer,
        (OfficeAct::Promote | OfficeAct::Offer, Ok(_)) => Act::Promote,
        (OfficeAct::Accept, Ok(_)) => Act::Accept,
        (OfficeAct::Decline, Ok(_)) => Act::Decline,
        (OfficeAct::PutBack, Ok(_)) => Act::PutBack,
    };
    let by_link = seat.as_ref().is_ok_and(Seat::is_by_link) || (stands.by_link && stands.standing.holds_seat());
    let offered_until = until.filter(|_| act == Act::Offer);
    let how = How { beyond: order.beyond, by_link, offered_until };
    let (after, stands) = match step(world, lock, person, stands, (act, By::Office), how).await? {
        Stepped::Done(after, stands) => (after, stands),
        Stepped::Full => {
            outcome.no_seat += 1;
            outcome.reason = outcome.reason.take().or(Some(Reason::Full));
            return Ok(());
        }
        Stepped::Refused(ActRefused::EventCancelled) => return Err(OfficeError::CalledOff),
        Stepped::Refused(_) => {
            outcome.passed += 1;
            return Ok(());
        }
    };
    if stands.standing.waits() && order.act == OfficeAct::Approve {
        outcome.waits += 1;
    } else {
        outcome.done += 1;
    }
    let position = match stands.wait_order.filter(|_| stands.standing.waits()) {
        Some(wait) => participations::waiting_before(c, stands.place, wait).await? + 1,
        None => 0,
    };
    let news = match act {
        Act::Approve(To::Wait) | Act::PutBack => News::Waitlisted(position),
        Act::Approve(To::Seat) => News::Approved,
        Act::Offer => offered_until.map_or(News::Promoted, News::Offered),
        Act::Decline => News::Declined,
        Act::Accept => News::Confirmed,
        _ => News::Promoted,
    };
    let mail = order.send_mail.then(|| mails::standing(world, lock.event(), &after, news, Some(professions))).flatten();
    let detail = json!({ "mail": mail.is_some(), "beyond": order.beyond });
    if let Some(mail) = mail {
        enqueue(c, mail).await?;
    }
    audit::note(world, c, who, order.act.action(), Record::Registration(after.id), detail).await?;
    Ok(())
}
