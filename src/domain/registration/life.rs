//! The life of a participation: which act leads from which state to which, and who may do it. Nothing
//! else makes a state: a [`Standing`] comes from an act or from what is stored.
//!
//! | act | by | from | to |
//! |---|---|---|---|
//! | apply | registrant, office | nothing, cancelled, declined | confirmed, received, on the waiting list |
//! | apply | registrant, office | lapsed | on the waiting list |
//! | draw | program | received | confirmed, on the waiting list |
//! | approve | office | received | confirmed, on the waiting list |
//! | decline | office | received, on the waiting list, offered, lapsed | declined |
//! | decline | registrant | offered | declined |
//! | promote | program, office | on the waiting list | confirmed |
//! | promote | office | lapsed | confirmed |
//! | offer | program, office | on the waiting list | offered |
//! | offer | office | lapsed | offered |
//! | accept | registrant, office | offered | confirmed |
//! | accept | office, by telephone | on the waiting list, lapsed | confirmed |
//! | lapse | program | offered | lapsed |
//! | cancel | registrant, office | received, on the waiting list, offered, lapsed, confirmed | cancelled |
//! | put back | office | confirmed | on the waiting list |
//! | restore | office | cancelled, declined | confirmed, received, on the waiting list |
//!
//! Where two states are possible, the act says which; what is possible is decided by
//! [`crate::domain::admission`]. Whoever enters the waiting list by applying or being restored gets a
//! new number in its order. While the event is called off no act is done: all stay as they stood.
//!
//! An act done again, on a state to which it leads, is told apart ([`ActRefused::Already`]): it gives
//! the same answer, and is no error. Of two acts that contradict each other the second is refused with
//! where the participation stands ([`ActRefused::NotFromHere`]).

use super::{Registration, RegistrationStatus};
use crate::domain::actor::Who;
use crate::domain::event_status::EventStatus;
use chrono::{DateTime, Utc};
use std::ops::Deref;

/// To what somebody is admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A seat.
    Seat,
    /// The waiting list.
    Wait,
}

/// What an application leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// A seat, or the waiting list.
    At(To),
    /// It is received: a draw or an organiser decides.
    Received,
}

/// What is done with a participation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The person applies, or applies again.
    Apply(Applied),
    /// The draw takes place.
    Draw(To),
    /// An organiser approves.
    Approve(To),
    /// It is not taken, or its offer is not.
    Decline,
    /// Somebody who waits gets a seat.
    Promote,
    /// Somebody who waits is offered a seat.
    Offer,
    /// A seat that was offered, or is offered by telephone, is accepted.
    Accept,
    /// The deadline of an offer passes.
    Lapse,
    /// It is cancelled.
    Cancel,
    /// Whoever has a seat is put back on the waiting list.
    PutBack,
    /// A cancellation, or that it was declined, is undone: as if the person applied now.
    Restore(Applied),
}

/// Who acts, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person.
    Registrant,
    /// An organiser, or a program that acts for one by a key.
    Office,
    /// Entaku by itself.
    Program,
}

impl From<Who> for By {
    fn from(who: Who) -> Self {
        match who {
            Who::Registrant(_) => Self::Registrant,
            Who::Organiser(_) | Who::ApiKey(_) => Self::Office,
            Who::Program => Self::Program,
        }
    }
}

impl To {
    const fn status(self) -> RegistrationStatus {
        match self {
            Self::Seat => RegistrationStatus::Confirmed,
            Self::Wait => RegistrationStatus::Waitlisted,
        }
    }
}

impl Act {
    /// The word in the database and in message ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Apply(_) => "apply",
            Self::Draw(_) => "draw",
            Self::Approve(_) => "approve",
            Self::Decline => "decline",
            Self::Promote => "promote",
            Self::Offer => "offer",
            Self::Accept => "accept",
            Self::Lapse => "lapse",
            Self::Cancel => "cancel",
            Self::PutBack => "put_back",
            Self::Restore(_) => "restore",
        }
    }

    /// Where the act leads.
    #[must_use]
    pub const fn target(self) -> RegistrationStatus {
        match self {
            Self::Apply(Applied::Received) | Self::Restore(Applied::Received) => RegistrationStatus::Received,
            Self::Apply(Applied::At(to)) | Self::Restore(Applied::At(to)) | Self::Draw(to) | Self::Approve(to) => {
                to.status()
            }
            Self::Decline => RegistrationStatus::Declined,
            Self::Promote | Self::Accept => RegistrationStatus::Confirmed,
            Self::Offer => RegistrationStatus::Offered,
            Self::Lapse => RegistrationStatus::Lapsed,
            Self::Cancel => RegistrationStatus::Cancelled,
            Self::PutBack => RegistrationStatus::Waitlisted,
        }
    }

    /// Who may do the act to somebody who stands here; nobody where it does not begin here.
    const fn by(self, from: RegistrationStatus) -> &'static [By] {
        use By::{Office, Program, Registrant};
        use RegistrationStatus::{Cancelled, Confirmed, Declined, Lapsed, Offered, Received, Waitlisted};
        match (self, from) {
            (Self::Apply(_), Cancelled | Declined)
            | (Self::Apply(Applied::At(To::Wait)), Lapsed)
            | (Self::Cancel, Received | Waitlisted | Offered | Lapsed | Confirmed)
            | (Self::Decline | Self::Accept, Offered) => &[Registrant, Office],
            (Self::Draw(_), Received) | (Self::Lapse, Offered) => &[Program],
            (Self::Promote | Self::Offer, Waitlisted) => &[Program, Office],
            (Self::Approve(_), Received)
            | (Self::Decline, Received | Waitlisted | Lapsed)
            | (Self::Promote | Self::Offer, Lapsed)
            | (Self::Accept, Waitlisted | Lapsed)
            | (Self::PutBack, Confirmed)
            | (Self::Restore(_), Cancelled | Declined) => &[Office],
            _ => &[],
        }
    }

    /// Whether whoever stands here has had the act done. That somebody applied says nothing of it: who
    /// applies twice is told so elsewhere.
    const fn is_done(self, at: RegistrationStatus) -> bool {
        use RegistrationStatus::{Confirmed, Received, Waitlisted};
        match self {
            Self::Apply(_) => false,
            Self::Draw(_) | Self::Approve(_) => matches!(at, Confirmed | Waitlisted),
            Self::Restore(_) => matches!(at, Confirmed | Received | Waitlisted),
            _ => self.target() as u8 == at as u8,
        }
    }
}

/// Where a participation stands: read like a [`RegistrationStatus`], written by acts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing(RegistrationStatus);

impl Standing {
    /// Of a person who applied and had no participation before.
    #[must_use]
    pub const fn applied(to: Applied) -> Self {
        Self(Act::Apply(to).target())
    }

    /// Of a person who was given a seat and had no participation before.
    #[must_use]
    pub const fn admitted() -> Self {
        Self::applied(Applied::At(To::Seat))
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(code: &str) -> Option<Self> {
        RegistrationStatus::from_code(code).map(Self)
    }

    /// Where the act leads.
    ///
    /// # Errors
    /// See [`ActRefused`].
    pub fn after(self, act: Act, by: By, event: EventStatus) -> Result<Self, ActRefused> {
        let from = self.0;
        let may = act.by(from);
        if may.is_empty() && act.is_done(from) {
            return Err(ActRefused::Already { act });
        }
        if event == EventStatus::Cancelled {
            return Err(ActRefused::EventCancelled);
        }
        if may.is_empty() {
            return Err(ActRefused::NotFromHere { act, from });
        }
        if may.contains(&by) { Ok(Self(act.target())) } else { Err(ActRefused::NotBy { act, from, by }) }
    }

    /// What it means for the seats that somebody who stood here stands there.
    #[must_use]
    pub const fn seats(self, after: Self) -> SeatChange {
        match (self.0.holds_seat(), after.0.holds_seat()) {
            (false, true) => SeatChange::Takes,
            (true, false) => SeatChange::Frees,
            _ => SeatChange::None,
        }
    }
}

impl Deref for Standing {
    type Target = RegistrationStatus;

    fn deref(&self) -> &RegistrationStatus {
        &self.0
    }
}

impl PartialEq<RegistrationStatus> for Standing {
    fn eq(&self, other: &RegistrationStatus) -> bool {
        self.0 == *other
    }
}

/// Why an act is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActRefused {
    /// It was done already: no error, and nothing to do.
    #[error("{} was done", .act.code())]
    Already {
        /// What was to be done.
        act: Act,
    },
    /// It does not begin here.
    #[error("{} does not begin at {}", .act.code(), .from.code())]
    NotFromHere {
        /// What was to be done.
        act: Act,
        /// Where the participation stands.
        from: RegistrationStatus,
    },
    /// Others may do it, not whoever acts.
    #[error("{} at {} is not for {by:?}", .act.code(), .from.code())]
    NotBy {
        /// What was to be done.
        act: Act,
        /// Where the participation stands.
        from: RegistrationStatus,
        /// Who acts.
        by: By,
    },
    /// The event is called off: all stand as they stood.
    #[error("the event is called off")]
    EventCancelled,
}

/// What an act means for the seats of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatChange {
    /// Nothing.
    None,
    /// One must be taken.
    Takes,
    /// One becomes free.
    Frees,
}

impl Registration {
    /// The registration after an act of the office, and what it means for the seats.
    ///
    /// # Errors
    /// See [`ActRefused`].
    pub fn after(&self, act: Act, event: EventStatus, now: DateTime<Utc>) -> Result<(Self, SeatChange), ActRefused> {
        self.after_by(act, By::Office, event, now)
    }

    /// The registration after the act, and what it means for the seats.
    ///
    /// # Errors
    /// See [`ActRefused`].
    pub fn after_by(
        &self,
        act: Act,
        by: By,
        event: EventStatus,
        now: DateTime<Utc>,
    ) -> Result<(Self, SeatChange), ActRefused> {
        let status = self.status.after(act, by, event)?;
        let seats = self.status.seats(status);
        let cancelled_at = (status == RegistrationStatus::Cancelled).then_some(now);
        Ok((Self { status, cancelled_at, updated_at: now, ..self.clone() }, seats))
    }
}

#[cfg(test)]
mod tests;
