//! XLSX: text cells throughout, so that nothing turns into a number, a date or a formula. The rows are
//! packed as they come; what stands round them is written last, when it is known how many they are.

mod frame;
mod height;
mod strings;

use super::{Cell, ExportFault, List, ListFile};
use frame::{CONTENTS, Frame, SHEET, STRINGS, Styles};
use height::height;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use strings::Strings;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A list on its way into a workbook.
struct Xlsx {
    list: List,
    file: ZipWriter<Cursor<Vec<u8>>>,
    strings: Strings,
    styles: Styles,
    /// The rows written, the headings among them.
    rows: u32,
    /// The cell by which the last row was grouped.
    group: Option<Cell>,
    /// The rows that begin a printed page.
    breaks: Vec<u32>,
}

/// Begins a list as a workbook of one sheet, with its headings.
///
/// # Errors
/// It does not fit into a workbook.
pub fn xlsx(list: List) -> Result<Box<dyn ListFile>, ExportFault> {
    let mut frame = Frame::of(&list, 1, &[])?;
    let mut file = ZipWriter::new(Cursor::default());
    file.raw_copy_file(frame.parts.by_name(CONTENTS)?)?;
    file.start_file(SHEET, SimpleFileOptions::default())?;
    file.write_all(frame.before.as_bytes())?;
    let (strings, styles) = (Strings::begin()?, frame.styles);
    let headings: Vec<_> = list.columns.iter().map(|column| Cell::from(column.heading.as_str())).collect();
    let mut begun = Xlsx { list, file, strings, styles, rows: 0, group: None, breaks: Vec::new() };
    begun.write(&headings, |_| styles.heading)?;
    Ok(Box::new(begun))
}

impl Xlsx {
    fn write(&mut self, cells: &[Cell], style: impl Fn(&Cell) -> u32) -> Result<(), ExportFault> {
        let texts: Vec<_> = cells.iter().map(Cell::text).collect();
        let (row, height) = (self.rows + 1, height(&self.list.columns, texts.iter().map(AsRef::as_ref)));
        let mut line = String::new();
        let _ = write!(line, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
        for (cell, column) in cells.iter().zip(0..) {
            let (at, style) = (Letters(column), style(cell));
            let _ = match cell {
                Cell::Number(number) => write!(line, "<c r=\"{at}{row}\" s=\"{style}\"><v>{number}</v></c>"),
                Cell::Text(text) if text.is_empty() => write!(line, "<c r=\"{at}{row}\" s=\"{style}\"/>"),
                Cell::Text(text) => {
                    let number = self.strings.number(text)?;
                    write!(line, "<c r=\"{at}{row}\" s=\"{style}\" t=\"s\"><v>{number}</v></c>")
                }
            };
        }
        line.push_str("</row>");
        self.file.write_all(line.as_bytes())?;
        self.rows += 1;
        Ok(())
    }
}

impl ListFile for Xlsx {
    fn row(&mut self, cells: &[Cell]) -> Result<(), ExportFault> {
        let own = self.list.grouped_by.and_then(|column| cells.get(column)).cloned();
        let begins = self.group.is_some() && self.group != own;
        self.group = own;
        if begins && self.list.page_per_group {
            self.breaks.push(self.rows);
        }
        let styles = self.styles;
        self.write(cells, |cell| match (cell, begins) {
            (Cell::Text(_), false) => styles.text,
            (Cell::Text(_), true) => styles.first_text,
            (Cell::Number(_), false) => styles.number,
            (Cell::Number(_), true) => styles.first_number,
        })
    }

    fn end(mut self: Box<Self>) -> Result<Vec<u8>, ExportFault> {
        let mut frame = Frame::of(&self.list, self.rows - 1, &self.breaks)?;
        self.file.write_all(frame.behind.as_bytes())?;
        for at in 0..frame.parts.len() {
            let part = frame.parts.by_index_raw(at)?;
            if ![CONTENTS, SHEET, STRINGS].contains(&part.name()?.as_ref()) {
                self.file.raw_copy_file(part)?;
            }
        }
        self.file.raw_copy_file(self.strings.end()?.by_index_raw(0)?)?;
        Ok(self.file.finish()?.into_inner())
    }
}

/// The letters of a column, counted from 0; a list has at most 676 of them.
struct Letters(u8);

impl std::fmt::Display for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(first) = (self.0 / 26).checked_sub(1) {
            f.write_char(char::from(b'A' + first))?;
        }
        f.write_char(char::from(b'A' + self.0 % 26))
    }
}
