//! The papers of an event: lists of its confirmed people as files.

mod export;
mod lists;
mod plan;
mod rotation;
mod write;

pub use export::{export, export_some};
pub(super) use write::write;

use super::World;
use super::heavy::HeavyError;
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, coded};
use crate::domain::seating::{Seating, SeatingState};
use crate::infra::db::rotations::Head;
use crate::infra::db::seatings::Past;
use crate::infra::db::{self, attendance, events, professions, rotations, seatings};
use crate::infra::export::ExportFault;

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
    /// Its content; `None` where only its head was asked for.
    pub bytes: Option<Vec<u8>>,
}

/// What is asked for of a paper. Who asks for its head alone (HEAD) takes nobody's data: no file is made,
/// and the audit says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// The file.
    Whole,
    /// What it is called, and that it is there.
    Head,
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
