//! 完了: what became of an application, for the holder of its receipt. Nothing on it is about the
//! person, and it looks the same for a first and for a second application with one address (see
//! [`crate::app::apply`]).

use super::apply::{Step, sessions, steps};
use super::shown;
use crate::app::apply::{self, Received};
use crate::app::{Secret, World};
use crate::domain::event::Event;
use crate::web::components::contact::{Contact, caption};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// Shows the page.
///
/// # Errors
/// There is no such event or receipt, or the database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Path((code, receipt)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let event = &shown.event;
    let received = apply::received(&world, event, &Secret::from_holder(receipt)).await;
    let received =
        received.map_err(|fault| PageError::from(fault).on(&page))?.ok_or_else(|| PageError::NotFound.on(&page))?;
    let t = page.t;
    let title = if received.cancelled_at.is_some() {
        t.get("public-done-cancelled-title")
    } else {
        t.with("public-done-page-title", [("title", event.details.title_in(t.language()).to_owned().into())])
    };
    Ok(answer(StatusCode::OK, &page, &Shell::public(&title), || {
        if received.cancelled_at.is_some() {
            cancelled_view(&page, event).into_any()
        } else {
            view(&page, event, received, query.as_deref() == Some("again")).into_any()
        }
    }))
}

fn view(page: &Page, event: &Event, received: Received, again: bool) -> impl IntoView + use<> {
    let t = page.t;
    let address = page.absolute(&page.urls.event(&event.code));
    let again = again.then(|| view! { <div class="notice notice--warning"><p>{t.get("public-done-again")}</p></div> });
    view! {
        {caption(t, &event.details)}
        <h1>{t.get("public-done-title")}</h1>
        {steps(t, Step::Done)}
        {again}
        <div class="notice notice--good receipt">
            <p class="receipt__label">{t.get("public-done-number")}</p>
            <p class="receipt__number">{received.number}</p>
            <p>{t.get("public-done-number-note")}</p>
        </div>
        {sessions(page, event)}
        // On paper, where the links below do not stand.
        <p class="print-only">{t.with("public-done-event-address", [("url", address.into())])}</p>
        <h2>{t.get("public-done-next")}</h2>
        <ol>
            <li>{t.get("public-done-next-mail")}</li>
            <li>{t.get("public-done-next-shared")}</li>
            <li>{t.get("public-done-next-late")}</li>
            <li>{t.get("public-done-next-day")}</li>
        </ol>
        <p><a class="button button--second" href=page.urls.event_calendar(&event.code)>{t.get("public-calendar")}</a></p>
        <h2>{t.get("public-contact")}</h2>
        <Contact t details=&event.details/>
        {links(page, event)}
    }
}

fn cancelled_view(page: &Page, event: &Event) -> impl IntoView + use<> {
    let t = page.t;
    view! {
        {caption(t, &event.details)}
        <h1>{t.get("public-done-cancelled-title")}</h1>
        <p>{t.get("public-done-cancelled-text")}</p>
        <h2>{t.get("public-contact")}</h2>
        <Contact t details=&event.details/>
        {links(page, event)}
    }
}

fn links(page: &Page, event: &Event) -> impl IntoView + use<> {
    let t = page.t;
    view! {
        <ul class="page-links">
            <li><a href=page.urls.event(&event.code)>{t.get("public-to-event")}</a></li>
            <li><a href=page.urls.home()>{t.get("public-all-events")}</a></li>
        </ul>
    }
}
