//! `/desk`: the start page, for most roles the organisation's events.

mod cards;
mod past;
mod urgent;

use crate::app::World;
use crate::app::events::{self, FirstPage};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::text::tidy_line;
use crate::web::components::event_words::{state, when};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::SignedIn;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Query;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked of the page. The title of a training is no secret: it may stand in an address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    /// `deleted`: a draft has just been deleted.
    done: String,
}

/// `GET /desk`.
pub async fn get(
    State(world): State<World>,
    page: Page,
    SignedIn(organiser): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    if !organiser.role.may_read() {
        return Ok(nothing_yet(&page, &organiser));
    }
    let looked_for: String = tidy_line(&asked.q).chars().take(60).collect();
    let shown = events::first_page(&world, &organiser, &looked_for).await.map_err(|e| PageError::from(e).on(&page))?;
    Ok(view(&page, &organiser, shown, &looked_for, asked.done == "deleted", world.now()))
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

fn view(
    page: &Page,
    organiser: &Organiser,
    shown: FirstPage,
    looked_for: &str,
    deleted: bool,
    now: DateTime<Utc>,
) -> Response {
    let t = page.t;
    let title = t.get("events-title");
    let may_edit = organiser.role.may_edit();
    let FirstPage { urgent, coming, drafts, past, any } = shown;
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            {deleted.then(|| view! { <p class="notice notice--good" role="status">{t.get("events-deleted")}</p> })}
            <div class="desk-head">
                <h1>{title.clone()}</h1>
                {may_edit.then(|| view! { <a class="button button--small" href=page.urls.desk_new_event()>{t.get("events-new")}</a> })}
            </div>
            {(!any).then(|| guide(page, organiser))}
            {urgent::list(page, urgent)}
            {cards::coming(page, coming, now)}
            {self::drafts(page, &drafts, now)}
            {past::list(page, past, looked_for, now)}
        }
    })
}

/// The first steps, where there is no event yet.
fn guide(page: &Page, organiser: &Organiser) -> impl IntoView + use<> {
    let t = page.t;
    let new = organiser.role.may_edit().then(|| {
        view! { <p><a class="button" href=page.urls.desk_new_event()>{t.get("events-new")}</a></p> }
    });
    let steps = [
        ("events-guide-organisation", "events-guide-organisation-text", true),
        ("events-guide-event", "events-guide-event-text", false),
        ("events-guide-publish", "events-guide-publish-text", false),
    ]
    .map(|(name, text, done)| {
        let done = done.then(|| view! { <span class="badge badge--good">{t.get("events-guide-done")}</span> });
        view! { <li><strong>{t.get(name)}</strong>" "{done}<br/>{t.get(text)}</li> }
    });
    view! {
        <section class="desk-guide" aria-labelledby="guide">
            <h2 id="guide">{t.get("events-guide")}</h2>
            <p>{t.get("events-none")}</p>
            <ol>{steps.into_iter().collect_view()}</ol>
            {new}
        </section>
    }
}

fn drafts(page: &Page, drafts: &[Event], now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    (!drafts.is_empty()).then(|| {
        let rows = drafts.iter().map(|event| row(page, event, now)).collect_view();
        view! { <h2>{t.get("events-drafts")}</h2> {table(page, rows)} }
    })
}

fn table(page: &Page, rows: impl IntoView + 'static) -> impl IntoView {
    let t = page.t;
    view! {
        <table class="table desk-cards desk-events">
            <thead>
                <tr>
                    <th scope="col">{t.get("events-event")}</th>
                    <th scope="col">{t.get("events-when")}</th>
                    <th scope="col">{t.get("events-state")}</th>
                    <th scope="col" class="number">{t.get("events-applied")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
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
