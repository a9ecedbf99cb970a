//! What search engines ask for: which pages there are, and which they may read.

use crate::app::{World, show_events};
use crate::domain::registration::Language;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::urls::Urls;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// A map holds at most 50,000 addresses; each page has two.
const PAGES_MAX: usize = 20_000;

/// `/sitemap.xml`: the pages that are meant to be found, each with its other language.
///
/// # Errors
/// The database's.
pub async fn sitemap(State(world): State<World>, page: Page) -> Result<Response, Failed> {
    let list = show_events::list(&world).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let [ja, en] = [Language::Ja, Language::En].map(Urls::new);
    for of in [Urls::home, Urls::events, Urls::contact, Urls::privacy, Urls::accessibility] {
        add(&mut map, &page, [of(ja), of(en)], None);
    }
    for shown in list.upcoming.iter().chain(&list.past).take(PAGES_MAX) {
        let event = &shown.event;
        let changed = event.updated_at.format("%Y-%m-%d").to_string();
        add(&mut map, &page, [ja.event(&event.code), en.event(&event.code)], Some(changed));
    }
    map.push_str("</urlset>\n");
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], map).into_response())
}

/// A page in both languages. Addresses hold nothing that XML would read as markup.
fn add(map: &mut String, page: &Page, paths: [String; 2], changed: Option<String>) {
    let [ja, en] = paths.map(|path| page.absolute(&path));
    let changed = changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
    let other = |language: &str, address: &str| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>")
    };
    let others = [other("ja", &ja), other("en", &en), other("x-default", &ja)].concat();
    for address in [&ja, &en] {
        let _ = writeln!(map, "<url><loc>{address}</loc>{changed}{others}</url>");
    }
}

/// `/robots.txt`: the desk is nobody's to read.
pub async fn robots(page: Page) -> Response {
    let map = page.absolute("/sitemap.xml");
    let text = format!("User-agent: *\nDisallow: /desk\nDisallow: /en/desk\n\nSitemap: {map}\n");
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (kind, text).into_response()
}
