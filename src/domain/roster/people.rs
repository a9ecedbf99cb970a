//! The people of a sheet: which lines below the headings are people, and what stands where.

use super::aside::{Aside, asides, section};
use super::cell::{Cell, CellKind, Line, Sheet, Struck};
use super::column::Column;
use super::layout::{Layout, WHOLE_AND_HALVES, cell_of};
use super::notes::is_note;
use super::words::key;
use crate::domain::text::{single_spaces, tidy_line};
use std::collections::BTreeMap;

/// The most people that one roster may name.
pub const ROWS_MAX: usize = 2000;

/// A row of a roster: a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The row number in the file, from 1.
    pub number: u32,
    /// The cells by what they hold, names and readings whole; blank ones are left out.
    pub cells: BTreeMap<Column, Cell>,
    /// A name or reading of which only this half is there.
    pub halves: BTreeMap<Column, String>,
    /// Why it is left out unless somebody says otherwise.
    pub asides: Vec<Aside>,
    /// Columns where 「同上」 stood, now with what stood above.
    pub dittos: Vec<Column>,
}

/// A roster as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The used columns with their headings to the letter, in the order of the file.
    pub columns: Vec<(Column, String)>,
    /// The people, in the order of the file: at least one.
    pub rows: Vec<Row>,
    /// The lines below the headings that are nobody: totals, notes, examples; with their text.
    pub passed_over: Vec<(u32, String)>,
}

/// Why a sheet's lines are no roster.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// No cell holds anything.
    #[error("the file is empty")]
    Empty,
    /// No heading is known.
    #[error("no heading is known")]
    NoHeadings,
    /// Required columns are missing.
    #[error("columns are missing")]
    MissingHeadings(Vec<Column>),
    /// Half of a name has a column, and this half has none.
    #[error("the column of half a name is missing")]
    Half(Column),
    /// Several columns are said to hold this.
    #[error("several columns are said to hold the same")]
    Twice(Column),
    /// There are headings and nobody below them.
    #[error("nobody stands below the headings")]
    NoRows,
    /// More than [`ROWS_MAX`] people.
    #[error("more than {ROWS_MAX} people")]
    TooManyRows,
}

impl Roster {
    /// The people of a sheet that is laid out so.
    ///
    /// # Errors
    /// See [`RosterFault`].
    pub fn of(sheet: &Sheet, layout: &Layout) -> Result<Self, RosterFault> {
        if sheet.lines.iter().all(|line| line.filled().next().is_none()) {
            return Err(RosterFault::Empty);
        }
        let below = sheet.lines.get(layout.below..).unwrap_or_default();
        whole(layout, below)?;
        let mut roster = Self { columns: columns(layout), ..Self::default() };
        let mut under = None;
        for line in below {
            roster.take(line, layout, &mut under);
        }
        match roster.rows.len() {
            0 => Err(RosterFault::NoRows),
            count if count > ROWS_MAX => Err(RosterFault::TooManyRows),
            _ => Ok(roster),
        }
    }

    /// `under` is the last title between people, where nobody comes who stands under it.
    fn take(&mut self, line: &Line, layout: &Layout, under: &mut Option<String>) {
        let used = layout.columns.iter().filter_map(|column| Some((column, column.holds?)));
        let cells: BTreeMap<Column, Cell> =
            used.filter_map(|(column, holds)| Some((holds, cell_of(line, column)?.clone()))).collect();
        if line.filled().next().is_none() || repeats_headings(line, layout) {
            return;
        }
        if cells.is_empty() || is_note(line, &cells) {
            let text = line.filled().map(|(_, cell)| single_spaces(&cell.text)).collect::<Vec<_>>().join(" ");
            // Lines with nothing but a running number were prepared and not filled in.
            if text.chars().any(char::is_alphabetic) {
                *under = section(&text);
                self.passed_over.push((line.number, text));
            }
            return;
        }
        let asides = asides(line, layout, under.as_ref());
        let mut row = Row { number: line.number, cells, halves: BTreeMap::new(), asides, dittos: Vec::new() };
        for (whole, halves) in WHOLE_AND_HALVES {
            row.join(whole, halves);
        }
        if let Some(above) = self.rows.last() {
            row.fill_dittos(above);
        }
        self.rows.push(row);
    }

    /// The heading of a column as it stands in the file, if the file has it.
    #[must_use]
    pub fn heading(&self, column: Column) -> Option<&str> {
        let heading = self.columns.iter().find(|(own, _)| *own == column).map(|(_, heading)| heading.as_str());
        heading.filter(|heading| !heading.is_empty())
    }
}

impl Row {
    /// Puts what stood above where 「同上」 stands. An address of somebody else is nobody's.
    fn fill_dittos(&mut self, above: &Self) {
        for column in [Column::Profession, Column::Workplace, Column::Phone] {
            let Some(cell) = self.cells.get_mut(&column).filter(|cell| is_ditto(&cell.text)) else { continue };
            if let Some(above) = above.cells.get(&column) {
                *cell = above.clone();
                self.dittos.push(column);
            }
        }
    }

    /// Puts the halves of a name or reading together: 姓 名.
    fn join(&mut self, whole: Column, halves: [Column; 2]) {
        if self.cells.contains_key(&whole) {
            return;
        }
        match halves.map(|half| self.cells.remove(&half)) {
            [None, None] => {}
            [Some(family), Some(given)] => drop(self.cells.insert(whole, both(family, given))),
            // The whole name was typed into one of the two.
            [Some(one), None] | [None, Some(one)] if tidy_line(&one.text).contains([' ', '\u{3000}']) => {
                self.cells.insert(whole, one);
            }
            [Some(one), None] | [None, Some(one)] => drop(self.halves.insert(whole, tidy_line(&one.text))),
        }
    }
}

fn is_ditto(text: &str) -> bool {
    matches!(text.trim(), "同上" | "〃" | "々" | "仝" | "同じ" | "上と同じ" | "上に同じ")
}

fn both(family: Cell, given: Cell) -> Cell {
    let text = format!("{} {}", tidy_line(&family.text), tidy_line(&given.text));
    let reading = if family.reading.is_empty() || given.reading.is_empty() {
        String::new()
    } else {
        format!("{} {}", family.reading, given.reading)
    };
    let kind = if family.kind == CellKind::Text { given.kind } else { family.kind };
    let struck = if family.struck == Struck::No { given.struck } else { family.struck };
    Cell { text, kind, struck, reading }
}

/// Whether the layout has what nobody can do without, and nothing twice.
fn whole(layout: &Layout, below: &[Line]) -> Result<(), RosterFault> {
    if let Some(twice) = Column::ALL.iter().find(|column| layout.holding(**column).nth(1).is_some()) {
        return Err(RosterFault::Twice(*twice));
    }
    if layout.columns.iter().all(|column| column.holds.is_none()) {
        return Err(RosterFault::NoHeadings);
    }
    let mut missing = Vec::new();
    for (whole, halves) in WHOLE_AND_HALVES {
        match halves.map(|half| layout.has(half)) {
            _ if layout.has(whole) => {}
            [true, true] => {}
            [true, false] => return Err(RosterFault::Half(halves[1])),
            [false, true] => return Err(RosterFault::Half(halves[0])),
            [false, false] if whole == Column::Furigana && has_readings(layout, below) => {}
            [false, false] => missing.push(whole),
        }
    }
    if !layout.has(Column::Profession) {
        missing.push(Column::Profession);
    }
    if missing.is_empty() { Ok(()) } else { Err(RosterFault::MissingHeadings(missing)) }
}

/// Whether names say how they are read where no column does.
fn has_readings(layout: &Layout, below: &[Line]) -> bool {
    let names = [Column::Name, Column::FamilyName].into_iter().flat_map(|column| layout.holding(column));
    let mut cells = names.flat_map(|column| below.iter().filter_map(|line| cell_of(line, column)));
    cells.any(|cell| !cell.reading.is_empty() || super::names::bracketed_reading(&cell.text).is_some())
}

fn columns(layout: &Layout) -> Vec<(Column, String)> {
    let used = layout.columns.iter().filter_map(|column| Some((column.holds?, column.heading.clone())));
    used.flat_map(|(column, heading)| {
        // A fault of a joined name is told under the heading of its first half.
        let whole = match column {
            Column::FamilyName => Some(Column::Name),
            Column::FamilyReading => Some(Column::Furigana),
            _ => None,
        };
        [Some(column), whole].into_iter().flatten().map(move |column| (column, heading.clone())).collect::<Vec<_>>()
    })
    .collect()
}

/// Headings that stand once more, at the top of a second page.
fn repeats_headings(line: &Line, layout: &Layout) -> bool {
    let headed = layout.columns.iter().filter(|column| column.holds.is_some() && !column.heading.is_empty());
    let same =
        headed.filter(|column| cell_of(line, column).is_some_and(|cell| key(&cell.text) == key(&column.heading)));
    same.count() > 1
}
