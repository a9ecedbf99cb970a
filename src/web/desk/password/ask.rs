//! `/desk/password`: whoever forgot the password asks for a link by mail.

use crate::app::World;
use crate::app::reset_password::{self, AskError};
use crate::domain::contact::MailAddress;
use crate::domain::mail::RESET_VALID_FOR;
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Guest;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{Form, Query};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::Deserialize;

/// What the page was led to with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Led {
    sent: String,
}

/// The form; after it was sent, what happens next. That page is the same for every address.
pub(super) async fn show(page: Page, Query(led): Query<Led>) -> Response {
    if led.sent.is_empty() { form(StatusCode::OK, &page, String::new(), &[]) } else { sent(&page) }
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    mail: String,
}

pub(super) async fn ask(
    State(world): State<World>,
    page: Page,
    guest: Guest,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = page.t;
    let refused = |status, sentence| Ok(form(status, &page, typed.mail.clone(), &[("mail".to_owned(), sentence)]));
    if typed.mail.trim().is_empty() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, t.get("sign-in-mail-missing"));
    }
    if MailAddress::parse(&typed.mail).is_none() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, t.get("invitation-fault-mail-unreadable"));
    }
    match reset_password::ask(&world, &typed.mail, t.language(), guest.visitor()).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?sent=1", page.urls.forgotten_password())).into_response()),
        Err(AskError::TooMany(until)) => {
            // The minute after, since the time is shown without seconds.
            let time = page.dates.time(until + TimeDelta::seconds(59));
            refused(StatusCode::TOO_MANY_REQUESTS, t.with("reset-too-many", [("time", time.into())]))
        }
        Err(AskError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

fn form(status: StatusCode, page: &Page, mail: String, errors: &[FieldError]) -> Response {
    let t = page.t;
    let title = t.get("reset-title");
    let (action, sign_in) = (page.urls.forgotten_password(), page.urls.sign_in());
    let lead = t.with("reset-lead", [("minutes", RESET_VALID_FOR.num_minutes().into())]);
    answer(status, page, &Shell::public(&title).with_errors(!errors.is_empty()), || {
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            <p class="desk-back"><a href=sign_in>{t.get("reset-back")}</a></p>
            <h1>{title.clone()}</h1>
            <p>{lead}</p>
            <form method="post" action=action novalidate=true class="desk-narrow">
                <TextField t id="mail" label=t.get("sign-in-mail") value=mail required=true kind="email"
                    autocomplete="username" error=error_of(errors, "mail")/>
                <div class="buttons"><button type="submit" class="button">{t.get("reset-ask")}</button></div>
            </form>
        }
    })
}

fn sent(page: &Page) -> Response {
    let t = page.t;
    let title = t.get("reset-sent-title");
    let (again, sign_in) = (page.urls.forgotten_password(), page.urls.sign_in());
    answer(StatusCode::OK, page, &Shell::public(&title), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.with("reset-sent", [("minutes", RESET_VALID_FOR.num_minutes().into())])}</p>
            <h2>{t.get("reset-nothing-came")}</h2>
            <ul>
                <li>{t.get("reset-nothing-came-folder")}</li>
                <li>{t.get("reset-nothing-came-address")}" "<a href=again>{t.get("reset-again")}</a></li>
                <li>{t.get("reset-nothing-came-owner")}</li>
            </ul>
            <p><a href=sign_in>{t.get("reset-back")}</a></p>
        }
    })
}
