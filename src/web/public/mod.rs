//! The pages of the public: events and applying.

pub mod applied;
pub mod apply;
mod draw;
pub mod event;
mod feed;
mod found;
pub mod home;
mod listing;
mod manage;
mod notes;
mod rendered;

use crate::app::World;
use crate::app::show_events;
use crate::app::shown::{EventList, Shown};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::limits;
use axum::Extension;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use rendered::Rendered;
use std::sync::Arc;

/// The public pages.
pub fn router() -> Router<World> {
    Router::new()
        .route("/", get(home::get))
        .route("/events", get(listing::get))
        .route("/contact", get(notes::contact))
        .route("/privacy", get(notes::privacy))
        .route("/accessibility", get(notes::accessibility))
        .route("/feed.xml", get(feed::get))
        .route("/sitemap.xml", get(found::sitemap))
        .route("/robots.txt", get(found::robots))
        .route("/pictures/{name}", get(event::picture))
        .route("/events/{code}", get(event::get))
        .route("/events/{code}/calendar.ics", get(event::calendar))
        .route(
            "/events/{code}/apply",
            get(apply::get).post(apply::post).layer(DefaultBodyLimit::max(limits::APPLICATION)),
        )
        .route("/events/{code}/applied/{receipt}", get(applied::get))
        .route("/events/{code}/draw", get(draw::get))
        .route("/events/{code}/draw.json", get(draw::file))
        .route("/manage/{link}", get(manage::get).post(manage::post))
        .layer(Extension(Arc::<Rendered<Shown>>::default()))
        .layer(Extension(Arc::<Rendered<EventList>>::default()))
}

/// The event of an address; a draft is not found.
async fn shown(world: &World, page: &Page, code: &str) -> Result<Arc<Shown>, Failed> {
    show_events::by_code(world, code)
        .await
        .map_err(|fault| PageError::from(fault).on(page))?
        .ok_or_else(|| PageError::NotFound.on(page))
}
