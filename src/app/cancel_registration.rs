//! Cancelling a registration, which gives its seats back, and undoing that, which asks for them again.

use super::admission::{How, State, Stepped, locked, settle, step};
use super::mails::{self, News};
use super::{World, audit};
use crate::domain::actor::Actor;
use crate::domain::admission::{Decision, Member, Reason, Way};
use crate::domain::audit::{Action, Record};
use crate::domain::event::EventStatus;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, ActRefused, Applied, By, Registration, To};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{EventLock, Fault, Transaction, participations, professions, registrations};
use serde_json::json;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    /// The place does not take one that is to come back, for this reason.
    #[error("the place does not take the person")]
    Refused(Reason),
    /// The event is called off: all registrations stay as they stood.
    #[error("the event is called off")]
    EventCancelled,
    /// The person of one that is to come back has this other live registration by now.
    #[error("the person is registered")]
    MailTaken(Box<Registration>),
    /// The organisation has no such registration.
    #[error("no such registration")]
    NotFound,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Cancels a registration at all its places. One that is cancelled already stays as it is, without a
/// second mail. A seat that becomes free goes to who is next on the waiting list.
///
/// # Errors
/// [`CancelError::NotFound`], [`CancelError::EventCancelled`] or the database's.
pub async fn cancel(
    world: &World,
    by: &Organiser,
    event: EventId,
    id: RegistrationId,
    send_mail: bool,
) -> Result<(), CancelError> {
    let transaction = world.db.write().await?;
    let (mut lock, found) = under_lock(world, &transaction, by, event, id).await?;
    let professions = professions::of_organisation(&transaction, by.organisation).await?;
    let cancelled = cancel_all(world, &mut lock, &professions, found, (by.into(), By::Office), send_mail).await?;
    if cancelled.is_some() {
        world.commit(transaction).await?;
    }
    Ok(())
}

/// The registration cancelled at all its places, with mail and audit; `None` where it was cancelled
/// before.
///
/// # Errors
/// See [`cancel`].
pub(super) async fn cancel_all(
    world: &World,
    lock: &mut EventLock<'_>,
    professions: &ProfessionList,
    found: Registration,
    (who, by): (Actor, By),
    send_mail: bool,
) -> Result<Option<Registration>, CancelError> {
    let (c, id) = (lock.transaction(), found.id);
    let (mut registration, mut done) = (found, Vec::new());
    for stands in participations::of_registration(c, id).await? {
        match step(world, lock, &registration, &stands, (Act::Cancel, by), How::default()).await? {
            Stepped::Done(after, _) => {
                registration = *after;
                done.push(stands.place);
            }
            Stepped::Refused(ActRefused::EventCancelled) => return Err(CancelError::EventCancelled),
            Stepped::Refused(_) | Stepped::Full => {}
        }
    }
    if done.is_empty() {
        return Ok(None);
    }
    let mail = send_mail.then(|| mails::cancellation(world, lock.event(), &registration)).flatten();
    let detail = json!({ "mail": mail.is_some() });
    if let Some(mail) = mail {
        enqueue(c, mail).await?;
    }
    audit::note(world, c, who, Action::CancelRegistration, Record::Registration(id), detail).await?;
    for place in done {
        settle(world, lock, place, professions).await?;
    }
    Ok(Some(registration))
}

/// Undoes a cancellation: as if the person applied now. Where no seat is free that they may take, they
/// stand on the waiting list. One that is not cancelled stays as it is.
///
/// # Errors
/// See [`CancelError`]; nothing is written then.
pub async fn restore(world: &World, by: &Organiser, event: EventId, id: RegistrationId) -> Result<(), CancelError> {
    let transaction = world.db.write().await?;
    let (mut lock, found) = under_lock(world, &transaction, by, event, id).await?;
    if found.status.is_live() {
        return Ok(());
    }
    if lock.event().status == EventStatus::Cancelled {
        return Err(CancelError::EventCancelled);
    }
    if let Some(taken) = registrations::of_same_person(&transaction, event, &found.applicant, Some(id)).await? {
        return Err(CancelError::MailTaken(Box::new(taken)));
    }
    let professions = professions::of_organisation(&transaction, by.organisation).await?;
    let mut registration = found;
    for stands in participations::of_registration(&transaction, id).await? {
        let state = State::read(&transaction, lock.event(), stands.place, &professions).await?;
        let Some(state) = state else { continue };
        let member = Member { profession: stands.profession.clone(), ..Member::default() };
        let heads = state.waiting();
        let applied = match state.measure.on_application(&state.situation(&heads, Way::Office, world.now()), &[member])
        {
            Decision::Confirm(_) => Applied::At(To::Seat),
            Decision::Receive => Applied::Received,
            Decision::Wait(_) => Applied::At(To::Wait),
            Decision::Refuse(reason) => return Err(CancelError::Refused(reason)),
        };
        let act = (Act::Restore(applied), By::Office);
        match step(world, &mut lock, &registration, &stands, act, How::default()).await? {
            Stepped::Done(after, stands) => {
                registration = *after;
                let news = super::apply::news_of(lock.event(), &stands);
                // Who has the seat back had it before, and was told then.
                if news != News::Confirmed
                    && let Some(mail) = mails::standing(world, lock.event(), &registration, news, None)
                {
                    enqueue(&transaction, mail).await?;
                }
            }
            Stepped::Full => return Err(CancelError::Refused(Reason::Full)),
            Stepped::Refused(ActRefused::EventCancelled) => return Err(CancelError::EventCancelled),
            Stepped::Refused(_) => {}
        }
    }
    audit::note(world, &transaction, by, Action::RestoreRegistration, Record::Registration(id), json!({})).await?;
    world.commit(transaction).await?;
    Ok(())
}

/// The registration, under its event's lock.
async fn under_lock<'tx>(
    world: &World,
    transaction: &'tx Transaction,
    by: &Organiser,
    event: EventId,
    id: RegistrationId,
) -> Result<(EventLock<'tx>, Registration), CancelError> {
    let lock = locked(world, transaction, by.organisation, event).await?.ok_or(CancelError::NotFound)?;
    let found = registrations::by_id(transaction, event, id).await?.ok_or(CancelError::NotFound)?;
    Ok((lock, found))
}
