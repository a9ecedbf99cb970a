//! When a place takes people, by the way in which they come.

use crate::domain::event_status::EventStatus;
use chrono::{DateTime, Utc};

/// The way in which somebody comes to a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By an application of one's own.
    Own,
    /// By the office: typed in, read from a roster, confirmed at the desk.
    Office,
    /// From the waiting list, by the program.
    Program,
}

/// Why nobody can come in this way now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// Applications begin later.
    NotYetOpen,
    /// They have ended.
    Closed,
    /// The event is called off.
    CalledOff,
    /// It has begun.
    Begun,
}

/// What says when a place takes people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// How far the event has come.
    pub status: EventStatus,
    /// 申込開始: from this time on.
    pub opens: DateTime<Utc>,
    /// 申込締切: before this time.
    pub closes: DateTime<Utc>,
    /// The begin of the place's first session.
    pub begins: DateTime<Utc>,
}

impl Calendar {
    /// Whether somebody can come in this way now. A time counts from itself on: valid before, over at it.
    ///
    /// # Errors
    /// Why not.
    pub fn door(&self, way: Way, now: DateTime<Utc>) -> Result<(), Shut> {
        if self.status == EventStatus::Cancelled {
            return Err(Shut::CalledOff);
        }
        let own = way == Way::Own;
        if own && (self.status == EventStatus::Draft || now < self.opens) {
            return Err(Shut::NotYetOpen);
        }
        if own && (self.status == EventStatus::Closed || now >= self.closes) {
            return Err(Shut::Closed);
        }
        if way != Way::Office && now >= self.begins {
            return Err(Shut::Begun);
        }
        Ok(())
    }
}
