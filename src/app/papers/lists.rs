//! The lists themselves: their columns, and who stands in them in which order.

use super::plan::{Cells, PaperData, Plan};
use super::write::Line;
use crate::domain::profession::OTHER;
use crate::domain::registration::{Applicant, Registration, RegistrationStatus};
use crate::i18n::{Dates, Texts};
use crate::infra::export::{Cell, Column, List};

/// 参加者名簿: everything an office needs of each person, in 五十音順, with a column to tick at the door.
pub(super) fn participants(data: &PaperData, t: Texts, dates: Dates) -> Plan {
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
    let cells: Cells = Box::new(move |_, person| {
        let mut cells = told(t, person);
        // Empty, to be ticked at the door; of who is known to stay away it says so.
        cells.push(if person.is_absent() { t.get("repair-absent-short").into() } else { "".into() });
        takes_part(person).then_some(cells)
    });
    let list = List { across: true, ..list(data, t, dates, "papers-participants", &columns, None) };
    Plan { list, lines: lines(data), cells }
}

/// 申込者一覧: everything that is known of each registration, in the order in which they were looked
/// for.
pub(super) fn registrations(data: &PaperData, t: Texts, dates: Dates) -> Plan {
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
    let cells: Cells = Box::new(move |line, person| {
        let mut cells = told(t, person);
        cells.insert(5, line.place.map_or_else(|| "".into(), |(_, table)| table.into()));
        cells.extend([
            person.note.as_str().into(),
            t.get(&format!("registrations-source-{}", person.source.code())).into(),
            format!("{} {}", dates.day(person.created_at), dates.time(person.created_at)).into(),
            status(t, person).into(),
        ]);
        Some(cells)
    });
    let list = List { across: true, ..list(data, t, dates, "papers-registrations", &columns, None) };
    Plan { list, lines: lines(data), cells }
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
pub(super) fn by_table(data: &PaperData, t: Texts, dates: Dates) -> Plan {
    let columns = [
        ("papers-column-table", 8),
        ("papers-column-name", 17),
        ("papers-column-furigana", 20),
        ("papers-column-profession", 24),
        ("papers-column-workplace", 28),
        ("papers-column-facilitator", 8),
    ];
    let mut lines = lines(data);
    lines.sort_by_key(|line| line.place.map_or(u32::MAX, |(_, table)| table));
    let cells: Cells = Box::new(move |line, person| {
        let applicant = &person.applicant;
        let cells = vec![
            table_of(line, t),
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            applicant.profession_label.as_str().into(),
            applicant.workplace.as_str().into(),
            yes(t, applicant.facilitator),
        ];
        person.takes_part().then_some(cells)
    });
    let list = List { page_per_group: true, ..list(data, t, dates, "papers-by-table", &columns, Some(0)) };
    Plan { list, lines, cells }
}

/// 氏名順: where does this person sit? For the reception desk.
pub(super) fn by_name(data: &PaperData, t: Texts, dates: Dates) -> Plan {
    let columns = [
        ("papers-column-name", 18),
        ("papers-column-furigana", 22),
        ("papers-column-table", 8),
        ("papers-column-profession", 24),
        ("papers-column-workplace", 30),
    ];
    let cells: Cells = Box::new(move |line, person| {
        let applicant = &person.applicant;
        let cells = vec![
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            if person.is_absent() { t.get("repair-absent-short").into() } else { table_of(line, t) },
            applicant.profession_label.as_str().into(),
            applicant.workplace.as_str().into(),
        ];
        takes_part(person).then_some(cells)
    });
    Plan { list: list(data, t, dates, "papers-by-name", &columns, None), lines: lines(data), cells }
}

/// Whether somebody is on a list of those who take part: nobody is who cancelled while it was written.
pub(super) fn takes_part(person: &Registration) -> bool {
    person.status.has_seat()
}

/// A line for each person, in the order of the list.
fn lines(data: &PaperData) -> Vec<Line> {
    let table = |person| data.tables.as_ref().and_then(|tables| tables.get(&person)).copied();
    data.people.iter().map(|person| Line { person: *person, place: table(*person).map(|table| (1, table)) }).collect()
}

fn list(data: &PaperData, t: Texts, dates: Dates, id: &str, columns: &[(&str, u8)], grouped_by: Option<usize>) -> List {
    let columns = columns.iter().map(|(id, width)| Column { heading: t.get(id), width: *width });
    laid_out(data, t, dates, id, columns.collect(), grouped_by)
}

/// The list of message `id`, with what stands round each of the event's lists.
pub(super) fn laid_out(
    data: &PaperData,
    t: Texts,
    dates: Dates,
    id: &str,
    columns: Vec<Column>,
    grouped_by: Option<usize>,
) -> List {
    List {
        name: t.get(id),
        of: data.event.details.title.clone(),
        date: data.event.starts_at().map(|at| dates.date(at)).unwrap_or_default(),
        page_words: [t.get("papers-page-before"), t.get("papers-page-between"), t.get("papers-page-after")],
        columns,
        grouped_by,
        page_per_group: false,
        across: false,
    }
}

/// The number of a line's table, or that there is none yet.
fn table_of(line: &Line, t: Texts) -> Cell {
    number_or_none(line.place.map(|(_, table)| table), t)
}

/// The number of a table or round, or that there is none yet.
pub(super) fn number_or_none(number: Option<u32>, t: Texts) -> Cell {
    number.map_or_else(|| t.get("papers-no-table").into(), Cell::from)
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
