//! Workbooks (XLSX): the cells of the roster's sheet as they would be read on paper.
//!
//! The parts are read by streaming, and only those that matter: the list of sheets, which formats
//! are dates, the first lines of each visible sheet, the chosen sheet, and of the shared texts
//! those that its cells use. A reader of whole workbooks cannot be held to bounds from outside: it
//! reserves memory for as many texts as the file says it has, and copies a font's name into every
//! style, before it hands out a cell.

mod book;
mod format;
mod part;
mod rich;
mod sheet;
mod strings;
#[cfg(test)]
mod tests;

use super::FileFault;
use super::budget::Budget;
use crate::domain::roster::{HEADINGS_WITHIN, Line, known_headings};
use part::{Parts, UNPACKED_MAX};
use sheet::{Extent, RawLines};
use std::cmp::Reverse;

/// The lines of the visible sheet with the most known headings; the first of equals, else the
/// first sheet that holds anything.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, FileFault> {
    read_from(&mut Parts::open(bytes, UNPACKED_MAX)?)
}

fn read_from(parts: &mut Parts<'_>) -> Result<Vec<Line>, FileFault> {
    let book = book::read(parts)?;
    let mut sheets = book.sheets.iter();
    let chosen = match (sheets.next(), sheets.next()) {
        (None, _) => return Ok(Vec::new()),
        (Some(only), None) => only,
        (Some(first), Some(_)) => chosen(parts, &book)?.unwrap_or(first),
    };
    let mut budget = Budget::new();
    let raw = sheet::read(parts.part(chosen)?, &book.formats, Extent::Whole, &mut budget)?;
    lines(parts, &book, raw, &mut budget)
}

/// The sheet to read, told by the first lines of each.
fn chosen<'a>(parts: &mut Parts<'_>, book: &'a book::Book) -> Result<Option<&'a String>, FileFault> {
    // One budget for the first lines of all sheets.
    let mut budget = Budget::new();
    let mut found = Vec::new();
    for (index, path) in book.sheets.iter().enumerate() {
        let raw = sheet::read(parts.part(path)?, &book.formats, Extent::Top(HEADINGS_WITHIN), &mut budget)?;
        if raw.is_empty() {
            continue;
        }
        let top = lines(parts, book, raw, &mut budget)?;
        found.push((known_headings(&top), Reverse(index), path));
    }
    Ok(found.into_iter().max().map(|(_, _, path)| path))
}

fn lines(parts: &mut Parts<'_>, book: &book::Book, raw: RawLines, budget: &mut Budget) -> Result<Vec<Line>, FileFault> {
    let used = sheet::shared(&raw);
    let texts = match &book.strings {
        Some(path) if !used.is_empty() => strings::read(parts.part(path)?, &used)?,
        _ => strings::Texts::new(),
    };
    sheet::resolve(raw, &texts, budget)
}
