//! `/desk/events/new`: a new event, as a draft.

use super::form::{Act, FormPage, Submit, errors, form_page};
use crate::app::World;
use crate::app::events::{self, SaveError};
use crate::domain::event_form::EventForm;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::web::components::fields::FieldError;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// `GET`: the form, filled with what the latest event and the calendar suggest.
pub async fn get(State(world): State<World>, page: Page, Editor(organiser): Editor) -> Result<Response, Failed> {
    let (form, of) = events::prefilled(&world, &organiser).await.map_err(|e| PageError::from(e).on(&page))?;
    let like = of.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let note = of.map(|(_, title)| page.t.with("event-new-prefilled", [("title", title.into())]));
    let id: EventId = world.new_id();
    Ok(show(StatusCode::OK, &page, &organiser, (id.to_string(), like), &form, Vec::new(), note))
}

/// `POST`: the draft is made, or the form is shown again.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let submit = Submit::from_pairs(pairs);
    if submit.act != Act::Save {
        return Ok(show(StatusCode::OK, &page, &organiser, (submit.id, submit.like), &submit.form, Vec::new(), None));
    }
    let id = submit.id.parse().unwrap_or_else(|_| world.new_id());
    let like = submit.like.parse().ok();
    match events::create(&world, &organiser, id, &submit.form, like).await {
        Ok(event) => Ok(Redirect::to(&format!("{}?done=create", page.urls.desk_event(event.id))).into_response()),
        Err(SaveError::Faults(faults)) => {
            let errors = errors(page.t, &faults);
            let named = (id.to_string(), submit.like);
            Ok(show(StatusCode::UNPROCESSABLE_ENTITY, &page, &organiser, named, &submit.form, errors, None))
        }
        Err(SaveError::Database(fault)) => Err(PageError::from(fault).on(&page)),
        Err(SaveError::NotFound | SaveError::Conflict(_)) => Err(PageError::NotFound.on(&page)),
    }
}

fn show(
    status: StatusCode,
    page: &Page,
    organiser: &Organiser,
    (id, like): (String, String),
    form: &EventForm,
    errors: Vec<FieldError>,
    note: Option<String>,
) -> Response {
    let title = page.t.get("event-new-title");
    let action = page.urls.desk_new_event();
    let back = page.urls.desk();
    let shown = FormPage {
        title: &title,
        action: &action,
        back,
        id: Some(id),
        like: Some(like),
        version: 0,
        form,
        errors,
        stored: None,
        note,
    };
    form_page(status, page, organiser, shown)
}
