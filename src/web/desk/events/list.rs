//! `/desk`: the start page, for most roles the organisation's events.

use crate::app::World;
use crate::app::events::{self, DeskList};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::web::components::event_words::{state, when};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::SignedIn;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// `GET /desk`.
pub async fn get(State(world): State<World>, page: Page, SignedIn(organiser): SignedIn) -> Result<Response, Failed> {
    if !organiser.role.may_read() {
        return Ok(nothing_yet(&page, &organiser));
    }
    let list = events::list(&world, &organiser).await.map_err(|e| PageError::from(e).on(&page))?;
    Ok(view(&page, &organiser, list, world.now()))
}

/// The start page of a role that reads nothing of the desk.
fn nothing_yet(page: &Page, organiser: &Organiser) -> Response {
    let t = page.t;
    let title = t.get(&format!("role-{}", organiser.role.code()));
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get("desk-nothing-yet")}</p>
        }
    })
}

fn view(page: &Page, organiser: &Organiser, list: DeskList, now: DateTime<Utc>) -> Response {
    let t = page.t;
    let title = t.get("events-title");
    let new = organiser.role.may_edit().then(|| page.urls.desk_new_event());
    let empty = list.upcoming.is_empty() && list.past.is_empty();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <div class="desk-head">
                <h1>{title.clone()}</h1>
                {new.map(|new| view! { <a class="button" href=new>{t.get("events-new")}</a> })}
            </div>
            {empty.then(|| view! { <p>{t.get("events-none")}</p> })}
            {section(page, t.get("events-upcoming"), list.upcoming, now)}
            {section(page, t.get("events-past"), list.past, now)}
        }
    })
}

fn section(page: &Page, title: String, events: Vec<Event>, now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    (!events.is_empty()).then(|| {
        view! {
            <h2>{title}</h2>
            <table class="table desk-cards">
                <thead>
                    <tr>
                        <th scope="col">{t.get("events-event")}</th>
                        <th scope="col">{t.get("events-when")}</th>
                        <th scope="col">{t.get("events-state")}</th>
                        <th scope="col" class="number">{t.get("events-applied")}</th>
                    </tr>
                </thead>
                <tbody>{events.into_iter().map(|event| row(page, &event, now)).collect_view()}</tbody>
            </table>
        }
    })
}

fn row(page: &Page, event: &Event, now: DateTime<Utc>) -> impl IntoView + use<> {
    let t = page.t;
    let (word, class) = state(page, event, now);
    let applied =
        t.with("events-applied-of", [("taken", event.seats_taken.into()), ("capacity", event.details.capacity.into())]);
    view! {
        <tr>
            <th scope="row"><a class="desk-target" href=page.urls.desk_event(event.id)>{event.details.title.clone()}</a></th>
            <td data-label=t.get("events-when")>{when(page, event)}</td>
            <td data-label=t.get("events-state")><span class=class>{word}</span></td>
            <td data-label=t.get("events-applied") class="number">{applied}</td>
        </tr>
    }
}
