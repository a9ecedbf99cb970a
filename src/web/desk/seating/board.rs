//! The board in the browser: what it is handed, and what it sends back as JSON.

use super::event_id;
use crate::app::board::Shown;
use crate::app::seat::edit::{Change, EditError, Seen, Whole, edit};
use crate::app::{World, seat};
use crate::domain::adjust::{Answer, Attendee, Draft, Layout, Props, Words};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::infra::collation;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;

/// Everything the board shows and works with.
pub(super) fn props(page: &Page, event: EventId, shown: &Shown) -> Props {
    let board = &shown.board;
    // People who cancelled come after those of the problem.
    let people = board.people.get(..board.problem.people.len()).unwrap_or_default();
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|&a, &b| match (people.get(a), people.get(b)) {
        (Some(a), Some(b)) => collation::compare(&a.furigana, &b.furigana).then(a.number.cmp(&b.number)),
        _ => a.cmp(&b),
    });
    let mut ranks = vec![0; people.len()];
    for (rank, &person) in (0..).zip(&order) {
        if let Some(slot) = ranks.get_mut(person) {
            *slot = rank;
        }
    }
    let attendees = people.iter().zip(ranks).map(|(person, rank)| {
        let profession = board.professions.get(person.profession);
        Attendee {
            id: person.id,
            name: person.name.clone(),
            rank,
            profession: person.profession_label.clone(),
            mark: profession.map(|profession| profession.mark.clone()).unwrap_or_default(),
            colour: profession.map_or(0, |profession| profession.colour),
            workplace: person.workplace.clone(),
        }
    });
    let index: HashMap<RegistrationId, usize> =
        people.iter().zip(0..).map(|(person, index)| (person.id, index)).collect();
    let at = |id: &RegistrationId| index.get(id).copied();
    let table = |number: u32| number.checked_sub(1).map(|table| table as usize);
    let page_url = page.urls.desk_event_page(event, "seating");
    Props {
        save_url: format!("{page_url}/board"),
        page_url,
        number: board.number,
        version: board.version,
        people: attendees.collect(),
        layout: Layout {
            table_of: people.iter().map(|person| person.table.and_then(table)).collect(),
            pinned: people.iter().map(|person| person.pinned).collect(),
            by_hand: Vec::new(),
            together: board.together.iter().map(|group| group.iter().filter_map(at).collect()).collect(),
            apart: board.apart.iter().filter_map(|(a, b)| Some((at(a)?, at(b)?))).collect(),
            locked: board.locked.iter().filter_map(|&number| table(number)).collect(),
        },
        problem: board.problem.clone(),
        words: Words::collect(|id, places| page.t.template(id, places)),
    }
}

/// Stores what stands on the board; where it says so, makes it final.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Json(draft): Json<Draft>,
) -> Result<Response, Failed> {
    let (status, answer) = match event_id(&event) {
        Ok(event) => store(&world, &page, &organiser, event, draft).await.map_err(|error| error.on(&page))?,
        Err(error) => return Err(error.on(&page)),
    };
    Ok((status, Json(answer)).into_response())
}

async fn store(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    draft: Draft,
) -> Result<(StatusCode, Answer), PageError> {
    let seen = Seen { number: draft.number, version: draft.version };
    let publish = draft.publish;
    let refused = |sentence| Ok((StatusCode::UNPROCESSABLE_ENTITY, Answer::Refused { sentence }));
    let stored = match edit(world, organiser, event, seen, &Change::Whole(whole(draft))).await {
        Ok(stored) => stored,
        Err(EditError::NotFound) => return Err(PageError::NotFound),
        Err(EditError::Database(fault)) => return Err(fault.into()),
        Err(EditError::Changed) => return stale(world, page, organiser, event).await,
        Err(EditError::Unknown) => return refused(page.t.get("board-unknown")),
        Err(EditError::Locked(table)) => {
            return refused(page.t.with("seating-table-locked", [("table", table.into())]));
        }
        Err(EditError::Refused(refusal)) => return Err(PageError::Internal(Box::new(refusal))),
    };
    if publish && !seat::publish(world, organiser, event, stored.number, stored.version).await? {
        return stale(world, page, organiser, event).await;
    }
    Ok((StatusCode::OK, Answer::Saved { number: stored.number, version: stored.version }))
}

fn whole(draft: Draft) -> Whole {
    Whole {
        places: draft.places.into_iter().map(|place| (place.person, place.table, place.pinned)).collect(),
        together: draft.together,
        apart: draft.apart,
        locked: draft.locked.into_iter().collect(),
    }
}

/// Somebody else was quicker: what is stored now, and since when.
async fn stale(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
) -> Result<(StatusCode, Answer), PageError> {
    let last = seat::last_change(world, organiser, event).await?.ok_or(PageError::NotFound)?;
    let by = last.by.map(|name| page.t.with("board-stale-name", [("name", name.into())]));
    let by = by.unwrap_or_else(|| page.t.get("board-stale-nobody"));
    let at = page.dates.date_time(last.at);
    let sentence =
        page.t.with("board-stale-text", [("date", at.into()), ("name", by.into()), ("number", last.number.into())]);
    let answer = Answer::Stale { number: last.number, version: last.version, sentence };
    Ok((StatusCode::CONFLICT, answer))
}
