//! The page as it stands.

use super::{RotationFeedback, event_id, view};
use crate::app::{World, rotate};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

/// What may stand behind the question mark.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RotationQuery {
    done: String,
    view: String,
    round: String,
}

/// The rotation, or one round of it for the hall's screen.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<RotationQuery>,
) -> Result<Response, Failed> {
    let wall = (asked.view == "wall").then(|| asked.round.parse().unwrap_or(1));
    let told = RotationFeedback { done: asked.done == "made", wall, ..RotationFeedback::default() };
    show(&world, &page, &organiser, &event, StatusCode::OK, told).await
}

/// The page with what it has to tell.
pub(super) async fn show(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &str,
    status: StatusCode,
    told: RotationFeedback,
) -> Result<Response, Failed> {
    let failed = |error: PageError| error.on(page);
    let id = event_id(event).map_err(failed)?;
    let data = rotate::page(world, organiser, id).await.map_err(|fault| failed(fault.into()))?;
    let data = data.ok_or_else(|| failed(PageError::NotFound))?;
    let title = page.t.get("rotation-title");
    let shell = Shell::desk(&title, organiser).with_errors(!told.errors.is_empty() || told.refused.is_some());
    // The screen of a hall: no menu, no clerk.
    let shell = shell.bare(told.wall.is_some() && data.shown.is_some());
    let may_edit = organiser.role.may_edit();
    Ok(retry_soon(answer(status, page, &shell, || view::rotation(page, &data, &told, may_edit))))
}
