//! The answer to a call: leptos writes its body, and here it gets its status.

use crate::islands::call::CallError;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::{FromServerFnError, expect_context};
use leptos_axum::ResponseOptions;

/// The answer to the call in whose context one is.
#[derive(Clone)]
pub struct Answer(ResponseOptions);

impl Answer {
    /// Before the function: should it not be reached, what was sent could not be read.
    pub(super) fn unread() -> Self {
        let response: ResponseOptions = expect_context();
        response.set_status(StatusCode::BAD_REQUEST);
        Self(response)
    }

    /// Gives the answer the status of what comes of the call; `of` is that of the use case's own no.
    pub fn note<T, E>(&self, outcome: &Result<T, CallError<E>>, of: impl Fn(&E) -> StatusCode) {
        self.0.set_status(outcome.as_ref().map_or_else(|error| status(error, of), |_| StatusCode::OK));
    }
}

/// The answer that no function was asked for.
pub(super) fn refused(error: &CallError<()>) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status(error, |()| StatusCode::UNPROCESSABLE_ENTITY), kind, error.ser()).into_response()
}

fn status<E>(error: &CallError<E>, of: impl Fn(&E) -> StatusCode) -> StatusCode {
    match error {
        CallError::NotSignedIn => StatusCode::UNAUTHORIZED,
        CallError::NotAllowed => StatusCode::FORBIDDEN,
        CallError::NotFound => StatusCode::NOT_FOUND,
        CallError::Unreadable => StatusCode::BAD_REQUEST,
        CallError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        CallError::Unreached | CallError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        CallError::Refused(why) => of(why),
    }
}
