//! A registrant's own page: how the application stands, and what the person may do with it. Whoever
//! has the link of a mail is the person; a link is dead once the mail address has changed.

use super::admission::{How, Stepped, locked, settle, step};
use super::cancel_registration::{CancelError, cancel_all};
use super::mails::{self, News};
use super::{Secret, World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::Way;
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, OrganisationId, RegistrationId};
use crate::domain::place::{Participation, Place};
use crate::domain::registration::{Act, ActRefused, By, Registration, RegistrationStatus};
use crate::infra::db::mails::{by_link, enqueue};
use crate::infra::db::{
    self, Connection, EventLock, Fault, Transaction, events, participations, professions, registrations,
};
use serde_json::json;

/// An application as its registrant sees it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The event.
    pub event: Event,
    /// The person.
    pub registration: Registration,
    /// Where the person stands, place by place.
    pub stands: Vec<At>,
    /// Whether the person may still change anything here: until the event begins or is called off.
    pub open: bool,
}

/// Where a person stands at a place.
#[derive(Clone, Debug)]
pub struct At {
    /// The place.
    pub place: Place,
    /// How the person stands.
    pub stands: Participation,
    /// The position on the waiting list, counted from 1, of who waits.
    pub position: Option<u32>,
}

impl Own {
    /// The offer that waits for an answer.
    #[must_use]
    pub fn offer(&self) -> Option<&At> {
        self.stands.iter().find(|at| at.stands.standing == RegistrationStatus::Offered)
    }
}

/// What a registrant does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnAct {
    /// Accepts the offer.
    Accept,
    /// Does not accept it.
    Decline,
    /// Cancels everything.
    Cancel,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum ManageError {
    /// Nobody has this link.
    #[error("no such link")]
    NotFound,
    /// It is too late, or something else was done before: the page tells what is.
    #[error("it cannot be done any more")]
    TooLate,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// The application of a link, or `None` where nobody has it.
///
/// # Errors
/// The database's.
pub async fn find(world: &World, link: &str) -> db::Result<Option<Own>> {
    let c = world.db.read();
    let Some((organisation, event, registration)) = holder(c, link).await? else { return Ok(None) };
    let Some(event) = events::by_id(c, organisation, event).await? else { return Ok(None) };
    own(world, c, event, registration).await.map(Some)
}

/// Whose link it is.
async fn holder(c: &impl Connection, link: &str) -> db::Result<Option<(OrganisationId, EventId, Registration)>> {
    let Some(secret) = Secret::like_ours(link) else { return Ok(None) };
    let Some(linked) = by_link(c, &secret.hash()).await? else { return Ok(None) };
    let found = registrations::by_id(c, linked.event, linked.registration).await?;
    // Where the address has changed, whoever has the old mailbox has no link any more.
    let found = found.filter(|one| one.applicant.mail.as_ref().is_some_and(|mail| mail.as_str() == linked.to));
    Ok(found.map(|registration| (linked.organisation, linked.event, registration)))
}

async fn own(world: &World, c: &impl Connection, event: Event, registration: Registration) -> db::Result<Own> {
    let mut stands = Vec::new();
    for one in participations::of_registration(c, registration.id).await? {
        let Some(place) = event.places.iter().find(|place| place.id == one.place).cloned() else { continue };
        let position = match one.wait_order.filter(|_| one.standing.waits()) {
            Some(order) => Some(participations::waiting_before(c, place.id, order).await? + 1),
            None => None,
        };
        stands.push(At { place, stands: one, position });
    }
    let open = stands.iter().any(|at| event.calendar_of(&at.place).door(Way::Program, world.now()).is_ok());
    Ok(Own { event, registration, stands, open })
}

/// Does what a registrant asks for. Done again, it gives the same answer.
///
/// # Errors
/// See [`ManageError`]; nothing is written then, but what was overdue.
pub async fn act(world: &World, link: &str, act: OwnAct) -> Result<(), ManageError> {
    let (organisation, event, found) = holder(world.db.read(), link).await?.ok_or(ManageError::NotFound)?;
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, organisation, event).await?.ok_or(ManageError::NotFound)?;
    let done = under_lock(world, &transaction, &mut lock, found.id, act).await;
    // Also where it is too late: an offer that has lapsed meanwhile has lapsed.
    if matches!(done, Ok(()) | Err(ManageError::TooLate)) {
        world.commit(transaction).await?;
    }
    done
}

async fn under_lock(
    world: &World,
    transaction: &Transaction,
    lock: &mut EventLock<'_>,
    id: RegistrationId,
    act: OwnAct,
) -> Result<(), ManageError> {
    let registration = registrations::by_id(transaction, lock.id(), id).await?.ok_or(ManageError::NotFound)?;
    let own = own(world, transaction, lock.event().clone(), registration.clone()).await?;
    if !own.open {
        return Err(ManageError::TooLate);
    }
    let list = professions::of_organisation(transaction, lock.event().organisation).await?;
    let who = Actor::registrant(lock.event().organisation, id);
    if act == OwnAct::Cancel {
        return match cancel_all(world, lock, &list, registration, (who, By::Registrant), true).await {
            Ok(_) => Ok(()),
            Err(CancelError::Database(fault)) => Err(fault.into()),
            Err(_) => Err(ManageError::TooLate),
        };
    }
    let (what, action) = match act {
        OwnAct::Accept => (Act::Accept, Action::AcceptOffer),
        OwnAct::Decline | OwnAct::Cancel => (Act::Decline, Action::Decline),
    };
    // Without an open offer, what was answered before is asked once more: the table says whether it
    // was the same.
    let at = own.offer().or(own.stands.first()).ok_or(ManageError::TooLate)?;
    let how = How { by_link: at.stands.by_link, ..How::default() };
    match step(world, lock, &registration, &at.stands, (what, By::Registrant), how).await? {
        Stepped::Done(after, stands) => {
            audit::note(world, transaction, who, action, Record::Registration(id), json!({})).await?;
            if act == OwnAct::Accept
                && let Some(mail) = mails::standing(world, lock.event(), &after, News::Confirmed, Some(&list))
            {
                enqueue(transaction, mail).await?;
            }
            settle(world, lock, stands.place, &list).await?;
            Ok(())
        }
        Stepped::Refused(ActRefused::Already { .. }) => Ok(()),
        Stepped::Refused(_) | Stepped::Full => Err(ManageError::TooLate),
    }
}
