//! A forgotten password: asking for a link by mail, and setting a new password with it.

mod ask;
mod set;

use crate::app::World;
use axum::Router;
use axum::routing::get;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/password", get(ask::show).post(ask::ask))
        .route("/password/{token}", get(set::show).post(set::set))
}
