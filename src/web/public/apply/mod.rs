//! `/events/{code}/apply`: the form (GET), then 確認 and the application itself (POST with
//! `step=check` and `step=submit`). Everything typed travels with the form from page to page;
//! nothing is kept on the server until the application is taken.

mod check_view;
mod form_view;
mod post;
mod sessions;
mod state_view;
mod steps;
mod typed;

pub use post::post;
pub(super) use sessions::sessions;
pub use state_view::state_note;
pub(super) use steps::{Step, steps};

use super::shown;
use crate::app::{World, apply};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use form_view::FormPage;
use typed::Typed;

/// Shows the empty form, or why one cannot apply.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn get(State(world): State<World>, page: Page, Path(code): Path<String>) -> Result<Response, Failed> {
    let shown = shown(&world, &page, &code).await?;
    if !shown.availability.takes_applications() {
        return Ok(state_view::answer(StatusCode::OK, &page, &shown, false));
    }
    let professions =
        apply::offered_professions(&world, &shown.event).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let typed = Typed::empty(&world, &shown.event);
    let form = FormPage {
        page: &page,
        event: &shown.event,
        professions: &professions,
        typed: &typed,
        errors: &[],
        busy: false,
    };
    Ok(form.answer(StatusCode::OK))
}

/// Lets the browser keep a page of the form for its back button, which otherwise leads to an
/// empty form or, from 完了, to the browser's own page about sending a form again. The page
/// holds nothing but what was typed into this browser, and only this browser keeps it.
fn for_the_back_button(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
