//! Changing a registration.

use super::entry::{Typed, fields, mail_taken, sentences};
use super::{detail_of, offered};
use crate::app::World;
use crate::app::edit_registration::{EditError, edit as change};
use crate::app::registrations::Detail;
use crate::domain::application::ApplicationForm;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::web::components::fields::{ErrorSummary, FieldError};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::DateTime;
use leptos::prelude::*;

pub async fn show(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
) -> Result<Response, Failed> {
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    let professions = offered(&world, &page, &organiser).await?;
    let typed = Typed {
        form: ApplicationForm::of(&detail.registration.applicant, &professions),
        seen: detail.registration.updated_at.timestamp_millis().to_string(),
        ..Typed::default()
    };
    Ok(view(&page, &organiser, &detail, &professions, &typed, &[], None))
}

pub async fn save(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = page.t;
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    let (event, id) = (detail.event.id, detail.registration.id);
    let seen = typed.seen.parse().ok().and_then(DateTime::from_timestamp_millis);
    let seen = seen.ok_or_else(|| PageError::BadRequest.on(&page))?;
    let (errors, notice) = match change(&world, &organiser, (event, id), &typed.form, seen).await {
        Ok(()) => {
            let target = page.urls.desk_registration(event, id);
            return Ok(Redirect::to(&format!("{target}?done=saved")).into_response());
        }
        Err(EditError::Faults(faults)) => (sentences(t, &faults), None),
        Err(EditError::MailTaken(taken)) => (vec![mail_taken(t, &taken)], None),
        Err(EditError::ChangedMeanwhile) => (Vec::new(), Some(t.get("registrations-changed-meanwhile"))),
        Err(EditError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(EditError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    };
    let professions = offered(&world, &page, &organiser).await?;
    Ok(view(&page, &organiser, &detail, &professions, &typed, &errors, notice))
}

fn view(
    page: &Page,
    organiser: &Organiser,
    detail: &Detail,
    professions: &ProfessionList,
    typed: &Typed,
    errors: &[FieldError],
    notice: Option<String>,
) -> Response {
    let t = page.t;
    let title = t.get("registrations-edit-title");
    let failed = !errors.is_empty() || notice.is_some();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let one = page.urls.desk_registration(detail.event.id, detail.registration.id);
    let number = t.with("registrations-of-number", [("number", detail.registration.number.into())]);
    answer(status, page, &Shell::desk(&title, organiser).with_errors(failed), || {
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            <p class="desk-back"><a href=one.clone()>{number}</a></p>
            {notice.map({
                let now = one.clone();
                |text| view! {
                <div class="notice notice--warning" role="alert">
                    <p>{text}</p>
                    <p><a href=now>{t.get("registrations-see-now")}</a></p>
                </div>
            }})}
            <h1>{title.clone()}</h1>
            <form method="post" action=format!("{one}/edit") novalidate=true class="regs-form">
                <input type="hidden" name="seen" value=typed.seen.clone()/>
                {fields(page, &detail.event, professions, &typed.form, errors)}
                <div class="buttons">
                    <button type="submit" class="button">{t.get("registrations-save")}</button>
                    <a class="button button--second" href=one.clone()>{t.get("registrations-no-change")}</a>
                </div>
            </form>
        }
    })
}
