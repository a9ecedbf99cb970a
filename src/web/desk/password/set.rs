//! `/desk/password/{token}`: the link of the mail. Opening it only shows the form, since mail
//! programs follow links; sending the form sets the password.

use crate::app::reset_password::{self, SetError, Unusable};
use crate::app::{Secret, World};
use crate::domain::account_form::{AccountFault, NewPasswordForm, PASSWORD_MIN};
use crate::domain::organiser::Organiser;
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::context::Page;
use crate::web::desk::invitation::sentence;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;

pub(super) async fn show(
    State(world): State<World>,
    page: Page,
    Path(token): Path<String>,
) -> Result<Response, Failed> {
    shown(&world, &page, &Secret::from_holder(token), None).await
}

pub(super) async fn set(
    State(world): State<World>,
    page: Page,
    Path(token): Path<String>,
    Form(typed): Form<NewPasswordForm>,
) -> Result<Response, Failed> {
    let token = Secret::from_holder(token);
    match reset_password::set(&world, &token, &typed).await {
        Ok(device) => {
            let cookies = CookieJar::new().add(session::device(&device, world.settings.is_https()));
            Ok((cookies, Redirect::to(&format!("{}?changed=1", page.urls.sign_in()))).into_response())
        }
        Err(SetError::Fault(fault)) => shown(&world, &page, &token, Some(fault)).await,
        Err(SetError::Unusable(why)) => Ok(unusable(&page, why)),
        Err(SetError::Hash(failed)) => Err(PageError::from(failed).on(&page)),
        Err(SetError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

/// The form, or why there is none. Passwords are never sent back.
async fn shown(world: &World, page: &Page, token: &Secret, fault: Option<AccountFault>) -> Result<Response, Failed> {
    Ok(match reset_password::look_up(world, token).await.map_err(|e| PageError::from(e).on(page))? {
        Ok(organiser) => form(page, token, &organiser, fault),
        Err(why) => unusable(page, why),
    })
}

fn form(page: &Page, token: &Secret, organiser: &Organiser, fault: Option<AccountFault>) -> Response {
    let t = page.t;
    let title = t.get("reset-set-title");
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let errors: Vec<FieldError> =
        fault.iter().map(|fault| (fault.field().to_owned(), sentence(page, *fault))).collect();
    let lead = t.with("reset-set-lead", [("name", organiser.name.clone().into())]);
    let hint = t.with("invitation-password-hint", [("min", PASSWORD_MIN.into())]);
    let action = page.urls.new_password(token.reveal());
    // For programs that keep passwords: which account the new one is of.
    let account = organiser.mail.clone();
    answer(status, page, &Shell::public(&title).with_errors(!errors.is_empty()), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{title.clone()}</h1>
            <p>{lead}</p>
            <form method="post" action=action novalidate=true class="desk-narrow">
                <input type="text" name="account" value=account autocomplete="username" hidden=true/>
                <TextField t id="password" label=t.get("reset-password") value=String::new() required=true
                    kind="password" autocomplete="new-password" hint=hint error=error_of(&errors, "password")/>
                <TextField t id="password_again" label=t.get("reset-password-again") value=String::new()
                    required=true kind="password" autocomplete="new-password"
                    error=error_of(&errors, "password_again")/>
                <div class="buttons"><button type="submit" class="button">{t.get("reset-set")}</button></div>
            </form>
        }
    })
}

/// The page of a link that cannot be used (any more), with what to do now.
fn unusable(page: &Page, why: Unusable) -> Response {
    let t = page.t;
    let (status, reason) = match why {
        Unusable::Unknown => (StatusCode::NOT_FOUND, t.get("reset-unknown")),
        Unusable::Used => (StatusCode::GONE, t.get("reset-used")),
        Unusable::Expired => (StatusCode::GONE, t.get("reset-expired")),
    };
    let title = t.get("reset-unusable-title");
    let (again, sign_in) = (page.urls.forgotten_password(), page.urls.sign_in());
    answer(status, page, &Shell::public(&title), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{reason}</p>
            <p><a href=again>{t.get("reset-again")}</a></p>
            <p><a href=sign_in>{t.get("invitation-to-sign-in")}</a></p>
        }
    })
}
