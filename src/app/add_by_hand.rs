//! Adding a person by hand: applications by telephone, by fax, at the counter. The same check,
//! the same admission as for everybody; what a caller cannot give may be missing, and whoever
//! may be registered already is asked about.

use super::admission::{Admission, Entry, Origin, admit, locked};
use super::apply::news_of;
use super::mails;
use super::{Secret, World, audit};
use crate::domain::admission::{Reason, Way};
use crate::domain::application::{ApplicationForm, FieldFault, FilledBy};
use crate::domain::audit::{Action, Record};
use crate::domain::event::EventStatus;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Applicant, Language, Registration, Source};
use crate::domain::text::search_key;
use crate::infra::db::mails::enqueue;
use crate::infra::db::{EventLock, Fault, events, professions, registration_batches, registrations};
use serde_json::json;
use std::collections::BTreeSet;

/// What staff typed in.
#[derive(Clone, Debug)]
pub struct ByHand {
    /// The form.
    pub form: ApplicationForm,
    /// The secret that this form was given when it was shown.
    pub receipt: Secret,
    /// It is another person than those it resembles.
    pub is_another: bool,
    /// Whether the capacity is raised by one where no seat is left.
    pub raises: bool,
    /// Whether the person gets the confirmation mail.
    pub send_mail: bool,
}

/// Why nobody was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Fields to be corrected, at least one.
    #[error("{} fields are to be corrected", .0.len())]
    Faults(Vec<FieldFault>),
    /// Mail address and reading are those of this live registration.
    #[error("the person is registered")]
    MailTaken(Box<Registration>),
    /// These registrations may be the same person's: at least one.
    #[error("{} registrations resemble it", .0.len())]
    Resembles(Vec<Registration>),
    /// The place does not take the person, for this reason.
    #[error("the place does not take the person")]
    Refused(Reason),
    /// The event is called off.
    #[error("the event is called off")]
    EventCancelled,
    /// The organisation has no such event.
    #[error("no such event")]
    NotFound,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Adds a person. The same form sent twice adds one.
///
/// # Errors
/// See [`AddError`]; nothing is written then.
pub async fn add(world: &World, by: &Organiser, event: EventId, typed: ByHand) -> Result<Registration, AddError> {
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, by.organisation, event).await?.ok_or(AddError::NotFound)?;
    let receipt_hash = typed.receipt.hash();
    if let Some(earlier) = registrations::by_receipt(&transaction, event, &receipt_hash).await? {
        return Ok(earlier);
    }
    let list = professions::of_organisation(&transaction, by.organisation).await?;
    let applicant = typed.form.check(&list, FilledBy::Staff).map_err(AddError::Faults)?;
    if lock.event().status == EventStatus::Cancelled {
        return Err(AddError::EventCancelled);
    }
    look_for_the_same(&lock, &applicant, typed.is_another).await?;
    if typed.raises && lock.event().places_left() == 0 {
        let (place, capacity) = (lock.event().place().id, lock.event().place().capacity() + 1);
        events::set_capacity(&mut lock, place, capacity).await?;
        let detail = json!({ "fields": ["capacity"], "capacity": capacity });
        audit::note(world, &transaction, by, Action::ChangeEvent, Record::Event(event), detail).await?;
    }
    let origin = Origin { source: Source::Desk, language: Language::Ja, receipt_hash };
    let entry = Entry { place: lock.event().place().id, way: Way::Office, beyond: false, professions: &list };
    let (registration, stands) = match admit(world, &mut lock, entry, applicant, origin).await? {
        Admission::Entered(registration, stands) | Admission::WaitsAgain(registration, stands) => {
            (registration, stands)
        }
        Admission::Repeated(registration) => return Ok(registration),
        Admission::AlreadyRegistered(registration) => return Err(AddError::MailTaken(Box::new(registration))),
        Admission::Refused(reason) => return Err(AddError::Refused(reason)),
    };
    let news = news_of(lock.event(), &stands);
    let mail = typed.send_mail.then(|| mails::standing(world, lock.event(), &registration, news, None)).flatten();
    let detail = json!({ "mail": mail.is_some() });
    if let Some(mail) = mail {
        enqueue(&transaction, mail).await?;
    }
    audit::note(world, &transaction, by, Action::AddRegistration, Record::Registration(registration.id), detail)
        .await?;
    world.commit(transaction).await?;
    Ok(registration)
}

/// An address that is taken is told before a person who looks alike: the first is certain.
async fn look_for_the_same(lock: &EventLock<'_>, applicant: &Applicant, is_another: bool) -> Result<(), AddError> {
    let (c, event) = (lock.transaction(), lock.id());
    if let Some(taken) = registrations::of_same_person(c, event, applicant, None).await? {
        return Err(AddError::MailTaken(Box::new(taken)));
    }
    if is_another {
        return Ok(());
    }
    let readings = BTreeSet::from([search_key(&applicant.furigana)]);
    let mut alike = registration_batches::alike(c, event, &[], &readings).await?;
    alike.retain(|other| applicant.resembles(&other.applicant));
    if alike.is_empty() { Ok(()) } else { Err(AddError::Resembles(alike)) }
}
