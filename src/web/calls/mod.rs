//! The door for what islands ask of the server (server functions): the same session, roles, limits
//! and origin check as for a form, before a function reads anything.

pub mod answer;

use super::context::Page;
use super::desk;
use super::session;
use crate::app::{World, sign_in};
use crate::domain::organiser::Organiser;
use crate::islands::call::{CallError, DESK};
use answer::{Answer, refused};
use axum::Router;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use leptos::prelude::provide_context;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;

/// Every server function of organisers who may edit. Not nested: leptos looks for a function by
/// its whole path.
pub fn router() -> Router<World> {
    Router::new().route(&format!("{DESK}/{{*function}}"), post(of_editor))
}

/// An organiser who may edit, as the caller of a server function.
struct Caller(Organiser);

impl FromRequestParts<World> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Response> {
        caller(parts, world).await.map(Self).map_err(|error| refused(&error))
    }
}

async fn caller(parts: &Parts, world: &World) -> Result<Organiser, CallError<()>> {
    let token = session::token(&parts.headers).ok_or(CallError::NotSignedIn)?;
    let organiser = sign_in::organiser_of(world, &token).await.map_err(|fault| {
        tracing::error!(error = %fault, "a caller could not be looked up");
        if fault.is_unavailable() { CallError::Busy } else { CallError::Failed }
    })?;
    let organiser = organiser.ok_or(CallError::NotSignedIn)?;
    if organiser.role.may_edit() { Ok(organiser) } else { Err(CallError::NotAllowed) }
}

/// Runs the function of the request's address, with what it asks in its context.
async fn of_editor(State(world): State<World>, page: Page, Caller(organiser): Caller, request: Request) -> Response {
    // leptos would name the address it did not find in words for programmers.
    if !server_fn_paths().any(|(path, _)| path == request.uri().path()) {
        return refused(&CallError::NotFound);
    }
    let context = move || {
        let answer = Answer::unread();
        provide_context(desk::seating::calls(&world, &page, &organiser, answer));
    };
    handle_server_fns_with_context(context, request).await.into_response()
}
