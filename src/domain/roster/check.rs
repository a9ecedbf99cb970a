//! A roster's rows through the one check of the application form, with what only a spreadsheet
//! gets wrong told apart: lost zeros, dates that were no dates, words of no list.

use super::{Cell, CellKind, Column, Roster, Row};
use crate::domain::application::{ApplicationForm, Fault, FilledBy};
use crate::domain::contact::Phone;
use crate::domain::profession::{Profession, ProfessionList};
use crate::domain::registration::{Applicant, Years};
use crate::domain::text::{search_key, tidy_line, usual_width};

/// A row with what the check says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRow {
    /// The row number in the file.
    pub number: u32,
    /// The name as it stands in the file; may be empty.
    pub name: String,
    /// The applicant, or at least one fault.
    pub result: Result<Applicant, Vec<RowFault>>,
    /// What was put right, to be told.
    pub notes: Vec<RowNote>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub kind: RowFaultKind,
}

/// What can be wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFaultKind {
    /// As on the application form.
    Field(Fault),
    /// A profession that is not on the organisation's list.
    UnknownProfession(String),
    /// Years that are none of the answers.
    UnknownYears(String),
    /// Neither yes nor no.
    UnknownAnswer(String),
    /// The spreadsheet made a date of it.
    Date(String),
    /// The error of a formula.
    Formula(String),
    /// A character of the office's own (外字) or one that was lost on the way (`�`, or `?` inside
    /// a name).
    LostCharacter(String),
}

/// What was put right in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowNote {
    /// The spreadsheet had dropped the telephone number's leading 0: as it stood, as it is read.
    PhoneZero(String, String),
}

impl Roster {
    /// Every row through the check, in the order of the file.
    #[must_use]
    pub fn check(&self, professions: &ProfessionList) -> Vec<CheckedRow> {
        self.rows.iter().map(|row| Reading::new(row, professions).finish()).collect()
    }
}

/// A row while it is read.
struct Reading<'a> {
    row: &'a Row,
    professions: &'a ProfessionList,
    faults: Vec<RowFault>,
    notes: Vec<RowNote>,
}

impl<'a> Reading<'a> {
    const fn new(row: &'a Row, professions: &'a ProfessionList) -> Self {
        Self { row, professions, faults: Vec::new(), notes: Vec::new() }
    }

    fn finish(mut self) -> CheckedRow {
        let (profession, profession_other) = self.profession();
        let form = ApplicationForm {
            name: self.line(Column::Name),
            furigana: self.line(Column::Furigana),
            profession,
            profession_other,
            workplace: self.line(Column::Workplace),
            mail: self.line(Column::Mail),
            phone: self.phone(),
            years: self.years(),
            facilitator: self.facilitator(),
            arrangement: self.line(Column::Arrangement),
            topic: self.line(Column::Topic),
            privacy: String::new(),
        };
        let result = form.check(self.professions, FilledBy::Staff);
        for fault in result.as_ref().err().into_iter().flatten() {
            let column = Column::of_field(fault.field);
            // The cell's own fault says more than that the form's field is empty.
            if self.faults.iter().all(|own| own.column != column) {
                self.faults.push(RowFault { column, kind: RowFaultKind::Field(fault.fault) });
            }
        }
        self.faults.sort_by_key(|fault| fault.column);
        let name = tidy_line(self.row.cells.get(&Column::Name).map_or("", |cell| &cell.text));
        let result = match result {
            Ok(applicant) if self.faults.is_empty() => Ok(applicant),
            _ => Err(self.faults),
        };
        CheckedRow { number: self.row.number, name, result, notes: self.notes }
    }

    /// The text of a cell; empty, with the fault noted, where it cannot be taken as it stands.
    fn line(&mut self, column: Column) -> String {
        let Some(cell) = self.row.cells.get(&column) else { return String::new() };
        match fault_of(column, cell) {
            Some(kind) => {
                self.faults.push(RowFault { column, kind });
                String::new()
            }
            None => cell.text.clone(),
        }
    }

    fn profession(&mut self) -> (String, String) {
        let other = self.line(Column::ProfessionOther);
        let typed = self.line(Column::Profession);
        if typed.is_empty() {
            return (String::new(), other);
        }
        let Some(profession) = named(self.professions, &typed) else {
            self.refuse(Column::Profession, RowFaultKind::UnknownProfession(tidy_line(&typed)));
            return (String::new(), other);
        };
        let other = if other.is_empty() { in_brackets(&typed) } else { other };
        (profession.code.clone(), other)
    }

    fn phone(&mut self) -> String {
        let typed = self.line(Column::Phone);
        match with_zero(&typed) {
            Some(read) => {
                self.notes.push(RowNote::PhoneZero(tidy_line(&typed), read.clone()));
                read
            }
            None => typed,
        }
    }

    fn years(&mut self) -> String {
        let typed = self.line(Column::Years);
        if typed.is_empty() {
            return typed;
        }
        let years = Years::from_label(&typed);
        if years.is_none() {
            self.refuse(Column::Years, RowFaultKind::UnknownYears(tidy_line(&typed)));
        }
        years.map(|years| years.code().to_owned()).unwrap_or_default()
    }

    fn facilitator(&mut self) -> String {
        let typed = self.line(Column::Facilitator);
        match yes_or_no(&typed) {
            Some(true) => "yes".to_owned(),
            Some(false) => String::new(),
            None => {
                self.refuse(Column::Facilitator, RowFaultKind::UnknownAnswer(tidy_line(&typed)));
                String::new()
            }
        }
    }

    fn refuse(&mut self, column: Column, kind: RowFaultKind) {
        self.faults.push(RowFault { column, kind });
    }
}

/// Why a cell's text cannot be taken, whatever the column asks for.
fn fault_of(column: Column, cell: &Cell) -> Option<RowFaultKind> {
    let text = tidy_line(&cell.text);
    match cell.kind {
        CellKind::Date => return Some(RowFaultKind::Date(text)),
        CellKind::Error => return Some(RowFaultKind::Formula(text)),
        CellKind::Text | CellKind::Number => {}
    }
    let own = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' | '\u{FFFD}');
    // A program that could not write a character into a Shift_JIS file leaves a question mark.
    let lost = matches!(column, Column::Name | Column::Furigana) && text.contains(['?', '？']);
    (lost || text.contains(own)).then_some(RowFaultKind::LostCharacter(text))
}

/// The profession that a cell names: by its label, or by one of the parts of which a label is
/// made (「介護支援専門員」, 「理学療法士」) where only one label has that part.
fn named<'a>(professions: &'a ProfessionList, typed: &str) -> Option<&'a Profession> {
    if let Some(found) = professions.by_label(typed) {
        return Some(found);
    }
    let wanted = part_key(typed.split(['(', '（']).next().unwrap_or_default());
    let has_part = |profession: &&Profession| {
        let label = usual_width(&profession.label_ja);
        label.split(['(', ')', '・', '/', '、', ',']).any(|part| part_key(part) == wanted)
            || part_key(&label) == part_key(typed)
    };
    let mut found = professions.all().filter(has_part);
    let first = found.next().filter(|_| !wanted.is_empty());
    if found.next().is_none() { first } else { None }
}

/// 「ケアマネージャー」 and 「ケアマネジャー」 are one word.
fn part_key(part: &str) -> String {
    search_key(part).chars().filter(|c| c.is_alphanumeric() && *c != 'ー').collect()
}

/// The words in brackets of 「その他（鍼灸師）」.
fn in_brackets(typed: &str) -> String {
    let (_, rest) = typed.split_once(['(', '（']).unwrap_or_default();
    rest.trim_end().trim_end_matches([')', '）']).to_owned()
}

/// A Japanese telephone number whose leading 0 a spreadsheet dropped, with the 0 again: nine
/// digits of a line at a place, ten of a mobile or IP telephone. `None` for any other text.
fn with_zero(typed: &str) -> Option<String> {
    let digits: String = usual_width(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) && !digits.starts_with('0');
    let length = match digits.len() {
        9 => true,
        10 => ["50", "70", "80", "90"].iter().any(|prefix| digits.starts_with(prefix)),
        _ => false,
    };
    (plain && length).then(|| format!("0{digits}")).filter(|read| Phone::parse(read).is_some())
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match search_key(typed).as_str() {
        "" | "いいえ" | "×" | "x" | "✕" | "否" | "不可" | "なし" | "無" | "-" | "ー" | "no" | "n" | "0" | "false" => {
            Some(false)
        }
        "はい" | "○" | "◯" | "〇" | "◎" | "可" | "よい" | "良い" | "希望" | "有" | "あり" | "✓" | "✔" | "れ"
        | "yes" | "y" | "1" | "true" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
