//! The pages: axum handlers that ask a use case for what a page shows, hand it to a leptos
//! view, and answer with the HTML.

pub mod around;
pub mod assets;
mod body;
pub mod calls;
pub mod client;
pub mod components;
mod connections;
pub mod context;
pub mod desk;
pub mod error;
pub mod forgiving;
pub mod head;
pub mod islands;
pub mod language;
pub mod limits;
pub mod page;
pub mod public;
pub mod record;
pub mod refusals;
pub mod security;
mod serve;
pub mod session;
mod style;
pub mod upload;
pub mod urls;
mod watched;

pub use connections::Limits;
pub use serve::{serve, serve_within};

use crate::app::World;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// All pages of the site. Map requests through
/// [`language::take_language`] before they reach it.
pub fn router(world: World) -> Router {
    islands::prepare();
    let pages = Router::new()
        .merge(public::router())
        .nest("/desk", desk::router(world.clone()))
        .merge(calls::router())
        .merge(assets::router())
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(error::ready))
        .fallback(error::not_found)
        .layer(from_fn(forgiving::lead));
    guarded(pages, world)
}

/// Pages with all that stands between them and who asks. The last layer is the first that a
/// request comes to and the last that sees the answer: the headers, the log's line and the page
/// of a refusal stand round everything that may refuse.
pub fn guarded(pages: Router<World>, world: World) -> Router {
    pages
        .layer(DefaultBodyLimit::max(limits::FORM))
        .layer(from_fn(body::read_past))
        .layer(RequestBodyLimitLayer::new(limits::REQUEST))
        .layer(RequestBodyTimeoutLayer::new(limits::PAUSE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits::TIME))
        .layer(from_fn_with_state(world.clone(), security::guard))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(option_layer(limits::by_network(world.settings.server.rate_limit)))
        .layer(option_layer(limits::by_site(world.settings.server.rate_limit)))
        .layer(from_fn_with_state(world.clone(), refusals::told))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(world.clone(), security::headers))
        .layer(from_fn_with_state(world.clone(), record::record))
        .layer(from_fn_with_state(world.clone(), client::note))
        .with_state(world)
}
