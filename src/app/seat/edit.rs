//! Changing tables by hand: moves, pins, locked tables, who sits together or apart. Every change
//! names the seating it was made on; where somebody else was quicker, nothing is written.

use super::{Asked, TRIES, asked_of, judge, store};
use crate::app::World;
use crate::app::heavy::{HeavyError, Patience};
use crate::domain::audit::Action;
use crate::domain::event::TableRule;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::seating::{Place, Seating, SeatingSettings, SeatingState};
use crate::infra::db::{self, Connection, EventLock, attendance, events, seatings};
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
    Tables {
        /// People and the numbers of their new tables.
        moves: Vec<(RegistrationId, u32)>,
        /// All who are to be pinned.
        pinned: HashSet<RegistrationId>,
        /// All tables that are to be locked.
        locked: BTreeSet<u32>,
    },
    /// A person is not pinned any more; nobody is, where none is named.
    Release(Option<RegistrationId>),
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
    /// There is no room for more heavy work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
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
    let patience = Patience::begin();
    for _ in 0..TRIES {
        let before = Edited::read(world.db.read(), organiser, event, seen, change).await?;
        if before.nothing_changes() {
            return Ok(before.current);
        }
        let (asked, plan) = (before.asked.clone(), before.asked.plan_of(&before.changed.places));
        let judged = world.heavy.run(&patience, move |_| judge(&asked, plan)).await??;
        let transaction = world.db.write().await?;
        let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(EditError::NotFound)?;
        let now = Edited::read(&transaction, organiser, event, seen, change).await?;
        // Somebody applied or cancelled meanwhile: what was judged are other people.
        if now.asked.input() != before.asked.input() || now.changed.places != before.changed.places {
            continue;
        }
        let proof = now.asked.proof(judged.certificate);
        let changed = store_change(world, &lock, organiser, seen, Seating { proof, ..now.changed }).await?;
        db::commit(transaction).await?;
        return Ok(changed);
    }
    Err(EditError::Changed)
}

/// A change before it is judged and stored.
struct Edited {
    /// The seating that stands.
    current: Seating,
    /// The seating as changed, with the proof of the one that stands.
    changed: Seating,
    /// Those who sit and are confirmed, at the tables as changed.
    asked: Asked,
}

impl Edited {
    async fn read(
        c: &impl Connection,
        organiser: &Organiser,
        event: EventId,
        seen: Seen,
        change: &Change,
    ) -> Result<Self, EditError> {
        events::by_id(c, organiser.organisation, event).await?.ok_or(EditError::NotFound)?;
        let current = super::current(c, event).await?.ok_or(EditError::NotFound)?;
        if (current.number, current.version) != (seen.number, seen.version) {
            return Err(EditError::Changed);
        }
        let mut people = attendance::to_seat(c, event, Some(current.id)).await?;
        let mut changed = apply(c, current.clone(), &people, change).await?;
        store::number_seats(&mut changed.places, &people);
        let seated = changed.places_by_person();
        people.retain(|person| person.takes_part() && seated.contains_key(&person.id));
        let settings = SeatingSettings { tables: TableRule::Tables(changed.tables), ..changed.settings.clone() };
        let asked = asked_of(c, organiser, people, &settings, &changed.places).await?;
        Ok(Self { current, changed, asked })
    }

    fn nothing_changes(&self) -> bool {
        self.changed == self.current
    }
}

/// Stores the change: a published seating stays, and the change begins a new draft.
async fn store_change(
    world: &World,
    lock: &EventLock<'_>,
    organiser: &Organiser,
    seen: Seen,
    mut changed: Seating,
) -> Result<Seating, EditError> {
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
        return Ok(store::insert(world, lock, organiser, draft, Action::ChangeSeating).await?);
    }
    if !seatings::update(lock, &changed, seen.version).await? {
        return Err(EditError::Changed);
    }
    changed.version += 1;
    store::note(world, lock.transaction(), organiser, &changed, Action::ChangeSeating).await?;
    Ok(changed)
}

async fn apply(
    c: &impl Connection,
    mut seating: Seating,
    all: &[Registration],
    change: &Change,
) -> Result<Seating, EditError> {
    let present: HashSet<_> = all.iter().filter(|person| person.takes_part()).map(|person| person.id).collect();
    let takes_part = |id: &RegistrationId| present.contains(id);
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
        Change::Whole(whole) => {
            let absent = all.iter().filter(|person| person.is_absent()).map(|person| person.id).collect();
            lay_out(&mut seating, whole, &takes_part, &absent)?;
        }
        Change::Release(whom) => {
            for place in seating.places.iter_mut().filter(|place| whom.is_none_or(|id| id == place.registration)) {
                place.pinned = false;
            }
        }
        Change::Forget(a, b) => forget(&mut seating.settings, *a, *b),
        Change::Restore(number) => {
            let earlier = seatings::by_number(c, seating.event, *number).await?.ok_or(EditError::NotFound)?;
            seating.tables = earlier.tables;
            seating.settings = earlier.settings;
            seating.places = earlier.places.into_iter().filter(|place| takes_part(&place.registration)).collect();
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
        Some(place) => place.table = table,
        None => seating.places.push(Place { registration: id, table, seat: 0, pinned: false }),
    }
    Ok(())
}

fn lay_out(
    seating: &mut Seating,
    whole: &Whole,
    takes_part: &dyn Fn(&RegistrationId) -> bool,
    absent: &HashSet<RegistrationId>,
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
    let (together, apart) = wishes_of_absent(&seating.settings, whole, absent);
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
    absent: &HashSet<RegistrationId>,
) -> (Vec<Vec<RegistrationId>>, Vec<(RegistrationId, RegistrationId)>) {
    let absent = |id: &RegistrationId| absent.contains(id);
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
