use super::{sentences, view};
use crate::app::heavy::{HeavyError, Patience};
use crate::app::import::{self, Beyond, Choices, Outcome, Unsettled};
use crate::app::{Secret, World};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::roster::{ROWS_MAX, Roster};
use crate::infra::roster::FILE_MAX;
use crate::web::context::Page;
use crate::web::desk::registrations::event_of;
use crate::web::error::{Failed, PageError, retry_soon};
use crate::web::session::Editor;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// What either form of the page sends.
#[derive(Default)]
struct Sent {
    /// The file, on its way to the preview; at most one byte more than is taken.
    file: Vec<u8>,
    /// The rows, on their way from the preview.
    roster: Option<String>,
    seen: String,
    token: String,
    choices: Choices,
}

pub async fn take(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    form: Multipart,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let sent = read(form).await.map_err(|error| refused(&error).on(&page))?;
    match &sent.roster {
        None => preview(&world, &page, &organiser, &event, sent.file).await,
        Some(roster) => {
            let roster = serde_json::from_str::<Roster>(roster).ok().filter(|roster| roster.rows.len() <= ROWS_MAX);
            let roster = roster.ok_or_else(|| PageError::BadRequest.on(&page))?;
            take_in(&world, &page, &organiser, &event, roster, sent).await
        }
    }
}

fn refused(error: &MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::BadRequest }
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name().unwrap_or_default() {
            "file" => sent.file = file(field).await?,
            "roster" => sent.roster = Some(field.text().await?),
            "seen" => sent.seen = field.text().await?,
            "token" => sent.token = field.text().await?,
            "other" => sent.choices.others.extend(field.text().await?.parse::<u32>().ok()),
            "leave_out_faulty" => sent.choices.leave_out_faulty = field.text().await? == "yes",
            "send_mails" => sent.choices.send_mails = field.text().await? == "yes",
            "beyond" => {
                sent.choices.beyond = match field.text().await?.as_str() {
                    "leave_out" => Some(Beyond::LeaveOut),
                    "raise" => Some(Beyond::Raise),
                    _ => None,
                }
            }
            _ => {}
        }
    }
    Ok(sent)
}

/// The file's bytes. Of one that is too large the rest is read past, so that the browser gets an
/// answer instead of a broken connection.
async fn file(mut field: Field<'_>) -> Result<Vec<u8>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let room = (FILE_MAX + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}

async fn preview(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &Event,
    file: Vec<u8>,
) -> Result<Response, Failed> {
    // Unpacking and reading takes a while; the other pages go on meanwhile.
    let read = world.heavy.run(&Patience::begin(), move |_| import::read(&file)).await;
    let roster = match read {
        Ok(Ok(roster)) => roster,
        Err(HeavyError::Full) => {
            // A browser does not keep the choice of a file, and says nothing of it.
            let sentence = Some(page.t.get("busy-file"));
            return Ok(retry_soon(view::upload(StatusCode::SERVICE_UNAVAILABLE, page, organiser, event, sentence)));
        }
        Err(failed) => return Err(PageError::from(failed).on(page)),
        Ok(Err(error)) => {
            let sentence = sentences::unreadable(page.t, &error);
            return Ok(view::upload(StatusCode::UNPROCESSABLE_ENTITY, page, organiser, event, Some(sentence)));
        }
    };
    let choices = Choices::default();
    let plan = import::plan_for(world.db.read(), event, &roster, &choices.others).await;
    let plan = plan.map_err(|fault| PageError::from(fault).on(page))?;
    let token = world.new_secret();
    Ok(view::preview(page, organiser, &view::Preview { event, roster, plan, choices, token, unsettled: None }))
}

async fn take_in(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: &Event,
    roster: Roster,
    sent: Sent,
) -> Result<Response, Failed> {
    let Sent { seen, token, choices, .. } = sent;
    let token = Secret::from_holder(token);
    let outcome = import::take_in(world, organiser, event.id, &roster, &choices, &seen, &token).await;
    match outcome.map_err(|fault| PageError::from(fault).on(page))? {
        Outcome::TakenIn(people) | Outcome::Repeated(people) => {
            let list = page.urls.desk_event_page(event.id, "registrations");
            Ok(Redirect::to(&format!("{list}?imported={people}")).into_response())
        }
        Outcome::NotFound => Err(PageError::NotFound.on(page)),
        Outcome::Unsettled(Unsettled::EventCancelled, _) => {
            Ok(view::upload(StatusCode::UNPROCESSABLE_ENTITY, page, organiser, event, None))
        }
        Outcome::Unsettled(unsettled, plan) => {
            let unsettled = Some(unsettled);
            Ok(view::preview(page, organiser, &view::Preview { event, roster, plan, choices, token, unsettled }))
        }
    }
}
