//! Rosters (名簿): a list of people from a spreadsheet, row by row, before anybody is registered.
//!
//! A file becomes [`Line`]s of cells; the headings among them are recognised and the cells under
//! them become a [`Roster`]; every row goes through the one check of the application form
//! ([`Roster::check`]); and a [`plan`] says what becomes of each row.

mod check;
mod column;
pub mod plan;

pub use check::{CheckedRow, RowFault, RowFaultKind, RowNote};
pub use column::Column;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most people that one roster may name.
pub const ROWS_MAX: usize = 2000;
/// The headings stand within so many lines of the top; titles and dates may stand above them.
pub const HEADINGS_WITHIN: usize = 30;

/// What a spreadsheet holds in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Text.
    #[default]
    Text,
    /// A number: a telephone number typed as such has lost its leading 0.
    Number,
    /// A date or time: 「4-9」 typed into Excel becomes the 9th of April.
    Date,
    /// The error of a formula, such as `#N/A`.
    Error,
}

/// A cell: the text as it would be read, and what the spreadsheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text, to the letter.
    #[serde(rename = "t", default)]
    pub text: String,
    /// What it is.
    #[serde(rename = "k", default, skip_serializing_if = "is_text")]
    pub kind: CellKind,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde calls
fn is_text(kind: &CellKind) -> bool {
    *kind == CellKind::Text
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Text }
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its row number as Excel shows it, from 1.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// A row of a roster: a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row number in the file, from 1.
    #[serde(rename = "n")]
    pub number: u32,
    /// The cells under the recognised headings; blank ones are left out.
    #[serde(rename = "c")]
    pub cells: BTreeMap<Column, Cell>,
}

/// A roster as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The recognised columns with their headings to the letter, in the order of the file.
    pub columns: Vec<(Column, String)>,
    /// Headings that say nothing to Entaku; their columns are not used.
    pub ignored: Vec<String>,
    /// The people, in the order of the file: at least one.
    pub rows: Vec<Row>,
}

/// Why a file's lines are no roster.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// No cell holds anything.
    #[error("the file is empty")]
    Empty,
    /// No heading is known.
    #[error("no heading is known")]
    NoHeadings,
    /// Required headings are missing.
    #[error("headings are missing")]
    MissingHeadings(Vec<Column>),
    /// There are headings and nobody below them.
    #[error("nobody stands below the headings")]
    NoRows,
    /// More than [`ROWS_MAX`] people.
    #[error("more than {ROWS_MAX} people")]
    TooManyRows,
}

impl Roster {
    /// The roster in a sheet, read from the line with the most known headings, so that titles
    /// above do not matter. Lines with nothing under the recognised headings are skipped.
    ///
    /// # Errors
    /// See [`RosterFault`].
    pub fn of_sheet(sheet: &[Line]) -> Result<Self, RosterFault> {
        if sheet.iter().all(|line| line.cells.iter().all(Cell::is_blank)) {
            return Err(RosterFault::Empty);
        }
        let headings = headings_of(sheet).ok_or(RosterFault::NoHeadings)?;
        let missing: Vec<_> = Column::REQUIRED
            .into_iter()
            .filter(|required| !headings.columns.iter().any(|(_, column, _)| column == required))
            .collect();
        if !missing.is_empty() {
            return Err(RosterFault::MissingHeadings(missing));
        }
        let rows: Vec<_> =
            sheet[headings.line + 1..].iter().filter_map(|line| row_of(line, &headings.columns)).collect();
        match rows.len() {
            0 => Err(RosterFault::NoRows),
            count if count > ROWS_MAX => Err(RosterFault::TooManyRows),
            _ => Ok(Self {
                columns: headings.columns.into_iter().map(|(_, column, heading)| (column, heading)).collect(),
                ignored: headings.ignored,
                rows,
            }),
        }
    }

    /// The heading of a column as it stands in the file, if the file has it.
    #[must_use]
    pub fn heading(&self, column: Column) -> Option<&str> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, heading)| heading.as_str())
    }
}

/// The headings of a sheet.
struct Headings {
    /// Index of their line.
    line: usize,
    /// Index of the cell, what it means, the heading to the letter.
    columns: Vec<(usize, Column, String)>,
    ignored: Vec<String>,
}

/// How many headings are known in a sheet's line of headings: 0 where it is no roster. Its first
/// [`HEADINGS_WITHIN`] lines are enough to tell.
#[must_use]
pub fn known_headings(sheet: &[Line]) -> usize {
    headings_of(sheet).map_or(0, |found| found.columns.len())
}

fn headings_of(sheet: &[Line]) -> Option<Headings> {
    let lines = sheet.iter().take(HEADINGS_WITHIN).enumerate();
    let found = lines.map(|(line, cells)| recognise(line, &cells.cells)).filter(|found| !found.columns.is_empty());
    // The first of several with as many headings: `max_by_key` would take the last.
    found.rev().max_by_key(|found| found.columns.len())
}

/// A column that stands twice counts the first time; the second is named among the ignored.
fn recognise(line: usize, cells: &[Cell]) -> Headings {
    let mut found = Headings { line, columns: Vec::new(), ignored: Vec::new() };
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let heading = super::text::single_spaces(&cell.text);
        match Column::of_heading(&heading) {
            Some(column) if found.columns.iter().all(|(_, own, _)| *own != column) => {
                found.columns.push((index, column, heading));
            }
            _ => found.ignored.push(heading),
        }
    }
    found
}

fn row_of(line: &Line, columns: &[(usize, Column, String)]) -> Option<Row> {
    let cells: BTreeMap<_, _> = columns
        .iter()
        .filter_map(|(index, column, _)| Some((*column, line.cells.get(*index)?.clone())))
        .filter(|(_, cell)| !cell.is_blank())
        .collect();
    (!cells.is_empty()).then_some(Row { number: line.number, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u32, cells: &[&str]) -> Line {
        Line { number, cells: cells.iter().map(|text| Cell::text(*text)).collect() }
    }

    #[test]
    fn headings_are_found_below_a_title_and_unknown_ones_named() {
        let sheet = vec![
            line(1, &["多職種連携研修会 参加者名簿"]),
            line(3, &["No", "お名前", "フリガナ", "職　種", "お名前", "備考"]),
            line(4, &["1", "山﨑　香織", "ヤマザキ", "薬剤師", "", ""]),
            line(5, &["2", "", "", "", "", ""]),
            line(9, &["3", "佐藤 修", "さとう", "医師", "", ""]),
        ];
        let roster = Roster::of_sheet(&sheet).unwrap();
        assert_eq!(
            roster.columns.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
            [Column::Name, Column::Furigana, Column::Profession]
        );
        assert_eq!(roster.heading(Column::Furigana), Some("フリガナ"));
        assert_eq!(roster.ignored, ["No", "お名前", "備考"]);
        assert_eq!(roster.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 9]);
    }

    #[test]
    fn what_is_no_roster_is_told_apart() {
        let read = |lines: Vec<Line>| Roster::of_sheet(&lines).unwrap_err();
        assert_eq!(read(vec![line(1, &["", "　"])]), RosterFault::Empty);
        assert_eq!(read(vec![line(1, &["山﨑", "やまざき"])]), RosterFault::NoHeadings);
        assert_eq!(
            read(vec![line(1, &["氏名", "所属"]), line(2, &["山﨑", "病院"])]),
            RosterFault::MissingHeadings(vec![Column::Furigana, Column::Profession])
        );
        let headings = line(1, &["氏名", "ふりがな", "職種"]);
        assert_eq!(read(vec![headings.clone(), line(2, &["", "", "", "メモ"])]), RosterFault::NoRows);
        let many = std::iter::once(headings).chain((2..2003).map(|n| line(n, &["山", "やま", "医師"])));
        assert_eq!(read(many.collect()), RosterFault::TooManyRows);
    }

    #[test]
    fn a_roster_carried_as_json_comes_back_the_same() {
        let sheet = vec![line(1, &["氏名", "ふりがな", "職種"]), line(2, &["𠮷田", "よしだ", "医師"])];
        let roster = Roster::of_sheet(&sheet).unwrap();
        let carried = serde_json::to_string(&roster).unwrap();
        assert_eq!(serde_json::from_str::<Roster>(&carried).unwrap(), roster);
    }
}
