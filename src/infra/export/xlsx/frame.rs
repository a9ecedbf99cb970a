//! What stands round the rows of a sheet: its columns, how it prints (on A4, its headings on every
//! page, the event and the page number at the margins), its styles and all other parts. `rust_xlsxwriter`
//! writes it for a sheet that has a cell of each format and no rows.

use super::super::{ExportFault, List};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The font that Excel has had for Japanese since 2016.
const FONT: &str = "游ゴシック";
/// DIN A4 in the numbering of `SpreadsheetML`.
const A4: u8 = 9;
/// Characters that the head of a page takes at most (255, its codes included).
const HEAD_MAX: usize = 100;
/// The part that holds the rows.
pub(super) const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The list of the parts, by which some programs tell what a file is: it stands first.
pub(super) const CONTENTS: &str = "[Content_Types].xml";
/// The part that holds the texts of the cells.
pub(super) const STRINGS: &str = "xl/sharedStrings.xml";

/// The numbers of a sheet's formats.
#[derive(Clone, Copy)]
pub(super) struct Styles {
    pub(super) heading: u32,
    pub(super) text: u32,
    pub(super) number: u32,
    pub(super) first_text: u32,
    pub(super) first_number: u32,
}

/// A workbook without rows.
pub(super) struct Frame {
    /// The workbook's parts.
    pub(super) parts: ZipArchive<Cursor<Vec<u8>>>,
    /// The sheet as far as its rows.
    pub(super) before: String,
    /// The sheet behind its rows.
    pub(super) behind: String,
    /// The numbers of its formats.
    pub(super) styles: Styles,
}

impl Frame {
    /// The frame of a list of so many rows below the headings, of which some begin a printed page.
    pub(super) fn of(list: &List, rows: u32, breaks: &[u32]) -> Result<Self, ExportFault> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new().set_title(format!("{} {}", list.of, list.name)).set_subject(&list.date);
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&list.name))?;
        for (column, position) in list.columns.iter().zip(0..) {
            sheet.set_column_width(position, column.width)?;
        }
        let looks = Looks::new();
        for (format, row) in looks.0.iter().zip(0..) {
            // A text, so that the workbook has a part for texts.
            sheet.write_string_with_format(row, 0, "-", format)?;
        }
        if !breaks.is_empty() {
            sheet.set_page_breaks(breaks)?;
        }
        lay_out(sheet, list, rows)?;
        let mut parts = ZipArchive::new(Cursor::new(workbook.save_to_buffer()?))?;
        let mut whole = String::new();
        parts.by_name(SHEET)?.read_to_string(&mut whole)?;
        let (before, rest) = whole.split_once("<sheetData>").ok_or(ExportFault::Build)?;
        let (cells, behind) = rest.split_once("</sheetData>").ok_or(ExportFault::Build)?;
        let style = |row: u32| style_of(cells, row).ok_or(ExportFault::Build);
        Ok(Self {
            styles: Styles {
                heading: style(1)?,
                text: style(2)?,
                number: style(3)?,
                first_text: style(4)?,
                first_number: style(5)?,
            },
            before: format!("{}<sheetData>", without_size(before)),
            behind: format!("</sheetData>{behind}"),
            parts,
        })
    }
}

/// The number of the format of a row's first cell.
fn style_of(cells: &str, row: u32) -> Option<u32> {
    let (_, cell) = cells.split_once(&format!("<c r=\"A{row}\" s=\""))?;
    cell.split_once('"')?.0.parse().ok()
}

/// The sheet's head without the size of the sheet, which need not be told and is not known yet.
fn without_size(head: &str) -> String {
    let Some((before, size)) = head.split_once("<dimension") else { return head.to_owned() };
    let behind = size.split_once("/>").map_or(size, |(_, behind)| behind);
    format!("{before}{behind}")
}

/// The formats of a sheet's cells, in the order of [`Styles`].
struct Looks([Format; 5]);

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
        let heading = text
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00E8_F1FE));
        let (first_text, first_number) = (first(&text), first(&number));
        Self([heading, text, number, first_text, first_number])
    }
}

fn lay_out(sheet: &mut Worksheet, list: &List, last_row: u32) -> Result<(), XlsxError> {
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
