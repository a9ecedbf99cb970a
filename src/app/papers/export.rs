//! A paper made: what it is made from, the file, and the entry in the audit.

use super::plan::{PaperData, Plan, Rounds};
use super::write::{read, write};
use super::{FileKind, Paper, PaperError, PaperKind, Portion, lists, rotation};
use crate::app::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::RegistrationStatus;
use crate::domain::registration_list::{Filter, PAGE, Sort, Turn};
use crate::i18n::{Dates, Texts};
use crate::infra::db::registration_lists::{self, Wanted};
use crate::infra::db::{self, attendance, events, rotations, seatings};
use crate::infra::export::safe_name;
use serde_json::json;

/// Makes a paper and notes in the audit who took which list.
///
/// # Errors
/// See [`PaperError`].
pub async fn export(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    kind: PaperKind,
    (file, portion): (FileKind, Portion),
    t: Texts,
) -> Result<Paper, PaperError> {
    let c = world.db.read();
    let event = events::by_id(c, organiser.organisation, event).await?.ok_or(PaperError::NotFound)?;
    let filter = Filter { status: Some(RegistrationStatus::Confirmed), ..Filter::default() };
    let (turn, sort) = (Turn::First, Sort::Furigana);
    let wanted = Wanted { event: event.id, filter: &filter, sort, professions: &[], turn, size: PAGE };
    let counted = registration_lists::counts(c, event.id).await?;
    let people = registration_lists::all_numbers(c, wanted, &counted).await?;
    let mut data = PaperData { event, people, tables: None, seating: None, rotation: None };
    if kind.needs_seating() {
        seat(world, &mut data).await?;
    }
    if kind.needs_rotation()
        && let Some(rotation) = rotations::of_event(c, data.event.id).await?
    {
        let numbers = attendance::numbers_rotated(c, data.event.id, rotation.id).await?;
        data.rotation = Some(Rounds { rotation, numbers });
    }
    make(world, organiser, data, kind, (file, portion), t).await
}

/// Makes a list of some of an event's registrations, whatever their state, and notes in the audit
/// that it was taken.
///
/// # Errors
/// See [`PaperError`].
pub async fn export_some(
    world: &World,
    organiser: &Organiser,
    event: Event,
    people: Vec<u32>,
    (file, portion): (FileKind, Portion),
    t: Texts,
) -> Result<Paper, PaperError> {
    let mut data = PaperData { event, people, tables: None, seating: None, rotation: None };
    seat(world, &mut data).await?;
    make(world, organiser, data, PaperKind::Registrations, (file, portion), t).await
}

/// Adds the seating that the lists follow, if there is one.
async fn seat(world: &World, data: &mut PaperData) -> db::Result<()> {
    let (c, event) = (world.db.read(), data.event.id);
    let Some(seating) = seatings::in_lists(c, event).await? else { return Ok(()) };
    let numbers = attendance::numbers_seated(c, event, seating.id).await?;
    let tables = seating.places.iter().filter_map(|place| Some((*numbers.get(&place.registration)?, place.table)));
    data.tables = Some(tables.collect());
    data.seating = Some(seating.number);
    Ok(())
}

async fn make(
    world: &World,
    organiser: &Organiser,
    data: PaperData,
    kind: PaperKind,
    (file, portion): (FileKind, Portion),
    t: Texts,
) -> Result<Paper, PaperError> {
    let detail = json!({
        "paper": kind.code(),
        "file": file.code(),
        "people": data.people.len(),
        "seating": data.seating.filter(|_| kind.needs_seating()),
        "rotation": data.rotation.as_ref().map(|rounds| rounds.rotation.number),
    });
    let (event, title) = (data.event.id, data.event.details.title.clone());
    let day = data.event.starts_at().map(|at| world.dates(t).day(at)).unwrap_or_default();
    let Plan { list, lines, cells } = plan(&data, kind, t, world.dates(t))?;
    let name = [list.name.as_str(), title.as_str(), day.as_str()];
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    let extension = file.code();
    let mut paper = Paper {
        name: format!("{}.{extension}", safe_name(&name)),
        plain_name: format!("{}-{day}.{extension}", kind.code()),
        file,
        bytes: None,
    };
    if portion == Portion::Head {
        return Ok(paper);
    }
    let (pages, read_pages) = tokio::sync::mpsc::channel(1);
    let writing = write(world, file, list, read_pages, move |(line, person)| cells(line, person));
    let (read, written) = tokio::join!(read(world, event, lines, pages), writing);
    // A list that could not be read to its end is none.
    read?;
    paper.bytes = Some(written?);
    let transaction = world.db.write().await?;
    audit::note(world, &transaction, organiser, Action::ExportPaper, Record::Event(event), detail).await?;
    db::commit(transaction).await?;
    Ok(paper)
}

fn plan(data: &PaperData, kind: PaperKind, t: Texts, dates: Dates) -> Result<Plan, PaperError> {
    let seated = data.tables.is_some();
    match kind {
        PaperKind::Participants => Ok(lists::participants(data, t, dates)),
        PaperKind::Registrations => Ok(lists::registrations(data, t, dates)),
        PaperKind::ByTable if seated => Ok(lists::by_table(data, t, dates)),
        PaperKind::ByName if seated => Ok(lists::by_name(data, t, dates)),
        PaperKind::RotationByName => rotation::by_name(data, t, dates).ok_or(PaperError::NotSeated),
        PaperKind::RotationByTable => rotation::by_table(data, t, dates).ok_or(PaperError::NotSeated),
        PaperKind::ByTable | PaperKind::ByName => Err(PaperError::NotSeated),
    }
}
