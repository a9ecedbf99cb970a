//! `/desk/events/{id}/picture`: the event's picture, with the text that stands for it.

use super::found;
use crate::app::World;
use crate::app::events::picture::{self, SaveError};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::infra::pictures::{FILE_MAX, PictureError};
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::components::picture::PictureView;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use crate::web::upload;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

/// What the form sends.
#[derive(Default)]
struct Sent {
    file: Vec<u8>,
    alt: String,
    remove: bool,
}

/// `GET`: the picture and the form.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let alt = event.picture.as_ref().map(|picture| picture.alt.clone()).unwrap_or_default();
    Ok(show(StatusCode::OK, &page, &organiser, &event, alt, &[]))
}

/// `POST`: kept, or the form again with what is wrong.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let sent = read(form).await.map_err(|error| PageError::from(error).on(&page))?;
    let saved = if sent.remove {
        picture::remove(&world, &organiser, event.id).await
    } else {
        picture::save(&world, &organiser, event.id, sent.file, &sent.alt).await
    };
    let (field, message, status) = match saved {
        Ok(event) => {
            return Ok(Redirect::to(&format!("{}?done=change", page.urls.desk_event(event.id))).into_response());
        }
        Err(SaveError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(SaveError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
        Err(SaveError::Heavy(error)) => {
            let PageError::Busy = PageError::from(error) else { return Err(PageError::from(error).on(&page)) };
            ("file", "busy-file", StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(SaveError::NoFile) => ("file", "picture-fault-missing", StatusCode::UNPROCESSABLE_ENTITY),
        Err(SaveError::NoText) => ("alt", "picture-fault-text", StatusCode::UNPROCESSABLE_ENTITY),
        Err(SaveError::Picture(fault)) => ("file", sentence(fault), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let errors = vec![(field.to_owned(), page.t.get(message))];
    Ok(retry_soon(show(status, &page, &organiser, &event, sent.alt, &errors)))
}

const fn sentence(fault: PictureError) -> &'static str {
    match fault {
        PictureError::TooLarge => "picture-fault-too-large",
        PictureError::TooManyPoints => "picture-fault-too-many-points",
        PictureError::Unreadable => "picture-fault-unreadable",
    }
}

/// Reads the form.
async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name().unwrap_or_default() {
            "file" => sent.file = upload::file(field, FILE_MAX).await?,
            "alt" => sent.alt = field.text().await?,
            "act" => sent.remove = field.text().await? == "remove",
            _ => {}
        }
    }
    Ok(sent)
}

fn show(
    status: StatusCode,
    page: &Page,
    organiser: &Organiser,
    event: &Event,
    alt: String,
    errors: &[FieldError],
) -> Response {
    let t = page.t;
    let title = t.get("picture-title");
    let shell = Shell::desk(&title, organiser).with_errors(!errors.is_empty());
    let action = page.urls.desk_event_page(event.id, "picture");
    answer(status, page, &shell, || {
        let error = error_of(errors, "file");
        let described = if error.is_some() { "file-hint file-error" } else { "file-hint" };
        let invalid = error.is_some().then_some("true");
        let class = if error.is_some() { "field field--error" } else { "field" };
        let shown = event.picture.as_ref();
        let current = shown.map(|picture| view! { <PictureView urls=page.urls picture/> });
        let remove = shown.is_some().then(|| {
            view! {
                <button type="submit" name="act" value="remove" class="button button--second">
                    {t.get("picture-remove")}
                </button>
            }
        });
        view! {
            <ErrorSummary t errors=errors.to_vec()/>
            <h1>{title.clone()}</h1>
            <p>{t.get("picture-lead")}</p>
            {current}
            <form method="post" action=action enctype="multipart/form-data" novalidate=true class="desk-form">
                <div class=class>
                    <label class="field__label" for="file">{t.get("picture-file")}</label>
                    <p class="field__hint" id="file-hint">{t.get("picture-file-hint")}</p>
                    {error.map(|error| view! { <p class="field__error" id="file-error">{error}</p> })}
                    <input type="file" id="file" name="file" aria-describedby=described aria-invalid=invalid
                        accept="image/jpeg,image/png,image/webp"/>
                </div>
                <TextField t id="alt" label=t.get("picture-alt") value=alt required=true
                    hint=t.find("picture-alt-hint") error=error_of(errors, "alt")/>
                <div class="buttons">
                    <button type="submit" name="act" value="save" class="button">{t.get("picture-save")}</button>
                    {remove}
                </div>
            </form>
        }
    })
}
