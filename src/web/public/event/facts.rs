//! The facts of an event: first what decides whether one can come, then for whom, by whom and at what
//! cost.

use crate::domain::admission::Method;
use crate::domain::event::{Availability, Event, EventDetails, Session, lines};
use crate::web::components::contact::organiser_language;
use crate::web::components::reasons::method_note;
use crate::web::context::Page;
use leptos::prelude::*;

/// So many sessions stand among the first facts; of more the first, and how many follow.
const SESSIONS_FIRST: usize = 2;

/// When, where, how many places are left, until when: what a phone shows before anything is scrolled.
pub fn key_facts(page: &Page, event: &Event, availability: Availability) -> impl IntoView + use<> {
    let t = page.t;
    let details = &event.details;
    let all = &details.sessions;
    let shown = if all.len() > SESSIONS_FIRST { 1 } else { all.len() };
    let sessions: Vec<_> = all.iter().take(shown).map(|session| session_facts(page, session)).collect();
    let more = (all.len() > shown).then(|| {
        let text = t.with("public-more-sessions", [("number", (all.len() - shown).into())]);
        view! { <div><dt></dt><dd><a class="facts__link" href="#sessions">{text}</a></dd></div> }
    });
    view! {
        <dl class="key">
            {sessions}
            {more}
            {places(page, event, availability)}
            {method(page, event)}
            {deadline(page, details, availability)}
        </dl>
    }
}

/// The dates of an event that has too many for the first facts.
pub fn all_sessions(page: &Page, event: &Event) -> Option<impl IntoView + use<>> {
    let all = &event.details.sessions;
    (all.len() > SESSIONS_FIRST).then(|| {
        let sessions: Vec<_> = all.iter().map(|session| session_facts(page, session)).collect();
        view! {
            <h2 id="sessions">{page.t.get("public-sessions")}</h2>
            <dl class="facts">{sessions}</dl>
        }
    })
}

/// For whom it is, what it costs, and whose it is.
pub fn facts(page: &Page, event: &Event) -> impl IntoView + use<> {
    let details = &event.details;
    view! {
        <dl class="facts">
            {bodies(page, "public-audience", &details.audience)}
            {bodies(page, "public-fee", &details.fee)}
            {bodies(page, "public-host", &details.host)}
            {bodies(page, "public-co-hosts", &details.co_hosts)}
            {bodies(page, "public-partners", &details.partners)}
        </dl>
    }
}

fn session_facts(page: &Page, session: &Session) -> impl IntoView + use<> {
    let t = page.t;
    let lang = organiser_language(t);
    let title = (!session.title.is_empty())
        .then(|| view! { <span class="facts__session" lang=lang>{session.title.clone()}</span> });
    view! {
        <div>
            <dt>{t.get("public-when")}</dt>
            <dd>{title}{page.dates.span(session.starts_at, session.ends_at)}</dd>
        </div>
        <div><dt>{t.get("public-venue")}</dt><dd>{place(page, session)}</dd></div>
    }
}

/// The venue with its map, or that it is online. The meeting address is for registrants only.
fn place(page: &Page, session: &Session) -> impl IntoView + use<> {
    let t = page.t;
    let venue = session.venue.clone();
    let online = (!session.online_url.is_empty() || venue.is_empty())
        .then(|| t.get(if venue.is_empty() { "public-online" } else { "public-online-also" }));
    let is_web = session.map_url.starts_with("https://") || session.map_url.starts_with("http://");
    let map = is_web.then(|| {
        let of = t.with("public-map-of", [("venue", venue.clone().into())]);
        view! {
            <a class="facts__link" href=session.map_url.clone() rel="noopener">
                {t.get("public-map")}<span class="visually-hidden">{of}</span>
            </a>
        }
    });
    let venue =
        (!venue.is_empty()).then(|| view! { <span class="facts__place" lang=organiser_language(t)>{venue}</span> });
    view! { {venue}{map}{online.map(|online| view! { <span class="facts__place">{online}</span> })} }
}

/// How many places are left, as a number; where none can be taken, how many there are.
fn places(page: &Page, event: &Event, availability: Availability) -> impl IntoView + use<> {
    let t = page.t;
    let capacity = event.details.capacity;
    let (label, text) = if let Availability::Waiting(waiting) = availability {
        let full = [("waiting", waiting.into()), ("capacity", capacity.into())];
        ("public-left", t.with("public-left-waiting", full))
    } else if !event.place().is_first_come() {
        ("public-capacity", t.with("public-capacity-people", [("number", capacity.into())]))
    } else if availability.takes_applications() {
        let left = [("left", event.places_left().into()), ("capacity", capacity.into())];
        ("public-left", t.with("public-left-of", left))
    } else {
        ("public-capacity", t.with("public-capacity-people", [("number", capacity.into())]))
    };
    view! { <div><dt>{t.get(label)}</dt><dd>{text}</dd></div> }
}

/// How places are given, where it is not first come, first served.
fn method(page: &Page, event: &Event) -> Option<impl IntoView + use<>> {
    let place = event.place();
    let mix = place.rules.prefer_mix.then(|| page.t.get("method-mix-note"));
    (!place.is_first_come()).then(|| {
        let draw = (place.rules.method == Method::Lottery && !place.seed_hash.is_empty()).then(|| {
            let href = format!("{}/draw", page.urls.event(&event.code));
            view! { " "<a class="facts__link" href=href>{page.t.get("draw-link")}</a> }
        });
        view! { <div><dt>{page.t.get("public-method")}</dt><dd>{method_note(page, event)}{mix}{draw}</dd></div> }
    })
}

fn bodies(page: &Page, label: &str, names: &str) -> Option<impl IntoView + use<>> {
    let names = lines(names).join("\n");
    let label = page.t.get(label);
    let lang = organiser_language(page.t);
    (!names.is_empty()).then(|| view! { <div><dt>{label}</dt><dd lang=lang>{names}</dd></div> })
}

/// Until when one can apply, or from when where that is still to come.
fn deadline(page: &Page, details: &EventDetails, availability: Availability) -> impl IntoView + use<> {
    let t = page.t;
    let until = page.dates.date_time(details.apply_until);
    if availability == Availability::NotYetOpen {
        let from = page.dates.date_time(details.apply_from);
        let period = t.with("public-period", [("from", from.into()), ("until", until.into())]);
        view! { <div><dt>{t.get("public-apply-period")}</dt><dd>{period}</dd></div> }.into_any()
    } else {
        let until = t.with("public-until", [("at", until.into())]);
        view! { <div><dt>{t.get("public-apply-until")}</dt><dd>{until}</dd></div> }.into_any()
    }
}
