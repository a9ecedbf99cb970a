//! The registrations of an event: the list, one in detail, adding by hand, changing, cancelling.

mod add;
mod cancel;
mod detail;
mod edit;
mod entry;
mod list;
mod note;
mod topics;

use crate::app::{World, registrations};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::i18n::Texts;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::Router;
use axum::routing::{get, post};

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/events/{event}/registrations", get(list::show).post(list::search))
        .route("/events/{event}/registrations/chosen", post(list::chosen::post))
        .route("/events/{event}/registrations/columns", post(list::choose_columns))
        .route("/events/{event}/registrations/list/{file}", get(list::export))
        .route("/events/{event}/registrations/topics", get(topics::get))
        .route("/events/{event}/registrations/new", get(add::show).post(add::add))
        .route("/events/{event}/registrations/{id}", get(detail::show))
        .route("/events/{event}/registrations/{id}/edit", get(edit::show).post(edit::save))
        .route("/events/{event}/registrations/{id}/cancel", get(cancel::show).post(cancel::cancel))
        .route("/events/{event}/registrations/{id}/note", post(note::save))
        .route("/events/{event}/registrations/{id}/restore", post(cancel::restore))
}

/// The event of an address; another organisation's is not found.
pub async fn event_of(world: &World, page: &Page, by: &Organiser, event: &str) -> Result<Event, Failed> {
    let found = match event.parse::<EventId>() {
        Ok(id) => registrations::event(world, by, id).await.map_err(|fault| PageError::from(fault).on(page))?,
        Err(_) => None,
    };
    found.ok_or_else(|| PageError::NotFound.on(page))
}

/// A registration in a line by which it is told from others.
fn told_apart(t: Texts, one: &Registration) -> String {
    let person = &one.applicant;
    t.with(
        "registrations-alike",
        [
            ("number", one.number.into()),
            ("name", person.name.clone().into()),
            ("furigana", person.furigana.clone().into()),
            ("profession", person.profession_label.clone().into()),
            ("workplace", person.workplace.clone().into()),
        ],
    )
}

/// The professions that the forms offer.
pub async fn offered(world: &World, page: &Page, by: &Organiser) -> Result<ProfessionList, Failed> {
    registrations::offered(world, by).await.map_err(|fault| PageError::from(fault).on(page))
}

/// A registration of an address with its event; another organisation's is not found.
async fn detail_of(
    world: &World,
    page: &Page,
    by: &Organiser,
    (event, id): &(String, String),
) -> Result<registrations::Detail, Failed> {
    let found = match (event.parse::<EventId>(), id.parse::<RegistrationId>()) {
        (Ok(event), Ok(id)) => {
            registrations::detail(world, by, event, id).await.map_err(|fault| PageError::from(fault).on(page))?
        }
        _ => None,
    };
    found.ok_or_else(|| PageError::NotFound.on(page))
}
