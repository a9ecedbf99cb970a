//! The texts of a workbook's cells, which stand in a part of their own: at least one reader (exceljs) lost
//! a name that stood in its cell. They are packed as they come, so that none of them is kept; what is
//! often said, such as a profession, stands there once, as far as a small memory goes.

use super::super::ExportFault;
use super::frame::STRINGS;
use quick_xml::escape::partial_escape;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// So many texts are known again.
const KNOWN: usize = 4096;
/// The most characters that a cell takes.
const CELL_MAX: usize = 32_767;

pub(super) struct Strings {
    file: ZipWriter<Cursor<Vec<u8>>>,
    known: HashMap<String, u32>,
    count: u32,
}

impl Strings {
    pub(super) fn begin() -> Result<Self, ExportFault> {
        let mut file = ZipWriter::new(Cursor::default());
        file.start_file(STRINGS, SimpleFileOptions::default())?;
        file.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
              <sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
        )?;
        Ok(Self { file, known: HashMap::new(), count: 0 })
    }

    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> Result<u32, ExportFault> {
        if let Some(number) = self.known.get(text) {
            return Ok(*number);
        }
        let number = self.count;
        let shown: String = text.chars().take(CELL_MAX).collect();
        let space = if text.trim() == text { "" } else { " xml:space=\"preserve\"" };
        write!(self.file, "<si><t{space}>{}</t></si>", partial_escape(escaped(&shown).as_str()))?;
        if self.known.len() < KNOWN {
            self.known.insert(text.to_owned(), number);
        }
        self.count += 1;
        Ok(number)
    }

    /// An archive of this one part.
    pub(super) fn end(mut self) -> Result<ZipArchive<Cursor<Vec<u8>>>, ExportFault> {
        self.file.write_all(b"</sst>")?;
        Ok(self.file.finish_into_readable()?)
    }
}

/// The text as a workbook holds it: a sign that XML cannot hold as `_x0007_`, and what looks like one
/// already with its first sign written so.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        if sign.is_control() && !matches!(sign, '\n' | '\t') && sign < ' ' || matches!(sign, '\u{FFFE}' | '\u{FFFF}') {
            let _ = write!(escaped, "_x{:04X}_", u32::from(sign));
        } else if sign == '_' && is_escape(&text[at..]) {
            escaped.push_str("_x005F_");
        } else {
            escaped.push(sign);
        }
    }
    escaped
}

/// Whether a text begins like `_x0007_`.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes.starts_with(b"_x") && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_xml_cannot_hold_is_written_as_excel_does() {
        assert_eq!(escaped("a\u{7}b\nc"), "a_x0007_b\nc");
        assert_eq!(escaped("_x0007_"), "_x005F_x0007_");
        assert_eq!(escaped("_x000_ _x00GG_ 山﨑_x"), "_x000_ _x00GG_ 山﨑_x");
    }
}
