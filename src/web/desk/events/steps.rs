//! The steps of an event's life as buttons (POST), the page that asks before calling one off, and
//! copying.

use super::{found, overview};
use crate::app::World;
use crate::app::events::{self, StepError};
use crate::domain::event_life::Step;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

/// `POST …/publish`.
pub async fn publish(world: State<World>, page: Page, editor: Editor, id: Path<String>) -> Result<Response, Failed> {
    take(world, page, editor, id, Step::Publish).await
}

/// `POST …/close`.
pub async fn close(world: State<World>, page: Page, editor: Editor, id: Path<String>) -> Result<Response, Failed> {
    take(world, page, editor, id, Step::Close).await
}

/// `POST …/withdraw`.
pub async fn withdraw(world: State<World>, page: Page, editor: Editor, id: Path<String>) -> Result<Response, Failed> {
    take(world, page, editor, id, Step::Withdraw).await
}

/// `POST …/reopen`.
pub async fn reopen(world: State<World>, page: Page, editor: Editor, id: Path<String>) -> Result<Response, Failed> {
    take(world, page, editor, id, Step::Reopen).await
}

/// `POST …/cancel`.
pub async fn cancel(world: State<World>, page: Page, editor: Editor, id: Path<String>) -> Result<Response, Failed> {
    take(world, page, editor, id, Step::Cancel).await
}

async fn take(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
    step: Step,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    match events::take_step(&world, &organiser, event.id, step).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done={}", page.urls.desk_event(event.id), step.code())).into_response()),
        // What is missing is said by the overview.
        Err(StepError::Incomplete(_)) => {
            overview::show(StatusCode::UNPROCESSABLE_ENTITY, &world, &page, &organiser, &event, None).await
        }
        // Somebody else was quicker, or the button was pressed twice: the overview says how it is.
        Err(StepError::NotFromHere) => Ok(Redirect::to(&page.urls.desk_event(event.id)).into_response()),
        Err(StepError::NotFound) => Err(PageError::NotFound.on(&page)),
        Err(StepError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

/// `POST …/copy`: a draft with the same details, opened to be changed.
pub async fn copy(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let copy = events::copy(&world, &organiser, &event).await.map_err(|e| PageError::from(e).on(&page))?;
    Ok(Redirect::to(&format!("{}?done=copy", page.urls.desk_event(copy.id))).into_response())
}

/// `GET …/cancel`: asks before an event is called off.
pub async fn ask_to_cancel(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let overview = page.urls.desk_event(event.id);
    if Step::Cancel.target(event.status).is_none() {
        return Ok(Redirect::to(&overview).into_response());
    }
    Ok(ask(
        &page,
        &organiser,
        &event.details.title,
        event.seats_taken,
        overview,
        page.urls.desk_event_page(event.id, "cancel"),
    ))
}

fn ask(page: &Page, organiser: &Organiser, event: &str, seats_taken: u32, back: String, action: String) -> Response {
    let t = page.t;
    let title = t.get("event-cancel-title");
    let question = t.with("event-cancel-question", [("title", event.to_owned().into())]);
    let count = t.with("event-cancel-count", [("count", seats_taken.into())]);
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{question}</p>
            <ul>
                <li>{t.get("event-cancel-effect")}</li>
                <li>{count}</li>
                <li>{t.get("event-cancel-final")}</li>
            </ul>
            <form method="post" action=action class="buttons">
                <button type="submit" class="button button--danger">{t.get("event-cancel-button")}</button>
                <a class="button button--second" href=back>{t.get("event-cancel-back")}</a>
            </form>
        }
    })
}
