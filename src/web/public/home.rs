//! `/`: the events that are coming, and those that are over.

use super::rendered::Rendered;
use crate::app::World;
use crate::app::show_events;
use crate::app::shown::{EventList, Shown};
use crate::web::components::availability::AvailabilityBadge;
use crate::web::components::contact::organiser_language;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, html};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use std::sync::Arc;

/// How many past events are listed.
const PAST_SHOWN: usize = 12;

/// Shows the list.
///
/// # Errors
/// The database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Extension(rendered): Extension<Arc<Rendered<EventList>>>,
    asked: HeaderMap,
) -> Result<Response, Failed> {
    let list = show_events::list(&world).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let title = page.t.get("public-home-title");
    let document = rendered
        .page(page.t.language(), &page.path, &list, || html(&page, &Shell::public(&title), || view(&page, &list)));
    Ok(document.answer(&asked))
}

fn view(page: &Page, list: &EventList) -> impl IntoView + use<> {
    let t = page.t;
    let upcoming: Vec<_> = list.upcoming.iter().map(|shown| card(page, shown)).collect();
    let none = upcoming.is_empty().then(|| view! { <p>{t.get("public-home-none")}</p> });
    let past: Vec<_> = list.past.iter().take(PAST_SHOWN).map(|shown| past_line(page, shown)).collect();
    let past = (!past.is_empty()).then(|| {
        view! {
            <h2>{t.get("public-home-past")}</h2>
            <ul class="past-events">{past}</ul>
        }
    });
    view! {
        <h1>{t.get("public-home-title")}</h1>
        <p class="lead">{t.get("public-home-lead")}</p>
        <h2 class="visually-hidden">{t.get("public-home-upcoming")}</h2>
        {none}
        <ul class="event-cards">{upcoming}</ul>
        {past}
    }
}

fn card(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let event = &shown.event;
    let details = &event.details;
    let lang = organiser_language(t);
    let theme = (!details.theme.is_empty())
        .then(|| view! { <p class="event-card__theme" lang=lang>{details.theme.clone()}</p> });
    let when = details.sessions.iter().map(|session| page.dates.span(session.starts_at, session.ends_at));
    let mut venues: Vec<_> = details.sessions.iter().map(|session| session.venue.clone()).collect();
    venues.dedup();
    let online = event.is_online().then(|| t.get("calendar-online"));
    let places = venues.into_iter().filter(|venue| !venue.is_empty()).chain(online);
    let until = page.dates.date_time(details.apply_until);
    let until = shown.availability.takes_applications().then(|| {
        view! {
            <div><dt>{t.get("public-apply-until")}</dt><dd>{t.with("public-until", [("at", until.into())])}</dd></div>
        }
    });
    view! {
        <li class="event-card">
            <p class="event-card__state"><AvailabilityBadge t availability=shown.availability/></p>
            <h3 class="event-card__title" lang=lang>
                <a href=page.urls.event(&event.code)>{details.title.clone()}</a>
            </h3>
            {theme}
            <dl class="event-card__facts">
                <div><dt>{t.get("public-when")}</dt><dd>{breaks(when)}</dd></div>
                <div><dt>{t.get("public-venue")}</dt><dd lang=lang>{breaks(places)}</dd></div>
                {until}
            </dl>
        </li>
    }
}

fn breaks(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn past_line(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let event = &shown.event;
    let date = event.starts_at().map(|start| page.dates.date(start));
    view! {
        <li>
            <span class="past-events__date">{date}</span>
            <a href=page.urls.event(&event.code) lang=organiser_language(page.t)>{event.details.title.clone()}</a>
        </li>
    }
}
