//! The routes of the style sheet, of the few files of `public/`, built into the program, and the browser
//! program's folder.

use super::context::Page;
use super::error::{Failed, PageError};
use super::style;
use crate::app::World;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::io::{self, ErrorKind};
use tower_http::services::ServeDir;

/// The routes of all assets; the browser's program is in the folder `pkg` of the site's folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/style.css", get(async || asset("text/css; charset=utf-8", FOR_GOOD, style::sheet().as_bytes())))
        .route(
            "/favicon.svg",
            get(async || asset("image/svg+xml", FOR_A_DAY, include_bytes!("../../public/favicon.svg"))),
        )
        .route(
            "/favicon.ico",
            get(async || asset("image/x-icon", FOR_A_DAY, include_bytes!("../../public/favicon.ico"))),
        )
        .route(
            "/apple-touch-icon.png",
            get(async || asset("image/png", FOR_A_DAY, include_bytes!("../../public/apple-touch-icon.png"))),
        )
        .nest("/pkg", Router::new().fallback(package))
}

/// The browser's program, compressed beforehand. A file whose name carries the hash of its content is
/// kept for good, any other is asked for again; what is no file is never kept.
async fn package(State(world): State<World>, page: Page, request: Request) -> Result<Response, Failed> {
    let folder = world.settings.server.site_dir.join("pkg");
    let is_hashed = request.uri().path().matches('.').count() > 1;
    let files = ServeDir::new(folder).append_index_html_on_directories(false);
    let found = files.precompressed_br().precompressed_gzip().try_call(request).await;
    let mut answer = found.map_err(|error| no_file(error).on(&page))?.map(Body::new);
    if answer.status() == StatusCode::OK || answer.status() == StatusCode::PARTIAL_CONTENT {
        let kept = HeaderValue::from_static(if is_hashed { FOR_GOOD } else { "no-cache" });
        answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    }
    Ok(answer)
}

/// A name that no file can have leads nowhere; what else goes wrong is the folder's.
fn no_file(error: io::Error) -> PageError {
    match error.kind() {
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            PageError::NotFound
        }
        _ => PageError::Internal(Box::new(error)),
    }
}

/// What changes its address with its content is kept for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// What keeps its address is asked for again the next day.
const FOR_A_DAY: &str = "public, max-age=86400";

fn asset(kind: &'static str, kept: &'static str, bytes: &'static [u8]) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes)
}
