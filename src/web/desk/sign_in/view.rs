use super::Query;
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// What the page is asked to show.
pub struct Asked<'a> {
    /// What its address says.
    pub query: &'a Query,
    /// The mail address as typed.
    pub mail: String,
    /// A form that was sent when nobody was signed in, sealed; empty where there is none.
    pub kept: String,
    /// Why one is asked to sign in, as a sentence.
    pub why: Option<String>,
}

/// The sign-in page. The password is never sent back.
pub fn sign_in(status: StatusCode, page: &Page, asked: Asked<'_>, errors: &[FieldError]) -> Response {
    let t = page.t;
    let Asked { query, mail, kept, why } = asked;
    let title = t.get("sign-in-title");
    let back = percent_encoding::utf8_percent_encode(query.target(), percent_encoding::NON_ALPHANUMERIC);
    let action = format!("{}?back={back}", page.urls.sign_in());
    let told = match query {
        _ if !errors.is_empty() => None,
        Query { changed: Some(_), .. } => Some(t.get("reset-done")),
        Query { out: Some(_), .. } => Some(t.get("sign-in-signed-out")),
        _ => None,
    };
    let forgotten = page.urls.forgotten_password();
    let shell = Shell::public(&title).with_errors(!errors.is_empty());
    answer(status, page, &shell, || {
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            {told.map(|told| view! { <p class="notice notice--good" role="status">{told}</p> })}
            {why.map(|why| view! { <p class="notice notice--warning" role="status">{why}</p> })}
            <h1>{title.clone()}</h1>
            <p>{t.get("sign-in-lead")}</p>
            <form method="post" action=action novalidate=true class="desk-narrow">
                {(!kept.is_empty()).then(|| view! { <input type="hidden" name="kept" value=kept/> })}
                <TextField t id="mail" label=t.get("sign-in-mail") value=mail required=true kind="email"
                    autocomplete="username" error=error_of(errors, "mail")/>
                <TextField t id="password" label=t.get("sign-in-password") value=String::new() required=true
                    kind="password" autocomplete="current-password" error=error_of(errors, "password")/>
                <div class="buttons"><button type="submit" class="button">{t.get("sign-in-button")}</button></div>
            </form>
            <p><a class="desk-target" href=forgotten>{t.get("sign-in-forgotten")}</a></p>
        }
    })
}
