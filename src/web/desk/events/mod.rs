//! The organisation's events: list, overview, form, preview, and the steps from draft to the day.

mod edit;
mod form;
mod list;
mod new;
mod overview;
mod preview;
mod steps;

use crate::app::{World, events};
use crate::domain::event::{Event, EventStatus};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::Router;
use axum::routing::{get, post};
use chrono::{DateTime, Utc};

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/", get(list::get))
        .route("/events/new", get(new::get).post(new::post))
        .route("/events/{id}", get(overview::get))
        .route("/events/{id}/edit", get(edit::get).post(edit::post))
        .route("/events/{id}/preview", get(preview::get))
        .route("/events/{id}/copy", post(steps::copy))
        .route("/events/{id}/cancel", get(steps::ask_to_cancel).post(steps::cancel))
        .route("/events/{id}/publish", post(steps::publish))
        .route("/events/{id}/close", post(steps::close))
        .route("/events/{id}/reopen", post(steps::reopen))
}

/// The event of an address, or the page that says there is none.
async fn found(world: &World, page: &Page, organiser: &Organiser, id: &str) -> Result<Event, Failed> {
    let event = events::find(world, organiser, id).await.map_err(|e| PageError::from(e).on(page))?;
    event.ok_or_else(|| PageError::NotFound.on(page))
}

/// Where an event stands, in a word, and the class of its badge.
fn state(page: &Page, event: &Event, now: DateTime<Utc>) -> (String, &'static str) {
    if event.status == EventStatus::Draft {
        return (page.t.get("event-state-draft"), "badge badge--plain");
    }
    let availability = event.availability(now);
    let class = match availability.code() {
        "open" => "badge badge--good",
        "few-left" | "full" => "badge badge--warning",
        "cancelled" => "badge badge--bad",
        _ => "badge badge--plain",
    };
    (page.t.get(&format!("availability-{}", availability.code())), class)
}

/// When an event takes place: its first session, and how many more there are.
fn when(page: &Page, event: &Event) -> String {
    let sessions = &event.details.sessions;
    let Some(first) = sessions.iter().min_by_key(|session| session.starts_at) else { return String::new() };
    let span = page.dates.span(first.starts_at, first.ends_at);
    match sessions.len() {
        0 | 1 => span,
        many => page.t.with("event-when-and-more", [("first", span.into()), ("more", (many - 1).into())]),
    }
}
