//! `/desk/outbox/{mail}`: one mail, its attempts, its text, and trying again.

use super::{may_be_tried, state};
use crate::app::{World, show_outbox};
use crate::domain::ids::MailId;
use crate::domain::mail::LINK;
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::{Attempt, StoredMail};
use crate::infra::mail::UNTRUSTED;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::{Editor, Reader};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;

/// What the page was led to with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Led {
    again: String,
}

/// `GET /desk/outbox/{mail}`.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(id): Path<String>,
    Query(led): Query<Led>,
) -> Result<Response, Failed> {
    let id = id.parse::<MailId>().map_err(|_| PageError::NotFound.on(&page))?;
    let found = show_outbox::detail(&world, &organiser, id).await.map_err(|e| PageError::from(e).on(&page))?;
    let Some((stored, attempts)) = found else { return Err(PageError::NotFound.on(&page)) };
    Ok(view(&page, &organiser, &stored, attempts, !led.again.is_empty()))
}

/// `POST /desk/outbox/{mail}`: once more. A mail that was sent meanwhile stays as it is; the page
/// then shows it.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let id = id.parse::<MailId>().map_err(|_| PageError::NotFound.on(&page))?;
    let done = show_outbox::try_again(&world, &organiser, id).await.map_err(|e| PageError::from(e).on(&page))?;
    let target = page.urls.outbox_mail(id);
    Ok(Redirect::to(&if done { format!("{target}?again=1") } else { target }).into_response())
}

fn view(page: &Page, organiser: &Organiser, stored: &StoredMail, attempts: Vec<Attempt>, again: bool) -> Response {
    let t = page.t;
    let mail = &stored.mail;
    let title = t.get("outbox-mail-title");
    let retry = organiser.role.may_edit() && may_be_tried(stored);
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <p class="desk-back"><a href=page.urls.outbox()>{t.get("outbox-back")}</a></p>
            <h1>{title.clone()}</h1>
            {again.then(|| view! {
                <div class="notice notice--good" role="status"><p>{t.get("outbox-again")}</p></div>
            })}
            {facts(page, stored)}
            {retry.then(|| view! {
                <form method="post" action=page.urls.outbox_mail(mail.id)>
                    <div class="buttons">
                        <button type="submit" class="button">{t.get("outbox-retry")}</button>
                    </div>
                </form>
            })}
            <h2>{t.get("outbox-attempts-title")}</h2>
            {attempts_table(page, attempts)}
            <h2>{t.get("outbox-text")}</h2>
            {text(page, stored)}
        }
    })
}

/// The text; of one that is a key only what it is, since whoever reads it can do what it is for.
fn text(page: &Page, stored: &StoredMail) -> impl IntoView + use<> {
    if stored.mail.kind.is_key() {
        return view! { <p>{page.t.get("outbox-text-kept")}</p> }.into_any();
    }
    // The link is the registrant's alone.
    view! { <pre class="desk-mail">{stored.mail.body.replace(LINK, "…")}</pre> }.into_any()
}

fn facts(page: &Page, stored: &StoredMail) -> impl IntoView + use<> {
    let t = page.t;
    let mail = &stored.mail;
    let fact = |id: &str, value: String| {
        view! { <div><dt>{t.get(id)}</dt><dd class="desk-address">{value}</dd></div> }
    };
    let registration = mail.event.zip(mail.registration).map(|(event, registration)| {
        let href = page.urls.desk_registration(event, registration);
        view! {
            <div>
                <dt>{t.get("outbox-registration")}</dt>
                <dd><a href=href>{t.get("outbox-registration-link")}</a></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {fact("outbox-subject", mail.subject.clone())}
            {fact("outbox-to", format!("{} <{}>", mail.to_name, mail.to_mail))}
            {(!mail.reply_to.is_empty()).then(|| fact("outbox-reply-to", mail.reply_to.clone()))}
            {fact("outbox-written", page.dates.date_time(mail.created_at))}
            <div><dt>{t.get("outbox-state")}</dt><dd>{state(page, stored)}</dd></div>
            {stored.sent_at.map(|at| fact("outbox-sent", page.dates.date_time(at)))}
            {mail.calendar.is_some().then(|| fact("outbox-attached", t.get("outbox-calendar")))}
            {registration}
        </dl>
    }
}

fn attempts_table(page: &Page, attempts: Vec<Attempt>) -> impl IntoView + use<> {
    let t = page.t;
    if attempts.is_empty() {
        return view! { <p>{t.get("outbox-attempts-none")}</p> }.into_any();
    }
    let rows = attempts
        .into_iter()
        .map(|attempt| {
            let untrusted = attempt.detail.starts_with(UNTRUSTED).then(|| t.get("outbox-untrusted"));
            view! {
                <tr>
                    <th scope="row">{t.with("outbox-attempt", [("number", attempt.number.into())])}</th>
                    <td data-label=t.get("outbox-attempt-at")>{page.dates.date_time(attempt.at)}</td>
                    <td data-label=t.get("outbox-outcome")>
                        {t.get(&format!("outbox-outcome-{}", attempt.outcome.code()))}
                    </td>
                    <td data-label=t.get("outbox-detail") class="desk-address">
                        {untrusted.map(|text| view! { <p>{text}</p> })}
                        {attempt.detail}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table desk-cards">
            <thead>
                <tr>
                    <th scope="col">{t.get("outbox-attempts")}</th>
                    <th scope="col">{t.get("outbox-attempt-at")}</th>
                    <th scope="col">{t.get("outbox-outcome")}</th>
                    <th scope="col">{t.get("outbox-detail")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
