//! Those for whom an import found no seat: the list to telephone.

mod view;

use super::event_id;
use crate::app::{World, left_out};
use crate::domain::event::Event;
use crate::domain::left_out::LeftOut;
use crate::domain::organiser::Organiser;
use crate::infra::export::{content_disposition, safe_name};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::{Editor, Reader};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
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
) -> Result<Response, Failed> {
    let (extension, kind) = match file.as_str() {
        "list.xlsx" => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "list.csv" => ("csv", "text/csv; charset=utf-8"),
        _ => return Err(PageError::NotFound.on(&page)),
    };
    let (event, people) = found(&world, &page, &organiser, &event).await?;
    let bytes = left_out::file(&event, &people, page.t, extension == "xlsx");
    let bytes = bytes.map_err(|failed| PageError::Internal(Box::new(failed)).on(&page))?;
    let noted = left_out::note_export(&world, &organiser, event.id, people.len()).await;
    noted.map_err(|fault| PageError::from(fault).on(&page))?;
    let name = safe_name(&format!("{}_{}", page.t.get("left-out-title"), event.details.title));
    let name = content_disposition(&format!("{name}.{extension}"), &format!("left-out.{extension}"));
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
