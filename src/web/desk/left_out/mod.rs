//! Those for whom an import found no seat: the list to telephone.

mod view;

use super::event_id;
use super::papers::download;
use crate::app::papers::FileKind;
use crate::app::{World, left_out};
use crate::domain::event::Event;
use crate::domain::left_out::LeftOut;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::{Editor, Reader};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::Form;
use serde::Deserialize;

/// `/events/{event}/left-out` and its files.
pub fn router() -> Router<World> {
    Router::new()
        .route("/events/{event}/left-out", get(show).post(remove))
        .route("/events/{event}/left-out/{file}", get(download))
}

async fn found(world: &World, page: &Page, by: &Organiser, event: &str) -> Result<(Event, Vec<LeftOut>), Failed> {
    let event = event_id(event).map_err(|error| error.on(page))?;
    let found = left_out::list(world, by, event).await.map_err(|fault| PageError::from(fault).on(page))?;
    found.ok_or_else(|| PageError::NotFound.on(page))
}

async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let (event, people) = found(&world, &page, &organiser, &event).await?;
    Ok(view::list(&page, &organiser, &event, &people))
}

/// Who is taken off the list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Off {
    person: String,
}

async fn remove(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(off): Form<Off>,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    // A form that names nobody takes nobody off.
    let removed = left_out::remove(&world, &organiser, event, off.person.parse().ok()).await;
    removed.map_err(|fault| PageError::from(fault).on(&page))?.ok_or_else(|| PageError::NotFound.on(&page))?;
    Ok(Redirect::to(&page.urls.desk_event_page(event, "left-out")).into_response())
}

async fn download(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, file)): Path<(String, String)>,
    method: Method,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let file = file.strip_prefix("list.").and_then(FileKind::from_code);
    let file = file.ok_or_else(|| PageError::NotFound.on(&page))?;
    let paper = left_out::export(&world, &organiser, event, (file, download::portion(&method)), page.t).await;
    paper.map(download::file).map_err(|error| PageError::from(error).on(&page))
}
