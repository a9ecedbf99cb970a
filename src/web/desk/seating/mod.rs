//! The seating page of an event: the tables as cards, what is proven of them, and every change
//! an organiser makes by hand, without a script.

mod advice;
mod board;
pub(in crate::web::desk) mod cards;
mod certificate;
mod conflict;
mod forms;
mod get;
mod history;
mod post;
mod repair;
mod room;
mod tastes;
mod view;
pub(in crate::web::desk) mod words;

pub(in crate::web) use board::calls;

use super::event_id;
use crate::app::World;
use crate::app::seat::edit::Seen;
use crate::domain::ids::{EventId, RegistrationId};
use crate::web::components::fields::FieldError;
use crate::web::error::PageError;
use axum::Router;
use axum::routing::get;
use std::collections::HashMap;

/// `/events/{event}/seating` and below.
pub fn router() -> Router<World> {
    Router::new()
        .route("/events/{event}/seating", get(get::current).post(post::post))
        .route("/events/{event}/seating/{number}", get(get::earlier))
        .merge(repair::router())
}

/// What the page tells besides its data: what was done, what is wrong, what was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The code of what was done just now, for a sentence at the top.
    pub done: Option<&'static str>,
    /// Whether only the tables are shown, large, for the screen of a hall.
    pub wall: bool,
    /// Errors of the form that seats, by field.
    pub errors: Vec<FieldError>,
    /// Why a request was refused: a heading and its sentences.
    pub refused: Option<(String, Vec<String>)>,
    /// What was typed into the form that seats.
    pub typed: Option<SeatForm>,
    /// Moves that were asked for and not made: they are kept in the selects.
    pub wanted: HashMap<RegistrationId, u32>,
}

/// The form that seats, to the letter.
#[derive(Clone, Debug, Default)]
pub(super) struct SeatForm {
    /// `tables` or `seats`.
    pub rule: String,
    /// How many.
    pub number: String,
    /// Whether each table is to have a facilitator.
    pub facilitators: bool,
    /// Earlier events whose tablemates count as met.
    pub earlier: Vec<EventId>,
    /// What to do about topics: the wish's code.
    pub topics: String,
    /// What to do about years of experience: the wish's code.
    pub experience: String,
}

/// The fields of a posted form, in their order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of a field; empty where it is not there.
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The values of all fields `{prefix}{key}` whose key can be read.
    fn keyed<'a, K: std::str::FromStr>(&'a self, prefix: &str) -> Vec<(K, &'a str)> {
        let key = |field: &str| field.strip_prefix(prefix).and_then(|key| key.parse().ok());
        self.0.iter().filter_map(|(field, value)| Some((key(field)?, value.as_str()))).collect()
    }

    /// The seating that the sender saw.
    fn seen(&self) -> Result<Seen, PageError> {
        let number = |name| self.get(name).parse().map_err(|_| PageError::BadRequest);
        Ok(Seen { number: number("number")?, version: number("version")? })
    }
}
