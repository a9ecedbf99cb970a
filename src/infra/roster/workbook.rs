//! Workbooks (XLSX): the cells of every visible sheet as they would be read on paper.

use super::{CELLS_MAX, COLUMNS_MAX, FileFault, LINES_MAX, inflate};
use crate::domain::roster::{Cell, CellKind, Line};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The sheets of a workbook, each with its lines.
///
/// Cells are read one after another: a sheet that names a cell in its last row and column costs
/// nothing, where a table of the whole sheet would not fit into memory.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<Line>>, FileFault> {
    inflate::check(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileFault::Damaged)?;
    let names: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut cells_left = CELLS_MAX;
    names.iter().map(|name| sheet(&mut workbook, name, &mut cells_left)).collect()
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, cells_left: &mut usize) -> Result<Vec<Line>, FileFault> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| FileFault::Damaged)?;
    let mut lines: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(found) = reader.next_cell().map_err(|_| FileFault::Damaged)? {
        let (row, column) = found.get_position();
        let cell = cell_of(found.get_value());
        if cell.is_blank() || column as usize >= COLUMNS_MAX {
            continue;
        }
        let cells = lines.entry(row.saturating_add(1)).or_default();
        // The empty cells on the left of a cell take memory too.
        let needed = (column as usize + 1).saturating_sub(cells.len());
        *cells_left = cells_left.checked_sub(needed).ok_or(FileFault::TooMuchInside)?;
        cells.resize(cells.len() + needed, Cell::default());
        cells[column as usize] = cell;
        if lines.len() > LINES_MAX {
            return Err(FileFault::TooMuchInside);
        }
    }
    Ok(lines.into_iter().map(|(number, cells)| Line { number, cells }).collect())
}

/// Of a formula the value that was last computed is read.
fn cell_of(value: &DataRef<'_>) -> Cell {
    let (text, kind) = match value {
        DataRef::Empty => (String::new(), CellKind::Text),
        DataRef::String(text) => (text.clone(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), CellKind::Text),
        DataRef::Int(number) => (number.to_string(), CellKind::Number),
        // Rust writes 423888819.0 as 「423888819」 and never in powers of ten.
        DataRef::Float(number) => (number.to_string(), CellKind::Number),
        DataRef::Bool(is) => (is.to_string(), CellKind::Text),
        DataRef::DateTime(at) => (date(at), CellKind::Date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), CellKind::Date),
        DataRef::Error(error) => (error.to_string(), CellKind::Error),
    };
    Cell { text, kind }
}

fn date(at: &ExcelDateTime) -> String {
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    format!("{year}/{month}/{day}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    fn saved(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        fill(workbook.add_worksheet());
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_are_read_as_they_would_be_on_paper() {
        let bytes = saved(|sheet| {
            sheet.write(0, 0, "髙橋 𠮷").unwrap();
            sheet.write(0, 1, 423_888_819).unwrap();
            let day = Format::new().set_num_format("m月d日");
            sheet.write_with_format(0, 2, ExcelDateTime::from_ymd(2023, 4, 9).unwrap(), &day).unwrap();
            sheet.write(0, 3, Formula::new("=\"医\"&\"師\"").set_result("医師")).unwrap();
            sheet.write(1_048_575, 16_383, "遠い").unwrap();
        });
        let cell = |text: &str, kind| Cell { text: text.into(), kind };
        assert_eq!(
            read(&bytes).unwrap(),
            [[Line {
                number: 1,
                cells: vec![
                    cell("髙橋 𠮷", CellKind::Text),
                    cell("423888819", CellKind::Number),
                    cell("2023/4/9", CellKind::Date),
                    cell("医師", CellKind::Text),
                ],
            }]]
        );
    }

    #[test]
    fn a_workbook_that_unpacks_beyond_bounds_is_refused() {
        use std::io::Write;
        use zip::write::{SimpleFileOptions, ZipWriter};
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let zeros = vec![b' '; 1024 * 1024];
        zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        for _ in 0..70 {
            zip.write_all(&zeros).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1024 * 1024);
        assert_eq!(read(&bytes), Err(FileFault::TooMuchInside));
    }

    #[test]
    fn other_archives_and_damaged_ones_are_told_apart() {
        use zip::write::{SimpleFileOptions, ZipWriter};
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        assert_eq!(read(&zip.finish().unwrap().into_inner()), Err(FileFault::OtherKind));
        let mut bytes = saved(|sheet| {
            sheet.write(0, 0, "氏名").unwrap();
        });
        bytes.truncate(bytes.len() / 2);
        assert_eq!(read(&bytes), Err(FileFault::Damaged));
    }
}
