//! `/feed.xml`: the events to which one can apply, now or soon, for programs that watch for new ones
//! (Atom, RFC 4287).

use crate::app::shown::Shown;
use crate::app::{World, show_events};
use crate::domain::event_texts::OwnText;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::escape::escape;
use std::fmt::Write;

/// Answers with the feed, in the language of its address.
///
/// # Errors
/// The database's.
pub async fn get(State(world): State<World>, page: Page) -> Result<Response, Failed> {
    let list = show_events::list(&world).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let open: Vec<_> = list.upcoming.iter().filter(|shown| shown.availability.may_be_applied_for()).collect();
    let t = page.t;
    let (own, home) = (page.absolute(&page.urls.feed()), page.absolute(&page.urls.home()));
    let changed = open.iter().map(|shown| shown.event.updated_at).max().unwrap_or_default();
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{own}</id>\n<link rel=\"self\" href=\"{own}\"/>\n<link href=\"{home}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n",
        t.language().code(),
        escape(t.get("feed-title")),
        time(changed),
        escape(t.get("product")),
    );
    for shown in open {
        entry(&mut feed, &page, shown);
    }
    feed.push_str("</feed>\n");
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed).into_response())
}

fn entry(feed: &mut String, page: &Page, shown: &Shown) {
    let (event, t) = (&shown.event, page.t);
    let said = |which| event.details.said(which, t.language()).text;
    let when = event.details.sessions.iter().map(|session| page.dates.span(session.starts_at, session.ends_at));
    let until = t.with("public-until", [("at", page.dates.date_time(event.details.apply_until).into())]);
    let until = format!("{} {until}", t.get("public-apply-until"));
    let lines = when.chain([said(OwnText::Theme).to_owned(), until]).filter(|line| !line.is_empty());
    let address = page.absolute(&page.urls.event(&event.code));
    let _ = write!(
        feed,
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{}</updated>\n\
         <summary>{}</summary>\n</entry>\n",
        escape(said(OwnText::Title)),
        time(event.updated_at),
        escape(lines.collect::<Vec<_>>().join("\n")),
    );
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
