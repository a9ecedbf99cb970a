//! The page as it stands.

use super::{Told, view};
use crate::app::{World, change_rules};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Query;
use serde::Deserialize;

/// What the address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `change`: the rules have just been saved.
    done: String,
    /// How many who waited got a seat or an offer by it.
    given: String,
}

/// `GET`.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let saved = (asked.done == "change").then(|| asked.given.parse().unwrap_or_default());
    show(&world, &page, &organiser, &event, StatusCode::OK, Told { saved, ..Told::default() }).await
}

/// The page with what it has to tell.
pub(super) async fn show(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &str,
    status: StatusCode,
    told: Told,
) -> Result<Response, Failed> {
    let failed = |error: PageError| error.on(page);
    let id = event_id(event).map_err(failed)?;
    let found = change_rules::find(world, organiser, id).await.map_err(|fault| failed(fault.into()))?;
    let data = found.ok_or_else(|| failed(PageError::NotFound))?;
    let title = page.t.get("rules-title");
    let shell = Shell::desk(&title, organiser).with_errors(!told.errors.is_empty() || told.stored.is_some());
    let may_edit = organiser.role.may_edit();
    Ok(answer(status, page, &shell, || view::rules(page, &data, &told, may_edit)))
}
