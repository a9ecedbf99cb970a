//! `/desk/outbox`: the mails, newest first.

use super::state;
use crate::app::World;
use crate::app::show_outbox::{self, Listed};
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::{MailState, StoredMail};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::{Editor, Reader};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;

/// What is shown of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    state: String,
    page: String,
    again: String,
}

/// `GET /desk/outbox`.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Query(shown): Query<Shown>,
) -> Result<Response, Failed> {
    let state = MailState::from_code(&shown.state);
    // Pages are counted from 1 in addresses.
    let number = shown.page.parse::<u64>().unwrap_or(1).max(1) - 1;
    let listed =
        show_outbox::list(&world, &organiser, state, number).await.map_err(|e| PageError::from(e).on(&page))?;
    Ok(view(&page, &organiser, state, listed, shown.again.parse().ok()))
}

/// `POST /desk/outbox`: every failed mail once more.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
) -> Result<Response, Failed> {
    let count = show_outbox::try_all_again(&world, &organiser).await.map_err(|e| PageError::from(e).on(&page))?;
    Ok(Redirect::to(&format!("{}?again={count}", page.urls.outbox())).into_response())
}

fn view(page: &Page, organiser: &Organiser, state: Option<MailState>, listed: Listed, again: Option<u64>) -> Response {
    let t = page.t;
    let title = t.get("outbox-title");
    let failed = listed.counts.iter().find(|(state, _)| *state == MailState::Failed).map_or(0, |(_, count)| *count);
    let retry = organiser.role.may_edit() && failed > 0;
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get("outbox-lead")}</p>
            {again.map(|count| view! {
                <div class="notice notice--good" role="status">
                    <p>{t.with("outbox-again-all", [("count", count.into())])}</p>
                </div>
            })}
            {states(page, state, &listed)}
            {retry.then(|| retry_all(page, failed))}
            {table(page, listed.mails)}
            {pages(page, state, listed.page, listed.pages)}
        }
    })
}

fn states(page: &Page, chosen: Option<MailState>, listed: &Listed) -> impl IntoView + use<> {
    let t = page.t;
    let all = listed.counts.iter().map(|(_, count)| count).sum::<u64>();
    let links = std::iter::once((None, all))
        .chain(listed.counts.iter().map(|(state, count)| (Some(*state), *count)))
        .map(|(state, count)| {
            let label = t.get(&format!("outbox-filter-{}", state.map_or("all", MailState::code)));
            let href = address(page, state, 1);
            let current = (state == chosen).then_some("true");
            let text = t.with("outbox-filter", [("label", label.into()), ("count", count.into())]);
            view! { <li><a href=href aria-current=current>{text}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=t.get("outbox-filters")><ul class="desk-tabs">{links}</ul></nav> }
}

fn retry_all(page: &Page, failed: u64) -> impl IntoView + use<> {
    let text = page.t.with("outbox-retry-all", [("count", failed.into())]);
    view! {
        <form method="post" action=page.urls.outbox()>
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

fn pages(page: &Page, state: Option<MailState>, shown: u64, pages: u64) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let link = |number: u64, id: &str| {
        let href = address(page, state, number);
        view! { <a class="button button--second" href=href>{t.get(id)}</a> }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="buttons" aria-label=t.get("outbox-pages")>
                {(shown > 0).then(|| link(shown, "outbox-newer"))}
                <span>{t.with("outbox-page", [("page", (shown + 1).into()), ("pages", pages.into())])}</span>
                {(shown + 1 < pages).then(|| link(shown + 2, "outbox-older"))}
            </nav>
        }
    })
}

/// The list of a state; `number` counts from 1.
fn address(page: &Page, state: Option<MailState>, number: u64) -> String {
    let mut query = Vec::new();
    query.extend(state.map(|state| format!("state={}", state.code())));
    query.extend((number > 1).then(|| format!("page={number}")));
    if query.is_empty() { page.urls.outbox() } else { format!("{}?{}", page.urls.outbox(), query.join("&")) }
}
