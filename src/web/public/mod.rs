//! The pages of the public: events and applying.

use crate::app::World;
use axum::Router;

/// The public pages.
pub fn router() -> Router<World> {
    Router::new()
}
