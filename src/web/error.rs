//! What a person sees when something is not there or goes wrong, and what the operator's log
//! then says. A page never shows inner text.

use super::context::Page;
use super::page::{Shell, answer};
use crate::app::World;
use crate::app::heavy::HeavyError;
use crate::app::password::HashFailed;
use crate::infra::db::Fault;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use std::any::Any;
use std::error::Error;

/// Marks an answer that is for machines and stays as it is.
#[derive(Clone, Copy, Debug)]
pub struct ForMachines;

/// Why a page cannot be shown. Handlers return it through `?`.
#[derive(Debug)]
pub enum PageError {
    /// There is no such page, event or record, or it is another organisation's.
    NotFound,
    /// What was sent cannot be read.
    BadRequest,
    /// The request came from another site.
    Forbidden,
    /// The organiser's role does not allow it.
    NotAllowed,
    /// Too many requests.
    TooMany,
    /// More was sent than is taken.
    TooLarge,
    /// It was sent so slowly that it was given up.
    TooSlowSent,
    /// The address is not for this method.
    WrongMethod,
    /// What was sent is of a kind that the address does not take.
    WrongType,
    /// The answer took too long.
    TooSlow,
    /// The database cannot be reached just now.
    Unavailable(Fault),
    /// There is no room for more heavy work.
    Busy,
    /// A fault of ours, for the log.
    Internal(Box<dyn Error + Send + Sync>),
    /// A fault of ours that the log already has.
    Logged,
}

impl From<Fault> for PageError {
    fn from(fault: Fault) -> Self {
        if fault.is_unavailable() { Self::Unavailable(fault) } else { Self::Internal(Box::new(fault)) }
    }
}

impl From<HashFailed> for PageError {
    fn from(failed: HashFailed) -> Self {
        Self::Internal(Box::new(failed))
    }
}

/// After how many seconds a program may ask again for what is unavailable.
const SECONDS_TO_WAIT: &str = "10";

impl From<HeavyError> for PageError {
    fn from(error: HeavyError) -> Self {
        match error {
            HeavyError::Full => Self::Busy,
            HeavyError::Failed => Self::Internal(Box::new(error)),
        }
    }
}

/// A [`PageError`] with the page whose language it is told in: what handlers return.
pub struct Failed {
    page: Page,
    error: PageError,
}

impl PageError {
    /// This error told in the language of `page`.
    #[must_use]
    pub fn on(self, page: &Page) -> Failed {
        Failed { page: page.clone(), error: self }
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let (status, texts) = match &self.error {
            PageError::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            PageError::BadRequest => (StatusCode::BAD_REQUEST, "bad-request"),
            PageError::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            PageError::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed"),
            PageError::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
            PageError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            PageError::TooSlowSent => (StatusCode::REQUEST_TIMEOUT, "bad-request"),
            PageError::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong-method"),
            PageError::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad-request"),
            PageError::TooSlow => {
                tracing::error!("a page took too long");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            }
            PageError::Unavailable(fault) => {
                tracing::error!(error = %fault, "the database cannot be reached");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            }
            PageError::Busy => return retry_soon(error_page(StatusCode::SERVICE_UNAVAILABLE, &self.page, "busy")),
            PageError::Internal(fault) => {
                tracing::error!(error = %fault, "a page failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "server-error")
            }
            PageError::Logged => (StatusCode::INTERNAL_SERVER_ERROR, "server-error"),
        };
        let mut response = error_page(status, &self.page, texts);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(SECONDS_TO_WAIT));
        }
        response
    }
}

/// Says that a full house is to be asked again in a moment; leaves every other answer as it is.
pub fn retry_soon(mut response: Response) -> Response {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(SECONDS_TO_WAIT));
    }
    response
}

/// The page of an error; `texts` is the first part of its messages' ids.
fn error_page(status: StatusCode, page: &Page, texts: &str) -> Response {
    let t = page.t;
    let title = t.get(&format!("{texts}-title"));
    let text = t.get(&format!("{texts}-text"));
    // Whoever is signed in stays at the desk.
    let organiser = page.around.as_ref().and_then(|around| around.organiser.as_ref());
    let (shell, home, link) = match organiser {
        Some(organiser) => (Shell::desk(&title, organiser), page.urls.desk(), "desk-to-events"),
        None => (Shell::public(&title), page.urls.home(), "not-found-link"),
    };
    answer(status, page, &shell, || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{text}</p>
            <ul class="page-links"><li><a href=home>{t.get(link)}</a></li></ul>
        }
    })
}

/// The page for an address that is none.
pub async fn not_found(page: Page) -> Failed {
    PageError::NotFound.on(&page)
}

/// `/readyz`: the schema is up to date and a write would go through.
pub async fn ready(State(world): State<World>) -> Response {
    let mut response = match world.db.is_ready().await {
        Ok(true) => "ready\n".into_response(),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are pending\n").into_response(),
        Err(fault) => {
            tracing::error!(error = %fault, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "a write would not go through\n").into_response()
        }
    };
    response.extensions_mut().insert(ForMachines);
    response
}

/// The answer where a handler panicked, of which [`super::refusals::told`] makes a page; the
/// panic's text is only in the log.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
