//! Those for whom an import found no seat: kept to be telephoned, until somebody takes them off.

use super::papers::{FileKind, Paper, PaperError, Portion, write};
use super::refuse::mark;
use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, LeftOutId};
use crate::domain::left_out::LeftOut;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Applicant;
use crate::i18n::Texts;
use crate::infra::db::{self, EventLock, counts, events, left_out};
use crate::infra::export::{Cell, Column, List, safe_name};
use serde_json::json;
use std::collections::BTreeSet;

/// The event and its list; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, event: EventId) -> db::Result<Option<(Event, Vec<LeftOut>)>> {
    let c = world.db.read();
    let Some(event) = events::by_id(c, by.organisation, event).await? else { return Ok(None) };
    let people = left_out::of_event(c, event.id).await?;
    Ok(Some((event, people)))
}

/// Keeps those who were left out and counts them among those who were turned away; takes those off
/// who have a seat now. Who stands on the list already stays in place.
///
/// # Errors
/// The database's.
pub(super) async fn keep(
    world: &World,
    lock: &mut EventLock<'_>,
    people: &[&Applicant],
    seated: &[&Applicant],
) -> db::Result<()> {
    let listed = left_out::of_event(lock.transaction(), lock.id()).await?;
    let gone: Vec<LeftOutId> =
        listed.iter().filter(|one| seated.iter().any(|person| one.is(person))).map(|one| one.id).collect();
    if !gone.is_empty() {
        left_out::remove(lock.transaction(), lock.id(), &gone).await?;
    }
    let new: Vec<_> = people
        .iter()
        .filter(|person| !listed.iter().any(|one| one.is(person)))
        .map(|person| (LeftOutId(world.new_id()), *person))
        .collect();
    let last = listed.last().map_or(0, |one| one.position);
    left_out::append(lock, last, &new, world.now()).await?;
    let event = lock.id();
    let marks: BTreeSet<String> =
        people.iter().filter_map(|one| one.mail.as_ref()).map(|mail| mark(event, mail)).collect();
    counts::turn_away(lock, &marks).await
}

/// Takes somebody off the list; `None` for another organisation's event.
///
/// # Errors
/// The database's.
pub async fn remove(
    world: &World,
    by: &Organiser,
    event: EventId,
    person: Option<LeftOutId>,
) -> db::Result<Option<()>> {
    let transaction = world.db.write().await?;
    if events::by_id(&transaction, by.organisation, event).await?.is_none() {
        return Ok(None);
    }
    let person: Vec<_> = person.into_iter().collect();
    if !person.is_empty() && left_out::remove(&transaction, event, &person).await? > 0 {
        audit::note(world, &transaction, by, Action::RemoveLeftOut, Record::Event(event), json!({})).await?;
    }
    db::commit(transaction).await?;
    Ok(Some(()))
}

/// The list as a file, noted in the audit; of another organisation's event there is none.
///
/// # Errors
/// See [`PaperError`].
pub async fn export(
    world: &World,
    by: &Organiser,
    event: EventId,
    (file, portion): (FileKind, Portion),
    t: Texts,
) -> Result<Paper, PaperError> {
    let (event, people) = list(world, by, event).await?.ok_or(PaperError::NotFound)?;
    let count = people.len();
    let list = as_list(&event, t);
    let (extension, title) = (file.code(), event.details.title);
    let mut paper = Paper {
        name: format!("{}.{extension}", safe_name(&format!("{}_{title}", list.name))),
        plain_name: format!("left-out.{extension}"),
        file,
        bytes: None,
    };
    if portion == Portion::Head {
        return Ok(paper);
    }
    let (pages, one_page) = tokio::sync::mpsc::channel(1);
    let sending = async move { pages.send(people).await };
    let (_, bytes) = tokio::join!(sending, write(world, file, list, one_page, |person| Some(cells(person))));
    paper.bytes = Some(bytes?);
    let transaction = world.db.write().await?;
    let detail = json!({ "paper": "left-out", "people": count });
    audit::note(world, &transaction, by, Action::ExportPaper, Record::Event(event.id), detail).await?;
    db::commit(transaction).await?;
    Ok(paper)
}

fn as_list(event: &Event, t: Texts) -> List {
    let columns = [
        ("left-out-order", 6),
        ("papers-column-name", 14),
        ("papers-column-furigana", 16),
        ("papers-column-profession", 20),
        ("papers-column-workplace", 24),
        ("papers-column-phone", 16),
        ("papers-column-mail", 24),
    ];
    List {
        name: t.get("left-out-title"),
        of: event.details.title.clone(),
        date: String::new(),
        page_words: [t.get("papers-page-before"), t.get("papers-page-between"), t.get("papers-page-after")],
        columns: columns.iter().map(|(id, width)| Column { heading: t.get(id), width: *width }).collect(),
        grouped_by: None,
        page_per_group: false,
        across: true,
    }
}

fn cells(person: &LeftOut) -> Vec<Cell> {
    vec![
        person.position.into(),
        person.name.as_str().into(),
        person.furigana.as_str().into(),
        person.profession.as_str().into(),
        person.workplace.as_str().into(),
        person.phone.as_str().into(),
        person.mail.as_deref().unwrap_or_default().into(),
    ]
}
