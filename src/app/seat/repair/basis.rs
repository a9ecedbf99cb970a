//! What a repair is made from.

use super::{RepairError, Wish};
use crate::app::seat::edit::Seen;
use crate::app::seat::{Asked, asked_of, current};
use crate::domain::event::TableRule;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::seating::{MOST_SEATED, Seating, SeatingSettings};
use crate::infra::db::{Connection, attendance, events};
use entaku_seating::Problem;
use std::collections::HashSet;

/// The seating that stands, and who is to be seated now.
pub(super) struct Basis {
    /// The seating that stands.
    pub current: Seating,
    /// How the repaired seating is asked for.
    pub settings: SeatingSettings,
    /// Who is to be absent.
    pub absent: Vec<RegistrationId>,
    /// Whether these are others than those who are absent now.
    absence_changes: bool,
    /// The people with the organiser's rules; nobody is bound to a table but by these.
    pub asked: Asked,
}

impl Basis {
    /// Reads it; `seen` must be the seating that stands.
    pub async fn read(
        c: &impl Connection,
        organiser: &Organiser,
        event: EventId,
        seen: Seen,
        wish: &Wish,
    ) -> Result<Self, RepairError> {
        let found = events::by_id(c, organiser.organisation, event).await?.ok_or(RepairError::NotFound)?;
        // Before anybody is read.
        if found.seats_taken as usize > MOST_SEATED {
            return Err(RepairError::TooMany { people: found.seats_taken as usize });
        }
        let current = current(c, event).await?.ok_or(RepairError::NotFound)?;
        if (current.number, current.version) != (seen.number, seen.version) {
            return Err(RepairError::Stale);
        }
        let mut people = attendance::to_seat(c, event, None).await?;
        let changes = people.iter().any(|person| person.is_absent() != wish.absent.contains(&person.id));
        let absent: Vec<_> = people.iter().map(|person| person.id).filter(|id| wish.absent.contains(id)).collect();
        people.retain(|person| !wish.absent.contains(&person.id));
        for person in &mut people {
            person.absent_at = None;
        }
        let tables = TableRule::Tables(wish.tables);
        let settings = SeatingSettings { tables, ..current.settings.clone() };
        let asked = asked_of(c, organiser, people, &settings, &current.places).await?;
        match asked.people.len() {
            0 => Err(RepairError::Nobody),
            people if wish.tables == 0 || wish.tables as usize > people => Err(RepairError::Tables { people }),
            _ => Ok(Self { current, settings, asked, absent, absence_changes: changes }),
        }
    }

    /// The problem in which moves count from the tables of now. Whoever sits at a table that goes
    /// has none.
    pub fn problem(&self) -> Problem {
        let tables = self.asked.problem.tables.count();
        let table = |number: u32| number.checked_sub(1).map(|table| table as usize).filter(|table| *table < tables);
        let seated = self.current.places_by_person();
        let people = self.asked.people.iter();
        let previous = people.map(|person| table(seated.get(&person.id)?.table)).collect();
        Problem { previous, ..self.asked.problem.clone() }
    }

    /// Whether a cancelled or absent person still has a place, or the wishes differ from those of
    /// the seating that stands.
    pub fn asks_for_a_change(&self) -> bool {
        let here: HashSet<_> = self.asked.people.iter().map(|person| person.id).collect();
        self.current.tables as usize != self.asked.problem.tables.count()
            || self.absence_changes
            || self.current.places.iter().any(|place| !here.contains(&place.registration))
    }

    /// The settings to store: the organiser's own rule for the tables, while their number is the
    /// same.
    pub fn settings_to_keep(&self) -> SeatingSettings {
        let same = self.settings.tables == TableRule::Tables(self.current.tables);
        let tables = if same { self.current.settings.tables } else { self.settings.tables };
        SeatingSettings { tables, ..self.settings.clone() }
    }
}
