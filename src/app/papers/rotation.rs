//! 席替え表: who sits where in each round, by name and by table.

use super::lists::{laid_out, number_or_none, takes_part};
use super::plan::{Cells, PaperData, Plan, Rounds};
use super::write::Line;
use crate::domain::rotation::Rotation;
use crate::i18n::{Dates, Texts};
use crate::infra::export::{Cell, Column};
use entaku_seating::Aim;
use std::collections::{HashMap, HashSet};

/// By ふりがな: everybody's table in each round. Whoever is in none stands there as well. `None` where
/// there are no rounds.
pub(super) fn by_name(data: &PaperData, t: Texts, dates: Dates) -> Option<Plan> {
    let Rounds { rotation, numbers } = data.rotation.as_ref()?;
    let column = |id: &str, width| Column { heading: t.get(id), width };
    let mut columns = vec![
        column("papers-column-name", 18),
        column("papers-column-furigana", 22),
        column("papers-column-profession", 24),
    ];
    columns.extend(rotation.rounds().map(|round| Column { heading: in_round(rotation, round, t), width: 9 }));
    let tables = rotation.tables_by_person().into_iter();
    let tables: HashMap<u32, Vec<u32>> = tables.filter_map(|(id, tables)| Some((*numbers.get(&id)?, tables))).collect();
    let rounds = rotation.rounds().count();
    let cells: Cells = Box::new(move |line, person| {
        let applicant = &person.applicant;
        let mut row: Vec<Cell> = vec![
            applicant.name.as_str().into(),
            applicant.furigana.as_str().into(),
            applicant.profession_label.as_str().into(),
        ];
        let own = tables.get(&line.person);
        let in_round = |at: usize| own.and_then(|tables| tables.get(at)).copied();
        let absent = person.is_absent();
        row.extend((0..rounds).map(|at| match in_round(at) {
            _ if absent => t.get("repair-absent-short").into(),
            table => number_or_none(table, t),
        }));
        takes_part(person).then_some(row)
    });
    let list = laid_out(data, t, dates, "papers-rotation-by-name", columns, None);
    let lines = data.people.iter().map(|person| Line { person: *person, place: None }).collect();
    Some(Plan { list, lines, cells })
}

/// 「1回目」, and what it is where it is not mixed.
fn in_round(rotation: &Rotation, round: u32, t: Texts) -> String {
    let number = [("number", round.into())];
    match rotation.settings.aim(round) {
        Aim::Mixed => t.with("papers-column-in-round", number),
        Aim::Alike => t.with("papers-column-in-round-alike", number),
    }
}

/// By round and table, in 五十音順 at each; whoever is in no round last. `None` where there are no rounds.
pub(super) fn by_table(data: &PaperData, t: Texts, dates: Dates) -> Option<Plan> {
    let Rounds { rotation, numbers } = data.rotation.as_ref()?;
    let columns = [
        ("papers-column-round", 8),
        ("papers-column-table", 8),
        ("papers-column-name", 18),
        ("papers-column-profession", 26),
        ("papers-column-workplace", 32),
    ];
    let columns = columns.map(|(id, width)| Column { heading: t.get(id), width });
    let ranks: HashMap<u32, usize> = data.people.iter().enumerate().map(|(rank, person)| (*person, rank)).collect();
    let mut seated: Vec<_> = rotation
        .places
        .iter()
        .filter_map(|place| {
            let person = *numbers.get(&place.registration)?;
            Some((place.round, place.table, *ranks.get(&person)?, person))
        })
        .collect();
    seated.sort_unstable();
    let seated = seated.into_iter().map(|(round, table, _, person)| Line { person, place: Some((round, table)) });
    let in_rounds: HashSet<u32> = numbers.values().copied().collect();
    let others = data.people.iter().filter(|person| !in_rounds.contains(*person));
    let lines = seated.chain(others.map(|person| Line { person: *person, place: None })).collect();
    let cells: Cells = Box::new(move |line, person| {
        let applicant = &person.applicant;
        let cells = vec![
            number_or_none(line.place.map(|(round, _)| round), t),
            number_or_none(line.place.map(|(_, table)| table), t),
            applicant.name.as_str().into(),
            applicant.profession_label.as_str().into(),
            applicant.workplace.as_str().into(),
        ];
        person.takes_part().then_some(cells)
    });
    let list = laid_out(data, t, dates, "papers-rotation-by-table", columns.into(), Some(1));
    Some(Plan { list, lines, cells })
}
