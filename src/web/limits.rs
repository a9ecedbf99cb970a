//! How much is taken from one address, in one request, and in which time.

use super::client::ClientAddress;
use super::context::Page;
use super::error::PageError;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::middleware::NoOpMiddleware;
use std::net::IpAddr;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tower_governor::governor::{GovernorConfig, GovernorConfigBuilder};
use tower_governor::key_extractor::KeyExtractor;
use tower_governor::{GovernorError, GovernorLayer};

/// The longest a handler may take.
pub const TIME: Duration = Duration::from_secs(30);
/// The largest form, in bytes; a page that takes files sets its own limit.
pub const FORM: usize = 1024 * 1024;
/// The largest request at all, in bytes. A roster may have 5 MB; a larger one is read past up to
/// here, so that the page can say so in its form, and beyond it the connection is cut.
pub const REQUEST: usize = 16 * 1024 * 1024;

type Config = GovernorConfig<ByNetwork, NoOpMiddleware<governor::clock::QuantaInstant>>;

/// The limit of requests by address: `rate` a second in the long run, ten times as many at
/// once, since a hospital or a city office shares one address. `None` where `rate` is 0.
#[must_use]
pub fn by_network(rate: u32) -> Option<GovernorLayer<ByNetwork, NoOpMiddleware<governor::clock::QuantaInstant>, Body>> {
    let period = Duration::from_secs(1).checked_div(rate)?;
    let config = GovernorConfigBuilder::default()
        .period(period)
        .burst_size(rate.saturating_mul(10))
        .key_extractor(ByNetwork)
        .finish()?;
    let config = Arc::new(config);
    tokio::spawn(forget(Arc::downgrade(&config)));
    Some(GovernorLayer::new(config).error_handler(|error| refused(&error)))
}

/// Forgets addresses that have not asked for a while, as long as the limit is in use.
async fn forget(config: Weak<Config>) {
    let mut minute = tokio::time::interval(Duration::from_mins(1));
    loop {
        minute.tick().await;
        let Some(config) = config.upgrade() else { return };
        config.limiter().retain_recent();
    }
}

fn refused(error: &GovernorError) -> Response<Body> {
    let headers = match error {
        GovernorError::TooManyRequests { wait_time, .. } => {
            HeaderMap::from_iter([(header::RETRY_AFTER, (wait_time + 1).into())])
        }
        _ => HeaderMap::new(),
    };
    (StatusCode::TOO_MANY_REQUESTS, headers, Body::empty()).into_response()
}

/// Counts by [`ClientAddress::network`].
#[derive(Clone, Copy, Debug)]
pub struct ByNetwork;

impl KeyExtractor for ByNetwork {
    type Key = IpAddr;

    fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<IpAddr, GovernorError> {
        request
            .extensions()
            .get::<ClientAddress>()
            .map(|client| client.network())
            .ok_or(GovernorError::UnableToExtractKey)
    }
}

/// Makes a page of what a limit answered with a bare status.
pub async fn told(page: Page, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let bare = !response.headers().contains_key(header::CONTENT_TYPE);
    let error = match response.status() {
        StatusCode::TOO_MANY_REQUESTS if bare => PageError::TooMany,
        StatusCode::SERVICE_UNAVAILABLE if bare => PageError::TooSlow,
        StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
        _ => return response,
    };
    let mut told = error.on(&page).into_response();
    if let Some(after) = response.headers().get(header::RETRY_AFTER) {
        told.headers_mut().insert(header::RETRY_AFTER, after.clone());
    }
    told
}
