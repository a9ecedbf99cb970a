//! `/events`: all events, those that are over too, the latest first, in pages, and a search by word.

use super::rendered::Rendered;
use crate::app::shown::{EventList, Shown};
use crate::app::{World, show_events};
use crate::domain::event::EventDetails;
use crate::domain::event_texts::OwnText;
use crate::domain::text::search_key;
use crate::web::components::availability::AvailabilityBadge;
use crate::web::components::contact::language_of;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::head::About;
use crate::web::page::{Shell, html};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::{Query, QueryRejection};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// So many events stand on a page.
const ON_A_PAGE: usize = 20;
/// Of what is searched for so many characters are read.
const WORD_MAX: usize = 100;

/// What the address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What is searched for.
    q: String,
    /// Which page; what is no number is the first.
    page: String,
}

/// Shows the list.
///
/// # Errors
/// The database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Extension(rendered): Extension<Arc<Rendered<EventList>>>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let list = show_events::list(&world).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let page = Page { operators: list.organisations.clone(), ..page };
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let title = page.t.get("public-events-title");
    let document = rendered.page(page.t.language(), &page.path, &list, || {
        let about = About {
            description: page.t.get("public-events-about"),
            path: "/events".to_owned(),
            picture: None,
            data: None,
        };
        html(&page, &Shell::public(&title).about(&about), || view(&page, &list, &asked))
    });
    Ok(document.answer(&headers))
}

fn view(page: &Page, list: &EventList, asked: &Asked) -> impl IntoView + use<> {
    let t = page.t;
    let word: String = asked.q.trim().chars().take(WORD_MAX).collect();
    let found = matching(list, &word);
    let pages = found.len().div_ceil(ON_A_PAGE).max(1);
    let number = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let shown = found.iter().skip((number - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let shown: Vec<_> = shown.map(|(shown, over)| event_line(page, shown, *over)).collect();
    let text = if word.is_empty() { "public-events-count" } else { "public-events-found" };
    let count = t.with(text, [("number", found.len().into()), ("word", word.clone().into())]);
    let link = |to: usize, text: &str, rel: &'static str| {
        let href = page.urls.events_page(&word, to);
        let text = t.get(text);
        (to != number && (1..=pages).contains(&to)).then(|| view! { <a href=href rel=rel>{text}</a> })
    };
    let turn = (pages > 1).then(|| {
        let here = t.with("public-events-page", [("number", number.into()), ("pages", pages.into())]);
        view! {
            <nav class="pages" aria-label=t.get("public-events-pages")>
                {link(number - 1, "public-events-before", "prev")}
                <span>{here}</span>
                {link(number + 1, "public-events-after", "next")}
            </nav>
        }
    });
    view! {
        <h1>{t.get("public-events-title")}</h1>
        <form class="search" method="get" action=page.urls.events() role="search">
            <label for="q">{t.get("public-events-word")}</label>
            <div class="search__line">
                <input id="q" name="q" type="search" value=word.clone() maxlength=WORD_MAX.to_string()/>
                <button type="submit" class="button">{t.get("public-events-search")}</button>
            </div>
        </form>
        <p role="status">{count}</p>
        <ul class="past-events">{shown}</ul>
        {turn}
        <ul class="page-links">
            <li><a href=page.urls.home()>{t.get("public-all-events")}</a></li>
        </ul>
    }
}

/// The events in which every word is found, and whether each is over: those to come first, then the
/// latest that are over.
fn matching<'a>(list: &'a EventList, words: &str) -> Vec<(&'a Shown, bool)> {
    let words: Vec<_> = words.split_whitespace().map(search_key).collect();
    let has = |(shown, _): &(&Shown, bool)| {
        let text = words.iter().any(|word| !word.is_empty()).then(|| searched(&shown.event.details));
        text.is_none_or(|text| words.iter().all(|word| text.contains(word.as_str())))
    };
    let upcoming = list.upcoming.iter().map(|shown| (shown, false));
    upcoming.chain(list.past.iter().map(|shown| (shown, true))).filter(has).collect()
}

fn searched(details: &EventDetails) -> String {
    let mut parts = vec![
        &details.title,
        &details.theme,
        &details.description,
        &details.audience,
        &details.programme,
        &details.speakers,
        &details.host,
        &details.co_hosts,
        &details.partners,
        &details.english.title,
        &details.english.theme,
        &details.english.description,
    ];
    for session in &details.sessions {
        parts.extend([&session.title, &session.venue]);
    }
    parts.into_iter().map(|part| search_key(part)).collect::<Vec<_>>().join("\n")
}

/// An event in one line: when, its title, and its state unless it is over.
pub fn event_line(page: &Page, shown: &Shown, over: bool) -> impl IntoView + use<> {
    let t = page.t;
    let event = &shown.event;
    let title = event.details.said(OwnText::Title, t.language());
    let date = event.starts_at().map(|start| page.dates.date(start));
    view! {
        <li>
            <span class="past-events__date">{date}</span>
            <a href=page.urls.event(&event.code) lang=language_of(t, title)>{title.text.to_owned()}</a>
            {(!over).then(|| view! { <AvailabilityBadge t availability=shown.availability/> })}
        </li>
    }
}
