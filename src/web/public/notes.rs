//! Whom to ask, how personal data is treated, how accessible the site is: what every page's foot leads to.

use crate::app::{World, show_events};
use crate::web::components::contact::Contact;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::head::About;
use crate::web::page::{Shell, answer};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// So many offices are named.
const OFFICES: usize = 20;

/// `/contact`: the offices that answer for the events, the latest event's first.
///
/// # Errors
/// The database's.
pub async fn contact(State(world): State<World>, page: Page) -> Result<Response, Failed> {
    let list = show_events::list(&world).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let page = Page { operators: list.organisations.clone(), ..page };
    let t = page.t;
    Ok(note(&page, "foot-contact", "contact-about", "/contact", || {
        let mut offices = Vec::new();
        for shown in list.upcoming.iter().chain(&list.past) {
            let details = &shown.event.details;
            let ways = (&details.contact_name, &details.contact_phone, &details.contact_mail);
            if offices.len() < OFFICES && offices.iter().all(|(known, _)| *known != ways) {
                offices.push((ways, details));
            }
        }
        let none = offices.is_empty().then(|| view! { <p>{t.get("contact-none")}</p> });
        let offices: Vec<_> = offices.into_iter().map(|(_, details)| view! { <Contact t details/> }).collect();
        view! {
            <p>{t.get("contact-text")}</p>
            {none}
            {offices}
        }
        .into_any()
    }))
}

/// `/privacy`.
pub async fn privacy(page: Page) -> Response {
    note(&page, "foot-privacy", "privacy-about", "/privacy", || parts(&page, "privacy", 5))
}

/// `/accessibility`.
pub async fn accessibility(page: Page) -> Response {
    note(&page, "foot-accessibility", "accessibility-about", "/accessibility", || parts(&page, "accessibility", 4))
}

fn note(page: &Page, title: &str, about: &str, path: &str, content: impl FnOnce() -> AnyView) -> Response {
    let title = page.t.get(title);
    let about = About { description: page.t.get(about), path: path.to_owned(), picture: None, data: None };
    answer(StatusCode::OK, page, &Shell::public(&title).about(&about), || {
        view! {
            <h1>{title.clone()}</h1>
            {content()}
        }
    })
}

/// So many parts, each with its heading.
fn parts(page: &Page, name: &str, number: usize) -> AnyView {
    let part = |number: usize| {
        let [heading, text] = ["title", "text"].map(|what| page.t.get(&format!("{name}-{what}-{number}")));
        view! { <h2>{heading}</h2><p class="note__text">{text}</p> }
    };
    (1..=number).map(part).collect_view().into_any()
}
