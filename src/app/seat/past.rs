//! Memory across events: who shared a table at earlier events of the organisation. People are
//! recognised by their mail address, the one thing they write the same each time.

use super::Asked;
use crate::domain::contact::MailAddress;
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::seating::SeatingState;
use crate::infra::db::{self, Connection, events, registrations, seatings};
use entaku_seating::PastPair;
use std::collections::{BTreeMap, HashMap};

/// The tables of one earlier event.
pub(super) struct PastTables {
    /// How many of the chosen events ago: 1 is the latest.
    events_ago: u32,
    /// The normalised mail addresses of those who sat at each table and did not cancel.
    tables: Vec<Vec<String>>,
}

/// The organisation's events before this one that were seated, the latest first.
///
/// # Errors
/// The database's.
pub async fn earlier_events(c: &impl Connection, organiser: &Organiser, event: &Event) -> db::Result<Vec<Event>> {
    let mut earlier = events::of_organisation(c, organiser.organisation).await?;
    earlier.retain(|other| other.id != event.id && other.starts_at() < event.starts_at());
    let seated = seatings::seated(c, earlier.iter().map(|other| other.id)).await?;
    earlier.retain(|other| seated.contains(&other.id));
    earlier.sort_by_key(|other| std::cmp::Reverse(other.starts_at()));
    Ok(earlier)
}

/// The tables of the chosen events of the organisation.
pub(super) async fn tables(
    c: &impl Connection,
    organiser: &Organiser,
    chosen: &[EventId],
) -> db::Result<Vec<PastTables>> {
    let mut found = Vec::new();
    for id in chosen {
        found.extend(events::by_id(c, organiser.organisation, *id).await?);
    }
    found.sort_by_key(|event| std::cmp::Reverse(event.starts_at()));
    let mut past = Vec::new();
    for (event, events_ago) in found.iter().zip(1..) {
        let published = seatings::in_state(c, event.id, SeatingState::Published).await?;
        let seating = match published {
            Some(published) => Some(published),
            None => seatings::in_state(c, event.id, SeatingState::Draft).await?,
        };
        let Some(seating) = seating else { continue };
        let people: HashMap<_, _> = registrations::of_event(c, event.id)
            .await?
            .into_iter()
            .filter(|person| person.status.has_seat())
            .filter_map(|person| Some((person.id, mail_of(&person)?)))
            .collect();
        let mut tables: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for place in &seating.places {
            tables.entry(place.table).or_default().extend(people.get(&place.registration).cloned());
        }
        past.push(PastTables { events_ago, tables: tables.into_values().collect() });
    }
    Ok(past)
}

impl Asked {
    /// Adds who shared a table before to the problem.
    pub(super) fn remember(&mut self, past: &[PastTables]) {
        let index: HashMap<_, _> =
            self.people.iter().enumerate().filter_map(|(index, person)| Some((mail_of(person)?, index))).collect();
        for event in past {
            for table in &event.tables {
                let mut here: Vec<usize> = table.iter().filter_map(|mail| index.get(mail).copied()).collect();
                here.sort_unstable();
                for (position, a) in here.iter().enumerate() {
                    let pairs = here[position + 1..].iter().filter(|b| *b != a);
                    self.problem.past.extend(pairs.map(|b| PastPair {
                        a: *a,
                        b: *b,
                        times: 1,
                        events_ago: Some(event.events_ago),
                    }));
                }
            }
        }
    }
}

fn mail_of(person: &Registration) -> Option<String> {
    person.applicant.mail.as_ref().map(MailAddress::normalised)
}
