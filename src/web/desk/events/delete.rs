//! `/desk/events/{id}/delete`: asks before a draft is deleted, and deletes it.

use super::found;
use crate::app::World;
use crate::app::events::{self, DeleteError};
use crate::domain::event::{Event, EventStatus};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

/// `GET`: asks.
pub async fn ask(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    if event.status != EventStatus::Draft {
        return Ok(Redirect::to(&page.urls.desk_event(event.id)).into_response());
    }
    Ok(view(StatusCode::OK, &page, &organiser, &event))
}

/// `POST`: deletes.
pub async fn delete(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    match events::delete(&world, &organiser, event.id).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=deleted", page.urls.desk())).into_response()),
        Err(DeleteError::InUse) => Ok(view(StatusCode::CONFLICT, &page, &organiser, &event)),
        Err(DeleteError::NotFound) => Err(PageError::NotFound.on(&page)),
        Err(DeleteError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

fn view(status: StatusCode, page: &Page, organiser: &Organiser, event: &Event) -> Response {
    let t = page.t;
    let title = t.get("event-delete-title");
    let refused = status != StatusCode::OK;
    let question = t.with("event-delete-question", [("title", event.details.title.clone().into())]);
    let action = page.urls.desk_event_page(event.id, "delete");
    let back = page.urls.desk_event(event.id);
    answer(status, page, &Shell::desk(&title, organiser).with_errors(refused), || {
        view! {
            <h1>{title.clone()}</h1>
            {if refused {
                view! { <p class="notice notice--warning" role="alert">{t.get("event-delete-in-use")}</p> }.into_any()
            } else {
                view! { <p>{question}</p><p>{t.get("event-delete-final")}</p> }.into_any()
            }}
            <form method="post" action=action class="buttons">
                {(!refused).then(|| view! {
                    <button type="submit" class="button button--danger">{t.get("event-delete-button")}</button>
                })}
                <a class="button button--second" href=back>{t.get("back")}</a>
            </form>
        }
    })
}
