//! Changing a registration.

use super::entry::{Typed, fields, mail_taken, sentences};
use super::{detail_of, offered};
use crate::app::World;
use crate::app::edit_registration::{EditError, edit as change};
use crate::app::registrations::Detail;
use crate::domain::application::ApplicationForm;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::web::components::comparison::{Difference, comparison};
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
    Form(mut typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = page.t;
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    let (event, id) = (detail.event.id, detail.registration.id);
    let seen = typed.seen.parse().ok().and_then(DateTime::from_timestamp_millis);
    let seen = seen.ok_or_else(|| PageError::BadRequest.on(&page))?;
    let professions = offered(&world, &page, &organiser).await?;
    if typed.is_shown() {
        return Ok(view(&page, &organiser, &detail, &professions, &typed, &[], None));
    }
    let (errors, conflict) = match change(&world, &organiser, (event, id), &typed.form, seen).await {
        Ok(()) => {
            let target = page.urls.desk_registration(event, id);
            return Ok(Redirect::to(&format!("{target}?done=saved")).into_response());
        }
        Err(EditError::Faults(faults)) => (sentences(t, &faults), None),
        Err(EditError::MailTaken(taken)) => (vec![mail_taken(t, &taken)], None),
        Err(EditError::ChangedMeanwhile) => {
            // Saving once more, after seeing the difference, is a decision: it goes with what was seen.
            typed.seen = detail.registration.updated_at.timestamp_millis().to_string();
            (Vec::new(), Some(ApplicationForm::of(&detail.registration.applicant, &professions)))
        }
        Err(EditError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(EditError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    };
    Ok(view(&page, &organiser, &detail, &professions, &typed, &errors, conflict.as_ref()))
}

fn view(
    page: &Page,
    organiser: &Organiser,
    detail: &Detail,
    professions: &ProfessionList,
    typed: &Typed,
    errors: &[FieldError],
    conflict: Option<&ApplicationForm>,
) -> Response {
    let t = page.t;
    let title = t.get("registrations-edit-title");
    let failed = !errors.is_empty() || conflict.is_some();
    let status = match (conflict, failed) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    let one = page.urls.desk_registration(detail.event.id, detail.registration.id);
    let number = t.with("registrations-of-number", [("number", detail.registration.number.into())]);
    answer(status, page, &Shell::desk(&title, organiser).with_errors(failed), || {
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            <p class="desk-back"><a href=one.clone()>{number}</a></p>
            {conflict.map(|stored| differences(page, professions, stored, &typed.form, &one))}
            <h1>{title.clone()}</h1>
            <form method="post" action=format!("{one}/edit") novalidate=true class="regs-form">
                <input type="hidden" name="seen" value=typed.seen.clone()/>
                {fields(page, &detail.event, professions, &typed.form, errors)}
                <div class="buttons">
                    <button type="submit" class="button">{t.get(if conflict.is_some() { "event-save-anyway" } else { "registrations-save" })}</button>
                    <a class="button button--second" href=one.clone()>{t.get("registrations-no-change")}</a>
                </div>
            </form>
        }
    })
}

/// What somebody else saved in between, beside what was typed.
fn differences(
    page: &Page,
    professions: &ProfessionList,
    stored: &ApplicationForm,
    typed: &ApplicationForm,
    one: &str,
) -> impl IntoView + use<> {
    let t = page.t;
    let years = |code: &str| t.find(&format!("years-{code}")).unwrap_or_default();
    let profession =
        |code: &str| professions.by_code(code).map(|one| one.label(t.is_japanese()).to_owned()).unwrap_or_default();
    let yes = |value: &str| if value == "yes" { t.get("registrations-yes") } else { String::new() };
    let plain = str::to_owned;
    let words = |form: &ApplicationForm| {
        [
            ("field-name", plain(&form.name)),
            ("field-furigana", plain(&form.furigana)),
            ("field-profession", profession(&form.profession)),
            ("field-profession_other", plain(&form.profession_other)),
            ("field-workplace", plain(&form.workplace)),
            ("field-phone", plain(&form.phone)),
            ("field-mail", plain(&form.mail)),
            ("field-years", years(&form.years)),
            ("field-facilitator", yes(&form.facilitator)),
            ("field-arrangement", plain(&form.arrangement)),
            ("field-topic", plain(&form.topic)),
        ]
    };
    let differences = words(stored).into_iter().zip(words(typed));
    let differences = differences
        .filter(|((_, stored), (_, typed))| stored.trim() != typed.trim())
        .map(|((label, stored), (_, typed))| Difference { label: t.get(label), stored, typed })
        .collect();
    view! {
        <div class="notice notice--warning" role="alert">
            <p>{t.get("registrations-changed-meanwhile")}</p>
            {comparison(t, differences, format!("{one}/edit"))}
        </div>
    }
}
