//! Full, not yet open, closed, cancelled: a page each that says what to do next.

use crate::app::shown::Shown;
use crate::domain::event::{Availability, Event};
use crate::web::components::contact::{Contact, caption};
use crate::web::context::Page;
use crate::web::page::{self, Shell};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// Heading and text for an event that takes no applications.
#[must_use]
pub fn state_note(page: &Page, event: &Event, availability: Availability) -> (String, String) {
    let t = page.t;
    let code = availability.code();
    let from = page.dates.date_time(event.details.apply_from);
    let text = t.with(&format!("public-state-{code}-text"), [("from", from.into())]);
    (t.get(&format!("public-state-{code}-title")), text)
}

/// The page of somebody whom the place does not take, for this reason.
pub(super) fn refused(page: &Page, shown: &Shown, why: &str) -> Response {
    let title = page.t.get("public-refused-title");
    show(StatusCode::CONFLICT, page, shown, &title, why, true)
}

/// The page. `was_sent`: a filled-in form came, and was not taken.
pub(super) fn answer(status: StatusCode, page: &Page, shown: &Shown, was_sent: bool) -> Response {
    let (title, text) = state_note(page, &shown.event, shown.availability);
    show(status, page, shown, &title, &text, was_sent)
}

fn show(status: StatusCode, page: &Page, shown: &Shown, title: &str, text: &str, was_sent: bool) -> Response {
    let t = page.t;
    let (title, text) = (title.to_owned(), text.to_owned());
    let shell_title = format!("{title} - {}", shown.event.details.title_in(t.language()));
    page::answer(status, page, &Shell::public(&shell_title), || {
        view! {
            {caption(t, &shown.event.details)}
            <h1>{title.clone()}</h1>
            <div class="notice notice--warning">
                <p>{text.clone()}</p>
                {was_sent.then(|| view! { <p>{t.get("public-state-lost")}</p> })}
            </div>
            <h2>{t.get("public-contact")}</h2>
            <Contact t details=&shown.event.details/>
            <ul class="page-links">
                <li><a href=page.urls.event(&shown.event.code)>{t.get("public-to-event")}</a></li>
                <li><a href=page.urls.home()>{t.get("public-all-events")}</a></li>
            </ul>
        }
    })
}
