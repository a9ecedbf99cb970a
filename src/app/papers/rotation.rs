//! 席替え表: who sits where in each round, by name and by table.

use super::PaperData;
use super::lists::{laid_out, sorted, table_or_none};
use crate::domain::registration::Registration;
use crate::domain::rotation::Rotation;
use crate::i18n::{Dates, Texts};
use crate::infra::export::{Cell, Column, List};
use entaku_seating::Aim;
use std::collections::HashMap;

/// By ふりがな: everybody's table in each round. Whoever is in none stands there as well.
pub(super) fn by_name(basis: &PaperData, rotation: &Rotation, t: Texts, dates: Dates) -> List {
    let column = |id: &str, width| Column { heading: t.get(id), width };
    let mut columns = vec![
        column("papers-column-name", 18),
        column("papers-column-furigana", 22),
        column("papers-column-profession", 24),
    ];
    columns.extend(rotation.rounds().map(|round| Column { heading: in_round(rotation, round, t), width: 9 }));
    let tables = rotation.tables_by_person();
    let rows = sorted(basis).into_iter().map(|person| {
        let applicant = &person.applicant;
        let mut row: Vec<Cell> = vec![
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            applicant.profession_label.as_str().into(),
        ];
        let own = tables.get(&person.id);
        let in_round = |at: usize| own.and_then(|tables| tables.get(at)).copied();
        let absent = person.is_absent();
        row.extend(rotation.rounds().enumerate().map(|(at, _)| match in_round(at) {
            _ if absent => t.get("repair-absent-short").into(),
            table => table_or_none(table, t),
        }));
        row
    });
    laid_out(basis, t, dates, "papers-rotation-by-name", columns, rows.collect(), None)
}

/// 「1回目」, and what it is where it is not mixed.
fn in_round(rotation: &Rotation, round: u32, t: Texts) -> String {
    let number = [("number", round.into())];
    match rotation.settings.aim(round) {
        Aim::Mixed => t.with("papers-column-in-round", number),
        Aim::Alike => t.with("papers-column-in-round-alike", number),
    }
}

/// By round and table, in 五十音順 at each; whoever is in no round last.
pub(super) fn by_table(basis: &PaperData, rotation: &Rotation, t: Texts, dates: Dates) -> List {
    let columns = [
        ("papers-column-round", 8),
        ("papers-column-table", 8),
        ("papers-column-name", 18),
        ("papers-column-profession", 26),
        ("papers-column-workplace", 32),
    ];
    let columns = columns.map(|(id, width)| Column { heading: t.get(id), width });
    let people = sorted(basis);
    let by_id: HashMap<_, _> = people.iter().enumerate().map(|(rank, person)| (person.id, (rank, *person))).collect();
    let mut seated: Vec<_> = rotation
        .places
        .iter()
        .filter_map(|place| by_id.get(&place.registration).map(|(rank, person)| (place, *rank, *person)))
        .filter(|(.., person)| !person.is_absent())
        .collect();
    seated.sort_by_key(|(place, rank, _)| (place.round, place.table, *rank));
    let mut rows: Vec<Vec<Cell>> =
        seated.iter().map(|(place, _, person)| row(place.round.into(), place.table.into(), person)).collect();
    let tables = rotation.tables_by_person();
    let left_out = people.iter().filter(|person| !tables.contains_key(&person.id) && !person.is_absent());
    rows.extend(left_out.map(|person| row(table_or_none(None, t), table_or_none(None, t), person)));
    laid_out(basis, t, dates, "papers-rotation-by-table", columns.into(), rows, Some(1))
}

fn row(round: Cell, table: Cell, person: &Registration) -> Vec<Cell> {
    let applicant = &person.applicant;
    vec![
        round,
        table,
        applicant.name.as_str().into(),
        applicant.profession_label.as_str().into(),
        applicant.workplace.as_str().into(),
    ]
}
