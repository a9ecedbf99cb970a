//! Who waits at an event: for a decision, for an answer, for a seat. What an organiser does to one or many
//! is shown before it is done: to whom, and which mails it sends.

mod ask;
mod view;

use super::event_id;
use crate::app::World;
use crate::app::admission::{OfficeAct, OfficeError, Order, Outcome, carry_out};
use crate::app::waiting_list::{self, WaitingList};
use crate::domain::event::Event;
use crate::domain::ids::{PlaceId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Registration, RegistrationStatus};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::{Editor, Reader};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum_extra::extract::Form;
use leptos::prelude::*;
use serde::Deserialize;

/// `/events/{event}/waiting`.
pub fn router() -> Router<World> {
    Router::new().route("/events/{event}/waiting", get(show).post(post))
}

/// What the office can do with somebody who stands so.
const fn acts_at(status: RegistrationStatus) -> &'static [OfficeAct] {
    use OfficeAct::{Accept, Approve, Decline, Offer, Promote, PutBack};
    match status {
        RegistrationStatus::Received => &[Approve, Decline],
        RegistrationStatus::Offered => &[Accept, Decline],
        RegistrationStatus::Waitlisted => &[Offer, Promote, Accept, Decline],
        RegistrationStatus::Lapsed => &[Offer, Accept, Decline],
        RegistrationStatus::Confirmed => &[PutBack],
        RegistrationStatus::Declined | RegistrationStatus::Cancelled => &[],
    }
}

/// The buttons for one person, on the page of the registration. Nobody is put back where nobody waits.
pub(in crate::web::desk) fn acts(page: &Page, event: &Event, of: &Registration) -> Option<impl IntoView + use<>> {
    let status = *of.status;
    let has_list = event.place().rules.waiting.is_some();
    let acts = acts_at(status).iter().filter(|act| has_list || **act != OfficeAct::PutBack);
    let buttons: Vec<_> = acts
        .map(|act| {
            let label = page.t.get(&format!("waiting-act-{}", act.code()));
            view! { <button type="submit" name="act" value=act.code() class="button button--second">{label}</button> }
        })
        .collect();
    let action = page.urls.desk_event_page(event.id, "waiting");
    let (place, person) = (event.place().id.to_string(), of.id.to_string());
    (!buttons.is_empty()).then(|| {
        view! {
            <form method="post" action=action class="regs-act">
                <input type="hidden" name="place" value=place/>
                <input type="hidden" name="person" value=person/>
                {buttons}
            </form>
        }
    })
}

/// What a form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    place: String,
    act: String,
    person: Vec<String>,
    beyond: String,
    send_mail: String,
    /// `do` on the page that asks.
    step: String,
}

async fn found(world: &World, page: &Page, by: &Organiser, event: &str) -> Result<WaitingList, Failed> {
    let event = event_id(event).map_err(|error| error.on(page))?;
    let found = waiting_list::list(world, by, event).await.map_err(|fault| PageError::from(fault).on(page))?;
    found.ok_or_else(|| PageError::NotFound.on(page))
}

async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let list = found(&world, &page, &organiser, &event).await?;
    Ok(view::list(&page, &organiser, &list, None))
}

async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failed> {
    let list = found(&world, &page, &organiser, &event).await?;
    let people: Vec<RegistrationId> = sent.person.iter().filter_map(|id| id.parse().ok()).collect();
    let (act, place) = (OfficeAct::from_code(&sent.act), sent.place.parse::<PlaceId>().ok());
    let (Some(act), Some(place), false) = (act, place, people.is_empty()) else {
        return Ok(view::list(&page, &organiser, &list, Some(page.t.get("waiting-nobody-chosen"))));
    };
    let order = Order { act, place, people, beyond: sent.beyond == "yes", send_mail: sent.send_mail == "yes" };
    if sent.step != "do" {
        let people = waiting_list::chosen(&world, list.event.id, &order.people).await;
        let people = people.map_err(|fault| PageError::from(fault).on(&page))?;
        return Ok(ask::page(&page, &organiser, list.event.id, &order, &people));
    }
    let told = match carry_out(&world, &organiser, list.event.id, &order).await {
        Ok(outcome) => done(&page, &list, act, &outcome),
        Err(OfficeError::CalledOff) => page.t.get("waiting-called-off"),
        Err(OfficeError::NotFound) => return Err(PageError::NotFound.on(&page)),
        Err(OfficeError::Database(fault)) => return Err(PageError::from(fault).on(&page)),
    };
    let list = found(&world, &page, &organiser, &event).await?;
    Ok(view::list(&page, &organiser, &list, Some(told)))
}

/// What was done, in a sentence or several.
fn done(page: &Page, list: &WaitingList, act: OfficeAct, outcome: &Outcome) -> String {
    let t = page.t;
    let number = |id: &str, number: u32| (number > 0).then(|| t.with(id, [("number", number.into())]));
    let why = outcome.reason.as_ref().map(|why| {
        let why = crate::web::components::reasons::reason(page, &list.professions, why);
        t.with("waiting-no-seat", [("number", outcome.no_seat.into()), ("reason", why.into())])
    });
    let sentences = [
        number(&format!("waiting-done-{}", act.code()), outcome.done),
        number("waiting-approved-waits", outcome.waits),
        why,
        number("waiting-passed", outcome.passed),
        number("waiting-others", outcome.others),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(&t.get("sentence-space"))
}
