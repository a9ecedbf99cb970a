//! Every change of the page, by the button that was pressed.

use super::{Fields, SeatForm, Told, conflict, event_id, get, tastes, words};
use crate::app::heavy::HeavyError;
use crate::app::seat::advice::{self, AdviceError};
use crate::app::seat::edit::{Change, EditError, edit};
use crate::app::seat::{self, SeatError};
use crate::app::{World, board};
use crate::domain::event::TableRule;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::seating::SeatingSettings;
use crate::domain::text::{usual_width, whole_number};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;

/// What a change led to.
enum Outcome {
    /// It is done: its code.
    Done(&'static str),
    /// It is not, and the page says why.
    Not(StatusCode, Box<Told>),
}

impl Outcome {
    /// It is refused: what that is called, and why.
    fn refused(status: StatusCode, heading: String, sentences: Vec<String>) -> Self {
        Self::Not(status, Box::new(Told { refused: Some((heading, sentences)), ..Told::default() }))
    }
}

/// Changes what the button says.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let fields = Fields(fields);
    let id = event_id(&event).map_err(|error| error.on(&page))?;
    let made = match fields.get("action") {
        "seat" => make(&world, &page, &organiser, id, &fields).await,
        "publish" => publish(&world, &page, &organiser, id, &fields).await,
        "recount" => count_anew(&world, &page, &organiser, id, &fields).await,
        "advice" => weigh_changes(&world, &page, &organiser, id).await,
        _ => change(&world, &page, &organiser, id, &fields).await,
    };
    match made.map_err(|error| error.on(&page))? {
        Outcome::Done(code) => {
            let url = page.urls.desk_event_page(id, "seating");
            Ok(Redirect::to(&format!("{url}?done={code}")).into_response())
        }
        Outcome::Not(status, told) => get::show(&world, &page, &organiser, &event, None, status, *told).await,
    }
}

/// 「班分けする」.
async fn make(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Outcome, PageError> {
    let t = page.t;
    let typed = SeatForm {
        rule: fields.get("rule").to_owned(),
        number: fields.get("tables").to_owned(),
        facilitators: fields.get("facilitators") == "yes",
        earlier: fields.keyed("earlier-").into_iter().map(|(event, _)| event).collect(),
        topics: fields.get("topics").to_owned(),
        experience: fields.get("experience").to_owned(),
    };
    let data = board::board(world, organiser, event, None).await?.ok_or(PageError::NotFound)?;
    let number = whole_number(&typed.number).filter(|number| *number > 0);
    let problem = match number {
        None => Some(t.get("seating-tables-missing")),
        Some(number) if typed.rule != "seats" && number as usize > data.confirmed.max(1) => {
            Some(t.with("seating-tables-too-many", [("people", data.confirmed.into())]))
        }
        Some(_) => None,
    };
    let (Some(number), None) = (number, &problem) else {
        let errors = problem.map(|problem| ("tables".to_owned(), problem)).into_iter().collect();
        let told = Told { errors, typed: Some(typed), ..Told::default() };
        return Ok(Outcome::Not(StatusCode::UNPROCESSABLE_ENTITY, Box::new(told)));
    };
    let tables = if typed.rule == "seats" { TableRule::Seats(number) } else { TableRule::Tables(number) };
    let settings = SeatingSettings {
        tables,
        facilitators: typed.facilitators,
        earlier: typed.earlier.clone(),
        topics: tastes::topics(&typed.topics),
        experience: tastes::experience(&typed.experience),
        ..data.settings
    };
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let refused = match seat::seat(world, organiser, event, settings).await {
        Ok(_) => return Ok(Outcome::Done("seated")),
        Err(SeatError::NotFound) => return Err(PageError::NotFound),
        Err(SeatError::Database(fault)) => return Err(fault.into()),
        Err(SeatError::Unproven(why)) => return Err(PageError::Internal(why.into())),
        Err(SeatError::Heavy(HeavyError::Full)) => {
            status = StatusCode::SERVICE_UNAVAILABLE;
            vec![t.get("busy-again")]
        }
        Err(SeatError::Heavy(failed)) => return Err(failed.into()),
        Err(SeatError::TooMany { people }) => vec![words::too_many(t, people)],
        Err(SeatError::Nobody) => vec![t.get("seating-nobody")],
        Err(SeatError::Busy) => vec![t.get("seating-busy")],
        Err(SeatError::Refused { refusal, asked }) => words::refusal(t, &refusal, &asked),
    };
    let told = Told { refused: Some((t.get("seating-refused"), refused)), typed: Some(typed), ..Told::default() };
    Ok(Outcome::Not(status, Box::new(told)))
}

/// 「確定する」.
async fn publish(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Outcome, PageError> {
    let seen = fields.seen()?;
    if seat::publish(world, organiser, event, seen.number, seen.version).await? {
        return Ok(Outcome::Done("published"));
    }
    let t = page.t;
    let who = conflict::last(world, page, organiser, event).await?;
    let sentences = who.into_iter().chain([t.get("seating-conflict-publish")]).collect();
    Ok(Outcome::refused(StatusCode::CONFLICT, t.get("seating-conflict"), sentences))
}

/// 「数え直す」.
async fn count_anew(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Outcome, PageError> {
    let t = page.t;
    let (status, sentences) = match seat::recount(world, organiser, event, fields.seen()?).await {
        Ok(()) => return Ok(Outcome::Done("recounted")),
        Err(EditError::NotFound) => return Err(PageError::NotFound),
        Err(EditError::Database(fault)) => return Err(fault.into()),
        Err(EditError::Heavy(HeavyError::Full)) => (StatusCode::SERVICE_UNAVAILABLE, vec![t.get("busy-again")]),
        Err(EditError::Changed) => {
            let who = conflict::last(world, page, organiser, event).await?;
            (StatusCode::CONFLICT, who.into_iter().chain([t.get("seating-conflict-text")]).collect())
        }
        Err(failed) => return Err(PageError::Internal(Box::new(failed))),
    };
    Ok(Outcome::refused(status, t.get("seating-not-recounted"), sentences))
}

/// 「目安を計算する」.
async fn weigh_changes(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
) -> Result<Outcome, PageError> {
    let t = page.t;
    let (status, sentence) = match advice::weigh_changes(world, organiser, event).await {
        Ok(()) => return Ok(Outcome::Done("advice")),
        Err(AdviceError::NotFound) => return Err(PageError::NotFound),
        Err(AdviceError::Database(fault)) => return Err(fault.into()),
        Err(AdviceError::Heavy(HeavyError::Full)) => (StatusCode::SERVICE_UNAVAILABLE, t.get("busy-again")),
        Err(AdviceError::Heavy(failed)) => return Err(failed.into()),
        Err(AdviceError::NoAdvice) => (StatusCode::UNPROCESSABLE_ENTITY, t.get("advice-none")),
    };
    Ok(Outcome::refused(status, t.get("advice-refused"), vec![sentence]))
}

/// Everything done by hand.
async fn change(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Outcome, PageError> {
    let pair = || Some((fields.get("a").parse().ok()?, fields.get("b").parse().ok()?));
    let (change, done) = match fields.get("action") {
        "change" => (Some(tables(fields)?), "changed"),
        "together" => (pair().map(|(a, b)| Change::Together(a, b)), "paired"),
        "apart" => (pair().map(|(a, b)| Change::Apart(a, b)), "paired"),
        "release" if fields.get("person").is_empty() => (Some(Change::Release(None)), "released"),
        "release" => (fields.get("person").parse().ok().map(|person| Change::Release(Some(person))), "released"),
        "forget" => (pair().map(|(a, b)| Change::Forget(a, b)), "paired"),
        "restore" => (fields.get("earlier").parse().ok().map(Change::Restore), "restored"),
        _ => return Err(PageError::BadRequest),
    };
    let t = page.t;
    let not = |status, heading: String, sentences: Vec<String>| {
        let told = Told { refused: Some((heading, sentences)), wanted: wanted(fields), ..Told::default() };
        Ok(Outcome::Not(status, Box::new(told)))
    };
    let Some(change) = change else {
        return not(
            StatusCode::UNPROCESSABLE_ENTITY,
            t.get("seating-not-changed"),
            vec![t.get("seating-pair-missing")],
        );
    };
    let seen = fields.seen()?;
    match edit(world, organiser, event, seen, &change).await {
        Ok(seating) if (seating.number, seating.version) == (seen.number, seen.version) => {
            Ok(Outcome::Done("unchanged"))
        }
        Ok(_) => Ok(Outcome::Done(done)),
        Err(EditError::NotFound) => Err(PageError::NotFound),
        Err(EditError::Database(fault)) => Err(fault.into()),
        Err(EditError::Refused(refusal)) => Err(PageError::Internal(Box::new(refusal))),
        Err(EditError::Changed) => {
            let who = conflict::last(world, page, organiser, event).await?;
            let mut sentences: Vec<_> = who.into_iter().chain([t.get("seating-conflict-text")]).collect();
            sentences.extend(wanted_words(world, page, organiser, event, fields).await?);
            not(StatusCode::CONFLICT, t.get("seating-conflict"), sentences)
        }
        Err(EditError::Heavy(HeavyError::Full)) => {
            not(StatusCode::SERVICE_UNAVAILABLE, t.get("seating-not-changed"), vec![t.get("busy-again")])
        }
        Err(EditError::Heavy(failed)) => Err(failed.into()),
        Err(EditError::Locked(table)) => {
            let sentence = t.with("seating-table-locked", [("table", table.into())]);
            not(StatusCode::UNPROCESSABLE_ENTITY, t.get("seating-not-changed"), vec![sentence])
        }
        Err(EditError::Unknown) => {
            not(StatusCode::UNPROCESSABLE_ENTITY, t.get("seating-not-changed"), vec![t.get("seating-unknown")])
        }
    }
}

/// What the form of the tables says.
fn tables(fields: &Fields) -> Result<Change, PageError> {
    let mut moves = Vec::new();
    for (person, table) in fields.keyed::<RegistrationId>("move-") {
        let table = usual_width(table);
        if !table.trim().is_empty() {
            moves.push((person, table.trim().parse().map_err(|_| PageError::BadRequest)?));
        }
    }
    let pinned = fields.keyed("pin-").into_iter().map(|(person, _)| person).collect();
    let locked = fields.keyed("lock-").into_iter().map(|(table, _)| table).collect();
    Ok(Change::Tables { moves, pinned, locked })
}

/// The moves that were asked for.
fn wanted(fields: &Fields) -> std::collections::HashMap<RegistrationId, u32> {
    let moves = fields.keyed::<RegistrationId>("move-").into_iter();
    moves.filter_map(|(person, table)| Some((person, table.parse().ok()?))).collect()
}

/// The moves that were asked for, in words, so that nobody has to remember them.
async fn wanted_words(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
    fields: &Fields,
) -> Result<Vec<String>, PageError> {
    let wanted = wanted(fields);
    let data = board::board(world, organiser, event, None).await?.ok_or(PageError::NotFound)?;
    let people = data.shown.iter().flat_map(|shown| &shown.board.people);
    let words = people.filter_map(|person| {
        let table = wanted.get(&person.id)?;
        Some(page.t.with("seating-wanted", [("name", person.name.clone().into()), ("table", (*table).into())]))
    });
    Ok(words.collect())
}
