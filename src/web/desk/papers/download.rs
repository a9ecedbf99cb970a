//! A paper as a download.

use crate::app::World;
use crate::app::papers::{self, FileKind, Paper, PaperError, PaperKind, Portion};
use crate::infra::export::content_disposition;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use http_body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

/// `…/papers/by-table.xlsx` and its like.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, file)): Path<(String, String)>,
    method: Method,
) -> Result<Response, Failed> {
    let event = super::event_id(&event).map_err(|error| error.on(&page))?;
    let named =
        file.split_once('.').and_then(|(kind, file)| Some((PaperKind::from_code(kind)?, FileKind::from_code(file)?)));
    let Some((kind, file)) = named else { return Err(PageError::NotFound.on(&page)) };
    match papers::export(&world, &organiser, event, kind, (file, portion(&method)), page.t).await {
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

/// What a request asks for.
pub fn portion(method: &Method) -> Portion {
    if method == Method::HEAD { Portion::Head } else { Portion::Whole }
}

/// A paper as an answer that the browser saves.
pub fn file(paper: Paper) -> Response {
    let name = content_disposition(&paper.name, &paper.plain_name);
    let headers = [(CONTENT_TYPE, paper.file.media_type().to_owned()), (CONTENT_DISPOSITION, name)];
    let body = paper.bytes.map_or_else(|| Body::new(NotMade), Body::from);
    (headers, body).into_response()
}

/// The content of a file that was not made: nothing is known of its length, which would else be said to
/// be 0.
struct NotMade;

impl HttpBody for NotMade {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }
}
