//! CSV as Excel opens it: UTF-8 with a byte order mark (without one Excel takes it for
//! `Shift_JIS`), CRLF, and no cell that a spreadsheet would run as a formula.

use super::{Cell, List};

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

/// The text with an apostrophe before it where a spreadsheet would take it for a formula: the
/// signs of OWASP's "CSV injection", full-width ones too, which a Japanese Excel reads alike.
fn guarded(text: &str) -> String {
    let risky =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn nothing_begins_like_a_formula() {
        for text in ["=1+1", "+81", "-1", "@SUM", "\t=1", "\r=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "山﨑", "042-381-7871", "1=1", "ー"] {
            assert_eq!(guarded(text), text);
        }
    }
}
