//! The signed-in organiser of a request.

use super::around::Around;
use super::client::ClientAddress;
use super::context::Page;
use super::error::PageError;
use crate::app::sign_in::{Entered, Visitor};
use crate::app::{Secret, World, sign_in};
use crate::domain::organiser::{Organiser, Role};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

/// The cookie that holds the session's token.
pub const COOKIE: &str = "entaku_session";
/// The cookie by which a browser is known at the next sign-in. It signs nobody in.
pub const DEVICE: &str = "entaku_device";

/// A signed-in organiser of any role, as an argument of a handler; for what is everybody's, the start
/// page. Without one the browser is sent to the
/// sign-in page; after signing in it comes back to the page it asked for.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Organiser);

/// A signed-in organiser whose role may see events, registrations and seatings.
#[derive(Clone, Debug)]
pub struct Reader(pub Organiser);

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
        let known = parts.extensions.get::<Arc<Around>>();
        if let Some(around) = known {
            if let Some(organiser) = &around.organiser {
                return Ok(Self(organiser.clone()));
            }
        } else if let Some(token) = token(&parts.headers) {
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

impl FromRequestParts<World> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Response> {
        with_role(parts, world, Role::may_read).await.map(Self)
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

/// Who tries to sign in.
pub struct Guest {
    address: IpAddr,
    device: Option<Secret>,
}

impl Guest {
    /// Who it is, for a use case.
    #[must_use]
    pub const fn visitor(&self) -> Visitor<'_> {
        Visitor { address: self.address, device: self.device.as_ref() }
    }
}

impl FromRequestParts<World> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Infallible> {
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, world).await?;
        let cookies = CookieJar::from_headers(&parts.headers);
        Ok(Self { address, device: cookies.get(DEVICE).map(|cookie| Secret::from_holder(cookie.value())) })
    }
}

/// The cookies of a browser in which somebody signed in.
pub fn entered(entered: &Entered, https: bool) -> CookieJar {
    CookieJar::new().add(cookie(COOKIE, &entered.session, https)).add(device(&entered.device, https))
}

/// The cookie by which a browser is known.
#[must_use]
pub fn device(token: &Secret, https: bool) -> Cookie<'static> {
    let mut cookie = cookie(DEVICE, token, https);
    // For as long as the browser keeps it; what it is worth ends in the database.
    cookie.make_permanent();
    cookie
}

/// A cookie that keeps a token in the browser until it is closed.
fn cookie(name: &'static str, token: &Secret, https: bool) -> Cookie<'static> {
    Cookie::build((name, token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(https)
        .build()
}
