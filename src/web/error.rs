//! What a person sees when something is not there or goes wrong, and what the operator's log
//! then says. A page never shows inner text.

use super::context::Page;
use super::page::{Shell, answer};
use crate::app::World;
use crate::app::password::HashFailed;
use crate::infra::db::Fault;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use std::any::Any;
use std::error::Error;

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
    /// The answer took too long.
    TooSlow,
    /// A fault of ours, for the log.
    Internal(Box<dyn Error + Send + Sync>),
}

impl From<Fault> for PageError {
    fn from(fault: Fault) -> Self {
        Self::Internal(Box::new(fault))
    }
}

impl From<HashFailed> for PageError {
    fn from(failed: HashFailed) -> Self {
        Self::Internal(Box::new(failed))
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
            PageError::TooSlow => {
                tracing::error!("a page took too long");
                (StatusCode::SERVICE_UNAVAILABLE, "server-error")
            }
            PageError::Internal(fault) => {
                tracing::error!(error = %fault, "a page failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "server-error")
            }
        };
        error_page(status, &self.page, texts)
    }
}

/// The page of an error; `texts` is the first part of its messages' ids.
fn error_page(status: StatusCode, page: &Page, texts: &str) -> Response {
    let t = page.t;
    let title = t.get(&format!("{texts}-title"));
    let text = t.get(&format!("{texts}-text"));
    let home = page.urls.home();
    answer(status, page, &Shell::public(&title), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{text}</p>
            <p><a href=home>{t.get("not-found-link")}</a></p>
        }
    })
}

/// The page for an address that is none.
pub async fn not_found(page: Page) -> Failed {
    PageError::NotFound.on(&page)
}

/// `/readyz`: the database answers and its schema is up to date.
pub async fn ready(State(world): State<World>) -> Response {
    match world.db.is_ready().await {
        Ok(true) => "ready\n".into_response(),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are pending\n").into_response(),
        Err(fault) => {
            tracing::error!(error = %fault, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// The last resort when a handler panicked: a bare page, the panic's text only in the log.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "ただいま表示できません。しばらくしてから、もう一度お試しください。\n")
        .into_response()
}
