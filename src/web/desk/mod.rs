//! The desk: the pages of organisers.

use crate::app::World;
use axum::Router;

/// The desk's pages, below `/desk`.
pub fn router() -> Router<World> {
    Router::new()
}
