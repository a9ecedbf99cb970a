//! `/desk/events/{id}`: an event at a glance, and where to go from here.

mod next;
mod shown;
mod view;

use super::found;
use crate::app::World;
use crate::app::events::{self, Glance, missing_for_publication};
use crate::app::outlook;
use crate::domain::event::{Event, EventStatus};
use crate::domain::event_life::NextStep;
use crate::domain::organiser::Organiser;
use crate::domain::outlook::is_ahead;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Query;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// What the address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    /// What has just been done.
    done: Option<String>,
}

/// `GET`.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(id): Path<String>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Failed> {
    let event = found(&world, &page, &organiser, &id).await?;
    let done = done
        .filter(|done| done.bytes().all(|byte| byte.is_ascii_lowercase()))
        .and_then(|done| page.t.find(&format!("event-done-{done}")));
    show(StatusCode::OK, &world, &page, &organiser, &event, done).await
}

/// The page of `event`, with the sentence that says what has just been done.
pub async fn show(
    status: StatusCode,
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &Event,
    done: Option<String>,
) -> Result<Response, Failed> {
    // What the head says was read a moment ago; the event itself may be newer.
    let seating = page.around.as_ref().and_then(|around| around.event.as_ref()?.seating);
    let glance = Glance { event: event.clone(), seating };
    let progress = events::progress(world, &glance).await.map_err(|fault| PageError::from(fault).on(page))?;
    let asks = matches!(event.status, EventStatus::Draft | EventStatus::Closed);
    let missing = if asks { missing_for_publication(world, event) } else { Vec::new() };
    let now = world.now();
    let outlook = if is_to_be_mixed(&glance, now) {
        let outlook = outlook::of_event(world, organiser, event.clone()).await;
        Some(outlook.map_err(|fault| PageError::from(fault).on(page))?)
    } else {
        None
    };
    let shown = shown::Overview {
        page,
        organiser,
        event,
        now,
        next: NextStep::of(event, &progress, now),
        unseated: progress.unseated,
        refused: status != StatusCode::OK,
        missing,
        outlook,
        public_address: world.settings.absolute(&page.urls.event(&event.code)),
        done,
    };
    Ok(shown.answer(status))
}

/// Whether the groups are still to be made: until then the mix can be steered.
fn is_to_be_mixed(glance: &Glance, now: DateTime<Utc>) -> bool {
    glance.event.details.group_work && glance.seating.is_none() && is_ahead(&glance.event, now)
}
