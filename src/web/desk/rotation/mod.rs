//! The rotation page of an event (席替え): the form, what is proven, and the tables of each round,
//! complete without a script.

mod form;
mod get;
mod people;
mod post;
mod proof;
mod rounds;
mod view;

use super::event_id;
use crate::app::World;
use crate::domain::ids::RegistrationId;
use crate::web::components::fields::FieldError;
use axum::Router;
use axum::routing::get;

/// `/events/{event}/rotation`.
pub fn router() -> Router<World> {
    Router::new().route("/events/{event}/rotation", get(get::get).post(post::post))
}

/// What the page tells besides its data: what was done, what is wrong, what was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct RotationFeedback {
    /// Whether rounds were made just now.
    pub done: bool,
    /// The round that alone is shown, large, for the screen of a hall.
    pub wall: Option<u32>,
    /// Errors of the form, by field.
    pub errors: Vec<FieldError>,
    /// Why a request was refused: a heading and its sentences.
    pub refused: Option<(String, Vec<String>)>,
    /// What was typed into the form.
    pub typed: Option<RotationForm>,
}

/// The form, to the letter.
#[derive(Clone, Debug, Default)]
pub(super) struct RotationForm {
    /// How many rounds.
    pub rounds: String,
    /// How many tables.
    pub tables: String,
    /// Who stays at one table.
    pub hosts: Vec<RegistrationId>,
    /// Which rounds are of one profession.
    pub alike: Vec<u32>,
    /// Whether the first round is the confirmed seating.
    pub from_seating: bool,
}
