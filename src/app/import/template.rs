//! The roster to fill in, with the organisation's own professions to choose from.

use crate::domain::profession::ProfessionList;
use crate::domain::registration::Years;
use crate::domain::roster::Column;
use crate::i18n::Texts;
use crate::infra::export::{ExportFault, Template, TemplateColumn, template_xlsx};

/// The columns of the template, each with its width.
const COLUMNS: [(Column, u8); 10] = [
    (Column::Name, 18),
    (Column::Furigana, 20),
    (Column::Profession, 34),
    (Column::Workplace, 28),
    (Column::Mail, 28),
    (Column::Phone, 18),
    (Column::Years, 12),
    (Column::Facilitator, 12),
    (Column::Arrangement, 24),
    (Column::Topic, 28),
];

/// The roster to fill in, as a workbook.
///
/// # Errors
/// It could not be written.
pub fn template(list: &ProfessionList, t: Texts) -> Result<Vec<u8>, ExportFault> {
    let choices = |column: Column| -> Vec<String> {
        match column {
            Column::Profession => list.all().map(|profession| profession.label(t.is_japanese()).to_owned()).collect(),
            Column::Years => Years::ALL.iter().map(|years| t.get(&format!("papers-years-{}", years.code()))).collect(),
            Column::Facilitator => vec![t.get("template-yes")],
            _ => Vec::new(),
        }
    };
    let example = |column: Column, choices: &[String]| match column {
        Column::Profession | Column::Years | Column::Facilitator => choices.first().cloned().unwrap_or_default(),
        _ => t.get(&format!("template-example-{}", column.code())),
    };
    let columns = COLUMNS.map(|(column, width)| {
        let choices = choices(column);
        let heading = t.get(&format!("import-column-{}", column.code()));
        TemplateColumn { heading, width, example: example(column, &choices), choices }
    });
    let notes = ["required", "example", "profession", "phone", "other"].map(|id| t.get(&format!("template-note-{id}")));
    template_xlsx(&Template {
        sheets: ["roster", "choices", "notes"].map(|id| t.get(&format!("template-sheet-{id}"))),
        columns: columns.into(),
        notes: notes.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::import::read;
    use crate::domain::registration::Language;
    use crate::domain::roster::{Layout, Roster, RosterFault};

    #[test]
    fn the_template_is_a_roster_of_nobody_yet() {
        for language in [Language::Ja, Language::En] {
            let bytes = template(&ProfessionList::default_list(), Texts::new(language)).unwrap();
            let mut sheet = read(&bytes).unwrap();
            let layout = Layout::guess(&sheet);
            let holds: Vec<_> = layout.columns.iter().map(|column| column.holds).collect();
            assert_eq!(holds, COLUMNS.map(|(column, _)| Some(column)), "{language:?}");
            // The example is nobody, also where it was left in.
            assert_eq!(Roster::of(&sheet, &layout), Err(RosterFault::NoRows));
            let mut line = sheet.lines[1].clone();
            line.number = 3;
            line.cells[0].text = "佐藤 明".into();
            sheet.lines.push(line);
            assert_eq!(Roster::of(&sheet, &Layout::guess(&sheet)).unwrap().rows.len(), 1);
        }
    }
}
