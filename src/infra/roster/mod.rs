//! Rosters out of files: what kind of file it is, and the lines of the sheet that holds the roster.
//!
//! A small file can hold a lot: five megabytes unpack to five thousand, one text can fill a
//! million cells, one part can be named by a thousand sheets, and the sizes that a file tells of
//! itself may be lies. So nothing is measured beforehand: bytes, lines, cells and text are counted
//! as they are handed out ([`Budget`], `workbook::part`), whatever they are handed out for.

mod budget;
mod text;
mod workbook;

pub use budget::{CELLS_MAX, LINES_MAX};

use crate::domain::roster::Line;
use budget::Budget;

/// The largest file that is taken, in bytes.
pub const FILE_MAX: usize = 5 * 1024 * 1024;
/// The most columns that are read; what stands further to the right is passed over.
const COLUMNS_MAX: usize = 200;

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
    /// More lines, cells or text, or more when unpacked, than a roster has.
    #[error("more inside than a roster has")]
    TooMuchInside,
}

/// The lines of a file's roster: of a text file all, of a workbook those of the visible sheet with
/// the most known headings, the first of equals. What kind of file it is is told by its bytes:
/// names and types that browsers send are often wrong.
///
/// # Errors
/// See [`FileFault`].
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, FileFault> {
    if bytes.is_empty() {
        Err(FileFault::Empty)
    } else if bytes.len() > FILE_MAX {
        Err(FileFault::TooLarge)
    } else if bytes.starts_with(b"PK") {
        workbook::read(bytes)
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Err(FileFault::OldOrLocked)
    } else {
        text::read(bytes, Budget::new())
    }
}

/// As [`read`], of a file of whoever runs the program: a text may be of any length.
///
/// # Errors
/// See [`FileFault`].
pub fn read_own(bytes: &[u8]) -> Result<Vec<Line>, FileFault> {
    let is_text = !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_text && !bytes.is_empty() { text::read(bytes, Budget::open()) } else { read(bytes) }
}
