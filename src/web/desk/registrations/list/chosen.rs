//! What is done with several people of the list at once: taken out as a file, or cancelled after a
//! page that asks.

use super::{asked, export};
use crate::app::papers::{FileKind, Portion};
use crate::app::{World, cancel_registration, registrations};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::web::components::fields::CheckField;
use crate::web::context::Page;
use crate::web::desk::registrations::{event_of, told_apart};
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::Deserialize;

/// Who was chosen, and what for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// Their 受付番号.
    #[serde(rename = "chosen")]
    numbers: Vec<u32>,
    /// `xlsx`, `csv` or `cancel`.
    act: String,
    /// `yes` once it was asked.
    sure: String,
    /// `yes`: tell them by mail.
    send_mail: String,
}

/// `POST …/registrations/chosen`.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
    cookies: CookieJar,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let back = asked::last(&page, event.id, &cookies);
    let found = registrations::of_numbers(&world, &organiser, event.id, &chosen.numbers).await;
    let people = found.map_err(|fault| PageError::from(fault).on(&page))?.unwrap_or_default();
    if people.is_empty() {
        return Ok(Redirect::to(&back).into_response());
    }
    if let Some(file) = FileKind::from_code(&chosen.act) {
        let numbers = people.iter().map(|one| one.number).collect();
        return export::answer(&world, &page, &organiser, event, numbers, (file, Portion::Whole)).await;
    }
    if !organiser.role.may_edit() {
        return Err(PageError::NotAllowed.on(&page));
    }
    let people: Vec<_> = people.into_iter().filter(|one| one.status.is_live()).collect();
    if chosen.act != "cancel" || people.is_empty() {
        return Ok(Redirect::to(&back).into_response());
    }
    if chosen.sure != "yes" {
        return Ok(ask(&page, &organiser, &event, &people, back));
    }
    for one in &people {
        let done = cancel_registration::cancel(&world, &organiser, event.id, one.id, chosen.send_mail == "yes").await;
        match done {
            // Whoever is not there any more needs no cancelling.
            Ok(()) | Err(cancel_registration::CancelError::NotFound) => {}
            Err(cancel_registration::CancelError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
            Err(failed) => return Err(PageError::Internal(Box::new(failed)).on(&page)),
        }
    }
    Ok(Redirect::to(&asked::with(&back, "cancelled", &people.len().to_string())).into_response())
}

/// Asks before so many are cancelled, and says who they are.
fn ask(page: &Page, organiser: &Organiser, event: &Event, people: &[Registration], back: String) -> Response {
    let t = page.t;
    let title = t.with("registrations-cancel-several-title", [("count", people.len().into())]);
    let action = page.urls.desk_event_page(event.id, "registrations/chosen");
    let has_mail = people.iter().any(|one| one.applicant.mail.is_some());
    let lines = people.iter().map(|one| {
        let line = told_apart(t, one);
        view! { <li>{line}</li> }
    });
    let numbers = people.iter().map(|one| view! { <input type="hidden" name="chosen" value=one.number.to_string()/> });
    let (lines, numbers) = (lines.collect_view(), numbers.collect_view());
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get("registrations-cancel-several-text")}</p>
            <ul>{lines}</ul>
            <form method="post" action=action>
                {numbers}
                <input type="hidden" name="sure" value="yes"/>
                {has_mail.then(|| view! {
                    <CheckField id="send_mail" label=t.get("registrations-send-cancellation") checked=false/>
                })}
                <div class="buttons">
                    <button type="submit" name="act" value="cancel" class="button button--danger">{t.get("registrations-cancel-now")}</button>
                    <a class="button button--second" href=back>{t.get("registrations-no-cancel")}</a>
                </div>
            </form>
        }
    })
}
