//! A place as a decision sees it, read from the database. How much is read depends on the rules and on
//! the seats, never on how many have applied.

use crate::domain::admission::{self, Calendar, Holders, Member, Occupancy, Situation, Waiting, Way};
use crate::domain::event::Event;
use crate::domain::ids::PlaceId;
use crate::domain::place::{Participation, Place};
use crate::domain::profession::ProfessionList;
use crate::infra::db::{self, Connection, participations};
use chrono::{DateTime, Utc};

/// Where the mix has priority, so many of each profession who have waited longest are looked at for the
/// one with the fewest colleagues.
const LOOK_AT: u64 = 50;

/// A place with what a decision about it looks at.
pub struct State {
    /// The place.
    pub place: Place,
    /// Its rules, ready to decide.
    pub measure: admission::Place,
    /// Who has a seat.
    pub occupancy: Occupancy,
    /// The heads of the waiting list, in order, each with its participation.
    pub heads: Vec<(Waiting, Participation)>,
    /// When it takes people.
    pub calendar: Calendar,
}

impl State {
    /// Reads a place of an event; `None` where the event has no such place.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(
        c: &impl Connection,
        event: &Event,
        place: PlaceId,
        professions: &ProfessionList,
    ) -> db::Result<Option<Self>> {
        let Some(place) = event.places.iter().find(|one| one.id == place).cloned() else { return Ok(None) };
        let rules = event.rules_of(&place);
        let mixed = rules.prefer_mix && rules.tables > 0;
        let occupancy = if rules.quotas.is_empty() && !rules.prefer_mix {
            // Nobody asks who they are.
            Occupancy::of([Holders { people: place.taken, ..Holders::default() }])
        } else {
            Occupancy::of(participations::held(c, place.id, mixed).await?)
        };
        let heads = if place.waiting == 0 {
            Vec::new()
        } else {
            let codes: Vec<_> = professions.all().map(|profession| profession.code.as_str()).collect();
            participations::heads(c, place.id, &codes, if mixed { LOOK_AT } else { 1 }).await?
        };
        let heads = heads.into_iter().map(|(head, workplace)| (waiting(&head, workplace), head)).collect();
        let calendar = event.calendar_of(&place);
        Ok(Some(Self { measure: admission::Place::new(rules, professions), place, occupancy, heads, calendar }))
    }

    /// What is known of the place for somebody who comes this way.
    #[must_use]
    pub fn situation<'a>(&'a self, heads: &'a [Waiting], way: Way, now: DateTime<Utc>) -> Situation<'a> {
        Situation {
            occupancy: &self.occupancy,
            heads,
            waiting: self.place.waiting,
            drawn: self.place.drawn_at.is_some(),
            door: self.calendar.door(way, now),
            now,
        }
    }

    /// The heads of the waiting list.
    #[must_use]
    pub fn waiting(&self) -> Vec<Waiting> {
        self.heads.iter().map(|(waiting, _)| waiting.clone()).collect()
    }
}

fn waiting(head: &Participation, workplace: String) -> Waiting {
    let member = Member { profession: head.profession.clone(), workplace, linked: head.by_link };
    Waiting { order: head.wait_order.unwrap_or_default(), members: vec![member] }
}
