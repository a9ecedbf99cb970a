//! Cancelling a registration, which gives its seat back, and undoing that, which takes one again.

use super::{World, audit, mails};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Act, ActRefused, Applied, Registration, SeatChange, To};
use crate::infra::db::mails::enqueue;
use crate::infra::db::{EventLock, Fault, Transaction, counts, registrations};
use serde_json::json;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    /// No seat is left for one that is to come back.
    #[error("no seat is left")]
    Full,
    /// The event is called off: all registrations stay as they stood.
    #[error("the event is called off")]
    EventCancelled,
    /// The mail address of one that is to come back has this other live registration by now.
    #[error("the mail address is registered")]
    MailTaken(Box<Registration>),
    /// The organisation has no such registration.
    #[error("no such registration")]
    NotFound,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Cancels a registration. One that is cancelled already stays as it is, without a second mail.
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
    let (mut lock, found) = locked(&transaction, by, event, id).await?;
    let Some((registration, seats)) = after(world, &lock, &found, Act::Cancel)? else { return Ok(()) };
    registrations::update(&lock, &found, &registration).await?;
    if seats == SeatChange::Frees {
        counts::release_seat(&mut lock).await?;
    }
    let mail = send_mail.then(|| mails::cancellation(world, lock.event(), &registration)).flatten();
    let detail = json!({ "mail": mail.is_some() });
    if let Some(mail) = mail {
        enqueue(&transaction, mail).await?;
    }
    audit::note(world, &transaction, by, Action::CancelRegistration, Record::Registration(id), detail).await?;
    world.commit(transaction).await?;
    Ok(())
}

/// Undoes a cancellation: takes a seat again. One that is not cancelled stays as it is.
///
/// # Errors
/// See [`CancelError`]; nothing is written then.
pub async fn restore(world: &World, by: &Organiser, event: EventId, id: RegistrationId) -> Result<(), CancelError> {
    let transaction = world.db.write().await?;
    let (mut lock, found) = locked(&transaction, by, event, id).await?;
    let Some((registration, seats)) = after(world, &lock, &found, Act::Restore(Applied::At(To::Seat)))? else {
        return Ok(());
    };
    if let Some(mail) = &found.applicant.mail
        && let Some(taken) = registrations::live_by_mail(&transaction, event, &mail.normalised()).await?
    {
        return Err(CancelError::MailTaken(Box::new(taken)));
    }
    if seats == SeatChange::Takes && !counts::take_seat(&mut lock).await? {
        return Err(CancelError::Full);
    }
    registrations::update(&lock, &found, &registration).await?;
    audit::note(world, &transaction, by, Action::RestoreRegistration, Record::Registration(id), json!({})).await?;
    world.commit(transaction).await?;
    Ok(())
}

/// The registration after the act; `None` where the act does not begin at it, for instance since it
/// was done already.
fn after(
    world: &World,
    lock: &EventLock<'_>,
    found: &Registration,
    act: Act,
) -> Result<Option<(Registration, SeatChange)>, CancelError> {
    match found.after(act, lock.event().status, world.now()) {
        Ok(after) => Ok(Some(after)),
        Err(ActRefused::Already { .. } | ActRefused::NotFromHere { .. } | ActRefused::NotBy { .. }) => Ok(None),
        Err(ActRefused::EventCancelled) => Err(CancelError::EventCancelled),
    }
}

/// The registration, under its event's lock.
async fn locked<'tx>(
    transaction: &'tx Transaction,
    by: &Organiser,
    event: EventId,
    id: RegistrationId,
) -> Result<(EventLock<'tx>, Registration), CancelError> {
    let lock = EventLock::take(transaction, by.organisation, event).await?.ok_or(CancelError::NotFound)?;
    let found = registrations::by_id(transaction, event, id).await?.ok_or(CancelError::NotFound)?;
    Ok((lock, found))
}
