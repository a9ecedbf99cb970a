//! An invitation: the one-time link with which an organiser sets name, mail address and password.

mod view;

pub use view::sentence;

use crate::app::invite::{self, AcceptError, Invited};
use crate::app::{Secret, World};
use crate::domain::account_form::{AccountFault, AccountForm};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::{self, Guest};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::Form;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new().route("/invitation/{token}", get(show).post(accept))
}

async fn show(State(world): State<World>, page: Page, Path(token): Path<String>) -> Result<Response, Failed> {
    let token = Secret::from_holder(token);
    Ok(match invite::look_up(&world, &token).await.map_err(|e| PageError::from(e).on(&page))? {
        Ok(invited) => view::form(StatusCode::OK, &page, &token, &invited, AccountForm::default(), &[]),
        Err(unusable) => view::unusable(&page, unusable),
    })
}

async fn accept(
    State(world): State<World>,
    page: Page,
    Path(token): Path<String>,
    guest: Guest,
    Form(form): Form<AccountForm>,
) -> Result<Response, Failed> {
    let token = Secret::from_holder(token);
    match invite::accept(&world, &token, &form, guest.visitor().device).await {
        Ok((_, entered)) => {
            let cookies = session::entered(&entered, world.settings.is_https());
            Ok((cookies, Redirect::to(&page.urls.desk())).into_response())
        }
        Err(AcceptError::Faults(faults)) => again(&world, &page, &token, form, &faults).await,
        Err(AcceptError::Unusable(unusable)) => Ok(view::unusable(&page, unusable)),
        Err(AcceptError::Hash(failed)) => Err(PageError::from(failed).on(&page)),
        Err(AcceptError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

/// The form with what was typed and what is wrong.
async fn again(
    world: &World,
    page: &Page,
    token: &Secret,
    form: AccountForm,
    faults: &[AccountFault],
) -> Result<Response, Failed> {
    let invited: Result<Invited, _> = invite::look_up(world, token).await.map_err(|e| PageError::from(e).on(page))?;
    Ok(match invited {
        Ok(invited) => view::form(StatusCode::UNPROCESSABLE_ENTITY, page, token, &invited, form, faults),
        Err(unusable) => view::unusable(page, unusable),
    })
}
