//! `/desk/events/{id}/preview`: the event as the public will see it.

use super::found;
use crate::app::World;
use crate::domain::event::{Event, EventStatus};
use crate::web::context::Page;
use crate::web::error::Failed;
use crate::web::page::{Shell, answer};
use crate::web::public::event::event_view;
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// `GET`.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let t = page.t;
    let title = t.with("event-preview-title", [("title", event.details.title.clone().into())]);
    // A draft looks as it will once it is published.
    let status = if event.status == EventStatus::Draft { EventStatus::Published } else { event.status };
    let event = Event { status, ..event };
    let availability = event.availability(world.now());
    let back = page.urls.desk_event(event.id);
    Ok(answer(StatusCode::OK, &page, &Shell::desk(&title, &organiser), || {
        view! {
            <p class="desk-back"><a href=back>{t.get("event-preview-back")}</a></p>
            <p class="notice">{t.get("event-preview-note")}</p>
            <div class="desk-preview">{event_view(&page, &event, availability, true)}</div>
        }
    }))
}
