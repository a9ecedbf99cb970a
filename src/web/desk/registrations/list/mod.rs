//! The list. What is searched for is a person's name, and names stay out of addresses, where
//! histories and logs keep them: the search is posted, kept in a cookie of this one page until
//! the browser closes, and used only where the address says that a search is on. Going back and
//! reloading then work as for any page.

mod counts;
mod view;

use crate::app::World;
use crate::app::registrations::{self, Filter, Sort};
use crate::domain::registration::RegistrationStatus;
use crate::domain::text::tidy_line;
use crate::web::context::Page;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError};
use crate::web::session::SignedIn;
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
    sort: String,
    /// `1` where the search in the cookie is on.
    search: String,
    /// How many people an import has just taken in.
    imported: String,
}

pub async fn show(
    State(world): State<World>,
    page: Page,
    SignedIn(organiser): SignedIn,
    Path(event): Path<String>,
    Query(asked): Query<Asked>,
    cookies: CookieJar,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let text = if asked.search == "1" { kept(&cookies) } else { String::new() };
    let filter = Filter {
        text,
        profession: asked.profession.clone(),
        status: RegistrationStatus::from_code(&asked.status),
        sort: Sort::from_code(&asked.sort).unwrap_or(Sort::Number),
    };
    let listing = registrations::list(&world, &organiser, event.id, &filter).await;
    let listing = listing.map_err(|fault| PageError::from(fault).on(&page))?;
    let listing = listing.ok_or_else(|| PageError::NotFound.on(&page))?;
    Ok(view::list(&page, &organiser, &listing, &filter, asked.imported.parse().ok()))
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
    SignedIn(organiser): SignedIn,
    Path(event): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let path = page.urls.desk_event_page(event.id, "registrations");
    let text = shortened(&asked.q);
    let mut target = path.clone();
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let on = if text.is_empty() { "" } else { "1" };
    let parts =
        [("profession", asked.profession.as_str()), ("status", &asked.status), ("sort", &asked.sort), ("search", on)];
    for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
        let sign = if target.contains('?') { '&' } else { '?' };
        target = format!("{target}{sign}{name}={}", encoded(value));
    }
    let cookie = Cookie::build((COOKIE, encoded(&text)))
        .path(path)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(world.settings.is_https());
    Ok((CookieJar::new().add(cookie), Redirect::to(&target)).into_response())
}
