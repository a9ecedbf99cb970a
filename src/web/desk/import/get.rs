use super::view;
use crate::app::World;
use crate::web::context::Page;
use crate::web::desk::registrations::event_of;
use crate::web::error::Failed;
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
