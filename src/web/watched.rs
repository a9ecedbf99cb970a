//! A body that says when all of it has passed.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A body that calls `done` once it is dropped: read to its end, or no longer wanted.
struct Watched<F: FnOnce()> {
    body: Body,
    done: Option<F>,
}

/// `body`, with `done` called as soon as nothing of it is left to pass.
pub(super) fn watched(body: Body, done: impl FnOnce() + Send + Unpin + 'static) -> Body {
    if body.is_end_stream() {
        done();
        return body;
    }
    Body::new(Watched { body, done: Some(done) })
}

impl<F: FnOnce() + Unpin> HttpBody for Watched<F> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<F: FnOnce()> Drop for Watched<F> {
    fn drop(&mut self) {
        if let Some(done) = self.done.take() {
            done();
        }
    }
}
