//! What guards every request: no changing request from another site, and on every answer, also
//! on every refusal, headers that keep a browser from doing what no page asks for.

use super::context::Page;
use super::error::PageError;
use super::session;
use crate::app::World;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Pages without a script. A page with an island sets its own policy, which stays.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// Refuses changing requests of other sites.
pub async fn guard(State(world): State<World>, page: Page, request: Request, next: Next) -> Response {
    if !is_own(request.method(), request.headers(), &world.settings.base_url.origin().ascii_serialization()) {
        return PageError::Forbidden.on(&page).into_response();
    }
    next.run(request).await
}

/// Sets the headers. Stands round everything that answers.
pub async fn headers(State(world): State<World>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if world.settings.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Whether a request may change something: GET and HEAD never do; any other must come from a
/// page of this site.
///
/// Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`. A request with neither comes
/// from no browser, or through a filter that strips both: it is taken only where it carries no
/// session that another site could misuse.
fn is_own(method: &Method, headers: &HeaderMap, own_origin: &str) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let text = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or("?"));
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        Some(origin) => {
            origin == own_origin
                || text(header::HOST).is_some_and(|host| {
                    origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")) == Some(host)
                })
        }
        None => !session::has_cookie(headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&Method::POST, &headers, "https://entaku.example.jp")
    }

    #[test]
    fn another_site_cannot_post() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(own(&[("origin", "https://entaku.example.jp")]));
        assert!(own(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "entaku.example.jp")]));
        assert!(!own(&[("origin", "null")]));
        assert!(own(&[]));
        assert!(!own(&[("cookie", "entaku_session=x")]));
    }
}
