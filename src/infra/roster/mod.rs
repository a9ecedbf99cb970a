//! Rosters out of files: what kind of file it is, and its lines.

mod inflate;
mod text;
mod workbook;

use crate::domain::roster::{Line, ROWS_MAX};

/// The largest file that is taken, in bytes.
pub const FILE_MAX: usize = 5 * 1024 * 1024;
/// The most lines that are read of a sheet: room for empty ones among [`ROWS_MAX`] people.
const LINES_MAX: usize = ROWS_MAX * 5;
/// The most columns that are read.
const COLUMNS_MAX: usize = 200;
/// The most cells that are read of a workbook.
const CELLS_MAX: usize = 400_000;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It has no bytes.
    #[error("an empty file")]
    Empty,
    /// More than [`FILE_MAX`] bytes.
    #[error("a file beyond the size that is taken")]
    TooLarge,
    /// `.xls`, or a workbook locked with a password: both are the same kind of container.
    #[error("an old or locked workbook")]
    OldOrLocked,
    /// Neither text nor a workbook: a PDF, a Word file, a picture.
    #[error("neither text nor a workbook")]
    OtherKind,
    /// A workbook whose inside is damaged.
    #[error("a damaged workbook")]
    Damaged,
    /// More lines or cells, or more when unpacked, than a roster has.
    #[error("more inside than a roster has")]
    TooMuchInside,
}

/// The sheets of a file, each with its lines; a text file is one sheet. What kind of file it is
/// is told by its bytes: names and types that browsers send are often wrong.
///
/// # Errors
/// See [`FileFault`].
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<Line>>, FileFault> {
    if bytes.is_empty() {
        Err(FileFault::Empty)
    } else if bytes.len() > FILE_MAX {
        Err(FileFault::TooLarge)
    } else if bytes.starts_with(b"PK") {
        workbook::read(bytes)
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Err(FileFault::OldOrLocked)
    } else {
        text::read(bytes).map(|sheet| vec![sheet])
    }
}
