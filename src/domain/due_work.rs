//! Due work (予定された処理): what the program does by itself at a time.

use super::ids::{DueWorkId, PlaceId, RegistrationId};
use super::registration::coded;
use chrono::{DateTime, Utc};

coded! {
    /// What is done.
    DueKind {
        /// An offer that nobody accepted lapses.
        LapseOffer = "lapse_offer",
        /// The places are drawn.
        Draw = "draw",
        /// Seats that were kept for a profession are open to all.
        OpenKept = "open_kept",
    }
}

/// Something to be done at a time. It is written in the transaction that causes it, and carried out
/// under the event's lock: by whoever takes the lock first after its time, or by the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueWork {
    /// Its identity.
    pub id: DueWorkId,
    /// What is to be done.
    pub kind: DueKind,
    /// At which place.
    pub place: PlaceId,
    /// For whom, where it is about one person.
    pub registration: Option<RegistrationId>,
    /// When.
    pub due_at: DateTime<Utc>,
}
