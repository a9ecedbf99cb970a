//! Looking for somebody, asking for the trade, agreeing to an offer.

use super::get::{RepairFeedback, show};
use super::{Fields, RepairForm};
use crate::app::World;
use crate::app::heavy::HeavyError;
use crate::app::seat::repair::{Agreed, RepairError, agree, trade};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::desk::seating::{conflict, words};
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;

/// What the button says.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let answered = match event_id(&event) {
        Ok(event) => act(&world, &page, &organiser, event, &Fields(fields)).await,
        Err(error) => Err(error),
    };
    answered.map_err(|error| error.on(&page))
}

async fn act(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Response, PageError> {
    let t = page.t;
    let typed = RepairForm::posted(fields);
    let mut telling = RepairFeedback { typed: Some(typed.clone()), ..RepairFeedback::default() };
    let action = fields.get("action");
    if action == "find" {
        return show(world, page, organiser, event, StatusCode::OK, telling).await;
    }
    let (seen, wish) = (fields.seen()?, typed.wish());
    let mark = fields.get("offer");
    let made = match action {
        "agree" if !mark.is_empty() => match agree(world, organiser, event, seen, &wish, mark).await {
            Ok(agreed) => return Ok(done(page, event, &agreed)),
            Err(error) => Err(error),
        },
        "trade" | "agree" => trade(world, organiser, event, seen, &wish).await,
        _ => return Err(PageError::BadRequest),
    };
    let (status, refused) = match made {
        Ok(trade) => {
            telling.trade = Some(trade);
            if action == "trade" {
                return show(world, page, organiser, event, StatusCode::OK, telling).await;
            }
            telling.errors = vec![("offer-0".into(), t.get("repair-offer-missing"))];
            return show(world, page, organiser, event, StatusCode::UNPROCESSABLE_ENTITY, telling).await;
        }
        Err(RepairError::Anew(trade)) => {
            telling.trade = Some(*trade);
            (StatusCode::CONFLICT, vec![t.get("repair-anew")])
        }
        Err(RepairError::Stale) => {
            let who = conflict::last(world, page, organiser, event).await?;
            (StatusCode::CONFLICT, who.into_iter().chain([t.get("repair-stale")]).collect())
        }
        Err(RepairError::Nobody) => (StatusCode::UNPROCESSABLE_ENTITY, vec![t.get("repair-nobody")]),
        Err(RepairError::Tables { people }) => {
            let sentence = t.with("repair-tables-wrong", [("people", people.into())]);
            (StatusCode::UNPROCESSABLE_ENTITY, vec![sentence])
        }
        Err(RepairError::Refused { refusal, asked }) => {
            (StatusCode::UNPROCESSABLE_ENTITY, words::refusal(t, &refusal, &asked))
        }
        Err(RepairError::TooMany { people }) => (StatusCode::UNPROCESSABLE_ENTITY, vec![words::too_many(t, people)]),
        Err(RepairError::Heavy(HeavyError::Full)) => (StatusCode::SERVICE_UNAVAILABLE, vec![t.get("busy-again")]),
        Err(RepairError::Heavy(failed)) => return Err(failed.into()),
        Err(RepairError::NotFound) => return Err(PageError::NotFound),
        Err(RepairError::Database(fault)) => return Err(fault.into()),
        Err(RepairError::Unproven(why)) => return Err(PageError::Internal(why.into())),
    };
    let heading = if status == StatusCode::CONFLICT { "repair-conflict" } else { "repair-refused" };
    telling.refused = Some((t.get(heading), refused));
    show(world, page, organiser, event, status, telling).await
}

fn done(page: &Page, event: EventId, agreed: &Agreed) -> Response {
    let code = match agreed {
        Agreed::Made(_) => "repaired",
        Agreed::Same => "unchanged",
    };
    let url = page.urls.desk_event_page(event, "seating");
    Redirect::to(&format!("{url}?done={code}")).into_response()
}
