//! Changing tables by hand: moves, pins, locked tables, who sits together or apart. Every change
//! names the seating it was made on; where somebody else was quicker, nothing is written.

use super::{asked_of, judge, store};
use crate::app::World;
use crate::domain::audit::Action;
use crate::domain::event::TableRule;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::seating::{Place, Seating, SeatingSettings, SeatingState};
use crate::infra::db::{self, Connection, EventLock, registrations, seatings};
use std::collections::{BTreeSet, HashSet};

/// Which seating an organiser saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub number: u32,
    /// Its version.
    pub version: u32,
}

/// A change of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// As the form of the board says it: who goes where, who is pinned, which tables are locked.
    /// Whoever is moved is pinned, so that seating again keeps what was done by hand.
    Tables {
        /// People and the numbers of their new tables.
        moves: Vec<(RegistrationId, u32)>,
        /// All who are to be pinned.
        pinned: HashSet<RegistrationId>,
        /// All tables that are to be locked.
        locked: BTreeSet<u32>,
    },
    /// These two sit together from the next seating on.
    Together(RegistrationId, RegistrationId),
    /// These two never sit together from the next seating on.
    Apart(RegistrationId, RegistrationId),
    /// The wish about these two is dropped.
    Forget(RegistrationId, RegistrationId),
    /// The people of an earlier seating go back to their tables.
    Restore(u32),
    /// Everything as it stands on the board in the browser.
    Whole(Whole),
}

/// Who sits where, and every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// People, the numbers of their tables, and whether they are pinned. People who are not
    /// named stay where they are.
    pub places: Vec<(RegistrationId, u32, bool)>,
    /// People who sit together.
    pub together: Vec<Vec<RegistrationId>>,
    /// Pairs who never sit together.
    pub apart: Vec<(RegistrationId, RegistrationId)>,
    /// All tables that are locked.
    pub locked: BTreeSet<u32>,
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// No such event or seating in the organiser's organisation.
    #[error("no such seating")]
    NotFound,
    /// Somebody else changed the seating in between.
    #[error("changed in between")]
    Changed,
    /// A person or a table that is not there.
    #[error("no such person or table")]
    Unknown,
    /// A move out of or into a locked table.
    #[error("table {0} is locked")]
    Locked(u32),
    /// The seating crate refuses the people or the tables.
    #[error("refused: {0}")]
    Refused(#[from] entaku_seating::Refusal),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Changes the event's current seating. A draft is changed as it is; a published seating stays,
/// and the change begins a new draft. Where nothing changes nothing is written, and the seating
/// comes back as it was seen.
///
/// # Errors
/// See [`EditError`]; nothing is written then.
pub async fn edit(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    seen: Seen,
    change: &Change,
) -> Result<Seating, EditError> {
    let transaction = world.db.write().await?;
    let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(EditError::NotFound)?;
    let current = super::current(&transaction, event).await?.ok_or(EditError::NotFound)?;
    if (current.number, current.version) != (seen.number, seen.version) {
        return Err(EditError::Changed);
    }
    let all = registrations::of_event(&transaction, event).await?;
    let mut changed = apply(&transaction, current.clone(), &all, change).await?;
    store::number_seats(&mut changed.places, &all);
    if changed == current {
        return Ok(current);
    }
    rejudge(&transaction, organiser, &mut changed, all).await?;
    changed.updated_at = world.now();
    if changed.state == SeatingState::Published {
        let draft = Seating {
            id: world.new_id(),
            state: SeatingState::Draft,
            created_at: world.now(),
            created_by: organiser.id,
            published_at: None,
            version: 1,
            ..changed
        };
        changed = store::insert(world, &lock, organiser, draft, Action::ChangeSeating).await?;
    } else {
        if !seatings::update(&lock, &changed, seen.version).await? {
            return Err(EditError::Changed);
        }
        changed.version += 1;
        store::note(world, &transaction, organiser, &changed, Action::ChangeSeating).await?;
    }
    db::commit(transaction).await?;
    Ok(changed)
}

async fn apply(
    c: &impl Connection,
    mut seating: Seating,
    all: &[Registration],
    change: &Change,
) -> Result<Seating, EditError> {
    let absent = seating.settings.absent.clone();
    let confirmed = |id: &RegistrationId| all.iter().any(|person| person.id == *id && person.status.has_seat());
    let takes_part = |id: &RegistrationId| !absent.contains(id) && confirmed(id);
    match change {
        Change::Tables { moves, pinned, locked } => {
            if locked.iter().any(|table| !(1..=seating.tables).contains(table)) {
                return Err(EditError::Unknown);
            }
            seating.settings.locked = locked.iter().copied().collect();
            for place in &mut seating.places {
                place.pinned = pinned.contains(&place.registration);
            }
            for (id, table) in moves {
                if !takes_part(id) {
                    return Err(EditError::Unknown);
                }
                move_one(&mut seating, *id, *table)?;
            }
        }
        Change::Together(a, b) | Change::Apart(a, b) => {
            if a == b || !takes_part(a) || !takes_part(b) {
                return Err(EditError::Unknown);
            }
            forget(&mut seating.settings, *a, *b);
            match change {
                Change::Together(..) => seating.settings.together.push(vec![*a, *b]),
                _ => seating.settings.apart.push((*a, *b)),
            }
        }
        Change::Whole(whole) => lay_out(&mut seating, whole, &takes_part)?,
        Change::Forget(a, b) => forget(&mut seating.settings, *a, *b),
        Change::Restore(number) => {
            let earlier = seatings::by_number(c, seating.event, *number).await?.ok_or(EditError::NotFound)?;
            seating.tables = earlier.tables;
            seating.settings = earlier.settings;
            seating.places = earlier.places.into_iter().filter(|place| confirmed(&place.registration)).collect();
        }
    }
    Ok(seating)
}

fn move_one(seating: &mut Seating, id: RegistrationId, table: u32) -> Result<(), EditError> {
    if !(1..=seating.tables).contains(&table) {
        return Err(EditError::Unknown);
    }
    let from = seating.place_of(id).map(|place| place.table);
    if let Some(locked) = seating.settings.locked.iter().find(|locked| **locked == table || Some(**locked) == from) {
        return Err(EditError::Locked(*locked));
    }
    match seating.places.iter_mut().find(|place| place.registration == id) {
        Some(place) => (place.table, place.pinned) = (table, true),
        None => seating.places.push(Place { registration: id, table, seat: 0, pinned: true }),
    }
    Ok(())
}

fn lay_out(
    seating: &mut Seating,
    whole: &Whole,
    takes_part: &dyn Fn(&RegistrationId) -> bool,
) -> Result<(), EditError> {
    let is_table = |table: &u32| (1..=seating.tables).contains(table);
    let named: HashSet<RegistrationId> = whole.places.iter().map(|(id, ..)| *id).collect();
    let ruled = whole.together.iter().flatten().chain(whole.apart.iter().flat_map(|(a, b)| [a, b]));
    let known = named.iter().chain(ruled).all(takes_part) && whole.apart.iter().all(|(a, b)| a != b);
    let tables = whole.places.iter().map(|(_, table, _)| table).chain(&whole.locked).all(is_table);
    if !known || !tables || named.len() != whole.places.len() {
        return Err(EditError::Unknown);
    }
    seating.places.retain(|place| !named.contains(&place.registration));
    let places = whole.places.iter();
    seating.places.extend(places.map(|&(registration, table, pinned)| Place { registration, table, seat: 0, pinned }));
    let (together, apart) = wishes_of_absent(&seating.settings, whole);
    seating.settings.together = together.into_iter().filter(|group| group.len() > 1).collect();
    seating.settings.apart = apart;
    seating.settings.locked = whole.locked.iter().copied().collect();
    Ok(())
}

/// The wishes of the board with those about people who stay away: the board does not know of
/// them, and they may come after all.
#[allow(clippy::type_complexity)]
fn wishes_of_absent(
    settings: &SeatingSettings,
    whole: &Whole,
) -> (Vec<Vec<RegistrationId>>, Vec<(RegistrationId, RegistrationId)>) {
    let absent = |id: &RegistrationId| settings.absent.contains(id);
    let (mut together, mut apart) = (whole.together.clone(), whole.apart.clone());
    apart.extend(settings.apart.iter().filter(|(a, b)| absent(a) || absent(b)));
    for group in settings.together.iter().filter(|group| group.iter().any(absent)) {
        let present: Vec<_> = group.iter().filter(|id| !absent(id)).collect();
        if present.len() < 2 {
            together.push(group.clone());
        } else if let Some(kept) = together.iter_mut().find(|kept| present.iter().all(|id| kept.contains(id))) {
            kept.extend(group.iter().filter(|id| absent(id)));
        }
    }
    (together, apart)
}

fn forget(settings: &mut SeatingSettings, a: RegistrationId, b: RegistrationId) {
    settings.together.retain(|group| !(group.contains(&a) && group.contains(&b)));
    settings.apart.retain(|pair| *pair != (a, b) && *pair != (b, a));
}

/// Judges the tables anew: of those who sit and are confirmed.
async fn rejudge(
    c: &impl Connection,
    organiser: &Organiser,
    seating: &mut Seating,
    mut all: Vec<Registration>,
) -> Result<(), EditError> {
    all.retain(|person| person.status.has_seat() && seating.place_of(person.id).is_some());
    let settings = SeatingSettings { tables: TableRule::Tables(seating.tables), ..seating.settings.clone() };
    let asked = asked_of(c, organiser, all, &settings, &seating.places).await?;
    let judged = judge(&asked, asked.plan_of(&seating.places))?;
    seating.proof = asked.proof(judged.certificate);
    Ok(())
}
