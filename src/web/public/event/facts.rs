//! The facts of an event as a list: when, where, by whom, for how many, until when.

use crate::domain::event::{Availability, Event, EventDetails, Session, lines};
use crate::web::components::availability::AvailabilityBadge;
use crate::web::components::contact::organiser_language;
use crate::web::context::Page;
use leptos::prelude::*;

/// All facts.
pub fn facts(page: &Page, event: &Event, availability: Availability) -> impl IntoView + use<> {
    let t = page.t;
    let details = &event.details;
    let capacity = t.with("public-capacity-people", [("number", details.capacity.into())]);
    let sessions: Vec<_> = details.sessions.iter().map(|session| session_facts(page, session)).collect();
    view! {
        <dl class="facts">
            {sessions}
            {bodies(page, "public-host", &details.host)}
            {bodies(page, "public-co-hosts", &details.co_hosts)}
            {bodies(page, "public-partners", &details.partners)}
            <div><dt>{t.get("public-capacity")}</dt><dd>{capacity}</dd></div>
            <div><dt>{t.get("public-status")}</dt><dd><AvailabilityBadge t availability/></dd></div>
            {deadline(page, details, availability)}
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

fn bodies(page: &Page, label: &str, names: &str) -> Option<impl IntoView + use<>> {
    let names = lines(names).join("\n");
    let label = page.t.get(label);
    let lang = organiser_language(page.t);
    (!names.is_empty()).then(|| view! { <div><dt>{label}</dt><dd lang=lang>{names}</dd></div> })
}

/// Until when one can apply, or from when where that is still to come.
fn deadline(page: &Page, details: &EventDetails, availability: Availability) -> impl IntoView + use<> {
    let t = page.t;
    let until = t.with("public-until", [("at", page.dates.date_time(details.apply_until).into())]);
    if availability == Availability::NotYetOpen {
        let from = t.with("public-from", [("at", page.dates.date_time(details.apply_from).into())]);
        view! { <div><dt>{t.get("public-apply-period")}</dt><dd>{format!("{from}\n{until}")}</dd></div> }.into_any()
    } else {
        view! { <div><dt>{t.get("public-apply-until")}</dt><dd>{until}</dd></div> }.into_any()
    }
}
