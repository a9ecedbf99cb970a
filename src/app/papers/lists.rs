//! The lists themselves: their columns, and who stands in them in which order.

use super::PaperData;
use crate::domain::ids::RegistrationId;
use crate::domain::profession::OTHER;
use crate::domain::registration::{Applicant, Registration, RegistrationStatus};
use crate::domain::seating::Seating;
use crate::i18n::{Dates, Texts};
use crate::infra::collation;
use crate::infra::export::{Cell, Column, List};
use std::collections::HashMap;

/// 参加者名簿: everything an office needs of each person, in 五十音順, with a column to tick at the door.
pub(super) fn participants(basis: &PaperData, t: Texts, dates: Dates) -> List {
    let columns = [
        ("papers-column-number", 6),
        ("papers-column-name", 13),
        ("papers-column-furigana", 13),
        ("papers-column-profession", 14),
        ("papers-column-workplace", 16),
        ("papers-column-phone", 14),
        ("papers-column-mail", 21),
        ("papers-column-years", 8),
        ("papers-column-facilitator", 5),
        ("papers-column-arrangement", 10),
        ("papers-column-topic", 12),
        ("papers-column-attendance", 6),
    ];
    let rows = sorted(basis).into_iter().map(|person| {
        let mut cells = told(t, person);
        // Empty, to be ticked at the door; of who is known to stay away it says so.
        cells.push(if person.is_absent() { t.get("repair-absent-short").into() } else { "".into() });
        cells
    });
    List { across: true, ..list(basis, t, dates, "papers-participants", &columns, rows.collect(), None) }
}

/// 申込者一覧: everything that is known of each registration, in the order in which they were looked
/// for.
pub(super) fn registrations(basis: &PaperData, t: Texts, dates: Dates) -> List {
    let columns = [
        ("papers-column-number", 6),
        ("papers-column-name", 13),
        ("papers-column-furigana", 13),
        ("papers-column-profession", 14),
        ("papers-column-workplace", 16),
        ("papers-column-table", 5),
        ("papers-column-phone", 14),
        ("papers-column-mail", 21),
        ("papers-column-years", 8),
        ("papers-column-facilitator", 5),
        ("papers-column-arrangement", 10),
        ("papers-column-topic", 12),
        ("papers-column-note", 12),
        ("papers-column-source", 9),
        ("papers-column-at", 12),
        ("papers-column-status", 6),
    ];
    let tables = basis.seating.as_ref().map(tables_of).unwrap_or_default();
    let rows = basis.people.iter().map(|person| {
        let mut cells = told(t, person);
        cells.insert(5, tables.get(&person.id).copied().map_or_else(|| "".into(), Cell::from));
        cells.extend([
            person.note.as_str().into(),
            t.get(&format!("registrations-source-{}", person.source.code())).into(),
            format!("{} {}", dates.day(person.created_at), dates.time(person.created_at)).into(),
            status(t, person).into(),
        ]);
        cells
    });
    List { across: true, ..list(basis, t, dates, "papers-registrations", &columns, rows.collect(), None) }
}

/// What a person says of themselves, cell by cell, from the number to the topic.
fn told(t: Texts, person: &Registration) -> Vec<Cell> {
    let applicant = &person.applicant;
    vec![
        person.number.into(),
        applicant.name.as_str().into(),
        applicant.furigana.as_str().into(),
        profession(t, applicant),
        applicant.workplace.as_str().into(),
        applicant.phone.as_ref().map_or("", |phone| phone.full()).into(),
        applicant.mail.as_ref().map_or("", |mail| mail.as_str()).into(),
        applicant.years.map(|years| t.get(&format!("papers-years-{}", years.code()))).unwrap_or_default().into(),
        yes(t, applicant.facilitator),
        applicant.arrangement.as_str().into(),
        applicant.topic.as_str().into(),
    ]
}

/// 班別名簿: the people of each table, in 五十音順; those without a table last, and without those
/// who stay away.
pub(super) fn by_table(basis: &PaperData, seating: &Seating, t: Texts, dates: Dates) -> List {
    let columns = [
        ("papers-column-table", 8),
        ("papers-column-name", 17),
        ("papers-column-furigana", 20),
        ("papers-column-profession", 24),
        ("papers-column-workplace", 28),
        ("papers-column-facilitator", 8),
    ];
    let tables = tables_of(seating);
    let mut people = sorted(basis);
    people.retain(|person| !person.is_absent());
    people.sort_by_key(|person| tables.get(&person.id).copied().unwrap_or(u32::MAX));
    let rows = people.into_iter().map(|person| {
        let applicant = &person.applicant;
        vec![
            table_cell(&tables, person.id, t),
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            applicant.profession_label.as_str().into(),
            applicant.workplace.as_str().into(),
            yes(t, applicant.facilitator),
        ]
    });
    let list = list(basis, t, dates, "papers-by-table", &columns, rows.collect(), Some(0));
    List { page_per_group: true, ..list }
}

/// 氏名順: where does this person sit? For the reception desk.
pub(super) fn by_name(basis: &PaperData, seating: &Seating, t: Texts, dates: Dates) -> List {
    let columns = [
        ("papers-column-name", 18),
        ("papers-column-furigana", 22),
        ("papers-column-table", 8),
        ("papers-column-profession", 24),
        ("papers-column-workplace", 30),
    ];
    let tables = tables_of(seating);
    let rows = sorted(basis).into_iter().map(|person| {
        let applicant = &person.applicant;
        vec![
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            if person.is_absent() { t.get("repair-absent-short").into() } else { table_cell(&tables, person.id, t) },
            applicant.profession_label.as_str().into(),
            applicant.workplace.as_str().into(),
        ]
    });
    list(basis, t, dates, "papers-by-name", &columns, rows.collect(), None)
}

fn list(
    basis: &PaperData,
    t: Texts,
    dates: Dates,
    id: &str,
    columns: &[(&str, u8)],
    rows: Vec<Vec<Cell>>,
    grouped_by: Option<usize>,
) -> List {
    let columns = columns.iter().map(|(id, width)| Column { heading: t.get(id), width: *width });
    laid_out(basis, t, dates, id, columns.collect(), rows, grouped_by)
}

/// The list of message `id`, with what stands round each of the event's lists.
pub(super) fn laid_out(
    basis: &PaperData,
    t: Texts,
    dates: Dates,
    id: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    grouped_by: Option<usize>,
) -> List {
    List {
        name: t.get(id),
        of: basis.event.details.title.clone(),
        date: basis.event.starts_at().map(|at| dates.date(at)).unwrap_or_default(),
        page_words: [t.get("papers-page-before"), t.get("papers-page-between"), t.get("papers-page-after")],
        columns,
        rows,
        grouped_by,
        page_per_group: false,
        across: false,
    }
}

/// The people in 五十音順.
pub(super) fn sorted(basis: &PaperData) -> Vec<&Registration> {
    let mut people: Vec<_> = basis.people.iter().collect();
    people.sort_by(|a, b| collation::by_furigana(a, b));
    people
}

fn tables_of(seating: &Seating) -> HashMap<RegistrationId, u32> {
    seating.places.iter().map(|place| (place.registration, place.table)).collect()
}

fn table_cell(tables: &HashMap<RegistrationId, u32>, person: RegistrationId, t: Texts) -> Cell {
    table_or_none(tables.get(&person).copied(), t)
}

/// The number of a table, or that there is none yet.
pub(super) fn table_or_none(table: Option<u32>, t: Texts) -> Cell {
    table.map_or_else(|| t.get("papers-no-table").into(), Cell::from)
}

/// Where a registration stands, in a word; on the day 「欠席」 says more than 「確定」.
fn status(t: Texts, person: &Registration) -> String {
    if person.is_absent() {
        return t.get("repair-absent-short");
    }
    // Of those who have a seat the lists say less than the desk.
    match *person.status {
        RegistrationStatus::Confirmed => t.get("papers-status-confirmed"),
        other => t.get(&format!("registrations-status-{}", other.code())),
    }
}

fn yes(t: Texts, is: bool) -> Cell {
    if is { t.get("papers-yes").into() } else { "".into() }
}

/// A profession; one in a person's own words as 「その他（鍼灸師）」, so that the list can be taken in
/// again.
fn profession(t: Texts, applicant: &Applicant) -> Cell {
    let label = applicant.profession_label.as_str();
    if applicant.profession_code != OTHER {
        return label.into();
    }
    t.with("papers-profession-other", [("label", label.to_owned().into())]).into()
}
