//! What an event's overview is made of.

use crate::app::outlook::Outlook;
use crate::domain::event::Event;
use crate::domain::event_form::EventFault;
use crate::domain::event_life::NextStep;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use chrono::{DateTime, Utc};

/// What the page shows.
pub struct Overview<'a> {
    pub page: &'a Page,
    pub organiser: &'a Organiser,
    pub event: &'a Event,
    pub now: DateTime<Utc>,
    /// What is to be done next, the first thing first.
    pub next: Vec<NextStep>,
    /// How many people have no table.
    pub unseated: usize,
    /// What the event lacks before it can be published or reopened.
    pub missing: Vec<EventFault>,
    /// Whether a step was refused because of that.
    pub refused: bool,
    /// What the tables will be like, until there are some.
    pub outlook: Option<Outlook>,
    pub public_address: String,
    /// What has just been done, as a sentence.
    pub done: Option<String>,
}
