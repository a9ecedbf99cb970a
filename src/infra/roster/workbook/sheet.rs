//! The cells of a sheet, one after another: a sheet that names a cell in its last row and column
//! costs nothing, where a table of the whole sheet would not fit into memory. What stands after
//! the cells (merged ranges, links, drawings) is not read.

use super::super::COLUMNS_MAX;
use super::super::budget::Budget;
use super::FileFault;
use super::format::Formats;
use super::part::{Part, attribute};
use super::rich::Rich;
use super::strings::{Texts, unescaped};
use crate::domain::roster::{Cell, CellKind, Line, Struck};
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// How much of a sheet is read.
#[derive(Clone, Copy)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// So many lines that hold something.
    Top(usize),
}

/// A cell before its text is looked up.
#[derive(Clone)]
pub(super) enum RawCell {
    /// The number of a shared text, and whether its style strikes it through.
    Shared(usize, bool),
    /// The cell itself.
    Own(Cell),
}

/// A line before its texts are looked up.
#[derive(Default)]
pub(super) struct RawLine {
    cells: Vec<RawCell>,
    hidden: bool,
}

/// Lines by their row number from 1: rows may stand in any order.
pub(super) type RawLines = BTreeMap<u32, RawLine>;

/// Where a cell stands, from 0, and what it says of itself.
struct Head {
    row: u32,
    column: usize,
    style: Option<String>,
    kind: Option<String>,
}

/// The lines of a sheet that hold something.
pub(super) fn read(
    mut part: Part<'_>,
    formats: &Formats,
    extent: Extent,
    budget: &mut Budget,
) -> Result<RawLines, FileFault> {
    let mut lines = RawLines::new();
    let (mut row, mut column, mut hidden) = (0, 0, false);
    loop {
        let head = match part.next()? {
            Event::Start(begin) if begin.local_name().as_ref() == "row" => {
                let named = attribute(&begin, "r").and_then(|number| number.parse::<u32>().ok());
                row = named.map_or(row, |number| number.saturating_sub(1));
                hidden = is_hidden(&begin);
                continue;
            }
            Event::End(end) => match end.local_name().as_ref() {
                "row" => {
                    (row, column) = (row.saturating_add(1), 0);
                    continue;
                }
                "sheetData" => return Ok(lines),
                _ => continue,
            },
            Event::Start(begin) if begin.local_name().as_ref() == "c" => head(&begin, row, column),
            Event::Eof => return Err(FileFault::Damaged),
            _ => continue,
        };
        column = head.column.saturating_add(1);
        let Some(cell) = cell(&mut part, &head, formats, budget)? else { continue };
        if head.column >= COLUMNS_MAX {
            continue;
        }
        let number = head.row.saturating_add(1);
        if !lines.contains_key(&number) {
            if matches!(extent, Extent::Top(most) if lines.len() == most) {
                return Ok(lines);
            }
            budget.line()?;
        }
        let line = lines.entry(number).or_default();
        line.hidden = hidden;
        let cells = &mut line.cells;
        let needed = (head.column + 1).saturating_sub(cells.len());
        budget.cells(needed)?;
        cells.resize(cells.len() + needed, RawCell::Own(Cell::default()));
        cells[head.column] = cell;
    }
}

/// Whether a row is hidden: by hand, by a filter, or since it has no height.
fn is_hidden(begin: &BytesStart<'_>) -> bool {
    let is_true = |value: String| matches!(value.as_str(), "1" | "true");
    attribute(begin, "hidden").is_some_and(is_true)
        || attribute(begin, "ht").is_some_and(|height| height.parse::<f64>().is_ok_and(|height| height == 0.0))
}

/// A cell that does not say where it stands follows the one before.
fn head(begin: &BytesStart<'_>, row: u32, column: usize) -> Head {
    let named = attribute(begin, "r").and_then(|name| place(&name));
    let (row, column) = named.unwrap_or((row, column));
    Head { row, column, style: attribute(begin, "s"), kind: attribute(begin, "t") }
}

/// 「B3」 is row 2 and column 1, counted from 0.
fn place(name: &str) -> Option<(u32, usize)> {
    let (letters, digits) = name.split_at(name.find(|letter: char| letter.is_ascii_digit())?);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(value) + 1)?;
    }
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The cell whose begin was read, up to its end; `None` for a blank one. Of a formula the value
/// that was last computed is read.
fn cell(
    part: &mut Part<'_>,
    head: &Head,
    formats: &Formats,
    budget: &mut Budget,
) -> Result<Option<RawCell>, FileFault> {
    let mut rich = Rich::default();
    let mut inside = 0_usize;
    loop {
        match part.next()? {
            Event::Start(begin) if matches!(begin.local_name().as_ref(), "v" | "is") => rich = part.text()?,
            Event::Start(_) => inside += 1,
            Event::End(_) if inside == 0 => break,
            Event::End(_) => inside -= 1,
            Event::Eof => return Err(FileFault::Damaged),
            _ => {}
        }
    }
    if rich.text.trim().is_empty() && rich.struck.trim().is_empty() {
        return Ok(None);
    }
    let strikes = formats.strikes(head.style.as_deref());
    let value = std::mem::take(&mut rich.text);
    let mut cell = match head.kind.as_deref() {
        Some("s") => return Ok(value.trim().parse().ok().map(|number| RawCell::Shared(number, strikes))),
        Some("b") => Cell::text(if matches!(value.trim(), "1" | "true") { "true" } else { "false" }),
        Some("e") => Cell::of(value, CellKind::Error),
        Some("d") => Cell::of(value, CellKind::Date),
        Some("n") | None => number(value, head.style.as_deref(), formats),
        Some(_) => {
            let [text, struck, reading] = [value, rich.struck, rich.reading].map(unescaped);
            of_rich(&Rich { text, struck, reading }, strikes)
        }
    };
    if strikes {
        cell.struck = Struck::Whole;
    }
    count(&cell, budget)?;
    Ok(Some(RawCell::Own(cell)))
}

/// A cell of a text. What is struck through is no text of the cell, unless all of it is.
fn of_rich(rich: &Rich, strikes: bool) -> Cell {
    let (text, struck) = match (rich.text.trim().is_empty(), rich.struck.trim().is_empty()) {
        (_, true) if strikes => (&rich.text, Struck::Whole),
        (_, true) => (&rich.text, Struck::No),
        (true, false) => (&rich.struck, Struck::Whole),
        (false, false) => (&rich.text, Struck::Part(rich.struck.clone())),
    };
    Cell { struck, reading: rich.reading.clone(), ..Cell::text(text.as_str()) }
}

fn count(cell: &Cell, budget: &mut Budget) -> Result<(), FileFault> {
    budget.text(&cell.text)?;
    budget.text(&cell.reading)?;
    if let Struck::Part(part) = &cell.struck { budget.text(part) } else { Ok(()) }
}

fn number(value: String, style: Option<&str>, formats: &Formats) -> Cell {
    let Some(number) = value.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return Cell::text(value);
    };
    match formats.day(style, number) {
        Some(text) => Cell::of(text, CellKind::Date),
        // Rust writes 423888819.0 as 「423888819」 and never in powers of ten.
        None => Cell::of(number.to_string(), CellKind::Number),
    }
}

/// The numbers of the shared texts that these lines use.
pub(super) fn shared(lines: &RawLines) -> BTreeSet<usize> {
    let number = |cell: &RawCell| if let RawCell::Shared(number, _) = cell { Some(*number) } else { None };
    lines.values().flat_map(|line| &line.cells).filter_map(number).collect()
}

/// The lines with their texts. A shared text is counted once for each cell that uses it, as it is
/// copied into each; blank cells and lines go.
pub(super) fn resolve(lines: RawLines, texts: &Texts, budget: &mut Budget) -> Result<Vec<Line>, FileFault> {
    let mut resolved = Vec::new();
    for (number, RawLine { cells: raw, hidden }) in lines {
        let mut cells = Vec::with_capacity(raw.len());
        for cell in raw {
            cells.push(match cell {
                RawCell::Own(cell) => cell,
                RawCell::Shared(shared, strikes) => {
                    let cell = of_rich(texts.get(&shared).ok_or(FileFault::Damaged)?, strikes);
                    count(&cell, budget)?;
                    cell
                }
            });
        }
        if cells.iter().any(|cell| !cell.is_blank()) {
            resolved.push(Line { number, cells, hidden });
        }
    }
    Ok(resolved)
}
