//! One line in the log for each request: what was asked for and how it ended, nothing of who.

use crate::app::World;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

/// Writes the line. The route's pattern stands for the address, which may hold a secret; the
/// request's id is in every line that the request causes, and in the answer's `X-Request-Id`.
pub async fn record(State(world): State<World>, request: Request, next: Next) -> Response {
    let id = world.new_id::<Uuid>().simple().to_string();
    let span = tracing::info_span!("request", id);
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        if matches!(route, "/healthz" | "/readyz") {
            tracing::debug!(%method, route, status, milliseconds, "answered");
        } else {
            tracing::info!(%method, route, status, milliseconds, "answered");
        }
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
