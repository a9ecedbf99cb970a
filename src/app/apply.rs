//! Applying: a registrant's form becomes a registration with its confirmation mail, or the
//! reason why not.
//!
//! **A stranger learns nothing about an address.** Whoever sends a second application with an
//! address that is already registered is answered as the first one was: the same page with a
//! 受付番号 of its own, which says that the result comes by mail. That it was the second is told only
//! in that mail: to the same person that there is a registration already, and for a colleague at
//! the same mailbox (another reading) that nobody was registered, and what to do. The
//! number is kept as a repeat application, which points to the registration, so that the same
//! receipt shows the same page later. When the event is full, everybody is answered that it is
//! full, registered or not.

use super::admit::{Admission, Origin, admit_after};
use super::refuse::{self, full_for_a_stranger, looks_full, mark};
use super::shown::Shown;
use super::{Secret, World, mails};
use crate::domain::application::{ApplicationForm, Fault, Field, FieldFault, FilledBy};
use crate::domain::contact::MailAddress;
use crate::domain::event::{Availability, Event};
use crate::domain::ids::RegistrationId;
use crate::domain::mail::MailKind;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Applicant, Language, Registration, Source};
use crate::domain::text::search_key;
pub use crate::infra::db::earlier::Received;
use crate::infra::db::mails::{enqueue, written_since};
use crate::infra::db::repeats::{self, Repeat};
use crate::infra::db::{self, EventLock, Fault as DatabaseFault, counts, earlier, professions};
use chrono::TimeDelta;
use std::sync::Arc;

/// At most one mail about second applications goes to a registration in this time.
const REMIND_EVERY: TimeDelta = TimeDelta::hours(1);

/// What a registrant sends.
#[derive(Clone, Debug)]
pub struct Application {
    /// The form.
    pub form: ApplicationForm,
    /// The privacy wording that was on the page.
    pub privacy_version: u32,
    /// The secret that this form was given when it was first shown.
    pub receipt: Secret,
    /// The language of the page.
    pub language: Language,
}

/// What became of an application that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It came now.
    Now,
    /// It came before: nothing was changed.
    Before,
}

/// Why an application is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// Fields to be corrected, at least one.
    #[error("{} fields are to be corrected", .0.len())]
    Faults(Vec<FieldFault>),
    /// The event takes no applications, or none any more.
    #[error("the event takes no applications")]
    NotTaken(Box<Shown>),
    /// The database's.
    #[error(transparent)]
    Database(#[from] DatabaseFault),
}

/// The professions that the event's form offers.
///
/// # Errors
/// The database's.
pub async fn offered_professions(world: &World, event: &Event) -> db::Result<Arc<ProfessionList>> {
    let organisation = event.organisation;
    let read = async { professions::of_organisation(world.db.read(), organisation).await.map(Some) };
    Ok(world.on_show.professions.get(world.moment(), organisation, read).await?.unwrap_or_default())
}

/// What became of the form with this receipt; `None` where it was never submitted.
///
/// # Errors
/// The database's.
pub async fn received(world: &World, event: &Event, receipt: &Secret) -> db::Result<Option<Received>> {
    earlier::received(world.db.read(), event.id, &receipt.hash()).await
}

/// Checks a form before its 確認 page. Nothing is promised and nothing is written: [`submit`] checks
/// again, and counts who is turned away.
///
/// # Errors
/// The fields to be corrected; or that the event takes no applications.
pub fn check(
    world: &World,
    event: &Event,
    professions: &ProfessionList,
    application: &Application,
) -> Result<Applicant, ApplyError> {
    let availability = event.availability(world.now());
    if availability.takes_applications() {
        checked(event, professions, application)
    } else {
        Err(not_taken(event, availability))
    }
}

/// Takes an application. The check, the seat, the registration and its mail are one transaction,
/// in which the applications of one event stand in line; who is a stranger to an event that is full
/// is told so without. The same receipt a second time changes nothing.
///
/// # Errors
/// The fields to be corrected; or that the event takes no applications, which is counted where
/// it is full.
pub async fn submit(world: &World, event: &Event, application: Application) -> Result<Taken, ApplyError> {
    let professions = offered_professions(world, event).await?;
    let transaction = world.db.write().await?;
    transaction.stand_in_line(event.id.0).await?;
    if looks_full(world, event).await?
        && let Ok(Applicant { mail: Some(mail), .. }) = checked(event, &professions, &application)
        && let Some(full) = full_for_a_stranger(world, event, &application.receipt, &mail).await?
    {
        drop(transaction);
        refuse::count(world, &full, &mail).await?;
        return Err(not_taken(&full, Availability::Full));
    }
    let Some(mut lock) = EventLock::again(&transaction, event).await? else {
        return Err(not_taken(event, Availability::Closed));
    };
    let before = lock.event().availability(world.now());
    let refused = take(world, &mut lock, &professions, application).await?;
    let refused = refused.map_err(|availability| not_taken(lock.event(), availability));
    if lock.event().availability(world.now()) == before {
        db::commit(transaction).await?;
    } else {
        world.commit(transaction).await?;
    }
    world.mail_was_written();
    refused
}

/// Takes an application, or says why the event takes none.
async fn take(
    world: &World,
    lock: &mut EventLock<'_>,
    professions: &ProfessionList,
    application: Application,
) -> Result<Result<Taken, Availability>, ApplyError> {
    let hash = application.receipt.hash();
    let applicant = checked(lock.event(), professions, &application);
    let mail = applicant.as_ref().ok().and_then(|applicant| applicant.mail.as_ref()).map(MailAddress::normalised);
    let earlier = earlier::of(lock.transaction(), lock.id(), &hash, mail.as_deref()).await?;
    if earlier.of_receipt.is_some() {
        return Ok(Ok(Taken::Before));
    }
    let applicant = applicant?;
    let availability = lock.event().availability(world.now());
    if availability == Availability::Full {
        turn_away(world, lock, earlier.of_mail.as_ref(), &applicant).await?;
    }
    if !availability.takes_applications() {
        return Ok(Err(availability));
    }
    let origin = Origin { source: Source::Web, language: application.language, receipt_hash: hash.clone() };
    match admit_after(world, lock, earlier, applicant.clone(), origin).await? {
        Admission::Admitted(registration) => {
            if let Some(mail) = mails::confirmation(world, lock.event(), &registration, Some(professions)) {
                enqueue(lock.transaction(), mail).await?;
            }
        }
        Admission::AlreadyRegistered(registration) => {
            let same = is_same_person(&registration.applicant, &applicant);
            note_repeat(world, lock, registration.id, hash).await?;
            remind(world, lock, &registration, same).await?;
        }
        Admission::Repeated(_) => {}
        Admission::Full => {
            turn_away(world, lock, None, &applicant).await?;
            return Ok(Err(Availability::Full));
        }
    }
    Ok(Ok(Taken::Now))
}

fn checked(event: &Event, professions: &ProfessionList, application: &Application) -> Result<Applicant, ApplyError> {
    let mut checked = application.form.check(professions, FilledBy::Registrant);
    // Who agreed to an older wording is asked again: the version agreed to is recorded.
    if application.privacy_version != event.privacy_version && application.form.privacy == "yes" {
        let outdated = FieldFault { field: Field::Privacy, fault: Fault::Unreadable };
        checked = Err(checked.err().into_iter().flatten().chain([outdated]).collect());
    }
    checked.map_err(ApplyError::Faults)
}

fn not_taken(event: &Event, availability: Availability) -> ApplyError {
    ApplyError::NotTaken(Box::new(Shown { event: event.clone(), availability }))
}

/// Counts a person who applied when the event was full, once; somebody who has a seat is answered
/// by mail instead.
async fn turn_away(
    world: &World,
    lock: &mut EventLock<'_>,
    registered: Option<&Registration>,
    applicant: &Applicant,
) -> db::Result<()> {
    if let Some(registration) = registered {
        let same = is_same_person(&registration.applicant, applicant);
        return remind(world, lock, registration, same).await;
    }
    let Some(mail) = &applicant.mail else { return Ok(()) };
    let mark = mark(lock.id(), mail);
    counts::turn_away(lock, &[mark].into()).await
}

async fn note_repeat(
    world: &World,
    lock: &mut EventLock<'_>,
    registration: RegistrationId,
    receipt_hash: String,
) -> db::Result<()> {
    let number = counts::next_number(lock).await?;
    let repeat = Repeat { receipt_hash, registration, number, created_at: world.now() };
    repeats::insert(lock, &repeat).await
}

/// Whether two with one address are one person: small offices share a mailbox, and another reading
/// is another colleague.
fn is_same_person(registered: &Applicant, applies: &Applicant) -> bool {
    search_key(&registered.furigana) == search_key(&applies.furigana)
}

/// Writes to the registered address that an application came with it, once in [`REMIND_EVERY`]; `same`
/// where it was the same person's.
async fn remind(world: &World, lock: &EventLock<'_>, registration: &Registration, same: bool) -> db::Result<()> {
    let c = lock.transaction();
    let since = world.now() - REMIND_EVERY;
    if written_since(c, registration.id, MailKind::AlreadyRegistered, since).await? {
        return Ok(());
    }
    match mails::already_registered(world, lock.event(), registration, same) {
        Some(mail) => enqueue(c, mail).await,
        None => Ok(()),
    }
}
