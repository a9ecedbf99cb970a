//! Adding by hand: one page, twenty seconds.

mod view;

use super::entry::{Typed, mail_taken, sentences};
use super::{event_of, offered};
use crate::app::add_by_hand::{AddError, ByHand, add as add_one};
use crate::app::{Secret, World};
use crate::domain::admission::Reason;
use crate::domain::application::ApplicationForm;
use crate::domain::registration::Registration;
use crate::web::components::reasons;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{Form, Query};
use serde::Deserialize;

/// The number of the person who was added just now.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct After {
    added: String,
}

pub async fn show(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Query(after): Query<After>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let typed = Typed { receipt: world.new_secret().reveal().to_owned(), send_mail: "yes".into(), ..Typed::default() };
    let professions = offered(&world, &page, &organiser).await?;
    // Told before anything is typed.
    let full = event.places_left() == 0;
    let shown = view::Shown { professions, typed, added: after.added.parse().ok(), full, ..view::Shown::default() };
    Ok(view::form(StatusCode::OK, &page, &organiser, &event, &shown))
}

pub async fn add(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = page.t;
    let event = event_of(&world, &page, &organiser, &event).await?;
    let by_hand = ByHand {
        form: ApplicationForm { privacy: String::new(), ..typed.form.clone() },
        receipt: Secret::from_holder(typed.receipt.clone()),
        is_another: typed.is_another(),
        raises: typed.raise == "yes",
        send_mail: typed.send_mail == "yes",
    };
    let professions = offered(&world, &page, &organiser).await?;
    let mut shown = view::Shown { professions, typed, ..view::Shown::default() };
    if shown.typed.is_shown() {
        return Ok(view::form(StatusCode::OK, &page, &organiser, &event, &shown));
    }
    match add_one(&world, &organiser, event.id, by_hand).await {
        Ok(added) => return Ok(Redirect::to(&target(&page, &added, shown.typed.wants_next())).into_response()),
        Err(AddError::Faults(faults)) => shown.errors = sentences(t, &faults),
        Err(AddError::MailTaken(taken)) => {
            shown.errors = vec![mail_taken(t, &taken)];
            shown.alike = vec![*taken];
        }
        Err(AddError::Resembles(alike)) => {
            shown.ask_another = true;
            shown.alike = alike;
        }
        Err(AddError::Refused(Reason::Full | Reason::WaitingListFull)) => shown.full = true,
        Err(AddError::Refused(why)) => shown.notice = Some(reasons::reason(&page, &shown.professions, &why)),
        Err(AddError::EventCancelled) => shown.notice = Some(t.get("registrations-event-cancelled")),
        Err(AddError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(AddError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    }
    Ok(view::form(StatusCode::UNPROCESSABLE_ENTITY, &page, &organiser, &event, &shown))
}

fn target(page: &Page, added: &Registration, another: bool) -> String {
    if another {
        let form = page.urls.desk_event_page(added.event, "registrations/new");
        return format!("{form}?added={}", added.number);
    }
    format!("{}?done=added", page.urls.desk_registration(added.event, added.id))
}
