//! Cancelling, after a page that asks, and undoing it.

use super::{detail, detail_of, offered};
use crate::app::World;
use crate::app::cancel_registration::{self as acts, CancelError};
use crate::app::registrations::Detail;
use crate::domain::admission::Reason;
use crate::domain::organiser::Organiser;
use crate::web::components::fields::CheckField;
use crate::web::components::reasons;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::Deserialize;

pub async fn show(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
) -> Result<Response, Failed> {
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    if !detail.registration.status.is_live() {
        return Ok(Redirect::to(&page.urls.desk_registration(detail.event.id, detail.registration.id)).into_response());
    }
    Ok(view(&page, &organiser, &detail))
}

/// What was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// `yes`: tell the person by mail.
    send_mail: String,
}

pub async fn cancel(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
    cookies: CookieJar,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failed> {
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    let (event, id) = (detail.event.id, detail.registration.id);
    match acts::cancel(&world, &organiser, event, id, chosen.send_mail == "yes").await {
        Ok(()) => Ok(done(&page, &detail, "cancelled")),
        Err(CancelError::EventCancelled) => {
            let refused = detail::Told::Refused(page.t.get("registrations-cancel-called-off"));
            Ok(detail::view(&page, &organiser, &detail, refused, &cookies))
        }
        Err(CancelError::Database(fault)) => Err(PageError::from(fault).on(&page)),
        Err(_) => Err(PageError::NotFound.on(&page)),
    }
}

pub async fn restore(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
    cookies: CookieJar,
) -> Result<Response, Failed> {
    let t = page.t;
    let found = detail_of(&world, &page, &organiser, &path).await?;
    let refused = match acts::restore(&world, &organiser, found.event.id, found.registration.id).await {
        Ok(()) => return Ok(done(&page, &found, "restored")),
        Err(CancelError::Refused(Reason::Full | Reason::WaitingListFull)) => {
            t.with("registrations-restore-full", [("capacity", found.event.details.capacity.into())])
        }
        Err(CancelError::Refused(why)) => {
            let professions = offered(&world, &page, &organiser).await?;
            reasons::reason(&page, &professions, &why)
        }
        Err(CancelError::MailTaken(taken)) => t.with("registrations-restore-mail", [("number", taken.number.into())]),
        Err(CancelError::EventCancelled) => t.get("registrations-restore-called-off"),
        Err(CancelError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(CancelError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    };
    Ok(detail::view(&page, &organiser, &found, detail::Told::Refused(refused), &cookies))
}

fn done(page: &Page, detail: &Detail, what: &str) -> Response {
    let target = page.urls.desk_registration(detail.event.id, detail.registration.id);
    Redirect::to(&format!("{target}?done={what}")).into_response()
}

fn view(page: &Page, organiser: &Organiser, detail: &Detail) -> Response {
    let t = page.t;
    let title = t.get("registrations-cancel-title");
    let registration = &detail.registration;
    let person = &registration.applicant;
    let one = page.urls.desk_registration(detail.event.id, registration.id);
    let number = t.with("registrations-of-number", [("number", registration.number.into())]);
    let has_mail = person.mail.is_some();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <p class="desk-back"><a href=one.clone()>{number}</a></p>
            <h1>{title.clone()}</h1>
            <dl class="facts">
                <div><dt>{t.get("registrations-number")}</dt><dd>{registration.number}</dd></div>
                <div><dt>{t.get("field-name")}</dt><dd>{person.name.clone()}</dd></div>
                <div><dt>{t.get("field-profession")}</dt><dd>{person.profession_label.clone()}</dd></div>
                <div><dt>{t.get("registrations-workplace")}</dt><dd>{person.workplace.clone()}</dd></div>
            </dl>
            <p>{t.get("registrations-cancel-text")}</p>
            <form method="post" action=format!("{one}/cancel")>
                {has_mail.then(|| view! {
                    <CheckField id="send_mail" label=t.get("registrations-send-cancellation") checked=false/>
                })}
                <div class="buttons">
                    <button type="submit" class="button button--danger">{t.get("registrations-cancel-now")}</button>
                    <a class="button button--second" href=one.clone()>{t.get("registrations-no-cancel")}</a>
                </div>
            </form>
        }
    })
}
