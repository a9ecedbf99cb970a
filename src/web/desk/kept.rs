//! A form of the desk that was sent when nobody was signed in any more: the sign-in page says why it is
//! there, and brings the form back after signing in.

use super::sign_in;
use crate::app::World;
use crate::app::kept_form::{KeptForm, MOST, keep};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Request};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

/// The desk's pages for who is not signed in.
const OPEN: [&str; 4] = ["/sign-in", "/sign-out", "/password", "/invitation"];
/// The field by which a page is asked to show a form filled, and to do nothing yet.
pub const SHOW: (&str, &str) = ("again", "show");

/// Whether a request sends a form that only who is signed in may send.
pub fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    request.method() == Method::POST
        && kind.starts_with("application/x-www-form-urlencoded")
        && !OPEN.iter().any(|open| path == *open || path.strip_prefix(open).is_some_and(|rest| rest.starts_with('/')))
}

/// The sign-in page with what was typed sealed in its form. What is too large is not kept.
pub async fn ask_to_sign_in(world: &World, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(page) = Page::from_request_parts(&mut parts, world).await;
    let fields = match to_bytes(body, MOST).await {
        Ok(bytes) => url::form_urlencoded::parse(&bytes).into_owned().collect::<Vec<_>>(),
        Err(_) => return sign_in::ask_again(&page, None),
    };
    // A button, without anything typed.
    if fields.is_empty() {
        return Redirect::to(&page.urls.sign_in()).into_response();
    }
    let form = KeptForm { path: page.path.clone(), fields };
    let kept = keep(world, form);
    sign_in::ask_again(&page, kept)
}

/// After signing in: the way back to the form, which is sent once more by a button.
pub fn way_back(page: &Page, form: KeptForm) -> Response {
    let t = page.t;
    let title = t.get("sign-in-kept-title");
    // These pages show a form filled before anything is done with it.
    let shows = form.path.ends_with("/edit") || form.path.ends_with("/new");
    let (text, button) = if shows {
        ("sign-in-kept-show", "sign-in-kept-show-button")
    } else {
        ("sign-in-kept-send", "sign-in-kept-send-button")
    };
    let action = page.urls.at(&form.path);
    let fields = form
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let (name, value) = SHOW;
    let show = shows.then(|| view! { <input type="hidden" name=name value=value/> });
    let desk = page.urls.desk();
    answer(StatusCode::OK, page, &Shell::public(&title), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get(text)}</p>
            <form method="post" action=action>
                {fields}
                {show}
                <div class="buttons">
                    <button type="submit" class="button">{t.get(button)}</button>
                    <a class="button button--second" href=desk>{t.get("sign-in-kept-drop")}</a>
                </div>
            </form>
        }
    })
}
