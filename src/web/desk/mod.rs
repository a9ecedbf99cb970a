//! The desk: the pages of organisers.

mod account;
mod events;
mod import;
mod invitation;
mod kept;
mod left_out;
mod look_around;
mod organisers;
mod outbox;
mod outlook;
mod papers;
mod password;
mod registrations;
mod rotation;
mod rules;
pub(in crate::web) mod seating;
mod sign_in;
mod to_invite;
mod waiting;

use crate::app::World;
use crate::domain::ids::EventId;
use crate::web::error::{PageError, not_found};
use axum::Router;
use axum::middleware::from_fn_with_state;

/// The desk's pages, below `/desk`.
pub fn router(world: World) -> Router<World> {
    Router::new()
        .merge(sign_in::router())
        .merge(account::router())
        .merge(password::router())
        .merge(invitation::router())
        .merge(organisers::router())
        .merge(outbox::router())
        .merge(papers::router())
        .merge(events::router())
        .merge(outlook::router())
        .merge(seating::router())
        .merge(rotation::router())
        .merge(rules::router())
        .merge(registrations::router())
        .merge(import::router())
        .merge(left_out::router())
        .merge(waiting::router())
        .merge(to_invite::router())
        .fallback(not_found)
        .layer(from_fn_with_state(world, look_around::look_around))
}

/// The event that an address names; an address that names none leads nowhere.
fn event_id(text: &str) -> Result<EventId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
