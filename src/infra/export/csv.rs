//! CSV as Excel opens it: UTF-8 with a byte order mark (without one Excel takes it for
//! `Shift_JIS`), CRLF, and no cell that a spreadsheet would run as a formula.

use super::{Cell, ExportFault, List, ListFile};
use crate::infra::formula::guarded;

/// A list on its way into CSV.
struct Csv(csv::Writer<Vec<u8>>);

/// Begins a list as CSV, with its headings.
///
/// # Errors
/// None that is known.
pub fn csv(list: &List) -> Result<Box<dyn ListFile>, ExportFault> {
    let mark = Vec::from("\u{FEFF}".as_bytes());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(mark);
    writer.write_record(list.columns.iter().map(|column| guarded(&column.heading)))?;
    Ok(Box::new(Csv(writer)))
}

impl ListFile for Csv {
    fn row(&mut self, cells: &[Cell]) -> Result<(), ExportFault> {
        Ok(self.0.write_record(cells.iter().map(|cell| guarded(&cell.text())))?)
    }

    fn end(self: Box<Self>) -> Result<Vec<u8>, ExportFault> {
        self.0.into_inner().map_err(|failed| failed.into_error().into())
    }
}
