//! The papers of an event: lists of its confirmed people as files.

mod lists;
mod rotation;

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Registration, coded};
use crate::domain::rotation::Rotation;
use crate::domain::seating::{Seating, SeatingState};
use crate::i18n::Texts;
use crate::infra::db::{self, events, registrations, rotations, seatings};
use crate::infra::export::{ExportFault, List, safe_name, to_csv, to_xlsx};
use serde_json::json;

coded! {
    /// Which list.
    PaperKind {
        /// 参加者名簿, 五十音順.
        Participants = "participants",
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
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] ExportFault),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// What the papers of an event are made from.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The event.
    pub event: Event,
    /// Its confirmed people by 受付番号.
    pub people: Vec<Registration>,
    /// The seating that the lists follow: the published one, else the draft.
    pub seating: Option<Seating>,
    /// The number of a draft that is newer than the published seating, which the lists follow.
    pub newer_draft: Option<u32>,
    /// The rounds, where people change tables.
    pub rotation: Option<Rotation>,
}

impl Basis {
    /// Whether a person stays away today.
    #[must_use]
    pub fn is_absent(&self, person: RegistrationId) -> bool {
        self.seating.as_ref().is_some_and(|seating| seating.settings.absent.contains(&person))
    }
}

/// What the papers of an event are made from; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn basis(world: &World, organiser: &Organiser, event: EventId) -> db::Result<Option<Basis>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, organiser.organisation, event).await? else { return Ok(None) };
    let mut people = registrations::of_event(c, event.id).await?;
    people.retain(|person| person.status.has_seat());
    let draft = seatings::in_state(c, event.id, SeatingState::Draft).await?;
    let published = seatings::in_state(c, event.id, SeatingState::Published).await?;
    let newer_draft = published.as_ref().and(draft.as_ref()).map(|draft| draft.number);
    let rotation = rotations::of_event(c, event.id).await?;
    Ok(Some(Basis { event, people, seating: published.or(draft), newer_draft, rotation }))
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
    let list = list_of(world, &basis, kind, t)?;
    let bytes = match file {
        FileKind::Xlsx => to_xlsx(&list)?,
        FileKind::Csv => to_csv(&list),
    };
    note(world, organiser, &basis, kind, file).await?;
    let date = basis.event.starts_at().map(|at| world.dates(t).day(at)).unwrap_or_default();
    let extension = file.code();
    let name = [list.name.as_str(), basis.event.details.title.as_str(), date.as_str()]
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

fn list_of(world: &World, basis: &Basis, kind: PaperKind, t: Texts) -> Result<List, PaperError> {
    let dates = world.dates(t);
    let seating = || basis.seating.as_ref().ok_or(PaperError::NotSeated);
    let rounds = || basis.rotation.as_ref().ok_or(PaperError::NotSeated);
    Ok(match kind {
        PaperKind::Participants => lists::participants(basis, t, dates),
        PaperKind::ByTable => lists::by_table(basis, seating()?, t, dates),
        PaperKind::ByName => lists::by_name(basis, seating()?, t, dates),
        PaperKind::RotationByName => rotation::by_name(basis, rounds()?, t, dates),
        PaperKind::RotationByTable => rotation::by_table(basis, rounds()?, t, dates),
    })
}

async fn note(world: &World, organiser: &Organiser, basis: &Basis, kind: PaperKind, file: FileKind) -> db::Result<()> {
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
