use super::{Query, view};
use crate::app::World;
use crate::app::kept_form::bring_back;
use crate::app::sign_in::{self as use_case, SignInError};
use crate::web::context::Page;
use crate::web::desk::kept;
use crate::web::error::{Failed, PageError};
use crate::web::session::{self, Guest};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use axum_extra::extract::{Form, Query as FromQuery};
use chrono::TimeDelta;
use serde::Deserialize;

/// What was typed.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct SignInForm {
    mail: String,
    password: String,
    /// A form that was sent when nobody was signed in, sealed.
    kept: String,
}

/// `POST /desk/sign-in`: in with a new token, or the form again with the address typed.
pub async fn sign_in(
    State(world): State<World>,
    page: Page,
    FromQuery(query): FromQuery<Query>,
    guest: Guest,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Result<Response, Failed> {
    let t = page.t;
    let mut errors = Vec::new();
    if form.mail.trim().is_empty() {
        errors.push(("mail".to_owned(), t.get("sign-in-mail-missing")));
    }
    if form.password.is_empty() {
        errors.push(("password".to_owned(), t.get("sign-in-password-missing")));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        match use_case::sign_in(&world, &form.mail, &form.password, guest.visitor()).await {
            Ok(entered) => {
                end_earlier(&world, &page, &headers).await?;
                let cookies = session::entered(&entered, world.settings.is_https());
                if let Some(form) = bring_back(&world, &form.kept) {
                    return Ok((cookies, kept::way_back(&page, form)).into_response());
                }
                let target = page.urls.at(query.target());
                return Ok((cookies, Redirect::to(&target)).into_response());
            }
            Err(SignInError::Refused) => errors.push(("mail".to_owned(), t.get("sign-in-refused"))),
            Err(SignInError::TooMany(until)) => {
                status = StatusCode::TOO_MANY_REQUESTS;
                // The minute after, since the time is shown without seconds.
                let time = page.dates.time(until + TimeDelta::seconds(59));
                errors.push(("mail".to_owned(), t.with("sign-in-too-many", [("time", time.into())])));
            }
            Err(SignInError::Hash(failed)) => return Err(PageError::from(failed).on(&page)),
            Err(SignInError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
        }
    }
    let asked = view::Asked { query: &query, mail: form.mail, kept: form.kept, why: None };
    Ok(view::sign_in(status, &page, asked, &errors))
}

/// `POST /desk/sign-out`: the session ends here and in the database.
pub async fn sign_out(State(world): State<World>, page: Page, headers: HeaderMap) -> Result<Response, Failed> {
    end_earlier(&world, &page, &headers).await?;
    let gone = Cookie::build((session::COOKIE, "")).path("/");
    let target = format!("{}?out=1", page.urls.sign_in());
    Ok((CookieJar::from_headers(&headers).remove(gone), Redirect::to(&target)).into_response())
}

async fn end_earlier(world: &World, page: &Page, headers: &HeaderMap) -> Result<(), Failed> {
    match session::token(headers) {
        Some(token) => use_case::end_session(world, &token).await.map_err(|e| PageError::from(e).on(page)),
        None => Ok(()),
    }
}
