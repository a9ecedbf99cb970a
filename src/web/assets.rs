//! The style sheet and the few files of `public/`, built into the program, and the browser
//! program's folder.

use crate::app::World;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::LazyLock;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeader;

/// The layers of the style sheet, in their order.
static STYLE: LazyLock<String> = LazyLock::new(|| {
    [
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/components.css"),
        include_str!("../../style/pages.css"),
        include_str!("../../style/desk.css"),
        include_str!("../../style/seating.css"),
        include_str!("../../style/board.css"),
        include_str!("../../style/print.css"),
    ]
    .concat()
});

static STYLE_URL: LazyLock<String> = LazyLock::new(|| {
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(STYLE.as_bytes()));
    format!("/style.css?v={}", &hash[..12])
});

/// The address of the style sheet; it changes with its content, so that browsers keep it.
#[must_use]
pub fn style_url() -> &'static str {
    &STYLE_URL
}

/// The routes of all assets; the browser's program is in the folder `pkg` of `site`.
pub fn router(site: &Path) -> Router<World> {
    Router::new()
        .route("/style.css", get(async || asset("text/css; charset=utf-8", FOR_GOOD, STYLE.as_bytes())))
        .route(
            "/favicon.svg",
            get(async || asset("image/svg+xml", FOR_A_DAY, include_bytes!("../../public/favicon.svg"))),
        )
        .route(
            "/robots.txt",
            get(async || asset("text/plain; charset=utf-8", FOR_A_DAY, include_bytes!("../../public/robots.txt"))),
        )
        .nest_service("/pkg", package(site))
}

/// The browser's program, compressed beforehand; its address changes with its content.
fn package(site: &Path) -> SetResponseHeader<ServeDir, HeaderValue> {
    let files = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    SetResponseHeader::if_not_present(files, header::CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD))
}

/// What changes its address with its content is kept for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// What keeps its address is asked for again the next day.
const FOR_A_DAY: &str = "public, max-age=86400";

fn asset(kind: &'static str, kept: &'static str, bytes: &'static [u8]) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes)
}
