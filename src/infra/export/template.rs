//! An empty roster to fill in: headings, lists to choose from, one example, and a sheet of notes.

use super::ExportFault;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook, XlsxError,
};

/// So many rows below the headings have lists to choose from.
const ROWS: u32 = 500;

/// A column of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    /// Its heading.
    pub heading: String,
    /// Its width in half-width characters.
    pub width: u8,
    /// What its cell of the example says.
    pub example: String,
    /// What one may choose from; empty where anything may be typed.
    pub choices: Vec<String>,
}

/// What the template says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The names of its sheets: the roster, the choices, the notes.
    pub sheets: [String; 3],
    /// The columns of the roster.
    pub columns: Vec<TemplateColumn>,
    /// The notes, a line each.
    pub notes: Vec<String>,
}

/// The template as a workbook.
///
/// # Errors
/// It does not fit into a workbook.
pub fn template_xlsx(template: &Template) -> Result<Vec<u8>, ExportFault> {
    let mut workbook = Workbook::new();
    let [roster, choices, notes] = &template.sheets;
    let heading = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00E8_F1FE))
        .set_align(FormatAlign::VerticalCenter);
    // Cells of text keep the leading 0 of a telephone number.
    let text = Format::new().set_num_format("@");
    let faint = Format::new().set_num_format("@").set_font_color(Color::RGB(0x0066_6666)).set_italic();
    workbook.add_worksheet().set_name(roster)?;
    let listed = workbook.add_worksheet();
    listed.set_name(choices)?;
    let mut lists = Vec::new();
    for (place, column) in (0_u16..).zip(template.columns.iter().filter(|column| !column.choices.is_empty())) {
        listed.write_with_format(0, place, &column.heading, &heading)?;
        listed.set_column_width(place, 36)?;
        for (row, choice) in (1_u32..).zip(&column.choices) {
            listed.write(row, place, choice)?;
        }
        let letter = char::from(b'A' + u8::try_from(place).unwrap_or_default());
        lists.push((column, format!("='{choices}'!${letter}$2:${letter}${}", column.choices.len() + 1)));
    }
    let sheet = workbook.worksheet_from_name(roster)?;
    for (place, column) in (0_u16..).zip(&template.columns) {
        sheet.set_column_width(place, column.width)?;
        sheet.set_column_format(place, &text)?;
        sheet.write_with_format(0, place, &column.heading, &heading)?;
        sheet.write_with_format(1, place, &column.example, &faint)?;
        if let Some((_, list)) = lists.iter().find(|(listed, _)| listed.heading == column.heading) {
            // Other words may be typed: the preview asks what they mean.
            let choose = DataValidation::new()
                .allow_list_formula(Formula::new(list))
                .set_error_style(DataValidationErrorStyle::Information);
            sheet.add_data_validation(1, place, ROWS, place, &choose)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    write_notes(workbook.add_worksheet().set_name(notes)?, &template.notes)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_notes(sheet: &mut rust_xlsxwriter::Worksheet, notes: &[String]) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, note) in (0_u32..).zip(notes) {
        sheet.write_with_format(row, 0, note, &wrapped)?;
    }
    Ok(())
}
