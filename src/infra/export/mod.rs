//! Lists as files that an office opens: XLSX first, CSV beside it. A list is written row after row,
//! and none of its rows is kept but packed: a list of a hundred thousand people takes little memory.

mod csv;
mod file_name;
mod template;
mod xlsx;

pub use csv::csv;
pub use file_name::{content_disposition, safe_name};
pub use template::{Template, TemplateColumn, template_xlsx};
pub use xlsx::xlsx;

use std::borrow::Cow;

/// A file that could not be written: for the operator's log.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// It does not fit into a workbook.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// Its parts could not be packed.
    #[error("the workbook could not be packed: {0}")]
    Packing(#[from] zip::result::ZipError),
    /// A row of CSV could not be written.
    #[error("a row could not be written: {0}")]
    Row(#[from] ::csv::Error),
    /// Writing failed.
    #[error("the file could not be written: {0}")]
    Writing(#[from] std::io::Error),
    /// The library's workbook is not built as it is read here.
    #[error("a workbook of another build than expected")]
    Build,
}

/// A file into which a list is written.
pub trait ListFile {
    /// Writes a row: a cell for each column.
    ///
    /// # Errors
    /// It could not be written.
    fn row(&mut self, cells: &[Cell]) -> Result<(), ExportFault>;

    /// The whole file.
    ///
    /// # Errors
    /// It could not be written, or has more rows than a sheet.
    fn end(self: Box<Self>) -> Result<Vec<u8>, ExportFault>;
}

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
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
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

/// A list but for its rows: one row a person, under one row of headings.
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
    /// The column, counted from 0, at whose changes a line is drawn: the table, where people
    /// stand by table.
    pub grouped_by: Option<usize>,
    /// Whether each group begins on a page of its own.
    pub page_per_group: bool,
    /// Whether it prints on A4 across: it has more columns than fit upright.
    pub across: bool,
}
