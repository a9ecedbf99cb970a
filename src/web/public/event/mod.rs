//! `/events/{code}`: an event's page and its calendar file.

mod data;
mod facts;
mod share;
mod view;

pub use view::event_view;

use super::rendered::Rendered;
use super::shown;
use crate::app::World;
use crate::app::event_calendar::{Reader, calendar as calendar_file};
use crate::app::events::picture;
use crate::app::shown::Shown;
use crate::domain::address;
use crate::domain::event::Event;
use crate::domain::event_texts::OwnText;
use crate::domain::registration::Language;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::head::About;
use crate::web::page::{Shell, html};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use data::structured;
use std::sync::Arc;

/// Shows the page.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Extension(rendered): Extension<Arc<Rendered<Shown>>>,
    Path(code): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let document = rendered.page(page.t.language(), &page.path, &shown, || {
        let event = &shown.event;
        let description = summary(&page, event);
        let about = About {
            path: address::event(Language::Ja, &event.code),
            data: Some(structured(&page, event, shown.availability, &description)),
            description,
            picture: event.picture.as_ref().map(|picture| page.urls.picture(&picture.hash)),
        };
        let shell = Shell::public(event.details.title_in(page.t.language())).about(&about);
        html(&page, &shell, || event_view(&page, event, shown.availability, false))
    });
    Ok(document.answer(&asked))
}

/// Answers with an event's picture, which is kept for good: another picture has another address.
///
/// # Errors
/// There is no such picture, or the database's.
pub async fn picture(State(world): State<World>, page: Page, Path(name): Path<String>) -> Result<Response, Failed> {
    let hash = name.strip_suffix(".jpg").unwrap_or_default();
    let found = picture::bytes(&world, hash).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let bytes = found.ok_or_else(|| PageError::NotFound.on(&page))?;
    let kind = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((kind, bytes).into_response())
}

/// What a search engine or a message shows of the event: when, where, what about, by whom.
fn summary(page: &Page, event: &Event) -> String {
    let details = &event.details;
    let when = details.sessions.first().map(|session| page.dates.span(session.starts_at, session.ends_at));
    let venue = details.sessions.first().map(|session| session.venue.clone()).filter(|venue| !venue.is_empty());
    let parts = [
        when,
        venue,
        Some(details.said(OwnText::Theme, page.t.language()).text.to_owned()),
        Some(details.host.clone()),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(page.t.get("list-separator").as_str())
}

/// Answers with the calendar file, without a meeting address.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn calendar(State(world): State<World>, page: Page, Path(code): Path<String>) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let event = &shown.event;
    let file = calendar_file(&world, event, page.t, Reader::Public);
    let name = format!("attachment; filename=\"{}.ics\"", event.code);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], file)
        .into_response())
}
