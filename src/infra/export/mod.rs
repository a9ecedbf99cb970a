//! Lists as files that an office opens: XLSX first, CSV beside it.

mod csv;
mod file_name;
mod template;
mod xlsx;

pub use csv::to_csv;
pub use file_name::{content_disposition, safe_name};
pub use template::{Template, TemplateColumn, template_xlsx};
pub use xlsx::to_xlsx;

/// A file that could not be written: for the operator's log.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct ExportFault(#[from] rust_xlsxwriter::XlsxError);

/// A cell of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, shown to the letter; never read as a number, a date or a formula.
    Text(String),
    /// A count, for instance 受付番号 or the number of a table.
    Number(u32),
}

impl Cell {
    /// The cell as text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in half-width characters; a Japanese character takes two.
    pub width: u8,
}

/// A list: one row a person, under one row of headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What it is, for instance 「参加者名簿」; also the sheet's name.
    pub name: String,
    /// Of what: the event's title, at the head of each printed page.
    pub of: String,
    /// More for the head of each page: the date of the event.
    pub date: String,
    /// 「ページ」 round the page number: the text before, between and after the two numbers.
    pub page_words: [String; 3],
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The column, counted from 0, at whose changes a line is drawn: the table, where people
    /// stand by table.
    pub grouped_by: Option<usize>,
    /// Whether each group begins on a page of its own.
    pub page_per_group: bool,
    /// Whether it prints on A4 across: it has more columns than fit upright.
    pub across: bool,
}
