//! Text files: CSV, and what Excel calls text (tabs), in the encodings that Japanese offices save.

use super::budget::Budget;
use super::{COLUMNS_MAX, FileFault};
use crate::domain::roster::{Cell, HEADINGS_WITHIN, Line, known_headings};
use crate::infra::formula::unguarded;
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The separators, the usual one first.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];
/// How much of a text tells its separator.
const SAMPLE: usize = 64 * 1024;

/// The lines of a text file that hold something, numbered as Excel numbers its rows.
pub(super) fn read(bytes: &[u8], mut budget: Budget) -> Result<Vec<Line>, FileFault> {
    // One kind of line end, so that rows can be counted.
    let text = decode(bytes).ok_or(FileFault::OtherKind)?.replace("\r\n", "\n").replace('\r', "\n");
    let separator = separator(&text);
    // A line is taken apart as a whole before its cells can be counted.
    if text.bytes().filter(|byte| *byte == separator).count() > budget.cells_left() {
        return Err(FileFault::TooMuchInside);
    }
    let mut lines = Vec::new();
    let mut breaks_inside = 0;
    let (mut reader, mut record) = (reader(&text, separator), StringRecord::new());
    while reader.read_record(&mut record).map_err(|_| FileFault::Damaged)? {
        let line = record.position().map_or(0, |before| first_line(&text, before));
        // Excel counts a quoted cell of several lines as one row.
        let number = u32::try_from(line.saturating_sub(breaks_inside)).unwrap_or(u32::MAX);
        breaks_inside += record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
        let fields = || record.iter().take(COLUMNS_MAX);
        // Cells right of the last that holds something are none.
        let filled = |(at, field): (usize, &str)| (!field.trim().is_empty()).then_some(at);
        let Some(last) = fields().enumerate().filter_map(filled).last() else { continue };
        budget.line()?;
        budget.cells(last + 1)?;
        fields().try_for_each(|field| budget.text(field))?;
        lines.push(Line::new(number, fields().take(last + 1).map(unguarded).map(Cell::text).collect()));
    }
    Ok(lines)
}

/// The line on which a record begins: the reader's position is that of the empty lines before it.
fn first_line(text: &str, before: &csv::Position) -> u64 {
    let from = usize::try_from(before.byte()).unwrap_or(usize::MAX);
    let empty = text.as_bytes().get(from..).unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
    before.line() + empty as u64
}

/// Strict UTF-8 with or without a byte order mark, UTF-16 with one, and otherwise CP932, which
/// `encoding_rs` calls `SHIFT_JIS`. A text in CP932 is practically never valid UTF-8. `None`
/// where it is no text.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest),
        _ => {
            let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(plain) {
                Ok(text) => (Cow::Borrowed(text), false),
                Err(_) => SHIFT_JIS.decode_without_bom_handling(plain),
            }
        }
    };
    let (text, damaged) = text;
    let is_text = |text: &str| !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1A}'));
    (!damaged && is_text(&text) && !text.starts_with("%PDF")).then_some(text)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The separator by which the most headings are known, then the one that makes the most cells of
/// the first lines; the comma where all are equal.
fn separator(text: &str) -> u8 {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let cells = |separator: u8| {
        let records = reader(sample, separator).into_records().take(HEADINGS_WITHIN).filter_map(Result::ok);
        let lines: Vec<_> = records.map(|record| Line::new(0, record.iter().map(Cell::text).collect())).collect();
        (known_headings(&lines), lines.iter().map(|line| line.cells.len()).sum::<usize>())
    };
    // The first of several that make as many: `max_by_key` would take the last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| cells(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::super::LINES_MAX;
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<Line>, FileFault> {
        super::read(bytes, Budget::new())
    }

    fn texts(lines: &[Line]) -> Vec<(u32, Vec<&str>)> {
        lines.iter().map(|line| (line.number, line.cells.iter().map(|cell| cell.text.as_str()).collect())).collect()
    }

    #[test]
    fn every_encoding_of_an_office_is_read() {
        let plain = "氏名,所属\n髙橋 﨑,①病院\n";
        let (cp932, _, lossy) = SHIFT_JIS.encode(plain);
        assert!(!lossy);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in
            [plain.as_bytes().to_vec(), [b"\xEF\xBB\xBF", plain.as_bytes()].concat(), cp932.into_owned(), utf16]
        {
            assert_eq!(texts(&read(&bytes).unwrap()), [(1, vec!["氏名", "所属"]), (2, vec!["髙橋 﨑", "①病院"])]);
        }
    }

    #[test]
    fn tabs_and_semicolons_separate_too() {
        for text in ["氏名\t所属\nA, B\tC\n", "氏名;所属\n\"A, B\";C\n"] {
            assert_eq!(texts(&read(text.as_bytes()).unwrap())[1].1, ["A, B", "C"], "{text}");
        }
    }

    #[test]
    fn what_people_wrote_tells_no_separator() {
        let text = "氏名,ふりがな,職種,話したいテーマ\nA,a,医師,";
        let lines = read(format!("{text}\"{}\"\n", "一つ;二つ\t".repeat(50)).as_bytes()).unwrap();
        assert_eq!((lines.len(), lines[1].cells.len()), (2, 4));
    }

    #[test]
    fn rows_are_numbered_as_excel_numbers_them() {
        let text = "氏名,所属\r\n\r\n\"A\",\"一行\n二行\n三行\"\r\nB,C\r\n";
        let lines = read(text.as_bytes()).unwrap();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn empty_cells_without_end_are_refused() {
        let megabytes = |line: &str| line.repeat(super::super::FILE_MAX / line.len());
        // One line of cells, lines of cells, and cells far to the right.
        for text in [megabytes(","), megabytes(&format!("{}\n", ",".repeat(199))), format!("{}x", ",".repeat(500_000))]
        {
            assert_eq!(read(text.as_bytes()), Err(FileFault::TooMuchInside));
        }
        let far = format!("{}x\n", ",".repeat(198)).repeat(2_020);
        assert_eq!(read(far.as_bytes()), Err(FileFault::TooMuchInside));
        let long = format!("{}\n", "x".repeat(2_000)).repeat(2_500);
        assert!(read(long.as_bytes()).is_ok());
        let lines = |count: usize| read("x\n".repeat(count).as_bytes()).map(|lines| lines.len());
        assert_eq!((lines(LINES_MAX), lines(LINES_MAX + 1)), (Ok(LINES_MAX), Err(FileFault::TooMuchInside)));
        // A byte of CP932 can be three of UTF-8.
        let kana = [&b"\xB1".repeat(2_000)[..], b"\n"].concat();
        assert!(read(&kana.repeat(1_000)).is_ok());
        assert_eq!(read(&kana.repeat(2_000)), Err(FileFault::TooMuchInside));
        let wide = read(format!("{}x\n", "x,".repeat(COLUMNS_MAX)).as_bytes()).unwrap();
        assert_eq!(wide[0].cells.len(), COLUMNS_MAX);
        // Empty cells and lines after what is filled are none.
        let sparse = format!("氏名{}\n", ",".repeat(100)).repeat(1_000) + &"\n,,,".repeat(10_000);
        let lines = read(sparse.as_bytes()).unwrap();
        assert_eq!((lines.len(), lines[999].cells.len()), (1_000, 1));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"%PDF-1.7\nabc"[..], &b"\x89PNG\r\n\x1A\n\0\0"[..], &b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..]] {
            assert_eq!(read(bytes), Err(FileFault::OtherKind));
        }
    }
}
