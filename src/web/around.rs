//! What stands round a page of the desk: who is signed in, and which event the page belongs to. It is
//! read once a request, before the page's handler, so that every page of an event has the same head
//! and a refused one keeps the desk's frame.

use crate::app::events::Glance;
use crate::domain::organiser::Organiser;
use chrono::{DateTime, Utc};

/// What was read for the frame of a desk page.
#[derive(Clone, Debug)]
pub struct Around {
    /// Who is signed in.
    pub organiser: Option<Organiser>,
    /// The event whose page it is, where the organiser may see it.
    pub event: Option<Glance>,
    /// When the page was asked for.
    pub now: DateTime<Utc>,
}
