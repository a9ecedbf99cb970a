//! `/events/{code}`: an event's page and its calendar file.

mod facts;
mod view;

pub use view::event_view;

use super::rendered::Rendered;
use super::shown;
use crate::app::World;
use crate::app::event_calendar::{Reader, calendar as calendar_file};
use crate::app::shown::Shown;
use crate::web::context::Page;
use crate::web::error::Failed;
use crate::web::page::{Shell, html};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Shows the page.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Extension(rendered): Extension<Arc<Rendered<Shown>>>,
    Path(code): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let document = rendered.page(page.t.language(), &page.path, &shown, || {
        let shell = Shell::public(&shown.event.details.title);
        html(&page, &shell, || event_view(&page, &shown.event, shown.availability, false))
    });
    Ok(document.answer(&asked))
}

/// Answers with the calendar file, without a meeting address.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn calendar(State(world): State<World>, page: Page, Path(code): Path<String>) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let event = &shown.event;
    let file = calendar_file(&world, event, page.t, Reader::Public);
    let name = format!("attachment; filename=\"{}.ics\"", event.code);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], file)
        .into_response())
}
