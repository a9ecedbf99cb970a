//! Who is missing: the list to telephone, of one profession.

mod view;

use super::event_id;
use super::papers::download;
use crate::app::papers::FileKind;
use crate::app::{World, to_invite};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

/// `/events/{event}/to-invite` and its files.
pub fn router() -> Router<World> {
    Router::new().route("/events/{event}/to-invite", get(show)).route("/events/{event}/to-invite/{file}", get(save))
}

/// Of which profession, by its code.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    profession: String,
}

async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let found = to_invite::list(&world, &organiser, event, &asked.profession).await;
    let found = found.map_err(|fault| PageError::from(fault).on(&page))?;
    let found = found.ok_or_else(|| PageError::NotFound.on(&page))?;
    Ok(view::answered(&page, &organiser, &found))
}

async fn save(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    method: Method,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let file = file.strip_prefix("list.").and_then(FileKind::from_code);
    let file = file.ok_or_else(|| PageError::NotFound.on(&page))?;
    let paper =
        to_invite::export(&world, &organiser, event, &asked.profession, (file, download::portion(&method)), page.t)
            .await;
    paper.map(download::file).map_err(|error| PageError::from(error).on(&page))
}
