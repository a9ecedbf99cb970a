//! `/desk/events/{event}/outlook`: 受付状況と見通し.

mod block;
mod picture;
mod view;
mod words;

pub(super) use block::block;

use super::event_id;
use crate::app::{World, outlook};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new().route("/events/{event}/outlook", get(show))
}

async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let found = outlook::outlook(&world, &organiser, event).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let outlook = found.ok_or_else(|| PageError::NotFound.on(&page))?;
    Ok(view::answered(&page, &organiser, &outlook))
}
