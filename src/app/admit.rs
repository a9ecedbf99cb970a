//! Admission: the one way in which a person gets a seat, whoever typed the application.

use super::World;
use crate::domain::contact::MailAddress;
use crate::domain::registration::{Applicant, Language, Registration, Source, Standing};
use crate::infra::db::earlier::{self, Earlier};
use crate::infra::db::{self, EventLock, counts, registration_batches, registrations};

/// How an application came.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Typed by the registrant, typed by staff, or read from a roster.
    pub source: Source,
    /// The language of the person's mails.
    pub language: Language,
    /// The hash of the form's receipt, by which the same submit sent twice is recognised.
    pub receipt_hash: String,
}

/// What became of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// A seat was free and is now this registration's.
    Admitted(Registration),
    /// The same submit came before: the registration that it made.
    Repeated(Registration),
    /// The mail address already has a live registration.
    AlreadyRegistered(Registration),
    /// No seat is left.
    Full,
}

/// Gives the applicant a seat of the event.
///
/// All admissions of one event stand in line at its lock; the seat is then taken by a conditional
/// update, and the database's check on `seats_taken` is behind that. The caller decides beforehand
/// whether the event takes applications at all, writes what else belongs to the registration (mail,
/// audit), and commits.
///
/// # Errors
/// The database's.
pub async fn admit(
    world: &World,
    lock: &mut EventLock<'_>,
    applicant: Applicant,
    origin: Origin,
) -> db::Result<Admission> {
    let mail = applicant.mail.as_ref().map(MailAddress::normalised);
    let earlier = earlier::of(lock.transaction(), lock.id(), &origin.receipt_hash, mail.as_deref()).await?;
    admit_after(world, lock, earlier, applicant, origin).await
}

/// The same where it is known what came before.
///
/// # Errors
/// The database's.
pub(super) async fn admit_after(
    world: &World,
    lock: &mut EventLock<'_>,
    earlier: Earlier,
    applicant: Applicant,
    origin: Origin,
) -> db::Result<Admission> {
    if let Some(earlier) = earlier.of_receipt {
        return Ok(Admission::Repeated(earlier));
    }
    if let Some(earlier) = earlier.of_mail {
        return Ok(Admission::AlreadyRegistered(earlier));
    }
    let Some(number) = counts::take_numbered_seats(lock, 1).await? else { return Ok(Admission::Full) };
    let registration = new_registration(world, lock, number, applicant, &origin);
    registrations::insert(lock, &registration, &origin.receipt_hash).await?;
    Ok(Admission::Admitted(registration))
}

/// Gives everybody a seat, or nobody: the way of a roster. The caller has made sure, under the same
/// lock, that none of them is registered and no receipt was used; the database's unique indexes are
/// behind that. `None` where fewer seats are left.
///
/// # Errors
/// The database's; a duplicate where somebody is registered.
pub async fn admit_all(
    world: &World,
    lock: &mut EventLock<'_>,
    people: Vec<(Applicant, Origin)>,
) -> db::Result<Option<Vec<Registration>>> {
    if people.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let Ok(seats) = u32::try_from(people.len()) else { return Ok(None) };
    let Some(first) = counts::take_numbered_seats(lock, seats).await? else { return Ok(None) };
    let new = (first..).zip(people).map(|(number, (applicant, origin))| {
        (new_registration(world, lock, number, applicant, &origin), origin.receipt_hash)
    });
    let new: Vec<_> = new.collect();
    registration_batches::insert_all(lock, &new).await?;
    Ok(Some(new.into_iter().map(|(registration, _)| registration).collect()))
}

/// The registration of somebody who has this number and seat.
fn new_registration(
    world: &World,
    lock: &EventLock<'_>,
    number: u32,
    applicant: Applicant,
    origin: &Origin,
) -> Registration {
    let now = world.now();
    Registration {
        id: world.new_id(),
        event: lock.id(),
        number,
        status: Standing::admitted(),
        source: origin.source,
        applicant,
        language: origin.language,
        privacy_version: lock.event().privacy_version,
        created_at: now,
        updated_at: now,
        cancelled_at: None,
        absent_at: None,
        note: String::new(),
    }
}
