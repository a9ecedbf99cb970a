//! What the list shows, all pages of it, as a file.

use super::asked::Asked;
use crate::app::World;
use crate::app::papers::{self, FileKind, Portion};
use crate::app::registrations;
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::desk::papers::download;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::Response;
use axum_extra::extract::Query;
use axum_extra::extract::cookie::CookieJar;

/// `…/registrations/list.xlsx` and `.csv`, with the filter in its address as the list has it.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path((event, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    cookies: CookieJar,
    method: Method,
) -> Result<Response, Failed> {
    let file = FileKind::from_code(&file).ok_or_else(|| PageError::NotFound.on(&page))?;
    let event = event_of(&world, &page, &organiser, &event).await?;
    let filter = asked.filter(asked.text(&cookies));
    let found = registrations::passing(&world, &organiser, event.id, &filter, asked.sort()).await;
    let people = found.map_err(|fault| PageError::from(fault).on(&page))?;
    let people = people.ok_or_else(|| PageError::NotFound.on(&page))?;
    answer(&world, &page, &organiser, event, people, (file, download::portion(&method))).await
}

/// The people of these 受付番号 as a file.
pub async fn answer(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: Event,
    people: Vec<u32>,
    file: (FileKind, Portion),
) -> Result<Response, Failed> {
    let paper = papers::export_some(world, organiser, event, people, file, page.t).await;
    paper.map(download::file).map_err(|error| PageError::from(error).on(page))
}
