//! One field of the event's form.

use super::sentences::label;
use crate::domain::event_form::{EventField, EventForm, Place, SessionField};
use crate::web::components::fields::{FieldError, TextField, error_of};
use crate::web::context::Page;
use leptos::prelude::*;

/// What every field of the form is made of.
pub struct Fields<'a> {
    /// The page.
    pub page: &'a Page,
    /// What was typed.
    pub form: &'a EventForm,
    /// What is wrong.
    pub errors: &'a [FieldError],
}

/// How a field is typed.
#[derive(Clone, Copy)]
pub struct Kind {
    input: &'static str,
    mode: &'static str,
    rows: u32,
    class: &'static str,
}

/// One line of text.
pub const LINE: Kind = Kind { input: "text", mode: "text", rows: 0, class: "" };
/// A date and a time.
pub const TIME: Kind = Kind { input: "datetime-local", class: "field--medium", ..LINE };
/// A whole number.
pub const NUMBER: Kind = Kind { mode: "numeric", class: "field--short", ..LINE };
/// A web address.
pub const LINK: Kind = Kind { mode: "url", ..LINE };
/// A telephone number.
pub const PHONE: Kind = Kind { input: "tel", mode: "tel", class: "field--medium", ..LINE };
/// A mail address.
pub const MAIL: Kind = Kind { input: "email", mode: "email", class: "field--medium", ..LINE };

/// So many lines of text.
pub const fn lines(rows: u32) -> Kind {
    Kind { rows, ..LINE }
}

impl Fields<'_> {
    /// A field of the event.
    pub fn event(&self, field: EventField, kind: Kind, required: bool) -> AnyView {
        let name = self.page.t.get(&format!("event-field-{}", field.code()));
        self.field(Place::Event(field), name, &format!("event-hint-{}", field.code()), kind, required)
    }

    /// A field of a session.
    pub fn session(&self, number: usize, field: SessionField, kind: Kind, required: bool) -> AnyView {
        let name = self.page.t.get(&format!("event-field-session-{}", field.code()));
        let hint = format!("event-hint-session-{}", field.code());
        self.field(Place::Session(number, field), name, &hint, kind, required)
    }

    fn field(&self, place: Place, name: String, hint: &str, kind: Kind, required: bool) -> AnyView {
        let t = self.page.t;
        let id = place.name();
        // A browser without this kind of field shows what was typed to be put right; one that has
        // it would show nothing.
        let input =
            if kind.input == "datetime-local" && error_of(self.errors, &id).is_some() && !self.is_local_time(place) {
                "text"
            } else {
                kind.input
            };
        let error = error_of(self.errors, &id);
        view! {
            <TextField t id=id label=name value=self.form.at(place).to_owned() required=required hint=t.find(hint)
                error=error kind=input inputmode=kind.mode rows=kind.rows class=kind.class/>
        }
        .into_any()
    }

    fn is_local_time(&self, place: Place) -> bool {
        let typed = self.form.at(place);
        typed.is_empty() || self.page.dates.parse_field(typed).is_some()
    }

    /// The sentence of a field, and its name where it stands alone.
    pub fn error(&self, field: EventField) -> Option<String> {
        error_of(self.errors, field.code())
    }

    /// What a field is called.
    pub fn label(&self, field: EventField) -> String {
        label(self.page.t, Place::Event(field))
    }
}
