use super::view;
use crate::app::{World, import};
use crate::infra::export::content_disposition;
use crate::web::context::Page;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

pub async fn show(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    Ok(view::upload(StatusCode::OK, &page, &organiser, &event, None))
}

/// The roster to fill in.
pub async fn template(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    event_of(&world, &page, &organiser, &event).await?;
    let list = import::choices(&world, &organiser).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let bytes = import::template(&list, page.t).map_err(|failed| PageError::Internal(Box::new(failed)).on(&page))?;
    let name = content_disposition(&format!("{}.xlsx", page.t.get("template-file")), "roster.xlsx");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
