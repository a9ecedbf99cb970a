//! `/desk/account`: one's own name and password.

use crate::app::World;
use crate::app::account::{self, AccountError};
use crate::domain::account_form::{NewPasswordForm, PASSWORD_MIN};
use crate::domain::organiser::Organiser;
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::context::Page;
use crate::web::desk::invitation::sentence;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::{self, SignedIn};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::{Form, Query};
use leptos::prelude::*;
use serde::Deserialize;

/// The pages of this file.
pub fn router() -> Router<World> {
    Router::new().route("/account", get(show).post(rename)).route("/account/password", post(change_password))
}

/// What has just been done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct After {
    done: String,
}

async fn show(page: Page, SignedIn(organiser): SignedIn, Query(after): Query<After>) -> Response {
    let done = ["name", "password"].contains(&after.done.as_str());
    let done = done.then(|| page.t.get(&format!("account-done-{}", after.done)));
    view(StatusCode::OK, &page, &organiser, &organiser.name, &[], done)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Name {
    name: String,
}

async fn rename(
    State(world): State<World>,
    page: Page,
    SignedIn(organiser): SignedIn,
    Form(typed): Form<Name>,
) -> Result<Response, Failed> {
    match account::rename(&world, &organiser, &typed.name).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=name", page.urls.account())).into_response()),
        Err(AccountError::Database(fault)) => Err(PageError::from(fault).on(&page)),
        Err(_) => {
            let errors = [("name".to_owned(), page.t.get("account-name-missing"))];
            Ok(view(StatusCode::UNPROCESSABLE_ENTITY, &page, &organiser, &typed.name, &errors, None))
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    current: String,
    password: String,
    password_again: String,
}

async fn change_password(
    State(world): State<World>,
    page: Page,
    SignedIn(organiser): SignedIn,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let new = NewPasswordForm { password: typed.password, password_again: typed.password_again };
    let error = match account::change_password(&world, &organiser, &typed.current, &new).await {
        Ok(entered) => {
            let cookies = session::entered(&entered, world.settings.is_https());
            let target = format!("{}?done=password", page.urls.account());
            return Ok((cookies, Redirect::to(&target)).into_response());
        }
        Err(AccountError::NotCurrent) => ("current".to_owned(), page.t.get("account-password-wrong")),
        Err(AccountError::Fault(fault)) => (fault.field().to_owned(), sentence(&page, fault)),
        Err(AccountError::Name) => return Err(PageError::BadRequest.on(&page)),
        Err(AccountError::Hash(failed)) => return Err(PageError::from(failed).on(&page)),
        Err(AccountError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    };
    Ok(view(StatusCode::UNPROCESSABLE_ENTITY, &page, &organiser, &organiser.name, &[error], None))
}

/// The page. Passwords are never sent back.
fn view(
    status: StatusCode,
    page: &Page,
    organiser: &Organiser,
    name: &str,
    errors: &[FieldError],
    done: Option<String>,
) -> Response {
    let t = page.t;
    let title = t.get("account-title");
    let hint = t.with("invitation-password-hint", [("min", PASSWORD_MIN.into())]);
    let (account, mail) = (page.urls.account(), organiser.mail.clone());
    let change = format!("{account}/password");
    let shell = Shell::desk(&title, organiser).with_errors(!errors.is_empty());
    answer(status, page, &shell, || {
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            {done.map(|done| view! { <p class="notice notice--good" role="status">{done}</p> })}
            <h1>{title.clone()}</h1>
            <form method="post" action=account novalidate=true class="desk-narrow">
                <TextField t id="name" label=t.get("account-name") value=name.to_owned() required=true
                    autocomplete="name" error=error_of(errors, "name")/>
                <div class="buttons"><button type="submit" class="button button--second">{t.get("account-name-save")}</button></div>
            </form>
            <dl class="facts"><div><dt>{t.get("account-mail")}</dt><dd>{mail.clone()}</dd></div></dl>
            <p class="desk-small">{t.get("account-mail-hint")}</p>
            <h2>{t.get("account-password")}</h2>
            <form method="post" action=change novalidate=true class="desk-narrow">
                <input type="text" name="account" value=mail autocomplete="username" hidden=true/>
                <TextField t id="current" label=t.get("account-password-now") value=String::new() required=true
                    kind="password" autocomplete="current-password" error=error_of(errors, "current")/>
                <TextField t id="password" label=t.get("account-password-new") value=String::new() required=true
                    kind="password" autocomplete="new-password" hint=hint error=error_of(errors, "password")/>
                <TextField t id="password_again" label=t.get("account-password-again") value=String::new()
                    required=true kind="password" autocomplete="new-password" error=error_of(errors, "password_again")/>
                <div class="buttons"><button type="submit" class="button button--second">{t.get("account-password-save")}</button></div>
            </form>
        }
    })
}
