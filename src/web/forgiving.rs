//! An address as people hand it on: typed in capitals or full width, with a slash at its end, with the
//! bracket or full stop of the sentence round it. It leads to the page that is meant.

use super::urls::Urls;
use crate::domain::registration::Language;
use crate::domain::text::usual_width;
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;

/// The longest code of an event that is guessed; what is longer is some other text.
const CODE_MAX: usize = 12;

/// Leads on from an address where nothing is to the one that was meant. Most requests find their page:
/// only for the others is anything looked for.
pub async fn lead(request: Request, next: Next) -> Response {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let language = request.extensions().get::<Language>().copied().unwrap_or(Language::Ja);
    let uri = request.uri().clone();
    let response = next.run(request).await;
    let lost = matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST);
    if !asks || !lost {
        return response;
    }
    match meant(Urls::new(language), uri.path()) {
        Some(address) => Redirect::permanent(&address).into_response(),
        None => response,
    }
}

/// The page that is meant by a path, where the path is not its address already. Every answer is put
/// together here from an event's code or a page's name: nothing else of the path comes into it.
fn meant(urls: Urls, path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let plain = usual_width(&decoded).to_lowercase();
    if plain.chars().any(char::is_control) {
        return None;
    }
    let mut parts: Vec<_> = plain.split(['/', '\\']).filter(|part| !part.is_empty()).map(word).collect();
    if parts.len() > 2 && parts.last() == Some(&"") {
        parts.pop();
    }
    let urls = if parts.first() == Some(&"en") { Urls::new(Language::En) } else { urls };
    parts.retain(|part| *part != "en");
    let address = match *parts.as_slice() {
        _ if parts.contains(&"") => return None,
        ["events", text, ..] if text.len() > CODE_MAX => return None,
        ["events", code] => urls.event(code),
        ["events", code, "apply"] => urls.apply(code),
        ["events", code, "calendar.ics" | "calendar"] => urls.event_calendar(code),
        ["events"] => urls.events(),
        ["contact"] => urls.contact(),
        ["privacy"] => urls.privacy(),
        ["accessibility"] => urls.accessibility(),
        _ => return None,
    };
    (address != urls.at(path)).then_some(address)
}

/// The word with which a part of a path begins, without what is glued to it.
fn word(part: &str) -> &str {
    let end = part.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.').unwrap_or(part.len());
    part[..end].trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_glued_to_an_address_is_left_out() {
        let urls = Urls::new(Language::Ja);
        for path in [
            "/events/56DKW846",
            "/events/56dkw846/",
            "/events/56dkw846//",
            "/events/56dkw846）",
            "/events/56dkw846%EF%BC%89",
            "/events/56dkw846%EF%BC",
            "/events/56dkw846。",
            "/events/56dkw846%E3%80%82",
            "/events/56dkw846.",
            "/events/56dkw846,",
            "/events/56dkw846)",
            "/events/56dkw846%20",
            "/events/56dkw846%E3%80%80",
            "/events/56dkw846」をご覧ください",
            "/events/５６ｄｋｗ８４６",
            "／events／56DKW846／",
            "/EVENTS/56dkw846",
            "//events/56dkw846>",
        ] {
            assert_eq!(meant(urls, path).as_deref(), Some("/events/56dkw846"), "{path}");
        }
        let english = Urls::new(Language::En);
        assert_eq!(meant(english, "/events/56DKW846/apply/").as_deref(), Some("/en/events/56dkw846/apply"));
        assert_eq!(meant(urls, "/EN/events/56dkw846").as_deref(), Some("/en/events/56dkw846"));
        assert_eq!(meant(urls, "/events/56dkw846/calendar.ics）").as_deref(), Some("/events/56dkw846/calendar.ics"));
        assert_eq!(meant(urls, "/privacy/").as_deref(), Some("/privacy"));
        assert_eq!(meant(urls, "/events/").as_deref(), Some("/events"));
    }

    #[test]
    fn nothing_else_leads_anywhere() {
        let urls = Urls::new(Language::Ja);
        for path in [
            "/",
            "/events/56dkw846",
            "/events/56dkw846/apply",
            "/events/a%00b",
            "/events/a%0D%0ALocation:x",
            "/events/%F0%A0%AE%B7",
            "/events/%FF",
            "/events/xxxxxtextareaxxxtitlex form",
            "/events/%FF/apply",
            "/events/「」",
            "/events/\"'></a>",
            "/events/56dkw846/applied/x",
            "/events/56dkw846/https://example.invalid/",
            "//example.invalid/events",
            "/／example.invalid",
            "/\\example.invalid/events/56dkw846",
            "/desk/",
            "/nowhere/",
        ] {
            assert_eq!(meant(urls, path), None, "{path}");
        }
    }
}
