//! `/desk/events/{event}/admission` (受付方法): who gets a place, shown and changed.

mod effect;
mod fields;
mod form;
mod get;
mod post;
mod quotas;
mod view;
mod words;

use crate::app::World;
use crate::domain::rules_form::RulesForm;
use crate::web::components::fields::FieldError;
use axum::Router;
use axum::routing::get;

/// The page of this folder.
pub fn router() -> Router<World> {
    Router::new().route("/events/{event}/admission", get(get::get).post(post::post))
}

/// What the page tells besides its data: what was done, what is wrong, what was typed.
#[derive(Clone, Debug, Default)]
struct Told {
    /// That rules were saved just now, and how many who waited got a seat or an offer by it.
    saved: Option<u32>,
    /// What is wrong, by field.
    errors: Vec<FieldError>,
    /// What was typed, with the version of the event that it began with.
    typed: Option<(RulesForm, u32)>,
    /// The rules that somebody else saved in between, as a form.
    stored: Option<RulesForm>,
}
