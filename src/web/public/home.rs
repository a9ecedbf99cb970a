//! `/`: the events that are coming, and those that are over.

use super::listing::event_line;
use super::rendered::Rendered;
use crate::app::World;
use crate::app::show_events;
use crate::app::shown::{EventList, Shown};
use crate::domain::event_texts::OwnText;
use crate::web::components::availability::AvailabilityBadge;
use crate::web::components::contact::{language_of, organiser_language};
use crate::web::components::picture::PictureView;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::head::About;
use crate::web::page::{Shell, html};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use std::sync::Arc;

/// How many past events are listed; the page of all events has the others.
const PAST_SHOWN: usize = 6;

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
    let page = Page { operators: list.organisations.clone(), ..page };
    let title = page.t.get("public-home-title");
    let document = rendered.page(page.t.language(), &page.path, &list, || {
        let about =
            About { description: page.t.get("site-description"), path: "/".to_owned(), picture: None, data: None };
        html(&page, &Shell::public(&title).about(&about), || view(&page, &list))
    });
    Ok(document.answer(&asked))
}

fn view(page: &Page, list: &EventList) -> impl IntoView + use<> {
    let t = page.t;
    let (open, others): (Vec<_>, Vec<_>) =
        list.upcoming.iter().partition(|shown| shown.availability.may_be_applied_for());
    let open: Vec<_> = open.into_iter().map(|shown| card(page, shown)).collect();
    let none = open.is_empty().then(|| view! { <p>{t.get("public-home-none")}</p> });
    let others: Vec<_> = others.into_iter().map(|shown| card(page, shown)).collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <h2>{t.get("public-home-others")}</h2>
            <ul class="event-cards event-cards--others">{others}</ul>
        }
    });
    let past: Vec<_> = list.past.iter().take(PAST_SHOWN).map(|shown| event_line(page, shown, true)).collect();
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
        <ul class="event-cards event-cards--open">{open}</ul>
        {others}
        {past}
        <ul class="page-links">
            <li><a href=page.urls.events()>{t.get("public-home-all")}</a></li>
        </ul>
    }
}

fn card(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let event = &shown.event;
    let details = &event.details;
    let lang = organiser_language(t);
    let [title, theme] = [OwnText::Title, OwnText::Theme].map(|which| details.said(which, t.language()));
    let theme = (!theme.text.is_empty())
        .then(|| view! { <p class="event-card__theme" lang=language_of(t, theme)>{theme.text.to_owned()}</p> });
    let when = details.sessions.iter().map(|session| page.dates.span(session.starts_at, session.ends_at));
    let mut venues: Vec<_> = details.sessions.iter().map(|session| session.venue.clone()).collect();
    venues.dedup();
    let venues = breaks(venues.into_iter().filter(|venue| !venue.is_empty()));
    let venues = (!venues.is_empty()).then(|| view! { <span class="facts__place" lang=lang>{venues}</span> });
    let online = event.is_online().then(|| view! { <span class="facts__place">{t.get("calendar-online")}</span> });
    let until = page.dates.date_time(details.apply_until);
    let until = shown.availability.takes_applications().then(|| {
        view! {
            <div><dt>{t.get("public-apply-until")}</dt><dd>{t.with("public-until", [("at", until.into())])}</dd></div>
        }
    });
    let host = (!details.host.is_empty())
        .then(|| view! { <div><dt>{t.get("public-host")}</dt><dd lang=lang>{details.host.clone()}</dd></div> });
    let picture = event.picture.as_ref().map(|picture| view! { <PictureView urls=page.urls picture/> });
    view! {
        <li class="event-card">
            {picture}
            <p class="event-card__state"><AvailabilityBadge t availability=shown.availability/></p>
            <h3 class="event-card__title" lang=language_of(t, title)>
                <a href=page.urls.event(&event.code)>{title.text.to_owned()}</a>
            </h3>
            {theme}
            <dl class="event-card__facts">
                <div><dt>{t.get("public-when")}</dt><dd>{breaks(when)}</dd></div>
                <div><dt>{t.get("public-venue")}</dt><dd>{venues}{online}</dd></div>
                {host}
                {until}
            </dl>
        </li>
    }
}

fn breaks(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
