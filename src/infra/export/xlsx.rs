//! XLSX: prints on A4, its headings on every page, the event and the page number at the
//! margins; text cells throughout, so that nothing turns into a number, a date or a formula. Each
//! row is as high as its longest cell needs: not every program finds that out by itself.

use super::{Cell, ExportFault, List};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

/// The font that Excel has had for Japanese since 2016.
const FONT: &str = "游ゴシック";
/// DIN A4 in the numbering of `SpreadsheetML`.
const A4: u8 = 9;
/// Characters that the head of a page takes at most (255, its codes included).
const HEAD_MAX: usize = 100;
/// The height of a line of [`FONT`] at 11 points, in points.
const LINE: f64 = 18.75;
/// What a half-width character takes of a column's width, in hundredths of its unit; a full-width
/// one takes twice as much. A little is left over, since lines do not break everywhere.
const HALF_WIDTH: usize = 110;

/// The list as a workbook of one sheet.
///
/// # Errors
/// The list is larger than a sheet.
pub fn to_xlsx(list: &List) -> Result<Vec<u8>, ExportFault> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(format!("{} {}", list.of, list.name)).set_subject(&list.date);
    workbook.set_properties(&properties);
    // The constant-memory way writes texts into the cells themselves; of such a workbook at least
    // one reader (exceljs) lost a name, so the texts stand in the shared table as everywhere else.
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&list.name))?;
    let looks = Looks::new();
    for (column, position) in list.columns.iter().zip(0..) {
        sheet.set_column_width(position, column.width)?;
        sheet.write_string_with_format(0, position, &column.heading, &looks.heading)?;
    }
    sheet.set_row_height(0, height(list, list.columns.iter().map(|column| column.heading.as_str())))?;
    let mut group = None;
    let mut breaks = Vec::new();
    for (row, line) in list.rows.iter().zip(1..) {
        let texts: Vec<_> = row.iter().map(Cell::text).collect();
        sheet.set_row_height(line, height(list, texts.iter().map(String::as_str)))?;
        let own = list.grouped_by.and_then(|column| row.get(column));
        let begins = row_begins_group(group, own);
        group = own;
        if begins && list.page_per_group {
            breaks.push(line);
        }
        for (cell, position) in row.iter().zip(0..) {
            write(sheet, line, position, cell, looks.of(cell, begins))?;
        }
    }
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks)?;
    }
    lay_out(sheet, list)?;
    Ok(workbook.save_to_buffer()?)
}

/// The height of a row of these texts, one a column, in points.
fn height<'a>(list: &List, texts: impl Iterator<Item = &'a str>) -> f64 {
    let lines = list.columns.iter().zip(texts).map(|(column, text)| lines(text, column.width)).max();
    LINE * f64::from(lines.unwrap_or(1))
}

/// How many lines a text takes in a column of this width.
fn lines(text: &str, width: u8) -> u32 {
    let room = usize::from(width.max(2)) * 100;
    let taken =
        |line: &str| line.chars().map(|c| if c.is_ascii() { HALF_WIDTH } else { 2 * HALF_WIDTH }).sum::<usize>();
    let lines: usize = text.split('\n').map(|line| taken(line).div_ceil(room).max(1)).sum();
    // Excel's highest row has 409 points.
    u32::try_from(lines.clamp(1, 21)).unwrap_or(1)
}

fn row_begins_group(before: Option<&Cell>, own: Option<&Cell>) -> bool {
    before.is_some() && before != own
}

fn write(sheet: &mut Worksheet, line: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string_with_format(line, column, text, format)?,
        Cell::Number(number) => sheet.write_number_with_format(line, column, *number, format)?,
    };
    Ok(())
}

/// The formats of a sheet's cells.
struct Looks {
    heading: Format,
    text: Format,
    number: Format,
    first_text: Format,
    first_number: Format,
}

impl Looks {
    fn new() -> Self {
        let line = Color::RGB(0x0094_9494);
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(11)
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(line);
        let text = base.clone().set_text_wrap().set_num_format("@");
        let number = base.clone().set_align(FormatAlign::Center);
        let first = |format: &Format| {
            format.clone().set_border_top(FormatBorder::Medium).set_border_top_color(Color::RGB(0x0033_3333))
        };
        Self {
            heading: text
                .clone()
                .set_bold()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E8_F1FE)),
            first_text: first(&text),
            first_number: first(&number),
            text,
            number,
        }
    }

    fn of(&self, cell: &Cell, begins_group: bool) -> &Format {
        match (cell, begins_group) {
            (Cell::Text(_), false) => &self.text,
            (Cell::Text(_), true) => &self.first_text,
            (Cell::Number(_), false) => &self.number,
            (Cell::Number(_), true) => &self.first_number,
        }
    }
}

fn lay_out(sheet: &mut Worksheet, list: &List) -> Result<(), XlsxError> {
    let last_row = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    // A telephone number without hyphens is meant as text: no green corner.
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_paper_size(A4);
    if list.across {
        sheet.set_landscape()
    } else {
        sheet.set_portrait()
    };
    // One page wide, as many long as it takes.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.75, 0.6, 0.3, 0.3);
    sheet.set_header(format!(
        "&L&\"{FONT},太字\"{}\n&\"{FONT},標準\"{}&R&\"{FONT},標準\"{}",
        in_head(&list.of),
        in_head(&list.date),
        in_head(&list.name),
    ));
    let [before, between, after] = &list.page_words;
    sheet.set_footer(format!("&C{}&P{}&N{}", in_head(before), in_head(between), in_head(after)));
    Ok(())
}

/// Text for the head or foot of a page, where `&` begins a code.
fn in_head(text: &str) -> String {
    let short: String = text.chars().filter(|c| !c.is_control()).take(HEAD_MAX / 2).collect();
    short.replace('&', "&&")
}

/// A sheet's name: at most 31 characters, without the signs that Excel refuses.
fn sheet_name(name: &str) -> String {
    name.chars().filter(|c| !r"[]:*?/\".contains(*c)).take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell() {
        assert_eq!(lines("", 8), 1);
        assert_eq!(lines("医師", 8), 1);
        assert_eq!(lines("ケアマネジャー（介護支援専門員）", 24), 2);
        assert_eq!(lines("042-388-0001", 14), 1);
        assert_eq!(lines("車いすで参加します。\n手話通訳をお願いします。", 40), 2);
        assert_eq!(lines(&"あ".repeat(2000), 10), 21);
    }
}
