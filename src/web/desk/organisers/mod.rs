//! The organisers of the organisation, for its owners: list, invite, stop.

mod view;

use crate::app::{World, colleagues, invite};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::{Organiser, Role};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Owner;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::Form;
use serde::Deserialize;

/// The roles into which one is invited.
const ROLES: [Role; 3] = [Role::Owner, Role::Editor, Role::Viewer];

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/organisers", get(list).post(invite_one))
        .route("/organisers/{id}/disable", post(disable))
        .route("/organisers/{id}/enable", post(enable))
}

async fn list(State(world): State<World>, page: Page, Owner(organiser): Owner) -> Result<Response, Failed> {
    show(&world, &page, &organiser, None).await
}

/// What was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
struct InviteForm {
    role: String,
}

/// Answers with the page itself, not with a redirect: the link is shown this once and kept
/// nowhere.
async fn invite_one(
    State(world): State<World>,
    page: Page,
    Owner(organiser): Owner,
    Form(form): Form<InviteForm>,
) -> Result<Response, Failed> {
    let role = Role::from_code(&form.role).filter(|role| ROLES.contains(role));
    let Some(role) = role else { return Err(PageError::BadRequest.on(&page)) };
    let token = invite::invite(&world, &organiser, role).await.map_err(|e| PageError::from(e).on(&page))?;
    let link = world.settings.absolute(&page.urls.invitation(token.reveal()));
    show(&world, &page, &organiser, Some((role, link))).await
}

async fn disable(state: State<World>, page: Page, owner: Owner, id: Path<String>) -> Result<Response, Failed> {
    set_disabled(state, page, owner, id, true).await
}

async fn enable(state: State<World>, page: Page, owner: Owner, id: Path<String>) -> Result<Response, Failed> {
    set_disabled(state, page, owner, id, false).await
}

async fn set_disabled(
    State(world): State<World>,
    page: Page,
    Owner(organiser): Owner,
    Path(id): Path<String>,
    disabled: bool,
) -> Result<Response, Failed> {
    let Ok(id) = id.parse::<OrganiserId>() else { return Err(PageError::NotFound.on(&page)) };
    let done = colleagues::set_disabled(&world, &organiser, id, disabled).await;
    if done.map_err(|e| PageError::from(e).on(&page))? {
        Ok(Redirect::to(&page.urls.organisers()).into_response())
    } else {
        Err(PageError::NotFound.on(&page))
    }
}

async fn show(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    invited: Option<(Role, String)>,
) -> Result<Response, Failed> {
    let colleagues = colleagues::list(world, organiser).await.map_err(|e| PageError::from(e).on(page))?;
    Ok(view::organisers(page, organiser, colleagues, invited))
}
