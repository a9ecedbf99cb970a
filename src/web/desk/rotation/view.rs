//! The page: notices, what is proven, the rounds, and the form.

use super::{RotationFeedback, form, people, proof, rounds};
use crate::app::rotate::{RotationPage, ShownRotation};
use crate::domain::board::BoardPerson;
use crate::web::components::fields::ErrorSummary;
use crate::web::components::refused::refused;
use crate::web::context::Page;
use crate::web::desk::seating::words;
use leptos::prelude::*;

/// The page's content.
pub(super) fn rotation(page: &Page, data: &RotationPage, told: &RotationFeedback, may_edit: bool) -> AnyView {
    let t = page.t;
    if let (Some(round), Some(shown)) = (told.wall, &data.shown) {
        return rounds::wall(page, data, shown, round).into_any();
    }
    let content = match &data.shown {
        _ if data.too_many => {
            let people = data.event.seats_taken as usize;
            view! { <p class="notice notice--warning">{words::too_many(t, people)}</p> }.into_any()
        }
        Some(shown) => made(page, data, shown, told, may_edit).into_any(),
        None => not_yet(page, data, told, may_edit).into_any(),
    };
    view! {
        <p class="desk-back no-print"><a href=page.urls.desk_event(data.event.id)>{data.event.details.title.clone()}</a></p>
        <p class="print-only">{data.event.details.title.clone()}</p>
        <h1>{t.get("rotation-title")}</h1>
        <ErrorSummary t errors=told.errors.clone()/>
        {refused(told.refused.clone())}
        {told.done.then(|| view! { <p class="notice notice--good no-print" role="status">{t.get("rotation-done")}</p> })}
        {content}
    }
    .into_any()
}

fn not_yet(page: &Page, data: &RotationPage, told: &RotationFeedback, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let people = data.confirmed().count();
    view! {
        <p>{t.get("rotation-intro")}</p>
        <p>{t.with("rotation-not-yet", [("people", people.into())])}</p>
        {may_edit.then(|| form::form(page, data, told))}
        {to_seating(page, data)}
    }
}

fn made(
    page: &Page,
    data: &RotationPage,
    shown: &ShownRotation,
    told: &RotationFeedback,
    may_edit: bool,
) -> impl IntoView + use<> {
    let t = page.t;
    let papers = page.urls.desk_event_page(data.event.id, "papers");
    let again = may_edit.then(|| {
        view! {
            <section class="no-print" aria-labelledby="again">
                <h2 id="again">{t.get("rotation-again")}</h2>
                <p>{t.get("rotation-again-text")}</p>
                {form::form(page, data, told)}
            </section>
        }
    });
    view! {
        {standing(page, shown)}
        {since(page, data, shown)}
        {proof::proof(page, data, shown)}
        {rounds::tabs(page, shown)}
        {rounds::rounds(page, data, shown)}
        {people::by_name(page, data, shown)}
        <p class="no-print"><a href=papers>{t.get("rotation-to-papers")}</a></p>
        {again}
        {to_seating(page, data)}
    }
}

fn to_seating(page: &Page, data: &RotationPage) -> impl IntoView + use<> {
    let url = page.urls.desk_event_page(data.event.id, "seating");
    view! { <p class="rotation-next no-print"><a href=url>{page.t.get("rotation-to-seating")}</a></p> }
}

/// Which rotation this is.
fn standing(page: &Page, shown: &ShownRotation) -> impl IntoView + use<> {
    let rotation = &shown.rotation;
    let line = page.t.with(
        "rotation-standing",
        [
            ("number", rotation.number.into()),
            ("date", page.dates.date_time(rotation.made_at).into()),
            ("by", shown.by.clone().into()),
            ("rounds", rotation.settings.rounds.into()),
            ("tables", rotation.settings.tables.into()),
        ],
    );
    view! { <p>{line}</p> }
}

/// What happened to the people since the rounds were made.
fn since(page: &Page, data: &RotationPage, shown: &ShownRotation) -> impl IntoView + use<> {
    let t = page.t;
    let names = |people: &[&BoardPerson]| {
        people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(&t.get("seating-name-separator"))
    };
    let newcomers: Vec<_> = data.confirmed().filter(|person| person.table.is_none()).collect();
    let gone: Vec<_> = data.people.iter().filter(|person| person.cancelled).collect();
    let absent: Vec<_> = data.people.iter().filter(|person| person.absent).collect();
    let mut sentences = Vec::new();
    if !newcomers.is_empty() {
        let counts = [("count", newcomers.len().into()), ("names", names(&newcomers).into())];
        sentences.push(t.with("rotation-unseated", counts));
    }
    if !gone.is_empty() {
        let counts = [("count", gone.len().into()), ("names", names(&gone).into())];
        sentences.push(t.with("rotation-cancelled", counts));
    }
    if !absent.is_empty() {
        let counts = [("count", absent.len().into()), ("names", names(&absent).into())];
        sentences.push(t.with("repair-absent-names", counts));
    }
    if shown.changed {
        sentences.push(t.get("rotation-make-again-hint"));
    }
    (!sentences.is_empty()).then(|| {
        let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
        view! { <div class="notice notice--warning no-print">{sentences}</div> }
    })
}
