//! Taking in a roster: choose a file, look at what every row would become, take it in.
//!
//! **How the roster travels from the preview to 「取り込む」.** As the lines of its sheet in a hidden
//! field of the preview's own form, and is checked again from the beginning when it comes back, under
//! the headings that the organiser says. The other
//! way, a table of uploads, would keep personal data of people who may never be registered, and
//! would have to forget it in time. The file itself does not travel: what comes back is read by
//! nothing but the check.

mod aside;
mod columns;
mod get;
mod post;
mod preview;
mod sent;
mod sentences;
mod view;
mod words;

use crate::app::World;
use crate::web::limits;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/events/{event}/import", get(get::show).post(post::take))
        .route("/events/{event}/import/template.xlsx", get(get::template))
        .layer(DefaultBodyLimit::max(limits::REQUEST))
}
