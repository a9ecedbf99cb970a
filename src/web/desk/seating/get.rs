//! The page as it stands: the current seating, or an earlier one to look at.

use super::{Told, event_id, view};
use crate::app::{World, board};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::islands::{Frame, answer_with_islands};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::IntoAny;
use serde::Deserialize;
use std::sync::Arc;

/// What was done just before, as its redirect says.
pub(super) const DONE: [&str; 10] = [
    "released",
    "seated",
    "changed",
    "published",
    "paired",
    "restored",
    "unchanged",
    "repaired",
    "recounted",
    "advice",
];

/// What may stand behind the question mark.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
    view: String,
}

/// The current seating.
pub(super) async fn current(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let done = DONE.into_iter().find(|code| *code == asked.done);
    show(
        &world,
        &page,
        &organiser,
        &event,
        None,
        StatusCode::OK,
        Told { done, wall: asked.view == "wall", ..Told::default() },
    )
    .await
}

/// An earlier seating.
pub(super) async fn earlier(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, number)): Path<(String, String)>,
) -> Result<Response, Failed> {
    let Ok(number) = number.parse() else { return Err(PageError::NotFound.on(&page)) };
    show(&world, &page, &organiser, &event, Some(number), StatusCode::OK, Told::default()).await
}

/// The page with what it has to tell.
pub(super) async fn show(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &str,
    number: Option<u32>,
    status: StatusCode,
    told: Told,
) -> Result<Response, Failed> {
    let failed = |error: PageError| error.on(page);
    let id = event_id(event).map_err(failed)?;
    let data = board::board(world, organiser, id, number).await.map_err(|fault| failed(fault.into()))?;
    let data = data.ok_or_else(|| failed(PageError::NotFound))?;
    let shown = data.shown.as_ref().filter(|shown| shown.current);
    let title = page.t.get("seating-title");
    let has_errors = !told.errors.is_empty() || told.refused.is_some();
    let may_edit = organiser.role.may_edit();
    let bare = told.wall && data.shown.is_some();
    if (may_edit && shown.is_some()) || bare {
        let frame = Frame { title, has_errors, organiser: organiser.clone(), bare };
        let all = Arc::new((page.clone(), data, told));
        let view = move || {
            let (page, data, told) = &*all;
            view::seating(page, data, told, may_edit).into_any()
        };
        return Ok(retry_soon(answer_with_islands(world, status, page, frame, view).await));
    }
    let shell = Shell::desk(&title, organiser).with_errors(has_errors);
    Ok(retry_soon(answer(status, page, &shell, || view::seating(page, &data, &told, may_edit))))
}
