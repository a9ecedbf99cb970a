//! The list of papers as HTML.

use crate::app::papers::{FileKind, Overview, PaperKind};
use crate::domain::seating::SeatingState;
use crate::infra::db::rotations::Head;
use crate::infra::db::seatings::Past;
use crate::web::context::Page;
use leptos::prelude::*;

/// The page's content.
pub(super) fn papers(page: &Page, found: &Overview) -> impl IntoView + use<> {
    let t = page.t;
    view! {
        <h1>{t.get("papers-title")}</h1>
        <p>{t.get("papers-intro")}</p>
        <p>{t.with("papers-people", [("count", found.event.seats_taken.into()), ("absent", found.absent.into())])}</p>
        <h2>{t.get("papers-participants")}</h2>
        {downloads(page, found, PaperKind::Participants)}
        {match &found.seating {
            Some(seating) => groups(page, found, seating).into_any(),
            None => not_seated(page, found).into_any(),
        }}
        {found.rotation.as_ref().map(|rotation| rounds(page, found, rotation))}
        <p class="papers__privacy">{t.get("papers-privacy")}</p>
    }
}

fn not_seated(page: &Page, found: &Overview) -> impl IntoView + use<> {
    let t = page.t;
    let seating = page.urls.desk_event_page(found.event.id, "seating");
    view! {
        <h2>{t.get("papers-by-table")}</h2>
        <p>{t.get("papers-not-seated")}</p>
        <p><a href=seating>{t.get("papers-go-to-seating")}</a></p>
    }
}

fn groups(page: &Page, found: &Overview, seating: &Past) -> impl IntoView + use<> {
    let t = page.t;
    let (id, at) = match (seating.state, seating.published_at) {
        (SeatingState::Published, Some(at)) => ("papers-follows-published", at),
        _ => ("papers-follows-draft", seating.updated_at),
    };
    let follows = t.with(id, [("number", seating.number.into()), ("date", page.dates.date_time(at).into())]);
    let newer = found.newer_draft.map(|number| t.with("papers-newer-draft", [("number", number.into())]));
    let unseated = (found.unseated > 0).then(|| t.with("papers-unseated", [("count", found.unseated.into())]));
    let warned = newer.is_some() || unseated.is_some() || seating.state != SeatingState::Published;
    let class = if warned { "notice notice--warning" } else { "notice" };
    let go = page.urls.desk_event_page(found.event.id, "seating");
    view! {
        <h2>{t.get("papers-by-table")}</h2>
        <div class=class>
            <p>{follows}</p>
            {newer.map(|newer| view! { <p>{newer}</p> })}
            {unseated.map(|unseated| view! { <p>{unseated}</p> })}
            <p><a href=go>{t.get("papers-go-to-seating")}</a></p>
        </div>
        {downloads(page, found, PaperKind::ByTable)}
        <h2>{t.get("papers-tables")}</h2>
        <p>{t.get("papers-tables-text")}</p>
        <p class="papers__files"><a class="button button--second" href=page.urls.desk_event_page(found.event.id, "papers/tables")>{t.get("papers-tables-open")}</a></p>
        <h2>{t.get("papers-by-name")}</h2>
        {downloads(page, found, PaperKind::ByName)}
    }
}

fn rounds(page: &Page, found: &Overview, rotation: &Head) -> impl IntoView + use<> {
    let t = page.t;
    let made = [("number", rotation.number.into()), ("date", page.dates.date_time(rotation.made_at).into())];
    let unseated =
        (found.unrotated > 0).then(|| t.with("papers-rotation-unseated", [("count", found.unrotated.into())]));
    let class = if unseated.is_some() { "notice notice--warning" } else { "notice" };
    let go = page.urls.desk_event_page(found.event.id, "rotation");
    view! {
        <h2>{t.get("papers-rotation")}</h2>
        <div class=class>
            <p>{t.with("papers-rotation-follows", made)}</p>
            {unseated.map(|unseated| view! { <p>{unseated}</p> })}
            <p><a href=go>{t.get("papers-go-to-rotation")}</a></p>
        </div>
        <h3>{t.get("papers-rotation-by-name")}</h3>
        {downloads(page, found, PaperKind::RotationByName)}
        <h3>{t.get("papers-rotation-by-table")}</h3>
        {downloads(page, found, PaperKind::RotationByTable)}
    }
}

fn downloads(page: &Page, found: &Overview, kind: PaperKind) -> impl IntoView + use<> {
    let t = page.t;
    let name = t.get(&format!("papers-{}", kind.code()));
    let text = t.get(&format!("papers-{}-text", kind.code()));
    let link = |file: FileKind, class: &'static str| {
        let href = page.urls.paper(found.event.id, kind.code(), file.code());
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
