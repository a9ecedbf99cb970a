//! Why somebody still waits, for the desk to say in one sentence.

use super::{Calendar, Held, Occupancy, Place, Reason, Rivals, Waiting};
use chrono::{DateTime, Utc};

/// Why somebody who waits has not been given a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No seat may be taken; of a group: not by all of them.
    NoSeat(Reason),
    /// A seat may be taken, but the program gives none.
    NotGiven(Held),
    /// A seat may be taken: it is given when the turn comes, which is next.
    Soon,
}

impl Place {
    /// Why this element still waits.
    #[must_use]
    pub fn why(&self, occupancy: &Occupancy, waiting: &Waiting, calendar: &Calendar, now: DateTime<Utc>) -> Why {
        if let Err(reason) = self.may_all_take(occupancy, &waiting.members, Ok(()), now) {
            return Why::NoSeat(reason);
        }
        match self.rules().gives(calendar, now) {
            Err(held) => Why::NotGiven(held),
            Ok(_) => Why::Soon,
        }
    }

    /// Among whom the position of this element is counted.
    #[must_use]
    pub fn rivals(&self, occupancy: &Occupancy, waiting: &Waiting, now: DateTime<Utc>) -> Rivals {
        match self.may_all_take(occupancy, &waiting.members, Ok(()), now) {
            Err(reason) => reason.rivals(),
            Ok(_) => Rivals::Everybody,
        }
    }
}
