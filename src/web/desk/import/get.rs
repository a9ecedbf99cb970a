use super::view;
use crate::app::papers::{FileKind, Paper};
use crate::app::{World, import};
use crate::web::context::Page;
use crate::web::desk::papers::download;
use crate::web::desk::registrations::{event_of, offered};
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

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
    let list = offered(&world, &page, &organiser).await?;
    let bytes = import::template(&list, page.t).map_err(|failed| PageError::Internal(Box::new(failed)).on(&page))?;
    let name = format!("{}.xlsx", page.t.get("template-file"));
    Ok(download::file(Paper { name, plain_name: "roster.xlsx".to_owned(), file: FileKind::Xlsx, bytes: Some(bytes) }))
}
