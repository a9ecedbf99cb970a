//! What the public is shown of events.

use crate::domain::event::{Availability, Event};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// An event and what a registrant can do with it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The event.
    pub event: Event,
    /// What a registrant can do with it now.
    pub availability: Availability,
}

impl Shown {
    /// An event as it is now.
    #[must_use]
    pub fn at(event: &Event, now: DateTime<Utc>) -> Self {
        Self { event: event.clone(), availability: event.availability(now) }
    }
}

/// The public list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventList {
    /// Events that are not over: first those that take applications, then those that will, then
    /// the rest; among equals the earlier first.
    pub upcoming: Vec<Shown>,
    /// The organisations, the oldest first.
    pub organisations: Arc<Vec<String>>,
    /// Events that are over, the latest first.
    pub past: Vec<Shown>,
}
