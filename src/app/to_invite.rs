//! Who is missing: people of a profession who came to earlier events of the organisation and have not
//! applied for this one. A list to telephone.

use super::papers::{FileKind, Paper, PaperError, Portion, write};
use super::{World, audit, events};
use crate::domain::audit::{Action, Record};
use crate::domain::contact::MailAddress;
use crate::domain::event::Event;
use crate::domain::event_status::EventStatus;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::profession::Profession;
use crate::domain::registration::{Applicant, Registration};
use crate::domain::text::search_key;
use crate::i18n::{Dates, Texts};
use crate::infra::collation::compare;
use crate::infra::db::{self, came_before, professions};
use crate::infra::export::{Cell, Column, List, safe_name};
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many events are looked back.
const EVENTS: usize = 24;

/// Somebody who came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBefore {
    /// As the person applied last.
    pub applicant: Applicant,
    /// The last event that the person came to, by its position in [`ToInvite::earlier`].
    pub last: usize,
    /// To how many of the earlier events.
    pub times: usize,
}

/// The people who could be asked to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToInvite {
    /// The event.
    pub event: Event,
    /// Which profession is missing.
    pub profession: Profession,
    /// The earlier events that were looked at, the latest first.
    pub earlier: Vec<Event>,
    /// The people: those who came last first, of those who came most often first, then 五十音順.
    pub people: Vec<CameBefore>,
}

impl ToInvite {
    /// The last event that somebody came to.
    #[must_use]
    pub fn last_of(&self, person: &CameBefore) -> Option<&Event> {
        self.earlier.get(person.last)
    }
}

/// The people of a profession to ask; `None` for another organisation's event, and for a profession
/// that is not on the organisation's list.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, event: EventId, profession: &str) -> db::Result<Option<ToInvite>> {
    let c = world.db.read();
    let all = events::list(world, by).await?;
    let Some(event) = all.upcoming.iter().chain(&all.past).find(|one| one.id == event).cloned() else {
        return Ok(None);
    };
    let professions = professions::of_organisation(c, by.organisation).await?;
    let Some(profession) = professions.by_code(profession).cloned() else { return Ok(None) };
    let is_held = |one: &&Event| {
        one.id != event.id
            && matches!(one.status, EventStatus::Published | EventStatus::Closed)
            && one.starts_at() < event.starts_at()
    };
    let earlier: Vec<_> = all.past.iter().filter(is_held).take(EVENTS).cloned().collect();
    let ids: Vec<_> = earlier.iter().map(|event| event.id).collect();
    let came = came_before::took_part(c, &ids, &profession.code).await?;
    let mails: Vec<_> = came.iter().filter_map(|one| mail_of(&one.applicant)).collect();
    let here = came_before::at_event(c, event.id, &profession.code, &mails).await?;
    let people = not_here(&ids, came, &here);
    Ok(Some(ToInvite { event, profession, earlier, people }))
}

fn mail_of(applicant: &Applicant) -> Option<String> {
    applicant.mail.as_ref().map(MailAddress::normalised)
}

/// Whether two of one reading are one person: nothing speaks against it, or they share an address.
fn is_same(a: &Applicant, b: &Applicant) -> bool {
    a.resembles(b) || a.is_same_as(b)
}

/// Those who came and are not at the event, each once.
fn not_here(earlier: &[EventId], mut came: Vec<Registration>, here: &[Registration]) -> Vec<CameBefore> {
    let at = |event: EventId| earlier.iter().position(|id| *id == event).unwrap_or(earlier.len());
    came.sort_by_key(|one| at(one.event));
    let reading = |applicant: &Applicant| search_key(&applicant.furigana);
    let mut at_event: BTreeMap<String, Vec<&Applicant>> = BTreeMap::new();
    for one in here {
        at_event.entry(reading(&one.applicant)).or_default().push(&one.applicant);
    }
    let mut people: BTreeMap<String, Vec<CameBefore>> = BTreeMap::new();
    for one in came {
        let reading = reading(&one.applicant);
        if at_event.get(&reading).is_some_and(|here| here.iter().any(|other| is_same(other, &one.applicant))) {
            continue;
        }
        let known = people.entry(reading).or_default();
        match known.iter_mut().find(|other| is_same(&other.applicant, &one.applicant)) {
            Some(other) => other.times += 1,
            None => known.push(CameBefore { last: at(one.event), applicant: one.applicant, times: 1 }),
        }
    }
    let mut people: Vec<_> = people.into_values().flatten().collect();
    people.sort_by(|a, b| {
        let key = |one: &CameBefore| (one.last, Reverse(one.times));
        key(a).cmp(&key(b)).then_with(|| compare(&a.applicant.furigana, &b.applicant.furigana))
    });
    people
}

/// The list as a file, noted in the audit.
///
/// # Errors
/// See [`PaperError`].
pub async fn export(
    world: &World,
    by: &Organiser,
    event: EventId,
    profession: &str,
    (file, portion): (FileKind, Portion),
    t: Texts,
) -> Result<Paper, PaperError> {
    let found = list(world, by, event, profession).await?.ok_or(PaperError::NotFound)?;
    let detail = json!({ "paper": "to-invite", "profession": found.profession.code, "people": found.people.len() });
    let list = as_list(&found.event, t);
    let (extension, title) = (file.code(), found.event.details.title.clone());
    let mut paper = Paper {
        name: format!("{}.{extension}", safe_name(&format!("{}_{title}", list.name))),
        plain_name: format!("to-invite.{extension}"),
        file,
        bytes: None,
    };
    if portion == Portion::Head {
        return Ok(paper);
    }
    let dates = world.dates(t);
    let latest =
        |person: &CameBefore| found.last_of(person).map(|event| last_words(t, dates, event)).unwrap_or_default();
    let rows: Vec<_> = found.people.iter().map(|person| cells(person, latest(person), t)).collect();
    let (pages, one_page) = tokio::sync::mpsc::channel(1);
    let sending = async move { pages.send(rows).await };
    let (_, bytes) = tokio::join!(sending, write(world, file, list, one_page, |row: &Vec<Cell>| Some(row.clone())));
    paper.bytes = Some(bytes?);
    let transaction = world.db.write().await?;
    audit::note(world, &transaction, by, Action::ExportPaper, Record::Event(found.event.id), detail).await?;
    db::commit(transaction).await?;
    Ok(paper)
}

fn as_list(event: &Event, t: Texts) -> List {
    let columns = [
        ("papers-column-name", 14),
        ("papers-column-furigana", 16),
        ("papers-column-profession", 18),
        ("papers-column-workplace", 24),
        ("papers-column-phone", 16),
        ("papers-column-mail", 24),
        ("to-invite-last", 30),
        ("to-invite-times", 8),
    ];
    List {
        name: t.get("to-invite-title"),
        of: event.details.title.clone(),
        date: String::new(),
        page_words: [t.get("papers-page-before"), t.get("papers-page-between"), t.get("papers-page-after")],
        columns: columns.iter().map(|(id, width)| Column { heading: t.get(id), width: *width }).collect(),
        grouped_by: None,
        page_per_group: false,
        across: true,
    }
}

fn cells(person: &CameBefore, last: String, t: Texts) -> Vec<Cell> {
    let applicant = &person.applicant;
    vec![
        applicant.name.as_str().into(),
        applicant.furigana.as_str().into(),
        applicant.profession_label.as_str().into(),
        applicant.workplace.as_str().into(),
        applicant.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default().into(),
        applicant.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default().into(),
        last.into(),
        t.with("to-invite-times-count", [("count", person.times.into())]).into(),
    ]
}

/// An earlier event, by its day and its title.
#[must_use]
pub fn last_words(t: Texts, dates: Dates, event: &Event) -> String {
    let day = event.starts_at().map(|at| dates.date(at)).unwrap_or_default();
    t.with("to-invite-last-event", [("day", day.into()), ("title", event.details.title.clone().into())])
}
