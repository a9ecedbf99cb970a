//! The pages: axum handlers that ask a use case for what a page shows, hand it to a leptos
//! view, and answer with the HTML.

pub mod assets;
pub mod components;
pub mod context;
pub mod desk;
pub mod error;
pub mod language;
pub mod page;
pub mod public;
pub mod security;
pub mod session;
pub mod urls;

use crate::app::World;
use axum::Router;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// All pages of the site. Map requests through
/// [`language::take_language`] before they reach it.
pub fn router(world: World) -> Router {
    Router::new()
        .merge(public::router())
        .nest("/desk", desk::router())
        .merge(assets::router())
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(error::ready))
        .fallback(error::not_found)
        .layer(axum::middleware::from_fn_with_state(world.clone(), security::guard))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(error::panicked))
        .with_state(world)
}
