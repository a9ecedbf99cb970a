//! From the rows of the database to places.

use super::entity::place::Model;
use super::numbers::natural;
use super::rules::rules_of;
use super::{Fault, Result};
use crate::domain::ids::{PlaceId, SessionId};
use crate::domain::place::{Attendance, Place};

pub(super) fn place_of(row: Model) -> Result<Place> {
    let unreadable = || Fault::unreadable("place");
    let sessions = row.sessions.split_whitespace().map(|id| id.parse().map(SessionId));
    Ok(Place {
        id: PlaceId(row.id),
        title: row.title,
        attendance: Attendance::from_code(&row.attendance).ok_or_else(unreadable)?,
        sessions: sessions.collect::<std::result::Result<_, _>>().map_err(|_| unreadable())?,
        taken: natural(row.taken)?,
        waiting: natural(row.waiting)?,
        rules: rules_of(&row.rules, natural(row.capacity)?)?,
        seed_hash: row.seed_hash,
        drawn_at: row.drawn_at,
    })
}
