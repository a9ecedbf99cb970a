//! The papers of an event: lists of its confirmed people as files.

mod lists;
mod rotation;

use super::heavy::{HeavyError, Patience};
use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, coded};
use crate::domain::rotation::Rotation;
use crate::domain::seating::{Seating, SeatingState};
use crate::i18n::{Dates, Texts};
use crate::infra::db::rotations::Head;
use crate::infra::db::seatings::Past;
use crate::infra::db::{self, attendance, events, professions, rotations, seatings};
use crate::infra::export::{ExportFault, List, safe_name, to_csv, to_xlsx};
use serde_json::json;

coded! {
    /// Which list.
    PaperKind {
        /// 参加者名簿, 五十音順.
        Participants = "participants",
        /// 申込者一覧: some of the registrations, as they were looked for.
        Registrations = "registrations",
        /// 班別名簿.
        ByTable = "by-table",
        /// 氏名順の班一覧.
        ByName = "by-name",
        /// 席替え表, 五十音順.
        RotationByName = "rotation-by-name",
        /// 席替え表 by round and table.
        RotationByTable = "rotation-by-table",
    }
}

coded! {
    /// In which format.
    FileKind {
        /// Excel.
        Xlsx = "xlsx",
        /// CSV, UTF-8 with a byte order mark.
        Csv = "csv",
    }
}

impl PaperKind {
    /// Whether the list says who sits where.
    #[must_use]
    pub const fn needs_seating(self) -> bool {
        matches!(self, Self::ByTable | Self::ByName)
    }

    /// Whether the list says who sits where in each round.
    #[must_use]
    pub const fn needs_rotation(self) -> bool {
        matches!(self, Self::RotationByName | Self::RotationByTable)
    }
}

impl FileKind {
    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A file ready to be saved.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its Japanese (or English) name.
    pub name: String,
    /// Its name in ASCII.
    pub plain_name: String,
    /// Its format.
    pub file: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// No such event in the organiser's organisation.
    #[error("no such event")]
    NotFound,
    /// Nobody has been seated yet, or there are no rounds.
    #[error("not seated yet")]
    NotSeated,
    /// There is no room for more heavy work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] ExportFault),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// What the papers of an event are made from.
#[derive(Clone, Debug)]
struct PaperData {
    /// The event.
    event: Event,
    /// Its confirmed people by 受付番号.
    people: Vec<Registration>,
    /// The seating that the lists follow: the published one, else the draft.
    seating: Option<Seating>,
    /// The rounds, where people change tables.
    rotation: Option<Rotation>,
}

/// What the page of the papers tells of them; counted, without anybody's data.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The event.
    pub event: Event,
    /// How many of those who are confirmed stay away.
    pub absent: usize,
    /// The seating that the lists follow: the published one, else the draft.
    pub seating: Option<Past>,
    /// How many people who take part have no place in it.
    pub unseated: usize,
    /// The number of a draft that is newer than the published seating, which the lists follow.
    pub newer_draft: Option<u32>,
    /// The rounds, where people change tables.
    pub rotation: Option<Head>,
    /// How many people who take part are in no round.
    pub unrotated: usize,
}

/// What the page of an event's papers tells; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn overview(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<Overview>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    let seatings = seatings::history(c, event.id).await?;
    let newest = |state| seatings.iter().find(|past| past.state == state).cloned();
    let (published, draft) = (newest(SeatingState::Published), newest(SeatingState::Draft));
    let newer_draft = published.as_ref().and(draft.as_ref()).map(|draft| draft.number);
    let seating = published.or(draft);
    let rotation = rotations::head(c, event.id).await?;
    let unseated = match &seating {
        Some(seating) => attendance::count_unseated(c, event.id, seating.id).await?,
        None => 0,
    };
    let unrotated = match &rotation {
        Some(rotation) => attendance::count_unrotated(c, event.id, rotation.id).await?,
        None => 0,
    };
    let absent = attendance::count_absent(c, event.id).await?;
    Ok(Some(Overview { event, absent, seating, unseated, newer_draft, rotation, unrotated }))
}

/// `None` for another organisation's event.
async fn basis(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<PaperData>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    let people = attendance::to_seat(c, event.id, None).await?;
    let seating = seatings::in_lists(world.db.read(), event.id).await?;
    let rotation = rotations::of_event(c, event.id).await?;
    Ok(Some(PaperData { event, people, seating, rotation }))
}

/// What the sheets for the tables are made of.
#[derive(Clone, Debug)]
pub struct ForTables {
    /// The event.
    pub event: Event,
    /// Its confirmed people.
    pub people: Vec<Registration>,
    /// The organisation's professions.
    pub professions: ProfessionList,
    /// The seating that the lists follow; `None` where nobody was seated yet.
    pub seating: Option<Seating>,
}

/// What the sheets for the tables are made of; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn for_tables(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<ForTables>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    let people = attendance::to_seat(c, event.id, None).await?;
    let professions = professions::of_organisation(c, organiser.organisation).await?;
    let seating = seatings::in_lists(world.db.read(), event.id).await?;
    Ok(Some(ForTables { event, people, professions, seating }))
}

/// Makes a paper and notes in the audit who took which list.
///
/// # Errors
/// See [`PaperError`].
pub async fn export(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    kind: PaperKind,
    file: FileKind,
    t: Texts,
) -> Result<Paper, PaperError> {
    let basis = basis(world, organiser, event).await?.ok_or(PaperError::NotFound)?;
    write(world, organiser, basis, kind, file, t).await
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
    people: Vec<Registration>,
    file: FileKind,
    t: Texts,
) -> Result<Paper, PaperError> {
    let seating = seatings::in_lists(world.db.read(), event.id).await?;
    let basis = PaperData { event, people, seating, rotation: None };
    write(world, organiser, basis, PaperKind::Registrations, file, t).await
}

async fn write(
    world: &World,
    organiser: &Organiser,
    basis: PaperData,
    kind: PaperKind,
    file: FileKind,
    t: Texts,
) -> Result<Paper, PaperError> {
    let dates = world.dates(t);
    let make = move || list_of(&basis, kind, t, dates).map(|list| (list, basis));
    let (basis, list_name, bytes) = written(world, file, make).await?;
    note(world, organiser, &basis, kind, file).await?;
    let date = basis.event.starts_at().map(|at| world.dates(t).day(at)).unwrap_or_default();
    let extension = file.code();
    let name = [list_name.as_str(), basis.event.details.title.as_str(), date.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    Ok(Paper {
        name: format!("{}.{extension}", safe_name(&name)),
        plain_name: format!("{}-{date}.{extension}", kind.code()),
        file,
        bytes,
    })
}

/// Makes a list and writes it as a file, where heavy work is done: what else came of making it, the
/// list's name, and the file.
pub(super) async fn written<T: Send + 'static>(
    world: &World,
    file: FileKind,
    make: impl FnOnce() -> Result<(List, T), PaperError> + Send + 'static,
) -> Result<(T, String, Vec<u8>), PaperError> {
    let patience = Patience::begin();
    let written = world.heavy.run(&patience, move |_| {
        let (list, more) = make()?;
        let bytes = match file {
            FileKind::Xlsx => to_xlsx(&list)?,
            FileKind::Csv => to_csv(&list),
        };
        Ok((more, list.name, bytes))
    });
    written.await?
}

fn list_of(basis: &PaperData, kind: PaperKind, t: Texts, dates: Dates) -> Result<List, PaperError> {
    let seating = || basis.seating.as_ref().ok_or(PaperError::NotSeated);
    let rounds = || basis.rotation.as_ref().ok_or(PaperError::NotSeated);
    Ok(match kind {
        PaperKind::Participants => lists::participants(basis, t, dates),
        PaperKind::Registrations => lists::registrations(basis, t, dates),
        PaperKind::ByTable => lists::by_table(basis, seating()?, t, dates),
        PaperKind::ByName => lists::by_name(basis, seating()?, t, dates),
        PaperKind::RotationByName => rotation::by_name(basis, rounds()?, t, dates),
        PaperKind::RotationByTable => rotation::by_table(basis, rounds()?, t, dates),
    })
}

async fn note(
    world: &World,
    organiser: &Organiser,
    basis: &PaperData,
    kind: PaperKind,
    file: FileKind,
) -> db::Result<()> {
    let transaction = world.db.write().await?;
    let detail = json!({
        "paper": kind.code(),
        "file": file.code(),
        "people": basis.people.len(),
        "seating": basis.seating.as_ref().filter(|_| kind.needs_seating()).map(|seating| seating.number),
        "rotation": basis.rotation.as_ref().filter(|_| kind.needs_rotation()).map(|rotation| rotation.number),
    });
    audit::note(world, &transaction, organiser, Action::ExportPaper, Record::Event(basis.event.id), detail).await?;
    db::commit(transaction).await
}
