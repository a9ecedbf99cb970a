//! The draw of an event: before it what was sealed, after it the seed and the drawn order, with which
//! anybody can repeat it. It names nobody but by number and profession.

use super::shown;
use crate::app::World;
use crate::app::drawing::{DrawRecord, record};
use crate::domain::admission::Method;
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::web::components::contact::caption;
use crate::web::components::reasons::method_note;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

/// Shows the page.
///
/// # Errors
/// There is no such event or it has no draw, or the database's.
pub async fn get(State(world): State<World>, page: Page, Path(code): Path<String>) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let event = &shown.event;
    if event.place().rules.method != Method::Lottery {
        return Err(PageError::NotFound.on(&page));
    }
    let failed = |fault| PageError::from(fault).on(&page);
    let record = record(&world, event).await.map_err(failed)?;
    let professions = crate::app::apply::offered_professions(&world, event).await.map_err(failed)?;
    let again = record.as_ref().is_some_and(|record| record.again().is_ok_and(|people| people == record.people));
    let title =
        page.t.with("draw-page-title", [("title", event.details.title_in(page.t.language()).to_owned().into())]);
    Ok(answer(StatusCode::OK, &page, &Shell::public(&title), || match &record {
        Some(record) => after(&page, event, record, &professions, again).into_any(),
        None => before(&page, event).into_any(),
    }))
}

/// Answers with the record, which `entaku draw` reads.
///
/// # Errors
/// There is no such event or no draw yet, or the database's.
pub async fn file(State(world): State<World>, page: Page, Path(code): Path<String>) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    let record = record(&world, &shown.event).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let record = record.ok_or_else(|| PageError::NotFound.on(&page))?;
    let text = serde_json::to_string_pretty(&record).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

fn head(page: &Page, event: &Event) -> impl IntoView + use<> {
    view! {
        {caption(page.t, &event.details)}
        <h1>{page.t.get("draw-title")}</h1>
    }
}

fn links(page: &Page, event: &Event) -> impl IntoView + use<> {
    view! {
        <ul class="page-links"><li><a href=page.urls.event(&event.code)>{page.t.get("public-to-event")}</a></li></ul>
    }
}

fn before(page: &Page, event: &Event) -> impl IntoView + use<> {
    let t = page.t;
    view! {
        {head(page, event)}
        <p>{method_note(page, event)}</p>
        <p>{t.get("draw-before")}</p>
        <dl class="facts"><div><dt>{t.get("draw-sha256")}</dt><dd>{event.place().seed_hash.clone()}</dd></div></dl>
        <p>{t.get("draw-how")}</p>
        {links(page, event)}
    }
}

fn after(
    page: &Page,
    event: &Event,
    record: &DrawRecord,
    professions: &ProfessionList,
    again: bool,
) -> impl IntoView + use<> {
    let t = page.t;
    let label = |code: &str| {
        professions.by_code(code).map_or_else(|| code.to_owned(), |one| one.label(t.is_japanese()).to_owned())
    };
    let rows: Vec<_> = (1..)
        .zip(&record.people)
        .map(|(order, one)| {
            let result = t.get(if one.drawn { "draw-drawn" } else { "draw-waits" });
            view! {
                <tr>
                    <td class="number">{order}</td>
                    <th scope="row" class="number">{one.number}</th>
                    <td>{label(&one.profession)}</td>
                    <td>{result}</td>
                </tr>
            }
        })
        .collect();
    let drawn = record.people.iter().filter(|one| one.drawn).count();
    let lead = [
        ("at", page.dates.date_time(record.drawn_at).into()),
        ("people", record.people.len().into()),
        ("drawn", drawn.into()),
    ];
    view! {
        {head(page, event)}
        <p>{t.with("draw-after", lead)}</p>
        <p>{t.get(if again { "draw-again" } else { "draw-differs" })}</p>
        <dl class="facts">
            <div><dt>{t.get("draw-seed")}</dt><dd>{record.seed.clone()}</dd></div>
            <div><dt>{t.get("draw-sha256")}</dt><dd>{record.sha256.clone()}</dd></div>
        </dl>
        <table class="table" id="drawn">
            <thead><tr>
                <th scope="col" class="number">{t.get("draw-order")}</th>
                <th scope="col" class="number">{t.get("public-done-number")}</th>
                <th scope="col">{t.get("field-profession")}</th>
                <th scope="col">{t.get("draw-result")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <h2>{t.get("draw-check")}</h2>
        <p>{t.get("draw-how")}</p>
        <p><a class="button button--second" href=format!("{}/draw.json", page.urls.event(&event.code)) download="draw.json">{t.get("draw-file")}</a></p>
        <p>{t.get("draw-command")}</p>
        <pre>"entaku draw draw.json"</pre>
        {links(page, event)}
    }
}
