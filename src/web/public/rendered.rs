//! Pages of the public that many ask for, rendered once for as long as the data that they show is
//! kept (see [`crate::app::on_show`]), with their compressed form beside them.

use crate::domain::registration::Language;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use quick_cache::sync::Cache;
use std::io::Write;
use std::sync::{Arc, OnceLock};

/// So many pages are kept at once.
const KEPT: usize = 200;

/// Rendered pages by language and address, each with the data of which it was made.
pub struct Rendered<T>(Cache<(Language, String), (Arc<T>, Arc<Document>)>);

impl<T> Default for Rendered<T> {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

impl<T> Rendered<T> {
    /// The page of `data` at this address; rendered anew where the data is not that of the page
    /// that is kept.
    pub fn page(
        &self,
        language: Language,
        path: &str,
        data: &Arc<T>,
        render: impl FnOnce() -> String,
    ) -> Arc<Document> {
        let key = (language, path.to_owned());
        if let Some((of, document)) = self.0.get(&key)
            && Arc::ptr_eq(&of, data)
        {
            return document;
        }
        let document = Arc::new(Document { html: render().into(), gzip: OnceLock::new() });
        // An address with a query is nobody's link: such pages would fill the cache.
        if !path.contains('?') {
            self.0.insert(key, (data.clone(), document.clone()));
        }
        document
    }
}

/// A page as it is sent.
pub struct Document {
    html: Bytes,
    gzip: OnceLock<Bytes>,
}

impl Document {
    /// The answer to a request with these headers. A browser that takes gzip is sent what was
    /// compressed once; others are served as with every page.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        if !takes_gzip(asked) {
            return Html(self.html.clone()).into_response();
        }
        let mut response = Html(self.gzip.get_or_init(|| compressed(&self.html)).clone()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

fn takes_gzip(asked: &HeaderMap) -> bool {
    let offers = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    offers.flat_map(|value| value.split(',')).any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        parts.next() == Some("gzip") && parts.all(|part| !matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn compressed(html: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail; if it did, an incomplete page would not be sent.
    match encoder.write_all(html).and_then(|()| encoder.finish()) {
        Ok(bytes) => bytes.into(),
        Err(_) => Bytes::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(encoding: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding))])
    }

    #[test]
    fn a_page_is_rendered_once_for_its_data_and_anew_for_other_data() {
        let pages = Rendered::default();
        let (one, other) = (Arc::new(1), Arc::new(1));
        let page =
            |data: &Arc<i32>, text: &'static str| pages.page(Language::Ja, "/", data, || text.to_owned()).html.clone();
        assert_eq!(page(&one, "first"), "first");
        assert_eq!(page(&one, "second"), "first");
        assert_eq!(page(&other, "third"), "third");
        let english = pages.page(Language::En, "/", &other, || "English".to_owned());
        assert_eq!(english.html, "English");
    }

    #[test]
    fn only_who_takes_gzip_is_sent_it() {
        for (encoding, takes) in
            [("gzip, deflate, br", true), ("br;q=1, gzip;q=0.8", true), ("gzip;q=0", false), ("br", false)]
        {
            assert_eq!(takes_gzip(&asked(encoding)), takes, "{encoding}");
        }
    }
}
