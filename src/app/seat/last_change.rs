//! Who changed an event's seating last: for whoever was slower.

use crate::app::World;
use crate::domain::audit::{NotedBy, Record};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, audit, events};
use chrono::{DateTime, Utc};

/// The last change of the seating that the desk works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// 第何版.
    pub number: u32,
    /// The version since then.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// The organiser's name.
    pub by: Option<String>,
}

/// The last change; `None` where there is no seating, or the event is another organisation's.
///
/// # Errors
/// The database's.
pub async fn last_change(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<LastChange>> {
    let c = world.db.read();
    if events::by_id(c, organiser.organisation, event).await?.is_none() {
        return Ok(None);
    }
    let Some(seating) = super::current(c, event).await? else { return Ok(None) };
    let noted = audit::of_record(c, organiser.organisation, Record::Seating(seating.id)).await?;
    let by = noted.into_iter().rev().find_map(|entry| match entry.by {
        NotedBy::Organiser(name) => Some(name),
        _ => None,
    });
    Ok(Some(LastChange { number: seating.number, version: seating.version, at: seating.updated_at, by }))
}
