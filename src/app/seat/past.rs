//! Memory across events: who shared a table at earlier events of the organisation. People are
//! recognised by their mail address, the one thing they write the same each time.

use super::Asked;
use crate::domain::contact::MailAddress;
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::registration::Registration;
use crate::domain::seating::SeatingState;
use crate::infra::db::events::Held;
use crate::infra::db::{self, Connection, seatings};
use entaku_seating::PastPair;
use std::collections::{BTreeMap, HashMap};

/// The tables of one earlier event.
pub(in crate::app) struct PastTables {
    /// How many of the chosen events ago: 1 is the latest.
    events_ago: u32,
    /// The normalised mail addresses of those who sat at each table and did not cancel.
    tables: Vec<Vec<String>>,
}

/// Of an organisation's events that were seated those before this one.
pub(in crate::app) fn before(seated: &[Held], event: &Event) -> Vec<Held> {
    let earlier = |other: &&Held| other.id != event.id && event.starts_at().is_some_and(|at| other.starts_at < at);
    seated.iter().filter(earlier).cloned().collect()
}

/// The tables of the chosen ones among an organisation's seated events.
pub(in crate::app) async fn tables(
    c: &impl Connection,
    seated: &[Held],
    chosen: &[EventId],
) -> db::Result<Vec<PastTables>> {
    let chosen: Vec<_> = seated.iter().map(|event| event.id).filter(|id| chosen.contains(id)).collect();
    let met = seatings::met(c, &chosen).await?;
    let past = chosen.iter().zip(1..).map(|(id, events_ago)| {
        let own = || met.iter().filter(|met| met.event == *id);
        let is_published = own().any(|met| met.state == SeatingState::Published);
        let standing = if is_published { SeatingState::Published } else { SeatingState::Draft };
        let mut tables: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for met in own().filter(|met| met.state == standing) {
            tables.entry(met.table).or_default().push(met.mail.clone());
        }
        PastTables { events_ago, tables: tables.into_values().collect() }
    });
    Ok(past.collect())
}

impl Asked {
    /// Adds who shared a table before to the problem.
    pub(in crate::app) fn remember(&mut self, past: &[PastTables]) {
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
