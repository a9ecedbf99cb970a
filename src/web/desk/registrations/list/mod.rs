//! The list, a page at a time. What is searched for is a person's name, and names stay out of addresses, where
//! histories and logs keep them: the search is posted, kept in a cookie of this one page until
//! the browser closes, and used only where the address says that a search is on. Going back and
//! reloading then work as for any page. A page of the list is named by the 受付番号 at which it
//! begins, which says nothing of a person.

mod counts;
mod view;

use crate::app::World;
use crate::app::registrations;
use crate::domain::ids::EventId;
use crate::domain::registration::{RegistrationStatus, Source};
use crate::domain::registration_list::{Filter, Sort, Turn};
use crate::domain::text::tidy_line;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use axum_extra::extract::{Form, Query};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

/// The cookie with what is searched for.
const COOKIE: &str = "entaku_search";
/// The longest search, in characters.
const TEXT_MAX: usize = 60;

/// What is asked of the list: in its address, and (`q`) in its form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    profession: String,
    status: String,
    source: String,
    sort: String,
    /// The 受付番号 behind which the page begins.
    after: String,
    /// The 受付番号 before which the page ends.
    before: String,
    /// `1` where the search in the cookie is on.
    search: String,
    /// How many people an import has just taken in.
    imported: String,
}

pub async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
    cookies: CookieJar,
) -> Result<Response, Failed> {
    let event = event_id(&event).map_err(|error| error.on(&page))?;
    let text = if asked.search == "1" { kept(&cookies) } else { String::new() };
    let filter = Filter {
        text,
        profession: asked.profession.clone(),
        status: RegistrationStatus::from_code(&asked.status),
        source: Source::from_code(&asked.source),
    };
    let sort = Sort::from_code(&asked.sort).unwrap_or(Sort::Number);
    let turn = match (asked.after.parse(), asked.before.parse()) {
        (Ok(number), _) => Turn::After(number),
        (_, Ok(number)) => Turn::Before(number),
        _ => Turn::First,
    };
    let listing = registrations::list(&world, &organiser, event, &filter, sort, turn).await;
    let listing = listing.map_err(|fault| PageError::from(fault).on(&page))?;
    let listing = listing.ok_or_else(|| PageError::NotFound.on(&page))?;
    let address = address(&page, event, &filter, sort);
    let shown = view::Shown { listing, filter, sort, address, imported: asked.imported.parse().ok() };
    Ok(view::list(&page, &organiser, &shown))
}

/// The address of the first page of the list, with nothing that was typed.
fn address(page: &Page, event: EventId, filter: &Filter, sort: Sort) -> String {
    let search = if filter.key().is_empty() { "" } else { "1" };
    let parts = [
        ("profession", filter.profession.as_str()),
        ("status", filter.status.map(RegistrationStatus::code).unwrap_or_default()),
        ("source", filter.source.map(Source::code).unwrap_or_default()),
        ("sort", if sort == Sort::Number { "" } else { sort.code() }),
        ("search", search),
    ];
    let path = page.urls.desk_event_page(event, "registrations");
    parts.into_iter().filter(|(_, value)| !value.is_empty()).fold(path, |path, (name, value)| with(&path, name, value))
}

/// An address with one more part.
fn with(path: &str, name: &str, value: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{name}={}", encoded(value))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn kept(cookies: &CookieJar) -> String {
    let value = cookies.get(COOKIE).map(Cookie::value).unwrap_or_default();
    percent_decode_str(value).decode_utf8().map(|text| shortened(&text)).unwrap_or_default()
}

fn shortened(text: &str) -> String {
    tidy_line(text).chars().take(TEXT_MAX).collect()
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
    let filter = Filter {
        text: shortened(&asked.q),
        profession: asked.profession,
        status: RegistrationStatus::from_code(&asked.status),
        source: Source::from_code(&asked.source),
    };
    let sort = Sort::from_code(&asked.sort).unwrap_or(Sort::Number);
    let target = address(&page, event.id, &filter, sort);
    let cookie = Cookie::build((COOKIE, encoded(&filter.text)))
        .path(path)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(world.settings.is_https());
    Ok((CookieJar::new().add(cookie), Redirect::to(&target)).into_response())
}
