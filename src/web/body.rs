//! What is left of a request's body once it is answered.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};
use std::error::Error;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use tower_http::timeout::TimeoutError;

/// Reads past what a handler did not read: a form that is too large, or one of somebody whose
/// session is over. A browser that is still sending when the connection closes shows its own page
/// about a broken connection instead of the answer. Stands inside the limits of size and time.
/// Where the sender paused for too long, the answer is 408.
pub async fn read_past(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let rest = Rest(Arc::new(Mutex::new(Sent { body, paused: false })));
    let response = next.run(Request::from_parts(parts, Body::new(rest.clone()))).await;
    let mut after = rest.clone();
    while let Some(Ok(_)) = poll_fn(|context| Pin::new(&mut after).poll_frame(context)).await {}
    if rest.lock().paused { StatusCode::REQUEST_TIMEOUT.into_response() } else { response }
}

/// A body that the handler and [`read_past`] both hold.
#[derive(Clone)]
struct Rest(Arc<Mutex<Sent>>);

struct Sent {
    body: Body,
    /// Whether it was given up because the sender paused for too long.
    paused: bool,
}

impl Rest {
    fn lock(&self) -> MutexGuard<'_, Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpBody for Rest {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut sent = self.lock();
        let frame = ready!(Pin::new(&mut sent.body).poll_frame(context));
        if let Some(Err(error)) = &frame {
            sent.paused |= is_pause(error);
            // A body that failed once is not asked again.
            sent.body = Body::empty();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.lock().body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.lock().body.size_hint()
    }
}

fn is_pause(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<TimeoutError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use std::convert::Infallible;
    use std::time::Duration;
    use tower::ServiceExt;
    use tower_http::timeout::RequestBodyTimeoutLayer;

    /// Sends one byte and then nothing more.
    struct Silent(bool);

    impl HttpBody for Silent {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            if std::mem::replace(&mut self.0, false) {
                return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))));
            }
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn a_sender_that_pauses_for_too_long_is_told_so() {
        for reads in [true, false] {
            let handler = async move |body: Body| {
                if reads { axum::body::to_bytes(body, 100).await.map_or(400, |_| 200) } else { 200 }.to_string()
            };
            let site = Router::new()
                .route("/", post(handler))
                .layer(from_fn(read_past))
                .layer(RequestBodyTimeoutLayer::new(Duration::from_millis(20)));
            let request = Request::post("/").body(Body::new(Silent(true))).unwrap();
            assert_eq!(site.oneshot(request).await.unwrap().status(), StatusCode::REQUEST_TIMEOUT);
        }
    }
}
