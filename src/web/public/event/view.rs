//! The view of an event, for the public page and for the desk's preview.

use super::facts::{all_sessions, facts, key_facts};
use super::share::share;
use crate::domain::event::{Availability, Event, lines};
use crate::domain::event_texts::OwnText;
use crate::web::components::availability::AvailabilityBadge;
use crate::web::components::contact::{Contact, language_of, organiser_language};
use crate::web::components::markdown;
use crate::web::components::picture::PictureView;
use crate::web::context::Page;
use crate::web::public::apply::state_note;
use leptos::prelude::*;

/// An event with its `<h1>`. In a preview nothing leads to pages that are not there yet.
#[must_use]
pub fn event_view(page: &Page, event: &Event, availability: Availability, preview: bool) -> impl IntoView + use<> {
    let t = page.t;
    let details = &event.details;
    let [title, theme, text] =
        [OwnText::Title, OwnText::Theme, OwnText::Description].map(|which| details.said(which, t.language()));
    let theme = (!theme.text.is_empty()).then(|| {
        view! {
            <p class="event__theme">
                <span class="event__theme-label">{t.get("public-theme")}</span>
                <span lang=language_of(t, theme)>{theme.text.to_owned()}</span>
            </p>
        }
    });
    let picture = event.picture.as_ref().map(|picture| view! { <PictureView urls=page.urls picture/> });
    let text = (!text.text.is_empty()).then(|| {
        view! { <div class="prose" lang=language_of(t, text) inner_html=markdown::to_html(text.text)></div> }
    });
    view! {
        <article class="event">
            <h1 lang=language_of(t, title)>{title.text.to_owned()}</h1>
            <p class="event__state"><AvailabilityBadge t availability/></p>
            {key_facts(page, event, availability)}
            {action(page, event, availability, preview)}
            {picture}
            {theme}
            {text}
            {part(page, "public-programme", &details.programme)}
            {part(page, "public-speakers", &details.speakers)}
            {all_sessions(page, event)}
            <h2>{t.get("public-facts")}</h2>
            {facts(page, event)}
            {part(page, "public-access", &details.access)}
            {notices(page, event)}
            <h2>{t.get("public-contact")}</h2>
            <Contact t details=details/>
            {privacy(page, event)}
            {(!preview).then(|| share(page, event))}
        </article>
    }
}

/// A part of the page with its heading; `None` where the organiser wrote nothing for it.
fn part(page: &Page, heading: &str, text: &str) -> Option<impl IntoView + use<>> {
    let heading = page.t.get(heading);
    (!text.is_empty()).then(|| {
        view! {
            <h2>{heading}</h2>
            <div class="prose" lang=organiser_language(page.t) inner_html=markdown::to_html(text)></div>
        }
    })
}

/// 「申し込む」, or why not.
fn action(page: &Page, event: &Event, availability: Availability, preview: bool) -> AnyView {
    let t = page.t;
    if preview {
        view! { <p class="notice">{t.get("public-apply-preview")}</p> }.into_any()
    } else if availability.takes_applications() {
        let apply = page.urls.apply(&event.code);
        let waits = matches!(availability, Availability::Waiting(_));
        let label = t.get(if waits { "public-apply-to-wait" } else { "public-apply" });
        view! { <p class="event__apply"><a class="button button--large" href=apply>{label}</a></p> }.into_any()
    } else {
        let (title, text) = state_note(page, event, availability);
        view! { <div class="notice"><p class="notice__title">{title}</p><p>{text}</p></div> }.into_any()
    }
}

fn notices(page: &Page, event: &Event) -> Option<impl IntoView + use<>> {
    let said = event.details.said(OwnText::Notices, page.t.language());
    let notices: Vec<_> = lines(said.text).into_iter().map(|line| view! { <li>{line.to_owned()}</li> }).collect();
    let heading = page.t.get("public-notices");
    let lang = language_of(page.t, said);
    (!notices.is_empty()).then(|| {
        view! {
            <h2>{heading}</h2>
            <ul class="notices" lang=lang>{notices}</ul>
        }
    })
}

fn privacy(page: &Page, event: &Event) -> impl IntoView + use<> {
    let said = event.details.said(OwnText::Privacy, page.t.language());
    view! {
        <h2>{page.t.get("public-privacy")}</h2>
        <p class="privacy-text" lang=language_of(page.t, said)>{said.text.to_owned()}</p>
    }
}
