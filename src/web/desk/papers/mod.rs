//! The papers of an event: the page that lists them, and the downloads.

pub mod download;
mod tables;
mod view;

use super::event_id;
use crate::app::{World, papers};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

/// `/events/{event}/papers` and below.
pub fn router() -> Router<World> {
    Router::new()
        .route("/events/{event}/papers", get(show))
        .route("/events/{event}/papers/tables", get(tables::get))
        .route("/events/{event}/papers/{file}", get(download::get))
}

/// The page that lists the papers.
async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let id = event_id(&event).map_err(|error| error.on(&page))?;
    let found = papers::overview(&world, &organiser, id).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let found = found.ok_or_else(|| PageError::NotFound.on(&page))?;
    let title = page.t.get("papers-title");
    let shell = Shell::desk(&title, &organiser);
    Ok(answer(StatusCode::OK, &page, &shell, || view::papers(&page, &found)))
}
