//! A paper as a download.

use crate::app::World;
use crate::app::papers::{self, FileKind, Paper, PaperError, PaperKind};
use crate::infra::export::content_disposition;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

/// `…/papers/by-table.xlsx` and its like.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, file)): Path<(String, String)>,
) -> Result<Response, Failed> {
    let event = super::event_id(&event).map_err(|error| error.on(&page))?;
    let named =
        file.split_once('.').and_then(|(kind, file)| Some((PaperKind::from_code(kind)?, FileKind::from_code(file)?)));
    let Some((kind, file)) = named else { return Err(PageError::NotFound.on(&page)) };
    match papers::export(&world, &organiser, event, kind, file, page.t).await {
        Ok(paper) => Ok(self::file(paper)),
        // The page says what is missing.
        Err(PaperError::NotSeated) => Ok(Redirect::to(&page.urls.desk_event_page(event, "papers")).into_response()),
        Err(error) => Err(PageError::from(error).on(&page)),
    }
}

impl From<PaperError> for PageError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::NotFound => Self::NotFound,
            PaperError::Heavy(error) => error.into(),
            PaperError::Database(fault) => fault.into(),
            PaperError::NotSeated | PaperError::File(_) => Self::Internal(Box::new(error)),
        }
    }
}

/// A paper as an answer that the browser saves.
pub fn file(paper: Paper) -> Response {
    let name = content_disposition(&paper.name, &paper.plain_name);
    let headers = [(CONTENT_TYPE, paper.file.media_type().to_owned()), (CONTENT_DISPOSITION, name)];
    (headers, paper.bytes).into_response()
}
