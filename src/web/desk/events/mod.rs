//! The organisation's events: list, overview, form, preview, and the steps from draft to the day.

mod delete;
mod edit;
mod form;
mod list;
mod new;
mod overview;
mod picture;
mod preview;
mod steps;

use crate::app::{World, events};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::limits;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/", get(list::get))
        .route("/events/new", get(new::get).post(new::post))
        .route("/events/{id}", get(overview::get))
        .route("/events/{id}/edit", get(edit::get).post(edit::post))
        .route("/events/{id}/preview", get(preview::get))
        .merge(
            Router::new()
                .route("/events/{id}/picture", get(picture::get).post(picture::post))
                .layer(DefaultBodyLimit::max(limits::REQUEST)),
        )
        .route("/events/{id}/copy", post(steps::copy))
        .route("/events/{id}/cancel", get(steps::ask_to_cancel).post(steps::cancel))
        .route("/events/{id}/publish", post(steps::publish))
        .route("/events/{id}/close", post(steps::close))
        .route("/events/{id}/withdraw", post(steps::withdraw))
        .route("/events/{id}/delete", get(delete::ask).post(delete::delete))
        .route("/events/{id}/reopen", post(steps::reopen))
}

/// The event of an address, or the page that says there is none.
async fn found(world: &World, page: &Page, organiser: &Organiser, id: &str) -> Result<Event, Failed> {
    let event = events::find(world, organiser, id).await.map_err(|e| PageError::from(e).on(page))?;
    event.ok_or_else(|| PageError::NotFound.on(page))
}
