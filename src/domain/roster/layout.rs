//! How a sheet is laid out: which lines are headings, and what each column holds. It is guessed,
//! and the organiser may say otherwise.

use super::cell::{Cell, Line, Sheet};
use super::column::Column;
use super::find::{self, Found};
use super::heading::{Sure, meaning, plain};
use super::words::key;
use std::collections::BTreeMap;

/// So many cells of a column are shown, that one may see what it holds.
const SAMPLES: usize = 2;

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its place from 0.
    pub place: usize,
    /// Its heading to the letter, of two lines joined; empty where it has none.
    pub heading: String,
    /// What it holds; `None` where it is not used.
    pub holds: Option<Column>,
    /// Its first cells below the headings.
    pub samples: Vec<String>,
}

/// Where a sheet has its headings, and what its columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The row number of the first line of headings; `None` where there are none.
    pub heading_row: Option<u32>,
    /// How many lines of headings there are.
    pub heading_lines: usize,
    /// The columns that hold anything, from the left.
    pub columns: Vec<SheetColumn>,
    /// The index of the first line below the headings.
    pub(super) below: usize,
}

impl Layout {
    /// The layout that the headings tell. Where none are known, the first line with several cells
    /// is taken for them, and nothing is said of what the columns hold.
    #[must_use]
    pub fn guess(sheet: &Sheet) -> Self {
        let found = find::headings(&sheet.lines);
        if found.is_some() {
            return Self::of(sheet, found.as_ref());
        }
        let first = sheet.lines.iter().position(|line| line.filled().nth(1).is_some());
        let mut layout = Self::of(sheet, first.map(|at| find::headings_at(&sheet.lines, at, 1)).as_ref());
        layout.columns.iter_mut().for_each(|column| column.holds = None);
        layout
    }

    /// The layout where the headings begin at this row and have so many lines (1 or 2); without a
    /// row there are none. What the columns hold is guessed.
    #[must_use]
    pub fn at(sheet: &Sheet, heading_row: Option<u32>, lines: usize) -> Self {
        let at = heading_row.and_then(|row| sheet.lines.iter().position(|line| line.number >= row));
        Self::of(sheet, at.map(|at| find::headings_at(&sheet.lines, at, lines)).as_ref())
    }

    fn of(sheet: &Sheet, found: Option<&Found>) -> Self {
        let below = found.map_or(0, |found| found.at + found.lines);
        let mut columns: BTreeMap<usize, SheetColumn> = BTreeMap::new();
        let new =
            |place, heading: &str| SheetColumn { place, heading: heading.to_owned(), holds: None, samples: Vec::new() };
        for (place, heading) in found.into_iter().flat_map(|found| &found.headings) {
            columns.insert(*place, new(*place, heading));
        }
        let mut filled: BTreeMap<usize, usize> = BTreeMap::new();
        for (place, cell) in sheet.lines[below..].iter().flat_map(Line::filled) {
            let column = columns.entry(place).or_insert_with(|| new(place, ""));
            if column.samples.len() < SAMPLES {
                column.samples.push(crate::domain::text::single_spaces(&cell.text));
            }
            *filled.entry(place).or_default() += 1;
        }
        let mut layout = Self {
            heading_row: found.and_then(|found| sheet.lines.get(found.at)).map(|line| line.number),
            heading_lines: found.map_or(0, |found| found.lines),
            columns: columns.into_values().collect(),
            below,
        };
        layout.guess_columns(&filled);
        layout
    }

    /// What the columns hold, as far as their headings tell. Of several columns that mean the same
    /// the one counts that has anything in it, then the one that people answered (and not the
    /// program of the form), then the surest, then the first.
    fn guess_columns(&mut self, filled: &BTreeMap<usize, usize>) {
        let keys: Vec<String> = self.columns.iter().map(|column| key(&column.heading)).collect();
        let of_a_form = is_form_export(&keys);
        let mut best: BTreeMap<Column, ((bool, bool, Sure), usize)> = BTreeMap::new();
        for (index, column) in self.columns.iter().enumerate() {
            let Some(found) = meaning(&column.heading) else { continue };
            let answered = !(of_a_form && is_automatic(&keys[index]));
            let rank = (filled.contains_key(&column.place), answered, found.sure);
            if best.get(&found.column).is_none_or(|(other, _)| rank > *other) {
                best.insert(found.column, (rank, index));
            }
        }
        let mut holds: BTreeMap<Column, usize> = best.iter().map(|(column, (_, index))| (*column, *index)).collect();
        // 「苗字」 beside 「名前」: the other half.
        let half = holds.contains_key(&Column::FamilyName) && !holds.contains_key(&Column::GivenName);
        if let Some(name) = holds.get(&Column::Name).copied().filter(|name| half && plain(&keys[*name]) == "名前") {
            holds.remove(&Column::Name);
            holds.insert(Column::GivenName, name);
        }
        let stands = |column: Column| best.get(&column).is_some_and(|((filled, answered, _), _)| *filled && *answered);
        for (whole, halves) in WHOLE_AND_HALVES {
            if halves.iter().all(|half| holds.contains_key(half)) && !stands(whole) {
                holds.remove(&whole);
            } else if holds.contains_key(&whole) {
                holds.retain(|column, _| !halves.contains(column));
            }
        }
        for (column, index) in holds {
            self.columns[index].holds = Some(column);
        }
    }

    /// Says what columns hold, by their places; the others stay as they are.
    pub fn assign(&mut self, said: &BTreeMap<usize, Option<Column>>) {
        for column in &mut self.columns {
            if let Some(holds) = said.get(&column.place) {
                column.holds = *holds;
            }
        }
    }

    /// The columns that hold this.
    pub fn holding(&self, wanted: Column) -> impl Iterator<Item = &SheetColumn> {
        self.columns.iter().filter(move |column| column.holds == Some(wanted))
    }

    pub(super) fn has(&self, wanted: Column) -> bool {
        self.holding(wanted).next().is_some()
    }

    /// The layout in one line, by which a changed one is noticed.
    #[must_use]
    pub fn outline(&self) -> String {
        let holds = |column: &SheetColumn| format!("{}:{}", column.place, column.holds.map_or("", Column::code));
        let columns = self.columns.iter().map(holds).collect::<Vec<_>>().join(" ");
        format!("{}+{} {columns}", self.heading_row.unwrap_or_default(), self.heading_lines)
    }
}

impl SheetColumn {
    /// Its letters, as a spreadsheet names it: `A`, `AB`.
    #[must_use]
    pub fn letters(&self) -> String {
        let (mut rest, mut letters) = (self.place + 1, Vec::new());
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

/// What stands in one column or in two.
pub(super) const WHOLE_AND_HALVES: [(Column, [Column; 2]); 2] = [
    (Column::Name, [Column::FamilyName, Column::GivenName]),
    (Column::Furigana, [Column::FamilyReading, Column::GivenReading]),
];

/// Whether the headings are those of Google Forms or Microsoft Forms, whose first columns the
/// program fills.
fn is_form_export(keys: &[String]) -> bool {
    let has = |wanted: &str| keys.iter().any(|key| key == wanted);
    has("たいむすたんぷ")
        || has("timestamp")
        || (has("開始時刻") && has("完了時刻"))
        || (has("starttime") && has("completiontime"))
}

fn is_automatic(key: &str) -> bool {
    matches!(key, "めーる" | "めーるあどれす" | "名前" | "email" | "emailaddress" | "name" | "username" | "ゆーざー名")
}

/// How many headings are known in a sheet's line of headings: 0 where it is no roster. Its first
/// lines ([`find::HEADINGS_WITHIN`]) are enough to tell.
#[must_use]
pub fn known_headings(lines: &[Line]) -> usize {
    find::headings(lines).map_or(0, |found| found.known())
}

/// The cell of a column in a line.
pub(super) fn cell_of<'a>(line: &'a Line, column: &SheetColumn) -> Option<&'a Cell> {
    line.cells.get(column.place).filter(|cell| !cell.is_blank())
}
