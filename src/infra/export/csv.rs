//! CSV as Excel opens it: UTF-8 with a byte order mark (without one Excel takes it for
//! `Shift_JIS`), CRLF, and no cell that a spreadsheet would run as a formula.

use super::{Cell, List};
use crate::infra::formula::guarded;

/// The list as CSV, headings first.
#[must_use]
pub fn to_csv(list: &List) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::from("\u{FEFF}".as_bytes()));
    let headings = list.columns.iter().map(|column| guarded(&column.heading)).collect::<Vec<_>>();
    let rows = list.rows.iter().map(|row| row.iter().map(Cell::text).map(|text| guarded(&text)).collect::<Vec<_>>());
    for record in std::iter::once(headings).chain(rows) {
        // Writing into memory fails only for records of unequal length; a list has none.
        if writer.write_record(&record).is_err() {
            break;
        }
    }
    writer.into_inner().unwrap_or_default()
}
