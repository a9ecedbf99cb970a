//! What a spreadsheet holds: cells, lines, and a sheet as it travels with the preview.

use serde::{Deserialize, Serialize};

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

/// What of a cell is struck through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Struck {
    /// Nothing.
    #[default]
    No,
    /// All of it.
    Whole,
    /// This part, which is not in the cell's text.
    Part(String),
}

/// A cell: the text as it would be read, and what the spreadsheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Carried", into = "Carried")]
pub struct Cell {
    /// The text, to the letter.
    pub text: String,
    /// What it is.
    pub kind: CellKind,
    /// What is struck through.
    pub struck: Struck,
    /// How Excel says that the text is read; mostly empty.
    pub reading: String,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell of this kind.
    pub fn of(text: impl Into<String>, kind: CellKind) -> Self {
        Self { text: text.into(), kind, ..Self::default() }
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A cell as it travels: most are a text and nothing else.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Carried {
    Text(String),
    Cell {
        t: String,
        #[serde(default)]
        k: CellKind,
        #[serde(default)]
        s: Struck,
        #[serde(default)]
        r: String,
    },
}

impl From<Carried> for Cell {
    fn from(carried: Carried) -> Self {
        match carried {
            Carried::Text(text) => Self::text(text),
            Carried::Cell { t, k, s, r } => Self { text: t, kind: k, struck: s, reading: r },
        }
    }
}

impl From<Cell> for Carried {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell { text, kind: CellKind::Text, struck: Struck::No, reading } if reading.is_empty() => Self::Text(text),
            Cell { text, kind, struck, reading } => Self::Cell { t: text, k: kind, s: struck, r: reading },
        }
    }
}

/// A line of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its row number as Excel shows it, from 1.
    #[serde(rename = "n")]
    pub number: u32,
    /// Its cells from the first column on.
    #[serde(rename = "c")]
    pub cells: Vec<Cell>,
    /// Whether the sheet does not show it: hidden by hand or by a filter.
    #[serde(rename = "h", default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl Line {
    /// A line that is shown.
    #[must_use]
    pub const fn new(number: u32, cells: Vec<Cell>) -> Self {
        Self { number, cells, hidden: false }
    }

    /// Its cells that hold something, each with its place from 0.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank())
    }
}

/// The lines of a file's sheet that hold something, from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sheet {
    /// The lines.
    pub lines: Vec<Line>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_travels_comes_back_the_same() {
        let struck = Cell { struck: Struck::Part("042".into()), reading: "ヨシダ".into(), ..Cell::text("𠮷田") };
        let plain = Line::new(3, vec![Cell::text(""), Cell::text("\"=1\n")]);
        let marked = Line { hidden: true, ..Line::new(9, vec![struck, Cell::of("4238", CellKind::Number)]) };
        let sheet = Sheet { lines: vec![plain, marked] };
        let carried = serde_json::to_string(&sheet).unwrap();
        assert!(carried.starts_with(r#"[{"n":3,"c":["","\"=1\n"]},"#), "{carried}");
        assert_eq!(serde_json::from_str::<Sheet>(&carried).unwrap(), sheet);
    }
}
