//! How much is taken from one address, in one request, and in which time.

use super::client::ClientAddress;
use crate::app::heavy;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
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
// Heavy work ends while there is time left to store and to answer.
const _: () = assert!(heavy::TIME.as_secs() + 5 < TIME.as_secs());
/// The longest pause while a request's body is sent.
pub const PAUSE: Duration = Duration::from_secs(10);
/// The largest form, in bytes; a page that takes files sets its own limit. Many times what all
/// fields together take: who sends more is told so, and goes back to what was typed. No field has
/// a `maxlength`, with which browsers cut a pasted text without a word.
pub const FORM: usize = 1024 * 1024;
/// The largest application: a text that somebody pasted by mistake comes back with a sentence, and all
/// else that was typed.
pub const APPLICATION: usize = 4 * 1024 * 1024;
/// The largest request at all, in bytes. A roster may have 5 MB; a larger one is read past up to
/// here, so that the page can say so in its form, and beyond it the connection is cut.
pub const REQUEST: usize = 16 * 1024 * 1024;
/// How many times the requests of one network all networks of its site may send together.
const NETWORKS_OF_A_SITE: u32 = 4;

type Meter = NoOpMiddleware<governor::clock::QuantaInstant>;
type Config = GovernorConfig<By, Meter>;

/// The limit of requests by network: `rate` a second in the long run, ten times as many at once,
/// since a hospital or a city office shares one address. `None` where `rate` is 0.
#[must_use]
pub fn by_network(rate: u32) -> Option<GovernorLayer<By, Meter, Body>> {
    limit(rate, By(ClientAddress::network))
}

/// The limit of requests by site, so that who has many IPv6 networks gains little by them.
#[must_use]
pub fn by_site(rate: u32) -> Option<GovernorLayer<By, Meter, Body>> {
    limit(rate.saturating_mul(NETWORKS_OF_A_SITE), By(ClientAddress::site))
}

fn limit(rate: u32, by: By) -> Option<GovernorLayer<By, Meter, Body>> {
    let period = Duration::from_secs(1).checked_div(rate)?;
    let config = GovernorConfigBuilder::default()
        .period(period)
        .burst_size(rate.saturating_mul(10))
        .key_extractor(by)
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

/// What of a [`ClientAddress`] is counted by.
#[derive(Clone, Copy, Debug)]
pub struct By(fn(ClientAddress) -> IpAddr);

impl KeyExtractor for By {
    type Key = IpAddr;

    fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<IpAddr, GovernorError> {
        request
            .extensions()
            .get::<ClientAddress>()
            .map(|client| (self.0)(*client))
            .ok_or(GovernorError::UnableToExtractKey)
    }
}
