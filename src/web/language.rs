//! The language of a page is in its address: Japanese at `/…`, English at `/en/…`.

use crate::domain::registration::Language;
use axum::extract::Request;
use axum::http::Uri;

/// Takes the language out of a request's address, before it is routed, and notes it in the
/// request's extensions. Use with `tower::util::MapRequestLayer` round the whole router.
#[must_use]
pub fn take_language(mut request: Request) -> Request {
    let (language, rest) = split(request.uri().path_and_query().map_or("/", |path| path.as_str()));
    if language != Language::Ja
        && let Ok(uri) = rest.parse::<Uri>()
    {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(language);
    request
}

fn split(path: &str) -> (Language, String) {
    match path.strip_prefix("/en") {
        Some("") => (Language::En, "/".to_owned()),
        Some(rest) if rest.starts_with('/') => (Language::En, rest.to_owned()),
        Some(rest) if rest.starts_with('?') => (Language::En, format!("/{rest}")),
        _ => (Language::Ja, path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_segment_is_the_language() {
        assert_eq!(split("/en/events?q=1"), (Language::En, "/events?q=1".to_owned()));
        assert_eq!(split("/en"), (Language::En, "/".to_owned()));
        assert_eq!(split("/en?x"), (Language::En, "/?x".to_owned()));
        assert_eq!(split("/entaku"), (Language::Ja, "/entaku".to_owned()));
    }
}
