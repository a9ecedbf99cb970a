//! 「席替え表を作成する」.

use super::{RotationFeedback, RotationForm, event_id, get};
use crate::app::World;
use crate::app::heavy::HeavyError;
use crate::app::rotate::{self, RotateError, RotationPage};
use crate::domain::ids::RegistrationId;
use crate::domain::rotation::{LEAST_TABLES, ROUNDS, ROUNDS_FROM_FIRST, RotationSettings};
use crate::domain::text::usual_width;
use crate::i18n::Texts;
use crate::web::components::fields::FieldError;
use crate::web::context::Page;
use crate::web::desk::seating::words;
use crate::web::error::{Failed, PageError};
use crate::web::session::Editor;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use entaku_seating::Aim;

/// Makes the rounds, or says why not.
pub(super) async fn post(
    State(world): State<World>,
    page: Page,
    Editor(organiser): Editor,
    Path(event): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let failed = |error: PageError| error.on(&page);
    let id = event_id(&event).map_err(failed)?;
    let typed = typed(&fields);
    let data = rotate::page(&world, &organiser, id).await.map_err(|fault| failed(fault.into()))?;
    let data = data.ok_or_else(|| failed(PageError::NotFound))?;
    let seen = seen(&fields).map_err(failed)?;
    let (status, told) = match read(page.t, &data, &typed) {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, RotationFeedback { errors, ..RotationFeedback::default() }),
        Ok(settings) => match rotate::rotate(&world, &organiser, id, settings, seen).await {
            Ok(_) => {
                let url = page.urls.desk_event_page(id, "rotation");
                return Ok(Redirect::to(&format!("{url}?done=made")).into_response());
            }
            Err(error) => {
                let (status, refused) = refused(page.t, &data, error).map_err(failed)?;
                (status, RotationFeedback { refused: Some(refused), ..RotationFeedback::default() })
            }
        },
    };
    get::show(&world, &page, &organiser, &event, status, RotationFeedback { typed: Some(typed), ..told }).await
}

/// The number of the rotation that the sender saw; 0 where there was none.
fn seen(fields: &[(String, String)]) -> Result<Option<u32>, PageError> {
    let number: u32 = value(fields, "number").parse().map_err(|_| PageError::BadRequest)?;
    Ok(Some(number).filter(|number| *number > 0))
}

fn typed(fields: &[(String, String)]) -> RotationForm {
    let host = |(field, _): &(String, String)| field.strip_prefix("host-")?.parse().ok();
    RotationForm {
        rounds: value(fields, "rounds").to_owned(),
        tables: value(fields, "tables").to_owned(),
        hosts: fields.iter().filter_map(host).collect(),
        alike: ROUNDS_FROM_FIRST.filter(|round| value(fields, &format!("aim-{round}")) == "alike").collect(),
        from_seating: value(fields, "from-seating") == "yes",
    }
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

/// The settings that were typed, or what is wrong with them.
fn read(t: Texts, data: &RotationPage, typed: &RotationForm) -> Result<RotationSettings, Vec<FieldError>> {
    let number = |typed: &str| usual_width(typed).trim().parse::<u32>().ok();
    let people = data.confirmed().count();
    let rounds = number(&typed.rounds).filter(|rounds| ROUNDS.contains(rounds));
    let is_possible = |tables: &u32| *tables >= LEAST_TABLES && (people < 2 || *tables as usize <= people);
    // The confirmed seating has its own.
    let given = data.confirmed.filter(|_| typed.from_seating).map(|(_, tables)| tables);
    let tables = given.or_else(|| number(&typed.tables).filter(is_possible));
    let mut errors = Vec::new();
    if rounds.is_none() {
        errors.push(("rounds".to_owned(), t.get("rotation-rounds-wrong")));
    }
    if tables.is_none() {
        errors.push(("tables".to_owned(), t.with("rotation-tables-wrong", [("people", people.into())])));
    }
    if let Some(tables) = tables.filter(|tables| typed.hosts.len() > *tables as usize) {
        let counts = [("tables", tables.into()), ("hosts", typed.hosts.len().into())];
        errors.push(("hosts".to_owned(), t.with("rotation-hosts-too-many", counts)));
    }
    match (rounds, tables) {
        (Some(rounds), Some(tables)) if errors.is_empty() => {
            // The first round is what it is where it is given.
            let alike = |round: u32| typed.alike.contains(&round) && !(round == 1 && typed.from_seating);
            let aims = (1..=rounds).map(|round| if alike(round) { Aim::Alike } else { Aim::Mixed });
            let aims = if (1..=rounds).any(alike) { aims.collect() } else { Vec::new() };
            let from_seating = typed.from_seating;
            Ok(RotationSettings { rounds, tables, hosts: typed.hosts.clone(), aims, from_seating })
        }
        _ => Err(errors),
    }
}

/// Why no rounds were made, in words.
fn refused(
    t: Texts,
    data: &RotationPage,
    error: RotateError,
) -> Result<(StatusCode, (String, Vec<String>)), PageError> {
    let name = |id: RegistrationId| {
        data.people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
    };
    let sentences = match error {
        RotateError::NotFound => return Err(PageError::NotFound),
        RotateError::Database(fault) => return Err(fault.into()),
        RotateError::Unproven(why) => return Err(PageError::Internal(why.into())),
        RotateError::Changed => {
            let told = (t.get("rotation-conflict"), vec![t.get("rotation-conflict-text")]);
            return Ok((StatusCode::CONFLICT, told));
        }
        RotateError::Heavy(HeavyError::Full) => {
            let told = (t.get("rotation-refused"), vec![t.get("busy-again")]);
            return Ok((StatusCode::SERVICE_UNAVAILABLE, told));
        }
        RotateError::Heavy(failed) => return Err(failed.into()),
        RotateError::TooMany { people } => vec![words::too_many(t, people)],
        RotateError::Nobody => vec![t.get("rotation-nobody")],
        RotateError::Busy => vec![t.get("rotation-busy")],
        RotateError::NoSeating => vec![t.get("rotation-no-seating")],
        RotateError::NotInSeating { people } => {
            let names: Vec<_> = people.iter().map(|id| name(*id)).collect();
            let names = names.join(&t.get("seating-name-separator"));
            vec![t.with("rotation-not-in-seating", [("count", people.len().into()), ("names", names.into())])]
        }
        RotateError::HostElsewhere { person, confirmed, fixed } => {
            let where_ = [("name", name(person).into()), ("confirmed", confirmed.into()), ("fixed", fixed.into())];
            vec![t.with("rotation-host-elsewhere", where_)]
        }
        RotateError::HostGone => vec![t.get("rotation-host-gone")],
        RotateError::HostsAtOneTable { a, b, table } => {
            let names = [("a", name(a).into()), ("b", name(b).into()), ("table", table.into())];
            vec![t.with("rotation-hosts-at-one-table", names)]
        }
        RotateError::Refused { refusal, asked } => {
            let mut sentences = words::refusal(t, &refusal, &asked);
            sentences.push(t.get("rotation-rules-are-the-seating-s"));
            sentences
        }
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, (t.get("rotation-refused"), sentences)))
}
