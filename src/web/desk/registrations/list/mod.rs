//! The list, a page at a time. A page of the list is named by the 受付番号 at which it begins, which says
//! nothing of a person.

pub mod asked;
pub mod chosen;
mod columns;
mod counts;
mod export;
mod filter;
mod shown;
mod table;
mod view;

pub use export::get as export;

use self::asked::{Asked, LAST, SEARCH, address, encoded, shortened};
use crate::app::World;
use crate::app::registrations;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use axum_extra::extract::{Form, Query};
use serde::Deserialize;

pub async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
    RawQuery(query): RawQuery,
    cookies: CookieJar,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let (filter, sort) = (asked.filter(asked.text(&cookies)), asked.sort());
    let listing = registrations::list(&world, &organiser, event, &filter, sort, asked.turn()).await;
    let listing = listing.map_err(|fault| PageError::from(fault).on(&page))?;
    let listing = listing.ok_or_else(|| PageError::NotFound.on(&page))?;
    let address = address(&page, event, &filter, sort);
    let shown = shown::Shown {
        listing,
        filter,
        sort,
        address,
        columns: columns::chosen(&cookies),
        imported: asked.imported.parse().ok(),
        left_out: asked.left_out.parse().ok(),
        cancelled: asked.cancelled.parse().ok(),
    };
    let last =
        of_page(&world, &page.urls.desk_event_page(event, "registrations"), LAST, query.as_deref().unwrap_or_default());
    Ok((CookieJar::new().add(last), view::list(&page, &organiser, &shown)).into_response())
}

/// A cookie of this one page and of those below it, until the browser closes.
fn of_page(world: &World, path: &str, name: &'static str, value: &str) -> Cookie<'static> {
    Cookie::build((name, encoded(value)))
        .path(path.to_owned())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(world.settings.is_https())
        .build()
}

pub async fn search(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let path = page.urls.desk_event_page(event.id, "registrations");
    let filter = asked.filter(shortened(&asked.q));
    let target = address(&page, event.id, &filter, asked.sort());
    let cookie = of_page(&world, &path, SEARCH, &filter.text);
    Ok((CookieJar::new().add(cookie), Redirect::to(&target)).into_response())
}

/// Which columns were chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    column: Vec<String>,
}

/// Keeps the columns, and leads back to the list as it was.
pub async fn choose_columns(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    cookies: CookieJar,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let cookie = columns::kept(&chosen.column, world.settings.is_https());
    let back = asked::last(&page, event.id, &cookies);
    Ok((CookieJar::new().add(cookie), Redirect::to(&back)).into_response())
}
