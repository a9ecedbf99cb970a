//! Entering: the one way in which a person comes to stand at a place, whoever typed the application.

use super::{How, State, Stepped, step};
use crate::app::World;
use crate::domain::admission::{Decision, Member, Reason, Seat, Way};
use crate::domain::contact::MailAddress;
use crate::domain::ids::PlaceId;
use crate::domain::place::Participation;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{
    Act, Applicant, Applied, By, Language, Registration, RegistrationStatus, Source, Standing, To,
};
use crate::infra::db::counts::{self, Change};
use crate::infra::db::earlier::{self, Earlier};
use crate::infra::db::{self, EventLock, participations, registration_batches, registrations};

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

/// Where and how somebody enters.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// At which place.
    pub place: PlaceId,
    /// By which way.
    pub way: Way,
    /// Whether the person is confirmed though no seat is free: an organiser's deliberate act.
    pub beyond: bool,
    /// The organisation's professions.
    pub professions: &'a ProfessionList,
}

/// What became of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Somebody stands at the place now: confirmed, received or waiting.
    Entered(Registration, Participation),
    /// Somebody whose offer had lapsed waits again, behind all others.
    WaitsAgain(Registration, Participation),
    /// The same submit came before: the registration that it made.
    Repeated(Registration),
    /// The same person has a live registration already.
    AlreadyRegistered(Registration),
    /// Nobody can enter, for this reason.
    Refused(Reason),
}

/// Lets the applicant enter a place of the event, as its rules say.
///
/// All who enter stand in line at the event's lock; a seat is then taken by a conditional update. The
/// caller writes what else belongs to the registration (mail, audit), and commits.
///
/// # Errors
/// The database's.
pub async fn admit(
    world: &World,
    lock: &mut EventLock<'_>,
    entry: Entry<'_>,
    applicant: Applicant,
    origin: Origin,
) -> db::Result<Admission> {
    let mail = applicant.mail.as_ref().map(MailAddress::normalised);
    let earlier = earlier::of(lock.transaction(), lock.id(), &origin.receipt_hash, mail.as_deref()).await?;
    admit_after(world, lock, entry, earlier, applicant, origin).await
}

/// The same where it is known what came before.
///
/// # Errors
/// The database's.
pub(crate) async fn admit_after(
    world: &World,
    lock: &mut EventLock<'_>,
    entry: Entry<'_>,
    earlier: Earlier,
    applicant: Applicant,
    origin: Origin,
) -> db::Result<Admission> {
    if let Some(earlier) = earlier.of_receipt {
        return Ok(Admission::Repeated(earlier));
    }
    if let Some(earlier) = earlier.of_mail.into_iter().find(|earlier| earlier.applicant.is_same_as(&applicant)) {
        return wait_again(world, lock, entry, earlier).await;
    }
    let decided = decide(world, lock, entry, &applicant).await?;
    let numbered = Change { numbers: 1, ..Change::default() };
    let (standing, change, by_link) = match decided {
        Decision::Confirm(seats) => {
            let by_link = seats.iter().all(Seat::is_by_link);
            (Standing::admitted(), Change { seats: 1, beyond: entry.beyond, ..numbered }, by_link)
        }
        Decision::Receive => (Standing::applied(Applied::Received), numbered, false),
        Decision::Wait(_) => {
            (Standing::applied(Applied::At(To::Wait)), Change { waiting: 1, orders: 1, ..numbered }, false)
        }
        Decision::Refuse(reason) => return Ok(Admission::Refused(reason)),
    };
    let Some(handed) = counts::change(lock, entry.place, change).await? else {
        return Ok(Admission::Refused(Reason::Full));
    };
    let registration = new_registration(world, lock, (handed.number, standing), applicant, &origin);
    registrations::insert(lock, &registration, &origin.receipt_hash).await?;
    let wait_order = standing.waits().then_some(handed.order);
    let stands = Participation { wait_order, by_link, ..Participation::of_new(&registration, entry.place) };
    participations::insert(lock, std::slice::from_ref(&stands)).await?;
    Ok(Admission::Entered(registration, stands))
}

/// Somebody who is registered applies once more: whose offer lapsed enters the waiting list anew.
async fn wait_again(
    world: &World,
    lock: &mut EventLock<'_>,
    entry: Entry<'_>,
    earlier: Registration,
) -> db::Result<Admission> {
    if *earlier.status == RegistrationStatus::Lapsed {
        let by = if entry.way == Way::Own { By::Registrant } else { By::Office };
        let stands = participations::of_registration(lock.transaction(), earlier.id).await?;
        if let Some(stands) = stands.into_iter().find(|one| one.place == entry.place) {
            let act = (Act::Apply(Applied::At(To::Wait)), by);
            if let Stepped::Done(after, stands) = step(world, lock, &earlier, &stands, act, How::default()).await? {
                return Ok(Admission::WaitsAgain(*after, stands));
            }
        }
    }
    Ok(Admission::AlreadyRegistered(earlier))
}

/// What the rules of the place say.
async fn decide(world: &World, lock: &EventLock<'_>, entry: Entry<'_>, applicant: &Applicant) -> db::Result<Decision> {
    if entry.beyond {
        return Ok(Decision::Confirm(vec![Seat::General]));
    }
    let state = State::read(lock.transaction(), lock.event(), entry.place, entry.professions).await?;
    let Some(state) = state else { return Ok(Decision::Refuse(Reason::Full)) };
    let member = Member { profession: applicant.profession_code.clone(), ..Member::default() };
    let heads = state.waiting();
    Ok(state.measure.on_application(&state.situation(&heads, entry.way, world.now()), &[member]))
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
    place: PlaceId,
    people: Vec<(Applicant, Origin)>,
) -> db::Result<Option<Vec<Registration>>> {
    if people.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let Ok(seats) = i32::try_from(people.len()) else { return Ok(None) };
    let change = Change { seats, numbers: seats.unsigned_abs(), ..Change::default() };
    let Some(handed) = counts::change(lock, place, change).await? else { return Ok(None) };
    let new = (handed.number..).zip(people).map(|(number, (applicant, origin))| {
        (new_registration(world, lock, (number, Standing::admitted()), applicant, &origin), origin.receipt_hash)
    });
    let new: Vec<_> = new.collect();
    registration_batches::insert_all(lock, &new).await?;
    let stand: Vec<_> = new.iter().map(|(registration, _)| Participation::of_new(registration, place)).collect();
    participations::insert(lock, &stand).await?;
    Ok(Some(new.into_iter().map(|(registration, _)| registration).collect()))
}

/// The registration of somebody who has this number and stands so.
fn new_registration(
    world: &World,
    lock: &EventLock<'_>,
    (number, status): (u32, Standing),
    applicant: Applicant,
    origin: &Origin,
) -> Registration {
    let now = world.now();
    Registration {
        id: world.new_id(),
        event: lock.id(),
        number,
        status,
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
