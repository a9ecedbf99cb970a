//! The form of an event, shared by the pages that make one and change one.

mod fields;
mod sentences;
mod sessions;
mod view;

pub use sentences::errors;
pub use view::{FormPage, form_page};

use crate::domain::event_form::EventForm;
use crate::web::desk::kept::SHOW;

/// What a submit of the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Check and write.
    Save,
    /// The same page, filled: nothing is done yet.
    Show,
    /// The same page with one more session.
    AddSession,
    /// The same page without this session.
    RemoveSession(usize),
}

/// A submit of the form.
#[derive(Clone, Debug)]
pub struct Submit {
    /// What it asks for.
    pub act: Act,
    /// The hidden field `id`.
    pub id: String,
    /// The hidden field `like`: of which event the form began with.
    pub like: String,
    /// The hidden field `version`.
    pub version: u32,
    /// What was typed.
    pub form: EventForm,
}

impl Submit {
    /// The submit of names and values as a browser sends them.
    #[must_use]
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let value = |name| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        let act = match value("act") {
            _ if value(SHOW.0) == SHOW.1 => Act::Show,
            "add_session" => Act::AddSession,
            act => match act.strip_prefix("remove_session_").and_then(|number| number.parse().ok()) {
                Some(number) => Act::RemoveSession(number),
                None => Act::Save,
            },
        };
        let (id, like) = (value("id").to_owned(), value("like").to_owned());
        let version = value("version").parse().unwrap_or(0);
        let mut form = EventForm::from_pairs(pairs);
        match act {
            Act::Save | Act::Show => {}
            Act::AddSession => form.add_session(),
            Act::RemoveSession(number) => form.remove_session(number),
        }
        Self { act, id, like, version, form }
    }
}
