//! The life of a registration: which act leads from which state to which. Nothing else makes a
//! state: a [`Standing`] comes from an act or from what is stored.
//!
//! | act | by | from | to |
//! |---|---|---|---|
//! | admit | the registrant, staff, a roster | nothing | confirmed |
//! | cancel | an organiser | received, confirmed, on the waiting list, offered | cancelled |
//! | restore | an organiser | cancelled, while the event is not called off | confirmed |

use super::{Registration, RegistrationStatus, coded};
use crate::domain::event::EventStatus;
use chrono::{DateTime, Utc};
use std::ops::Deref;

coded! {
    /// What is done with a registration.
    Act {
        /// It is cancelled.
        Cancel = "cancel",
        /// Its cancellation is undone.
        Restore = "restore",
    }
}

/// Where a registration stands: read like a [`RegistrationStatus`], written by acts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing(RegistrationStatus);

impl Standing {
    /// Of a person who was given a seat and had no registration before.
    #[must_use]
    pub const fn admitted() -> Self {
        Self(RegistrationStatus::Confirmed)
    }

    /// As it is stored.
    #[must_use]
    pub fn stored(code: &str) -> Option<Self> {
        RegistrationStatus::from_code(code).map(Self)
    }

    /// Where the act leads; `None` where it cannot be done from here.
    #[must_use]
    pub const fn after(self, act: Act) -> Option<Self> {
        use RegistrationStatus::{Cancelled, Confirmed, Offered, Received, Waitlisted};
        match (act, self.0) {
            (Act::Cancel, Received | Confirmed | Waitlisted | Offered) => Some(Self(Cancelled)),
            (Act::Restore, Cancelled) => Some(Self(Confirmed)),
            _ => None,
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
    /// It does not begin here: for instance it was done already.
    #[error("{} does not begin at {}", .act.code(), .from.code())]
    NotFromHere {
        /// What was to be done.
        act: Act,
        /// Where the registration stands.
        from: RegistrationStatus,
    },
    /// The event is called off: nobody gets a seat any more.
    #[error("the event is called off")]
    EventCancelled,
}

/// What an act means for the seats of the event.
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
    /// The registration after the act, and what it means for the seats.
    ///
    /// # Errors
    /// See [`ActRefused`].
    pub fn after(&self, act: Act, event: EventStatus, now: DateTime<Utc>) -> Result<(Self, SeatChange), ActRefused> {
        let from = *self.status;
        let status = self.status.after(act).ok_or(ActRefused::NotFromHere { act, from })?;
        let seats = match (from.has_seat(), status.has_seat()) {
            (false, true) => SeatChange::Takes,
            (true, false) => SeatChange::Frees,
            _ => SeatChange::None,
        };
        if seats == SeatChange::Takes && event == EventStatus::Cancelled {
            return Err(ActRefused::EventCancelled);
        }
        let cancelled_at = (status == RegistrationStatus::Cancelled).then_some(now);
        Ok((Self { status, cancelled_at, updated_at: now, ..self.clone() }, seats))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RegistrationStatus::{Cancelled, Confirmed, Declined, Offered, Received, Waitlisted};

    #[test]
    fn every_act_from_every_state() {
        let after = |act: Act| -> Vec<_> {
            let all = RegistrationStatus::ALL.iter();
            all.filter_map(|from| Some((*from, Standing(*from).after(act)?.0))).collect()
        };
        let cancelled = [Received, Confirmed, Waitlisted, Offered].map(|from| (from, Cancelled));
        assert_eq!(after(Act::Cancel), cancelled);
        assert_eq!(after(Act::Restore), [(Cancelled, Confirmed)]);
        assert_eq!(Standing(Declined).after(Act::Cancel), None);
    }
}
