//! 見通し: how the applications stand by profession, and what the tables will be like. Made of counts:
//! nobody is read.

use super::World;
use super::registrations::{ProfessionCount, count_professions};
use crate::domain::event::Event;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::outlook::{Remark, Share, is_ahead, remarks, tables};
use crate::domain::profession::{OTHER, ProfessionList};
use crate::domain::registration::RegistrationStatus;
use crate::infra::db::registration_lists::{self, Counted};
use crate::infra::db::{self, events, professions};

/// How many applied, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funnel {
    /// 申込: all who ever applied.
    pub applied: usize,
    /// 確定.
    pub confirmed: usize,
    /// 待ち: for a decision, for a seat, or for their own answer to an offer.
    pub waiting: usize,
    /// 取消: cancelled or declined.
    pub gone: usize,
}

impl Funnel {
    fn add(&mut self, status: RegistrationStatus, people: usize) {
        self.applied += people;
        if status.has_seat() {
            self.confirmed += people;
        } else if status.is_live() {
            self.waiting += people;
        } else {
            self.gone += people;
        }
    }
}

/// A profession of the outlook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The profession.
    pub profession: ProfessionCount,
    /// Its applications.
    pub funnel: Funnel,
    /// Its confirmed people at the tables; `None` without group work, and of その他, who are of
    /// different professions.
    pub share: Option<Share>,
    /// Whether it is on the organisation's list still.
    pub is_listed: bool,
}

/// The outlook of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The event.
    pub event: Event,
    /// How many tables it will have; 0 without group work.
    pub tables: usize,
    /// Whether something can still be done about the mix.
    pub ahead: bool,
    /// The professions in the order of their list.
    pub lines: Vec<Line>,
    /// All professions together.
    pub total: Funnel,
    /// What is to be said, the most important first, and of which of the lines.
    pub remarks: Vec<(usize, Remark)>,
}

/// The outlook of an event; `None` for another organisation's.
///
/// # Errors
/// The database's.
pub async fn outlook(world: &World, by: &Organiser, event: EventId) -> db::Result<Option<Outlook>> {
    let Some(event) = events::by_id(world.db.read(), by.organisation, event).await? else { return Ok(None) };
    of_event(world, by, event).await.map(Some)
}

/// The outlook of an event of the organiser's organisation.
///
/// # Errors
/// The database's.
pub async fn of_event(world: &World, by: &Organiser, event: Event) -> db::Result<Outlook> {
    let c = world.db.read();
    let list = professions::of_organisation(c, by.organisation).await?;
    let counted = registration_lists::counts(c, event.id).await?;
    let professions = count_professions(c, event.id, &list, &counted).await?;
    let ahead = is_ahead(&event, world.now());
    Ok(made_of(event, ahead, &list, professions, &counted))
}

fn made_of(
    event: Event,
    ahead: bool,
    list: &ProfessionList,
    professions: Vec<ProfessionCount>,
    counted: &[Counted],
) -> Outlook {
    let tables = tables(&event);
    let funnel = |of: &dyn Fn(&Counted) -> bool| {
        let mut funnel = Funnel::default();
        counted.iter().filter(|one| of(one)).for_each(|one| funnel.add(one.status, one.people));
        funnel
    };
    let line = |profession: ProfessionCount| {
        let funnel = funnel(&|one| one.profession == profession.code);
        let share = Share::of(funnel.confirmed, tables).filter(|_| profession.code != OTHER);
        let is_listed = list.by_code(&profession.code).is_some();
        Line { profession, funnel, share, is_listed }
    };
    let lines: Vec<_> = professions.into_iter().map(line).collect();
    let shares = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.share?)));
    let (at, shares): (Vec<_>, Vec<_>) = shares.unzip();
    let remarks = remarks(&shares).into_iter().filter_map(|remark| Some((*at.get(remark.profession())?, remark)));
    let remarks = remarks.collect();
    Outlook { tables, ahead, total: funnel(&|_| true), remarks, lines, event }
}
