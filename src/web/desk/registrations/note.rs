//! The office's note of a registration, written on its page.

use super::{detail, detail_of};
use crate::app::World;
use crate::app::note_registration::{NoteError, note};
use crate::domain::registration::NOTE_MAX;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    note: String,
}

pub async fn save(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(path): Path<(String, String)>,
    cookies: CookieJar,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let mut found = detail_of(&world, &page, &organiser, &path).await?;
    let (event, id) = (found.event.id, found.registration.id);
    match note(&world, &organiser, (event, id), &typed.note).await {
        Ok(()) => {
            let target = page.urls.desk_registration(event, id);
            Ok(Redirect::to(&format!("{target}?done=noted")).into_response())
        }
        Err(NoteError::TooLong) => {
            let told = page.t.with("registrations-note-long", [("most", NOTE_MAX.into())]);
            // What was typed stays.
            found.registration.note = typed.note;
            Ok(detail::view(&page, &organiser, &found, detail::Told::Refused(told), &cookies))
        }
        Err(NoteError::NotFound) => Err(PageError::NotFound.on(&page)),
        Err(NoteError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}
