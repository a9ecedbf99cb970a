//! The list of papers as HTML.

use crate::app::papers::{Basis, FileKind, PaperKind};
use crate::domain::registration::Registration;
use crate::domain::rotation::Rotation;
use crate::domain::seating::{Seating, SeatingState};
use crate::web::context::Page;
use leptos::prelude::*;

/// The page's content.
pub(super) fn papers(page: &Page, basis: &Basis) -> impl IntoView + use<> {
    let t = page.t;
    let event = basis.event.id;
    view! {
        <p class="crumb"><a href=page.urls.desk_event(event)>{basis.event.details.title.clone()}</a></p>
        <h1>{t.get("papers-title")}</h1>
        <p>{t.get("papers-intro")}</p>
        <p>{t.with("papers-people", [("count", basis.people.len().into())])}</p>
        <h2>{t.get("papers-participants")}</h2>
        {downloads(page, basis, PaperKind::Participants)}
        {match &basis.seating {
            Some(seating) => groups(page, basis, seating).into_any(),
            None => not_seated(page, basis).into_any(),
        }}
        {basis.rotation.as_ref().map(|rotation| rounds(page, basis, rotation))}
        <p class="papers__privacy">{t.get("papers-privacy")}</p>
    }
}

fn not_seated(page: &Page, basis: &Basis) -> impl IntoView + use<> {
    let t = page.t;
    let seating = page.urls.desk_event_page(basis.event.id, "seating");
    view! {
        <h2>{t.get("papers-by-table")}</h2>
        <p>{t.get("papers-not-seated")}</p>
        <p><a href=seating>{t.get("papers-go-to-seating")}</a></p>
    }
}

fn groups(page: &Page, basis: &Basis, seating: &Seating) -> impl IntoView + use<> {
    let t = page.t;
    let (id, at) = match (seating.state, seating.published_at) {
        (SeatingState::Published, Some(at)) => ("papers-follows-published", at),
        _ => ("papers-follows-draft", seating.updated_at),
    };
    let follows = t.with(id, [("number", seating.number.into()), ("date", page.dates.date_time(at).into())]);
    let newer = basis.newer_draft.map(|number| t.with("papers-newer-draft", [("number", number.into())]));
    let waits = |person: &&Registration| seating.place_of(person.id).is_none() && !basis.is_absent(person.id);
    let unseated = basis.people.iter().filter(waits).count();
    let unseated = (unseated > 0).then(|| t.with("papers-unseated", [("count", unseated.into())]));
    let warned = newer.is_some() || unseated.is_some() || seating.state != SeatingState::Published;
    let class = if warned { "notice notice--warning" } else { "notice" };
    let go = page.urls.desk_event_page(basis.event.id, "seating");
    view! {
        <h2>{t.get("papers-by-table")}</h2>
        <div class=class>
            <p>{follows}</p>
            {newer.map(|newer| view! { <p>{newer}</p> })}
            {unseated.map(|unseated| view! { <p>{unseated}</p> })}
            <p><a href=go>{t.get("papers-go-to-seating")}</a></p>
        </div>
        {downloads(page, basis, PaperKind::ByTable)}
        <h2>{t.get("papers-by-name")}</h2>
        {downloads(page, basis, PaperKind::ByName)}
    }
}

fn rounds(page: &Page, basis: &Basis, rotation: &Rotation) -> impl IntoView + use<> {
    let t = page.t;
    let made = [("number", rotation.number.into()), ("date", page.dates.date_time(rotation.made_at).into())];
    let tables = rotation.tables_by_person();
    let waits = |person: &&Registration| !tables.contains_key(&person.id) && !basis.is_absent(person.id);
    let unseated = basis.people.iter().filter(waits).count();
    let unseated = (unseated > 0).then(|| t.with("papers-rotation-unseated", [("count", unseated.into())]));
    let class = if unseated.is_some() { "notice notice--warning" } else { "notice" };
    let go = page.urls.desk_event_page(basis.event.id, "rotation");
    view! {
        <h2>{t.get("papers-rotation")}</h2>
        <div class=class>
            <p>{t.with("papers-rotation-follows", made)}</p>
            {unseated.map(|unseated| view! { <p>{unseated}</p> })}
            <p><a href=go>{t.get("papers-go-to-rotation")}</a></p>
        </div>
        <h3>{t.get("papers-rotation-by-name")}</h3>
        {downloads(page, basis, PaperKind::RotationByName)}
        <h3>{t.get("papers-rotation-by-table")}</h3>
        {downloads(page, basis, PaperKind::RotationByTable)}
    }
}

fn downloads(page: &Page, basis: &Basis, kind: PaperKind) -> impl IntoView + use<> {
    let t = page.t;
    let name = t.get(&format!("papers-{}", kind.code()));
    let text = t.get(&format!("papers-{}-text", kind.code()));
    let link = |file: FileKind, class: &'static str| {
        let href = page.urls.paper(basis.event.id, kind.code(), file.code());
        let words = match file {
            FileKind::Xlsx => t.get("papers-download-xlsx"),
            FileKind::Csv => t.get("papers-download-csv"),
        };
        let label = t.with("papers-download-label", [("paper", name.clone().into()), ("file", words.clone().into())]);
        view! { <a class=class href=href aria-label=label>{words}</a> }
    };
    view! {
        <p>{text}</p>
        <p class="papers__files">
            {link(FileKind::Xlsx, "button")}
            {link(FileKind::Csv, "button button--second")}
        </p>
    }
}
