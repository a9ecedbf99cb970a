//! Every refusal is a page: what a layer, an extractor or the router answered with a bare status
//! or with English words for programmers becomes the page of that status, in one place.

use super::context::Page;
use super::error::{ForMachines, PageError};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Makes a page of a refusal that is none yet.
pub async fn told(page: Page, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(error) = untold(&response) else { return response };
    let mut told = error.on(&page).into_response();
    // `Allow` and `Retry-After` belong to the status.
    for (name, value) in response.headers() {
        if name != header::CONTENT_LENGTH {
            told.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
    }
    told
}

/// The error of an answer that no page tells: its body is empty or plain text.
fn untold(response: &Response) -> Option<PageError> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let status = response.status();
    if !plain || response.extensions().get::<ForMachines>().is_some() {
        return None;
    }
    match status {
        StatusCode::NOT_FOUND => Some(PageError::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(PageError::WrongMethod),
        StatusCode::REQUEST_TIMEOUT => Some(PageError::TooSlowSent),
        StatusCode::PAYLOAD_TOO_LARGE => Some(PageError::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(PageError::WrongType),
        StatusCode::TOO_MANY_REQUESTS => Some(PageError::TooMany),
        StatusCode::SERVICE_UNAVAILABLE => Some(PageError::TooSlow),
        // Of what could be read but not understood the sender needs no other word.
        _ if status.is_client_error() => Some(PageError::BadRequest),
        _ if status.is_server_error() => Some(PageError::Logged),
        _ => None,
    }
}
