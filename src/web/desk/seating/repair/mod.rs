//! 当日の組み直し: who is absent and how many tables there are, the trade between moves and mix,
//! and the offer to which the organiser agrees.

mod get;
mod offers;
mod people;
mod post;
mod view;

use super::Fields;
use crate::app::World;
use crate::app::board::{BoardPage, Shown};
use crate::app::seat::edit::Seen;
use crate::app::seat::repair::{Trade, Wish};
use crate::domain::ids::RegistrationId;
use crate::web::components::fields::FieldError;
use axum::Router;
use axum::routing::get;
use std::collections::BTreeSet;

/// `/events/{event}/seating/repair`.
pub(super) fn router() -> Router<World> {
    Router::new().route("/events/{event}/seating/repair", get(get::get).post(post::post))
}

/// What stands in the form.
#[derive(Clone, Debug, Default)]
struct RepairForm {
    /// Whose names are looked for.
    find: String,
    /// Who is ticked as absent.
    absent: BTreeSet<RegistrationId>,
    /// How many tables.
    tables: u32,
}

impl RepairForm {
    /// The form as the seating that stands has it.
    fn of(shown: &Shown) -> Self {
        let absent = shown.board.absent().map(|person| person.id).collect();
        Self { find: String::new(), absent, tables: shown.board.tables }
    }

    /// The form as it was posted. A number of tables that is none counts as 0.
    fn posted(fields: &Fields) -> Self {
        Self {
            find: fields.get("find").to_owned(),
            absent: fields.keyed("absent-").into_iter().map(|(id, _)| id).collect(),
            tables: fields.get("tables").parse().unwrap_or_default(),
        }
    }

    fn wish(&self) -> Wish {
        Wish { absent: self.absent.clone(), tables: self.tables }
    }
}

/// The page with what it has to tell.
struct RepairPage<'a> {
    /// The event and its seating.
    data: &'a BoardPage,
    /// The seating that stands.
    shown: &'a Shown,
    /// What stands in the form.
    typed: RepairForm,
    /// The trade, once it was asked for.
    trade: Option<Trade>,
    /// Why a request was refused: a heading and its sentences.
    refused: Option<(String, Vec<String>)>,
    /// Errors by field.
    errors: Vec<FieldError>,
}

impl RepairPage<'_> {
    /// Which seating the page shows.
    fn seen(&self) -> Seen {
        Seen { number: self.shown.board.number, version: self.shown.board.version }
    }
}
