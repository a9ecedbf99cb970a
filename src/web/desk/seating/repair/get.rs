//! The page as it is asked for, and as it answers.

use super::{RepairForm, RepairPage, view};
use crate::app::board::board;
use crate::app::seat::repair::Trade;
use crate::app::{World, board::BoardPage};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::web::components::fields::FieldError;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// What the page has to tell besides its data.
#[derive(Default)]
pub(super) struct RepairFeedback {
    pub typed: Option<RepairForm>,
    pub trade: Option<Trade>,
    pub refused: Option<(String, Vec<String>)>,
    pub errors: Vec<FieldError>,
}

/// The page before anything was asked.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let shown = match event_id(&event) {
        Ok(event) => show(&world, &page, &organiser, event, StatusCode::OK, RepairFeedback::default()).await,
        Err(error) => Err(error),
    };
    shown.map_err(|error| error.on(&page))
}

/// The page with what it has to tell. Without a seating there is nothing to repair: the seating
/// page says what to do.
pub(super) async fn show(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    status: StatusCode,
    telling: RepairFeedback,
) -> Result<Response, PageError> {
    let data = board(world, organiser, event, None).await?.ok_or(PageError::NotFound)?;
    let BoardPage { shown: Some(shown), .. } = &data else {
        return Ok(Redirect::to(&page.urls.desk_event_page(event, "seating")).into_response());
    };
    let typed = telling.typed.unwrap_or_else(|| RepairForm::of(shown));
    let RepairFeedback { trade, refused, errors, .. } = telling;
    let told = RepairPage { data: &data, shown, typed, trade, refused, errors };
    let title = page.t.get("repair-title");
    let shell = Shell::desk(&title, organiser).with_errors(told.refused.is_some() || !told.errors.is_empty());
    Ok(retry_soon(answer(status, page, &shell, || view::repair(page, &told))))
}
