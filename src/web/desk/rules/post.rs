//! 「保存する」.

use super::{Told, get, words};
use crate::app::World;
use crate::app::change_rules::{ChangeError, change};
use crate::domain::rules_form::RulesForm;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// `POST`: saved, or shown again; told apart where somebody else saved in between.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let failed = |error: PageError| error.on(&page);
    let id = event_id(&event).map_err(failed)?;
    let version = pairs.iter().find(|(name, _)| name == "version").and_then(|(_, value)| value.parse().ok());
    let version = version.unwrap_or(0);
    let form = RulesForm::from_pairs(pairs);
    let (status, told) = match change(&world, &organiser, id, &form, version).await {
        Ok(changed) => {
            let url = page.urls.desk_event_page(id, "admission");
            return Ok(Redirect::to(&format!("{url}?done=change&given={}", changed.given)).into_response());
        }
        Err(ChangeError::Faults { faults, professions }) => {
            let errors = words::errors(page.t, &professions, &faults);
            (StatusCode::UNPROCESSABLE_ENTITY, Told { errors, typed: Some((form, version)), ..Told::default() })
        }
        Err(ChangeError::Conflict { event, professions }) => {
            // Saving once more, after seeing the difference, is a decision: it goes with the version
            // that was seen.
            let stored = RulesForm::of(&event.place().rules, &professions, world.settings.zone);
            let typed = Some((form, event.version));
            (StatusCode::CONFLICT, Told { typed, stored: Some(stored), ..Told::default() })
        }
        Err(ChangeError::NotFound) => return Err(failed(PageError::NotFound)),
        Err(ChangeError::Database(fault)) => return Err(failed(fault.into())),
    };
    get::show(&world, &page, &organiser, &event, status, told).await
}
