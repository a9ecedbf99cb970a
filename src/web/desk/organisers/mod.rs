//! The organisers of the organisation, for its owners: list, invite, stop.

mod invitations;
mod view;

use crate::app::colleagues::OwnerError;
use crate::app::{Secret, World, colleagues, invite};
use crate::domain::application::LINE_MAX;
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::{Organiser, Role};
use crate::domain::text::tidy_line;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Owner;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::{Form, Query};
use serde::Deserialize;

/// The roles into which one is invited.
const ROLES: [Role; 3] = [Role::Owner, Role::Editor, Role::Viewer];

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/organisers", get(list).post(invite_one))
        .route("/organisers/revoke", post(revoke))
        .route("/organisers/{id}/disable", post(disable))
        .route("/organisers/{id}/enable", post(enable))
}

/// What the page was led to with.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Led {
    revoked: String,
}

async fn list(
    State(world): State<World>,
    page: Page,
    Owner(organiser): Owner,
    Query(led): Query<Led>,
) -> Result<Response, Failed> {
    let told = if led.revoked.is_empty() { Told::Nothing } else { Told::Revoked };
    show(&world, &page, &organiser, told).await
}

/// What the page tells at its top.
enum Told {
    /// Nothing.
    Nothing,
    /// The invitation into a role is made: its link.
    Invited(Role, String),
    /// An invitation was taken back.
    Revoked,
}

/// What was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
struct InviteForm {
    role: String,
    for_whom: String,
    /// The token that the form was given when it was shown.
    once: String,
}

/// Answers with the page itself, not with a redirect: the link is shown this once and kept
/// nowhere. Loading the answer again sends the same form, which makes no other link.
async fn invite_one(
    State(world): State<World>,
    page: Page,
    Owner(organiser): Owner,
    Form(form): Form<InviteForm>,
) -> Result<Response, Failed> {
    let role = Role::from_code(&form.role).filter(|role| ROLES.contains(role));
    let Some(role) = role else { return Err(PageError::BadRequest.on(&page)) };
    // A note of the inviting organiser's own; what is longer than a line is cut.
    let for_whom: String = tidy_line(&form.for_whom).chars().take(LINE_MAX).collect();
    // A token is one of ours by its form; whoever sends another gets a fresh one.
    let token = Secret::like_ours(&form.once).unwrap_or_else(|| world.new_secret());
    let made = invite::invite_once(&world, &organiser, role, &for_whom, &token).await;
    made.map_err(|e| PageError::from(e).on(&page))?;
    let link = world.settings.absolute(&page.urls.invitation(token.reveal()));
    show(&world, &page, &organiser, Told::Invited(role, link)).await
}

/// Which invitation, by the hash of its token.
#[derive(Default, Deserialize)]
#[serde(default)]
struct RevokeForm {
    invitation: String,
}

/// Of two that press the button at once, or of an invitation that was used meanwhile, the list
/// then tells how it is.
async fn revoke(
    State(world): State<World>,
    page: Page,
    Owner(organiser): Owner,
    Form(form): Form<RevokeForm>,
) -> Result<Response, Failed> {
    let done = invite::revoke(&world, &organiser, &form.invitation).await.map_err(|e| PageError::from(e).on(&page))?;
    let target = page.urls.organisers();
    Ok(Redirect::to(&if done { format!("{target}?revoked=1") } else { target }).into_response())
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
    done.map_err(|e| PageError::from(e).on(&page))?;
    Ok(Redirect::to(&page.urls.organisers()).into_response())
}

impl From<OwnerError> for PageError {
    fn from(error: OwnerError) -> Self {
        match error {
            OwnerError::NotFound => Self::NotFound,
            OwnerError::NotOwner => Self::NotAllowed,
            OwnerError::Database(fault) => fault.into(),
        }
    }
}

async fn show(world: &World, page: &Page, organiser: &Organiser, told: Told) -> Result<Response, Failed> {
    let colleagues = colleagues::list(world, organiser).await.map_err(|e| PageError::from(e).on(page))?;
    let open = invite::open(world, organiser).await.map_err(|e| PageError::from(e).on(page))?;
    let once = world.new_secret();
    Ok(view::organisers(page, organiser, colleagues, open, told, &once))
}
