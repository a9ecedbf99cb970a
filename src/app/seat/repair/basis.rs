//! What a repair is made from.

use super::{RepairError, Wish};
use crate::app::seat::edit::Seen;
use crate::app::seat::{Asked, asked_of, current};
use crate::domain::event::TableRule;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::{Seating, SeatingSettings};
use crate::infra::db::{Connection, events, registrations};
use entaku_seating::Problem;

/// The seating that stands, and who is to be seated now.
pub(super) struct Basis {
    /// The seating that stands.
    pub current: Seating,
    /// How the repaired seating is asked for.
    pub settings: SeatingSettings,
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
        events::by_id(c, organiser.organisation, event).await?.ok_or(RepairError::NotFound)?;
        let current = current(c, event).await?.ok_or(RepairError::NotFound)?;
        if (current.number, current.version) != (seen.number, seen.version) {
            return Err(RepairError::Stale);
        }
        let mut people = registrations::of_event(c, event).await?;
        people.retain(|person| person.status.has_seat());
        let absent = people.iter().map(|person| person.id).filter(|id| wish.absent.contains(id)).collect();
        let tables = TableRule::Tables(wish.tables);
        let settings = SeatingSettings { tables, absent, ..current.settings.clone() };
        let asked = asked_of(c, organiser, people, &settings, &current.places).await?;
        match asked.people.len() {
            0 => Err(RepairError::Nobody),
            people if wish.tables == 0 || wish.tables as usize > people => Err(RepairError::Tables { people }),
            _ => Ok(Self { current, settings, asked }),
        }
    }

    /// The problem in which moves count from the tables of now. Whoever sits at a table that goes
    /// has none.
    pub fn problem(&self) -> Problem {
        let tables = self.asked.problem.tables.count();
        let table = |number: u32| number.checked_sub(1).map(|table| table as usize).filter(|table| *table < tables);
        let people = self.asked.people.iter();
        let previous = people.map(|person| table(self.current.place_of(person.id)?.table)).collect();
        Problem { previous, ..self.asked.problem.clone() }
    }

    /// Whether a cancelled or absent person still has a place, or the wishes differ from those of
    /// the seating that stands.
    pub fn asks_for_a_change(&self) -> bool {
        let gone = |id| !self.asked.people.iter().any(|person| person.id == id);
        let before = &self.current.settings;
        self.current.tables as usize != self.asked.problem.tables.count()
            || before.absent != self.settings.absent
            || self.current.places.iter().any(|place| gone(place.registration))
    }

    /// The settings to store: the organiser's own rule for the tables, while their number is the
    /// same.
    pub fn settings_to_keep(&self) -> SeatingSettings {
        let same = self.settings.tables == TableRule::Tables(self.current.tables);
        let tables = if same { self.current.settings.tables } else { self.settings.tables };
        SeatingSettings { tables, ..self.settings.clone() }
    }
}
