use crate::app::events::{Coming, Part};
use crate::web::components::event_words::{state, when};
use crate::web::context::Page;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The events that come, a card each.
pub fn coming(page: &Page, coming: Vec<Coming>, now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    (!coming.is_empty()).then(|| {
        let cards = coming.into_iter().map(|one| card(page, &one, now)).collect_view();
        view! {
            <h2>{t.get("events-upcoming")}</h2>
            <ul class="desk-tiles">{cards}</ul>
        }
    })
}

fn card(page: &Page, coming: &Coming, now: DateTime<Utc>) -> impl IntoView + use<> {
    let t = page.t;
    let event = &coming.glance.event;
    let (word, class) = state(page, event, now);
    let applied =
        t.with("events-applied-of", [("taken", event.seats_taken.into()), ("capacity", event.details.capacity.into())]);
    let place = event.details.sessions.iter().map(|session| session.venue.trim()).find(|venue| !venue.is_empty());
    let place = place.map_or_else(|| t.get("event-online"), str::to_owned);
    let seated = coming.glance.seating.map(|state| {
        let state = t.get(&format!("seating-state-{}", state.code()));
        t.with("events-card-seating", [("state", state.into())])
    });
    view! {
        <li class="desk-tile">
            <h3><a href=page.urls.desk_event(event.id)>{event.details.title.clone()}</a></h3>
            <p class="desk-tile__when">{when(page, event)}<br/>{place}</p>
            <p class="desk-tile__state">
                <span class=class>{word}</span>
                <span class="desk-tile__count">{applied}</span>
                {seated.map(|seated| view! { <span>{seated}</span> })}
            </p>
            {bar(page, &coming.mix, event.details.capacity as usize)}
        </li>
    }
}

/// A bar with a part for each profession, as long as the places that are taken.
fn bar(page: &Page, mix: &[Part], capacity: usize) -> impl IntoView + use<> {
    let t = page.t;
    let all: usize = mix.iter().map(|part| part.people).sum();
    let whole = capacity.max(all).max(1);
    let mut from = 0;
    let parts: Vec<_> = mix
        .iter()
        .map(|part| {
            let (x, width) = (from * 1000 / whole, part.people * 1000 / whole);
            from += part.people;
            view! { <rect class=format!("fill--{}", part.position % 16 + 1) x=x.to_string() width=width.to_string() height="10"/> }
        })
        .collect();
    // The same in words, for who does not see the bar.
    let words = mix
        .iter()
        .filter_map(|part| {
            let label = part.labels.get(usize::from(!t.is_japanese())).filter(|label| !label.is_empty())?;
            Some(t.with("seating-mix-item", [("label", label.clone().into()), ("count", part.people.into())]))
        })
        .collect::<Vec<_>>()
        .join(&t.get("seating-name-separator"));
    view! {
        <svg class="desk-tile__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="desk-bar__ground" width="1000" height="10"/>
            {parts}
        </svg>
        <p class="visually-hidden">{words}</p>
    }
}
