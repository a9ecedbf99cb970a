//! Applying: a registrant's form becomes a registration with its confirmation mail, or the
//! reason why not.
//!
//! **Colleagues share a mailbox.** Small offices have one: whoever applies with a registered address
//! and another reading is another person, and is registered.
//!
//! **A stranger learns nothing about an address.** The same person's second application (the same
//! address and the same reading) is answered as the first one was: the same page with a
//! 受付番号 of its own, which says that the result comes by mail. That it was the second is told only
//! in that mail. The number is kept as a repeat application, which points to the registration, so that the same
//! receipt shows the same page later. When the event is full, everybody is answered that it is
//! full, registered or not.

use super::admission::{Admission, Entry, Origin, State, admit_after, locked};
use super::mails::{self, News};
use super::refuse::{self, full_for_a_stranger, looks_full, mark};
use super::shown::Shown;
use super::{Secret, World};
use crate::domain::admission::{Decision, Member, Method, Reason, Way};
use crate::domain::application::{ApplicationForm, Fault, Field, FieldFault, FilledBy};
use crate::domain::contact::MailAddress;
use crate::domain::event::{Availability, Event};
use crate::domain::ids::RegistrationId;
use crate::domain::mail::MailKind;
use crate::domain::place::Participation;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Applicant, Language, Registration, RegistrationStatus, Source};
pub use crate::infra::db::earlier::Received;
use crate::infra::db::mails::{enqueue, written_since};
use crate::infra::db::repeats::{self, Repeat};
use crate::infra::db::{self, EventLock, Fault as DatabaseFault, counts, earlier, events, professions};
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
    /// The place does not take this person, for this reason.
    #[error("the place does not take this person")]
    Refused(Box<Shown>, Reason),
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
    let Some(mut lock) = locked(world, &transaction, event.organisation, event.id).await? else {
        return Err(not_taken(event, Availability::Closed));
    };
    let before = lock.event().availability(world.now());
    let refused = take(world, &mut lock, &professions, application).await?;
    let refused = refused.map_err(|reason| match reason {
        Some(reason) => ApplyError::Refused(Box::new(Shown::at(lock.event(), world.now())), reason),
        None => ApplyError::NotTaken(Box::new(Shown::at(lock.event(), world.now()))),
    });
    if lock.event().availability(world.now()) == before {
        db::commit(transaction).await?;
    } else {
        world.commit(transaction).await?;
    }
    world.mail_was_written();
    refused
}

/// Takes an application, or says why the place does not take it; `None` where the event takes none at all.
async fn take(
    world: &World,
    lock: &mut EventLock<'_>,
    professions: &ProfessionList,
    application: Application,
) -> Result<Result<Taken, Option<Reason>>, ApplyError> {
    let hash = application.receipt.hash();
    let applicant = checked(lock.event(), professions, &application);
    let mail = applicant.as_ref().ok().and_then(|applicant| applicant.mail.as_ref()).map(MailAddress::normalised);
    let earlier = earlier::of(lock.transaction(), lock.id(), &hash, mail.as_deref()).await?;
    if earlier.of_receipt.is_some() {
        return Ok(Ok(Taken::Before));
    }
    let applicant = applicant?;
    let availability = lock.event().availability(world.now());
    let same = earlier.of_mail.iter().find(|earlier| earlier.applicant.is_same_as(&applicant)).cloned();
    if availability == Availability::Full {
        turn_away(world, lock, same.as_ref(), &applicant).await?;
    }
    if !availability.takes_applications() {
        return Ok(Err(None));
    }
    let origin = Origin { source: Source::Web, language: application.language, receipt_hash: hash.clone() };
    let entry = Entry { place: lock.event().place().id, way: Way::Own, beyond: false, professions };
    match admit_after(world, lock, entry, earlier, applicant.clone(), origin).await? {
        Admission::Entered(registration, stands) => {
            let news = news_of(lock.event(), &stands);
            if let Some(mail) = mails::standing(world, lock.event(), &registration, news, Some(professions)) {
                enqueue(lock.transaction(), mail).await?;
            }
        }
        Admission::WaitsAgain(registration, stands) => {
            note_repeat(world, lock, registration.id, hash).await?;
            let news = news_of(lock.event(), &stands);
            if let Some(mail) = mails::standing(world, lock.event(), &registration, news, Some(professions)) {
                enqueue(lock.transaction(), mail).await?;
            }
        }
        Admission::AlreadyRegistered(registration) => {
            note_repeat(world, lock, registration.id, hash).await?;
            remind(world, lock, &registration).await?;
        }
        Admission::Repeated(_) => {}
        Admission::Refused(reason) => {
            turn_away(world, lock, None, &applicant).await?;
            return Ok(Err(Some(reason)));
        }
    }
    Ok(Ok(Taken::Now))
}

/// What the first mail tells about where somebody stands.
pub(super) fn news_of(event: &Event, stands: &Participation) -> News {
    let place = event.places.iter().find(|place| place.id == stands.place).unwrap_or(event.place());
    match *stands.standing {
        RegistrationStatus::Waitlisted => News::Waitlisted(place.waiting),
        RegistrationStatus::Received if place.rules.method == Method::Lottery => {
            News::ForDraw(event.details.apply_until)
        }
        RegistrationStatus::Received => News::ForApproval,
        _ => News::Confirmed,
    }
}

/// What an application would lead to now; told before it is sent, and decided anew when it is.
///
/// # Errors
/// The database's.
pub async fn prospect(
    world: &World,
    event: &Event,
    professions: &ProfessionList,
    profession: &str,
) -> db::Result<Option<Decision>> {
    let place = event.place();
    if place.is_plain() && place.left() > 0 {
        return Ok(None);
    }
    let c = world.db.read();
    let Some(event) = events::by_id(c, event.organisation, event.id).await? else { return Ok(None) };
    let Some(state) = State::read(c, &event, place.id, professions).await? else { return Ok(None) };
    let member = Member { profession: profession.to_owned(), ..Member::default() };
    let heads = state.waiting();
    Ok(Some(state.measure.on_application(&state.situation(&heads, Way::Own, world.now()), &[member])))
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
        return remind(world, lock, registration).await;
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

/// Writes to the registered address that the same person applied again, once in [`REMIND_EVERY`].
async fn remind(world: &World, lock: &EventLock<'_>, registration: &Registration) -> db::Result<()> {
    let c = lock.transaction();
    let since = world.now() - REMIND_EVERY;
    if written_since(c, registration.id, MailKind::AlreadyRegistered, since).await? {
        return Ok(());
    }
    match mails::already_registered(world, lock.event(), registration) {
        Some(mail) => enqueue(c, mail).await,
        None => Ok(()),
    }
}
