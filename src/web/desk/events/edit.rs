//! `/desk/events/{id}/edit`: changing an event.

use super::form::{Act, FormPage, Submit, errors, form_page};
use super::found;
use crate::app::World;
use crate::app::events::{self, SaveError};
use crate::domain::event::Event;
use crate::domain::event_form::EventForm;
use crate::domain::organiser::Organiser;
use crate::web::components::fields::FieldError;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// `GET`: the form with what is stored.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let form = EventForm::of(&event.details, world.settings.zone);
    let at = At { page: &page, organiser: &organiser, event: &event };
    Ok(at.show(StatusCode::OK, event.version, &form, Vec::new(), None))
}

/// `POST`: saved, or shown again; told apart where somebody else saved in between.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let at = At { page: &page, organiser: &organiser, event: &event };
    let Submit { act, version, form, .. } = Submit::from_pairs(pairs);
    if act != Act::Save {
        return Ok(at.show(StatusCode::OK, version, &form, Vec::new(), None));
    }
    match events::change(&world, &organiser, event.id, &form, version).await {
        Ok(event) => Ok(Redirect::to(&format!("{}?done=change", page.urls.desk_event(event.id))).into_response()),
        Err(SaveError::Faults(faults)) => {
            Ok(at.show(StatusCode::UNPROCESSABLE_ENTITY, version, &form, errors(page.t, &faults), None))
        }
        Err(SaveError::Conflict(current)) => {
            // Saving once more, after seeing the difference, is a decision: it goes with the
            // version that was seen.
            let stored = EventForm::of(&current.details, world.settings.zone);
            Ok(at.show(StatusCode::CONFLICT, current.version, &form, Vec::new(), Some(&stored)))
        }
        Err(SaveError::NotFound) => Err(PageError::NotFound.on(&page)),
        Err(SaveError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

struct At<'a> {
    page: &'a Page,
    organiser: &'a Organiser,
    event: &'a Event,
}

impl At<'_> {
    fn show(
        &self,
        status: StatusCode,
        version: u32,
        form: &EventForm,
        errors: Vec<FieldError>,
        stored: Option<&EventForm>,
    ) -> Response {
        let Self { page, organiser, event } = self;
        let title = page.t.with("event-edit-title", [("title", event.details.title.clone().into())]);
        let action = page.urls.desk_event_page(event.id, "edit");
        let back = page.urls.desk_event(event.id);
        let shown = FormPage {
            title: &title,
            action: &action,
            back,
            id: None,
            like: None,
            version,
            form,
            errors,
            stored,
            note: None,
        };
        form_page(status, page, organiser, shown)
    }
}
