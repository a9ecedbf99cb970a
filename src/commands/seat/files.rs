//! CSV files in and out: UTF-8 with or without byte order mark, columns found by their names.

use super::fault::{FaultKind, InputFault, name};
use crate::infra::files::write_whole;
use csv::{ReaderBuilder, StringRecord, Trim, WriterBuilder};
use entaku_seating::Plan;
use std::io;
use std::path::Path;

/// A CSV file in memory.
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    /// The line in the file.
    pub line: u64,
    cells: &'a StringRecord,
}

impl Table {
    /// Reads a file that has at least these columns.
    pub fn read(path: &Path, required: &[&str]) -> Result<Self, InputFault> {
        let name = name(path);
        let bytes = std::fs::read(path).map_err(|error| InputFault::of(&name, FaultKind::File, error.to_string()))?;
        Self::parse(name, &bytes, required)
    }

    fn parse(name: String, bytes: &[u8], required: &[&str]) -> Result<Self, InputFault> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(bytes);
        let csv = |error: &csv::Error| InputFault {
            line: error.position().map_or(1, csv::Position::line),
            ..InputFault::of(&name, FaultKind::Csv, String::new())
        };
        let columns: Vec<String> =
            reader.headers().map_err(|error| csv(&error))?.iter().map(str::to_lowercase).collect();
        if let Some(missing) = required.iter().find(|column| !columns.iter().any(|name| name == *column)) {
            let fault = InputFault::of(&name, FaultKind::NoColumn, *missing);
            return Err(InputFault { line: 1, column: (*missing).to_owned(), ..fault });
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| csv(&error))?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        Ok(Self { name, columns, rows })
    }

    /// Whether there is a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// The rows below the heading.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; empty where there is no such column.
    pub fn get(self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// The cell of a column that must not be empty.
    pub fn required(self, column: &str) -> Result<&'a str, InputFault> {
        match self.get(column) {
            "" => Err(self.fault(column, FaultKind::Empty)),
            text => Ok(text),
        }
    }

    /// The number in a cell that must hold one from `least` to `most`.
    pub fn number(self, column: &str, least: u32, most: u32) -> Result<u32, InputFault> {
        let number = self.required(column)?.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| self.fault(column, FaultKind::Number))
    }

    /// A fault of a cell.
    pub fn fault(self, column: &str, kind: FaultKind) -> InputFault {
        let value = self.get(column).to_owned();
        InputFault { file: self.table.name.clone(), line: self.line, column: column.to_owned(), kind, value }
    }
}

/// Writes `id,table`, or with rounds `id,round,table`, whole or not at all. Tables and rounds
/// count from 1.
pub(super) fn write_plan(path: &Path, ids: &[String], plans: &[&Plan]) -> io::Result<()> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let several = plans.len() > 1;
    writer.write_record(if several { &["id", "round", "table"][..] } else { &["id", "table"] })?;
    for (round, plan) in (1..).zip(plans) {
        for (id, table) in ids.iter().zip(&plan.table_of) {
            let table = (table + 1).to_string();
            if several {
                let round: usize = round;
                writer.write_record([id, &round.to_string(), &table])?;
            } else {
                writer.write_record([id, &table])?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    write_whole(folder, &name.to_string_lossy(), &bytes)
}
