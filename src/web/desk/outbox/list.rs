//! `/desk/outbox` and `/desk/events/{id}/mails`: the mails of the organisation, or about an event,
//! newest first.

use super::{about, state};
use crate::app::World;
use crate::app::show_outbox::{self, Listed};
use crate::domain::ids::{EventId, MailId};
use crate::domain::mail::MailState;
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::{Count, Place, StoredMail, Turn, Which};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::{Editor, Reader};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Query;
use chrono::DateTime;
use leptos::prelude::*;
use serde::Deserialize;

/// What is shown of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    state: String,
    newer: String,
    older: String,
    again: String,
}

/// `GET /desk/outbox`.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Query(shown): Query<Shown>,
) -> Result<Response, Failed> {
    list(&world, &page, &organiser, None, &shown).await
}

/// `GET /desk/events/{id}/mails`.
pub(super) async fn get_of_event(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(id): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Response, Failed> {
    let event = about(&world, &page, &organiser, &id).await?;
    list(&world, &page, &organiser, Some(event), &shown).await
}

async fn list(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: Option<EventId>,
    shown: &Shown,
) -> Result<Response, Failed> {
    let which = Which { event, state: MailState::from_code(&shown.state) };
    let turn = match (place(&shown.older), place(&shown.newer)) {
        (Some(than), _) => Turn::Older(than),
        (None, Some(than)) => Turn::Newer(than),
        (None, None) => Turn::Newest,
    };
    let listed = show_outbox::list(world, organiser, which, turn).await.map_err(|e| PageError::from(e).on(page))?;
    Ok(view(page, organiser, which, listed, shown.again.parse().ok()))
}

/// `POST /desk/outbox`: every failed mail once more.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
) -> Result<Response, Failed> {
    again(&world, &page, &organiser, None).await
}

/// `POST /desk/events/{id}/mails`: every failed mail about the event once more.
pub(super) async fn post_of_event(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = about(&world, &page, &organiser, &id).await?;
    again(&world, &page, &organiser, Some(event)).await
}

async fn again(world: &World, page: &Page, organiser: &Organiser, event: Option<EventId>) -> Result<Response, Failed> {
    let count = show_outbox::try_all_again(world, organiser, event).await.map_err(|e| PageError::from(e).on(page))?;
    Ok(Redirect::to(&format!("{}?again={count}", path(page, event))).into_response())
}

/// Where the list stands.
fn path(page: &Page, event: Option<EventId>) -> String {
    event.map_or_else(|| page.urls.outbox(), |event| page.urls.desk_event_page(event, "mails"))
}

fn view(page: &Page, organiser: &Organiser, which: Which, listed: Listed, again: Option<u64>) -> Response {
    let t = page.t;
    let title = t.get(if which.event.is_some() { "event-menu-mails" } else { "outbox-title" });
    let failed = listed.counts.iter().find(|(state, _)| *state == MailState::Failed).map(|(_, count)| *count);
    let failed = failed.filter(|count| organiser.role.may_edit() && *count != Count::Exactly(0));
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get("outbox-lead")}</p>
            {again.map(|count| view! {
                <div class="notice notice--good" role="status">
                    <p>{t.with("outbox-again-all", [("count", count.into())])}</p>
                </div>
            })}
            {states(page, which, &listed)}
            {failed.map(|failed| retry_all(page, which, failed))}
            {table(page, listed.mails)}
            {pages(page, which, listed.newer, listed.older)}
        }
    })
}

fn states(page: &Page, which: Which, listed: &Listed) -> impl IntoView + use<> {
    let t = page.t;
    let links = std::iter::once((None, all(&listed.counts)))
        .chain(listed.counts.iter().map(|(state, count)| (Some(*state), *count)))
        .map(|(state, count)| {
            let label = t.get(&format!("outbox-filter-{}", state.map_or("all", MailState::code)));
            let href = address(page, Which { state, ..which }, None);
            let current = (state == which.state).then_some("true");
            let text = t.with("outbox-filter", [("label", label.into()), ("count", told(page, count).into())]);
            view! { <li><a href=href aria-current=current>{text}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=t.get("outbox-filters")><ul class="desk-tabs">{links}</ul></nav> }
}

/// Mails of all states.
fn all(counts: &[(MailState, Count)]) -> Count {
    counts.iter().fold(Count::Exactly(0), |sum, (_, count)| match (sum, *count) {
        (Count::Exactly(sum), Count::Exactly(count)) => Count::Exactly(sum + count),
        (Count::Exactly(sum) | Count::AtLeast(sum), Count::Exactly(count) | Count::AtLeast(count)) => {
            Count::AtLeast(sum + count)
        }
    })
}

fn told(page: &Page, count: Count) -> String {
    match count {
        Count::Exactly(count) => count.to_string(),
        Count::AtLeast(count) => page.t.with("outbox-at-least", [("count", count.into())]),
    }
}

fn retry_all(page: &Page, which: Which, failed: Count) -> impl IntoView + use<> {
    let text = page.t.with("outbox-retry-all", [("count", told(page, failed).into())]);
    view! {
        <form method="post" action=path(page, which.event)>
            <button type="submit" class="button button--second">{text}</button>
        </form>
    }
}

fn table(page: &Page, mails: Vec<StoredMail>) -> impl IntoView + use<> {
    let t = page.t;
    if mails.is_empty() {
        return view! { <p>{t.get("outbox-none")}</p> }.into_any();
    }
    view! {
        <table class="table desk-cards">
            <thead>
                <tr>
                    <th scope="col">{t.get("outbox-subject")}</th>
                    <th scope="col">{t.get("outbox-to")}</th>
                    <th scope="col">{t.get("outbox-written")}</th>
                    <th scope="col">{t.get("outbox-state")}</th>
                    <th scope="col" class="number">{t.get("outbox-attempts")}</th>
                </tr>
            </thead>
            <tbody>{mails.into_iter().map(|mail| row(page, &mail)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, stored: &StoredMail) -> impl IntoView + use<> {
    let t = page.t;
    let mail = &stored.mail;
    view! {
        <tr>
            <th scope="row"><a class="desk-target" href=page.urls.outbox_mail(mail.id)>{mail.subject.clone()}</a></th>
            <td data-label=t.get("outbox-to")>
                {mail.to_name.clone()}" "<span class="desk-small desk-address">{mail.to_mail.clone()}</span>
            </td>
            <td data-label=t.get("outbox-written")>{page.dates.date_time(mail.created_at)}</td>
            <td data-label=t.get("outbox-state")>{state(page, stored)}</td>
            <td data-label=t.get("outbox-attempts") class="number">{stored.attempts}</td>
        </tr>
    }
}

fn pages(page: &Page, which: Which, newer: Option<Turn>, older: Option<Turn>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let link = |turn: Turn, id: &str, rel: &'static str| {
        let href = address(page, which, Some(turn));
        view! { <a class="button button--second" href=href rel=rel>{t.get(id)}</a> }
    };
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="buttons" aria-label=t.get("outbox-pages")>
                {newer.map(|turn| link(turn, "outbox-newer", "prev"))}
                {older.map(|turn| link(turn, "outbox-older", "next"))}
            </nav>
        }
    })
}

/// The list of a state, from its newest mails or from another place.
fn address(page: &Page, which: Which, turn: Option<Turn>) -> String {
    let mut query = Vec::new();
    query.extend(which.state.map(|state| format!("state={}", state.code())));
    query.extend(match turn {
        Some(Turn::Newer(than)) => Some(format!("newer={}", written(than))),
        Some(Turn::Older(than)) => Some(format!("older={}", written(than))),
        Some(Turn::Newest) | None => None,
    });
    let path = path(page, which.event);
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// A place in the list as it stands in addresses.
fn written(place: Place) -> String {
    format!("{}-{}", place.created_at.timestamp_millis(), place.id)
}

fn place(text: &str) -> Option<Place> {
    let (time, id) = text.split_once('-')?;
    Some(Place { created_at: DateTime::from_timestamp_millis(time.parse().ok()?)?, id: id.parse::<MailId>().ok()? })
}
