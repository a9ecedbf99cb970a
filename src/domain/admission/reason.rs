//! Why somebody may not take a seat: data; the words for it are texts.

use super::{Of, Shut};
use chrono::{DateTime, Utc};

/// Why somebody may not take a seat now: the first that holds, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// People of this profession cannot apply.
    NotForThisProfession,
    /// Nobody can take one now.
    Shut(Shut),
    /// No seat is free.
    Full,
    /// No seat is free, and the waiting list is full too.
    WaitingListFull,
    /// The profession, or its group, has as many as it may have.
    FullFor(Of),
    /// The seats that are free are kept for others.
    KeptForOthers {
        /// For whom.
        sets: Vec<Of>,
        /// When a seat opens to this person, if nobody takes it before.
        until: DateTime<Utc>,
    },
    /// The seats that are free go to those who have waited.
    HeldForWaiting,
}

/// Who wants the same seats: a position on the waiting list is counted among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rivals {
    /// Everybody who waits.
    Everybody,
    /// Those of this set.
    Within(Of),
}

impl Reason {
    /// Among whom somebody who waits for this reason is counted: where the profession is full, a seat
    /// comes only from its own people.
    #[must_use]
    pub fn rivals(&self) -> Rivals {
        match self {
            Self::FullFor(of) => Rivals::Within(of.clone()),
            _ => Rivals::Everybody,
        }
    }
}
