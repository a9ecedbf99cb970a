//! Reads what stands round a desk page before its handler is asked.

use super::kept;
use crate::app::{Secret, World, events, sign_in};
use crate::domain::organiser::Organiser;
use crate::infra::db;
use crate::web::around::Around;
use crate::web::session::token;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// Notes who is signed in and of which event the page is. Where the database cannot say, nothing is
/// noted: the page's own reading then fails, and is answered as such.
pub async fn look_around(State(world): State<World>, mut request: Request, next: Next) -> Response {
    let mut around = None;
    // A browser that holds no session's token is at nobody's desk.
    if let Some(token) = token(request.headers()) {
        let path = request.uri().path().to_owned();
        if let Ok(read) = read(&world, &token, &path).await {
            around = Some(Arc::new(read));
        } else {
            // The database cannot say: the page says so.
            return next.run(request).await;
        }
    }
    let is_signed_in = around.as_ref().is_some_and(|around| around.organiser.is_some());
    if let Some(around) = around {
        request.extensions_mut().insert(around);
    }
    if !is_signed_in && kept::is_form(&request) {
        return kept::ask_to_sign_in(&world, request).await;
    }
    next.run(request).await
}

async fn read(world: &World, token: &Secret, path: &str) -> db::Result<Around> {
    let organiser = sign_in::organiser_of(world, token).await?;
    let event = match &organiser {
        Some(organiser) => event(world, organiser, path).await?,
        None => None,
    };
    Ok(Around { organiser, event, now: world.now() })
}

/// The event that a path of the desk names.
async fn event(world: &World, organiser: &Organiser, path: &str) -> db::Result<Option<events::Glance>> {
    let named = path.strip_prefix("/events/").and_then(|rest| rest.split('/').next());
    match named.and_then(|id| id.parse().ok()) {
        Some(id) if organiser.role.may_read() => events::glance(world, organiser, id).await,
        _ => Ok(None),
    }
}
