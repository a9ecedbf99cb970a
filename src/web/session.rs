//! The signed-in organiser of a request.

use super::context::Page;
use super::error::PageError;
use crate::app::{Secret, World, sign_in};
use crate::domain::organiser::{Organiser, Role};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

/// The cookie that holds the session's token.
pub const COOKIE: &str = "entaku_session";

/// A signed-in organiser, as an argument of a handler. Without one the browser is sent to the
/// sign-in page; after signing in it comes back to the page it asked for.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Organiser);

/// A signed-in organiser whose role may change events, registrations and seatings.
#[derive(Clone, Debug)]
pub struct Editor(pub Organiser);

/// A signed-in organiser whose role may do everything, as inviting colleagues.
#[derive(Clone, Debug)]
pub struct Owner(pub Organiser);

impl FromRequestParts<World> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Response> {
        let Ok(page) = Page::from_request_parts(parts, world).await;
        if let Some(token) = token(&parts.headers) {
            match sign_in::organiser_of(world, &token).await {
                Ok(Some(organiser)) => return Ok(Self(organiser)),
                Ok(None) => {}
                Err(fault) => return Err(PageError::from(fault).on(&page).into_response()),
            }
        }
        let mut target = page.urls.sign_in();
        if parts.method == Method::GET {
            let back = percent_encoding::utf8_percent_encode(&page.path, percent_encoding::NON_ALPHANUMERIC);
            target = format!("{target}?back={back}");
        }
        Err(Redirect::to(&target).into_response())
    }
}

impl FromRequestParts<World> for Editor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Response> {
        with_role(parts, world, Role::may_edit).await.map(Self)
    }
}

impl FromRequestParts<World> for Owner {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Response> {
        with_role(parts, world, |role| role == Role::Owner).await.map(Self)
    }
}

async fn with_role(parts: &mut Parts, world: &World, may: impl Fn(Role) -> bool) -> Result<Organiser, Response> {
    let SignedIn(organiser) = SignedIn::from_request_parts(parts, world).await?;
    if may(organiser.role) {
        return Ok(organiser);
    }
    let Ok(page) = Page::from_request_parts(parts, world).await;
    Err(PageError::NotAllowed.on(&page).into_response())
}

/// The token in a request's cookie.
#[must_use]
pub fn token(headers: &HeaderMap) -> Option<Secret> {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| Secret::from_holder(cookie.value()))
}

/// Whether a request carries a session's cookie, of whatever value.
#[must_use]
pub fn has_cookie(headers: &HeaderMap) -> bool {
    token(headers).is_some()
}

/// The cookie that keeps a token in the browser until it is closed.
#[must_use]
pub fn cookie(token: &Secret, https: bool) -> Cookie<'static> {
    Cookie::build((COOKIE, token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(https)
        .build()
}
