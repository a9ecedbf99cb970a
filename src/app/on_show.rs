//! What the public is shown, kept for a moment: a public page may be up to a second old, and many
//! ask for the same one. What this process commits through [`super::World::commit`] is shown at once;
//! another process' changes are when the moment is over. What is decided about an application is
//! read under the event's lock and never from here.

use super::shown::{EventList, Shown};
use crate::domain::ids::OrganisationId;
use crate::domain::profession::ProfessionList;
use crate::infra::db;
use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

/// How old what is shown may be.
const KEPT_FOR: TimeDelta = TimeDelta::seconds(1);
/// So many events, and so many organisations' lists, are kept at once.
const KEPT: usize = 1_000;

/// What is kept.
pub struct OnShow {
    /// Events by their public code.
    pub(super) events: Kept<String, Shown>,
    /// The list of all public events.
    pub(super) list: Kept<(), EventList>,
    /// The professions of an organisation's forms.
    pub(super) professions: Kept<OrganisationId, ProfessionList>,
    /// The organisations' names as they were read last: for every page's foot, without a statement.
    pub(super) operators: RwLock<Arc<Vec<String>>>,
    /// Counts the changes that this process has committed.
    changes: AtomicU64,
}

impl Default for OnShow {
    fn default() -> Self {
        Self {
            events: Kept::new(KEPT),
            list: Kept::new(16),
            professions: Kept::new(KEPT),
            operators: RwLock::default(),
            changes: AtomicU64::new(0),
        }
    }
}

impl OnShow {
    /// Nothing that was read before is shown any more.
    pub(super) fn empty(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// This moment, by the clock and by what was committed so far.
    pub(super) fn moment(&self, at: DateTime<Utc>) -> Moment {
        Moment { at, changes: self.changes.load(Ordering::Acquire) }
    }
}

/// Values of one kind with when they were read.
pub(super) struct Kept<K, V>(Cache<K, (Moment, Arc<V>)>);

/// When something was read: by the clock, and after which changes.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    at: DateTime<Utc>,
    changes: u64,
}

impl Moment {
    /// Whether what was read at this moment may still be shown.
    fn holds(self, now: Self) -> bool {
        self.changes == now.changes && (self.at..self.at + KEPT_FOR).contains(&now.at)
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    fn new(most: usize) -> Self {
        Self(Cache::new(most))
    }

    /// The value that is kept, or what `read` gives. Nothing is kept where it gives nothing. `now`
    /// is taken before the reading begins: what is committed meanwhile makes it void.
    pub(super) async fn get(
        &self,
        now: Moment,
        key: K,
        read: impl Future<Output = db::Result<Option<V>>>,
    ) -> db::Result<Option<Arc<V>>> {
        if let Some((kept_at, value)) = self.0.get(&key)
            && kept_at.holds(now)
        {
            return Ok(Some(value));
        }
        let Some(value) = read.await?.map(Arc::new) else { return Ok(None) };
        self.0.insert(key, (now, value.clone()));
        Ok(Some(value))
    }
}
