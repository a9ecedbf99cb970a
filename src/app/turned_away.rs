//! Those who wait to be counted as turned away: all who stand here together are counted in one
//! transaction, that of the first.

use crate::domain::ids::EventId;
use crate::infra::db;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Those who wait to be counted, by event.
#[derive(Default)]
pub struct TurnedAway(Mutex<HashMap<EventId, Arc<Crowd>>>);

/// Those of one event.
#[derive(Default)]
struct Crowd {
    marks: Mutex<BTreeSet<String>>,
    /// Held by the one who counts them all.
    counting: tokio::sync::Mutex<()>,
}

impl TurnedAway {
    /// Counts the person of a mark, once, together with all who wait here: the first counts for
    /// everybody, with `count_all`.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn count(
        &self,
        event: EventId,
        mark: String,
        count_all: impl AsyncFnOnce(&BTreeSet<String>) -> db::Result<()>,
    ) -> db::Result<()> {
        let crowd = self.crowd(event);
        locked(&crowd.marks).insert(mark.clone());
        let _turn = crowd.counting.lock().await;
        let marks = locked(&crowd.marks).clone();
        if !marks.contains(&mark) {
            return Ok(());
        }
        // Where the one who counts goes away in the middle, the next one counts them again.
        let counted = count_all(&marks).await;
        locked(&crowd.marks).retain(|waiting| !marks.contains(waiting));
        counted
    }

    fn crowd(&self, event: EventId) -> Arc<Crowd> {
        let mut crowds = locked(&self.0);
        // Events at which nobody waits are forgotten.
        crowds.retain(|other, crowd| *other == event || Arc::strong_count(crowd) > 1);
        crowds.entry(event).or_default().clone()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
