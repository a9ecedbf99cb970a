//! Files in and out. They are read as the desk reads rosters: CSV in the encodings of Japanese
//! offices, or XLSX; with titles above the headings, which may be Japanese.

use super::fault::{FaultKind, InputFault, name};
use super::headings::column_of;
use crate::domain::roster::{HEADINGS_WITHIN, Layout, Line, Sheet};
use crate::infra::files::write_whole;
use crate::infra::roster::read_own;
use csv::WriterBuilder;
use entaku_seating::Plan;
use std::io;
use std::path::Path;

/// A file in memory.
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Line>,
}

/// A row of a [`Table`].
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    /// The line in the file, as Excel counts.
    pub line: u64,
    cells: &'a Line,
}

impl Table {
    /// Reads a file that has at least these columns.
    pub fn read(path: &Path, required: &[&str]) -> Result<Self, InputFault> {
        let name = name(path);
        let bytes = std::fs::read(path).map_err(|error| InputFault::of(&name, FaultKind::File, error.to_string()))?;
        let unreadable = |_| InputFault::of(&name, FaultKind::Csv, String::new());
        let lines = if bytes.is_empty() { Vec::new() } else { read_own(&bytes).map_err(unreadable)? };
        Self::of(name, lines, required)
    }

    /// The line of headings is the one that has the most of these columns.
    fn of(name: String, mut lines: Vec<Line>, required: &[&str]) -> Result<Self, InputFault> {
        let columns = |line: &Line| line.cells.iter().map(|cell| column_of(&cell.text)).collect::<Vec<String>>();
        let missing =
            |columns: &[String]| required.iter().filter(|column| !columns.iter().any(|name| name == *column)).count();
        let top = lines.iter().take(HEADINGS_WITHIN).enumerate();
        let at = top.min_by_key(|(_, line)| missing(&columns(line))).map_or(0, |(at, _)| at);
        let columns = lines.get(at).map(columns).unwrap_or_default();
        if let Some(missing) = required.iter().find(|column| !columns.iter().any(|name| name == *column)) {
            let fault = InputFault::of(&name, FaultKind::NoColumn, *missing);
            let line = lines.get(at).map_or(1, |line| line.number.into());
            return Err(InputFault { line, column: (*missing).to_owned(), ..fault });
        }
        let mut rows = lines.split_off(at + 1);
        // Who was struck through, hidden or cancelled is left out, as where the desk takes in a roster.
        let heading = lines.pop();
        let sheet = Sheet { lines: heading.iter().chain(&rows).cloned().collect() };
        let layout = Layout::at(&sheet, heading.map(|line| line.number), 1);
        rows.retain(|line| layout.aside(line).is_empty());
        // A comma too many moves all cells behind it.
        if let Some(longer) = rows.iter().find(|line| line.cells.len() > columns.len()) {
            let line = longer.number.into();
            return Err(InputFault { line, ..InputFault::of(&name, FaultKind::Csv, String::new()) });
        }
        Ok(Self { name, columns, rows })
    }

    /// Whether there is a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// The rows below the heading.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, line: cells.number.into(), cells })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column; empty where there is no such column.
    pub fn get(self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.cells.get(at)).map(|cell| cell.text.trim()).unwrap_or_default()
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
