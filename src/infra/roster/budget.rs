//! What may be handed out of one file, counted down as it is handed out.

use super::FileFault;
use crate::domain::roster::ROWS_MAX;

/// The most lines: room for empty ones among [`ROWS_MAX`] people.
pub const LINES_MAX: usize = ROWS_MAX * 5;
/// The most cells. An empty cell left of a filled one is one too, since it takes as much room.
pub const CELLS_MAX: usize = 400_000;
/// The most bytes of text: 4 kB for each of [`ROWS_MAX`] people.
pub(super) const TEXT_MAX: usize = ROWS_MAX * 4096;

/// What is left of the bounds of a file.
pub(super) struct Budget {
    lines: usize,
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { lines: LINES_MAX, cells: CELLS_MAX, text: TEXT_MAX }
    }

    /// Without bounds, for a file of whoever runs the program.
    pub(super) const fn open() -> Self {
        Self { lines: usize::MAX, cells: usize::MAX, text: usize::MAX }
    }

    /// How many cells may still be handed out.
    pub(super) const fn cells_left(&self) -> usize {
        self.cells
    }

    pub(super) fn line(&mut self) -> Result<(), FileFault> {
        take(&mut self.lines, 1)
    }

    pub(super) fn cells(&mut self, count: usize) -> Result<(), FileFault> {
        take(&mut self.cells, count)
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), FileFault> {
        take(&mut self.text, text.len())
    }
}

fn take(left: &mut usize, count: usize) -> Result<(), FileFault> {
    *left = left.checked_sub(count).ok_or(FileFault::TooMuchInside)?;
    Ok(())
}
