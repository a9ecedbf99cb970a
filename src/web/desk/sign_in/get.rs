use super::{Query, view};
use crate::app::World;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Query as FromQuery;

/// `GET /desk/sign-in`: the form; who is signed in already goes on.
pub async fn sign_in(
    State(world): State<World>,
    page: Page,
    FromQuery(query): FromQuery<Query>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    if let Some(token) = session::token(&headers)
        && crate::app::sign_in::organiser_of(&world, &token).await.map_err(|e| PageError::from(e).on(&page))?.is_some()
    {
        return Ok(Redirect::to(&page.urls.at(query.target())).into_response());
    }
    // Who comes from a page of the desk has been signed out of it, or never was in.
    let why = (!query.back.is_empty()).then(|| page.t.get("sign-in-first"));
    let asked = view::Asked { query: &query, mail: String::new(), kept: String::new(), why };
    Ok(view::sign_in(StatusCode::OK, &page, asked, &[]))
}
