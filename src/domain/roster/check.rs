//! A roster's rows through the one check of the application form, with what only a spreadsheet
//! gets wrong told apart: lost zeros, dates that were no dates, words of no list.

use super::aside::Aside;
use super::cell::{Cell, CellKind, Struck};
use super::column::Column;
use super::names::{bracketed_reading, without_honorific};
use super::people::{Roster, Row};
use crate::domain::application::{ApplicationForm, Fault, FieldFault, FilledBy};
use crate::domain::contact::{MailAddress, Phone};
use crate::domain::profession::ProfessionList;
use crate::domain::profession_words::{Meant, ProfessionWords, in_brackets};
use crate::domain::registration::{Applicant, Years};
use crate::domain::text::{plain_key, single_spaces, tidy_line, to_hiragana, usual_width};
use std::collections::HashMap;

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
    /// Why it is left out unless somebody says otherwise.
    pub asides: Vec<Aside>,
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
    /// Only this half of a name or reading is there.
    Half(String),
    /// A character of the office's own (外字) or one that was lost on the way (`�`, or `?` inside
    /// a name).
    LostCharacter(String),
}

/// What was put right in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowNote {
    /// The spreadsheet had dropped the telephone number's leading 0: as it stood, as it is read.
    PhoneZero(String, String),
    /// Something else stood beside what was read: the column, as it stood, as it is read.
    Read(Column, String, String),
    /// The honorific behind the name, as it stood, is left out.
    Honorific(String),
    /// 「同上」 stood there; this is what stood above.
    Ditto(Column, String),
    /// The reading is the one that Excel keeps, or that stood in brackets behind the name.
    Reading(String),
    /// This is struck through and left out.
    Struck(Column, String),
    /// The cell cannot be read and is left empty.
    Empty(RowFault, String),
    /// The cell is kept as it stands, though something in it cannot be read.
    Kept(RowFault),
}

impl Roster {
    /// Every row through the check, in the order of the file.
    #[must_use]
    pub fn check(&self, professions: &ProfessionWords) -> Vec<CheckedRow> {
        let words = self.words(professions);
        self.rows.iter().map(|row| Reading::new(row, &professions.list, &words).finish()).collect()
    }

    /// The words for professions, each once, with what they mean.
    fn words<'a>(&'a self, professions: &'a ProfessionWords) -> Words<'a> {
        let mut words = Words::new();
        for cell in self.rows.iter().filter_map(|row| row.cells.get(&Column::Profession)) {
            words.entry(&cell.text).or_insert_with(|| professions.meant(&cell.text));
        }
        words
    }
}

/// What each word for a profession means.
type Words<'a> = HashMap<&'a str, Meant<'a>>;

/// A row while it is read.
struct Reading<'a> {
    row: &'a Row,
    professions: &'a ProfessionList,
    words: &'a Words<'a>,
    faults: Vec<RowFault>,
    notes: Vec<RowNote>,
}

impl<'a> Reading<'a> {
    const fn new(row: &'a Row, professions: &'a ProfessionList, words: &'a Words<'a>) -> Self {
        Self { row, professions, words, faults: Vec::new(), notes: Vec::new() }
    }

    fn finish(mut self) -> CheckedRow {
        let (profession, profession_other) = self.profession();
        for column in &self.row.dittos {
            let above = self.row.cells.get(column).map(|cell| single_spaces(&cell.text)).unwrap_or_default();
            self.notes.push(RowNote::Ditto(*column, above));
        }
        let mut form = ApplicationForm {
            name: self.name(),
            furigana: self.furigana(),
            profession,
            profession_other,
            workplace: self.line(Column::Workplace),
            mail: self.mail(),
            mail_asked: String::new(),
            phone: self.phone(),
            years: self.years(),
            facilitator: self.facilitator(),
            arrangement: self.line(Column::Arrangement),
            topic: self.line(Column::Topic),
            privacy: String::new(),
        };
        // An address in the column of the numbers is still a way to reach the person.
        if form.mail.is_empty() && Phone::parse(&form.phone).is_none() && MailAddress::parse(&form.phone).is_some() {
            form.mail = std::mem::take(&mut form.phone);
            self.notes.push(RowNote::Read(Column::Mail, tidy_line(&form.mail), tidy_line(&form.mail)));
        }
        let mut result = form.check(self.professions, FilledBy::Staff);
        if result.is_err() && self.empty_what_is_optional(&mut form, result.as_ref().err()) {
            result = form.check(self.professions, FilledBy::Staff);
        }
        for fault in result.as_ref().err().into_iter().flatten() {
            let column = Column::of_field(fault.field);
            // The cell's own fault says more than that the form's field is empty.
            if self.faults.iter().all(|own| own.column != column) {
                self.faults.push(RowFault { column, kind: RowFaultKind::Field(fault.fault) });
            }
        }
        self.faults.sort_by_key(|fault| fault.column);
        let name = tidy_line(self.row.cells.get(&Column::Name).map_or("", |cell| &cell.text));
        let name = self.row.halves.get(&Column::Name).cloned().unwrap_or(name);
        let result = match result {
            Ok(applicant) if self.faults.is_empty() => Ok(applicant),
            _ => Err(self.faults),
        };
        let asides = self.row.asides.clone();
        CheckedRow { number: self.row.number, name, result, notes: self.notes, asides }
    }

    /// Leaves fields empty that cannot be taken and that nobody needs, each with a note; whether
    /// there were any.
    fn empty_what_is_optional(&mut self, form: &mut ApplicationForm, faults: Option<&Vec<FieldFault>>) -> bool {
        let mut any = false;
        for fault in faults.into_iter().flatten() {
            let column = Column::of_field(fault.field);
            let text = match column {
                Column::Workplace => &mut form.workplace,
                Column::Mail => &mut form.mail,
                Column::Phone => &mut form.phone,
                Column::Arrangement => &mut form.arrangement,
                Column::Topic => &mut form.topic,
                _ => continue,
            };
            any = true;
            let kind = RowFaultKind::Field(fault.fault);
            self.notes.push(RowNote::Empty(RowFault { column, kind }, tidy_line(&std::mem::take(text))));
        }
        any
    }

    /// The text of a cell; empty, with the fault noted, where it cannot be taken as it stands.
    fn line(&mut self, column: Column) -> String {
        if let Some(half) = self.row.halves.get(&column) {
            self.refuse(column, RowFaultKind::Half(half.clone()));
            return String::new();
        }
        let Some(cell) = self.row.cells.get(&column) else { return String::new() };
        match &cell.struck {
            Struck::Whole if !column.is_required() => {
                self.notes.push(RowNote::Struck(column, tidy_line(&cell.text)));
                return String::new();
            }
            Struck::Part(part) => self.notes.push(RowNote::Struck(column, tidy_line(part))),
            _ => {}
        }
        match fault_of(column, cell) {
            None => cell.text.clone(),
            Some(kind) if column.is_required() => {
                self.refuse(column, kind);
                String::new()
            }
            // Most of a text is better than nothing.
            Some(kind @ RowFaultKind::LostCharacter(_)) => {
                self.notes.push(RowNote::Kept(RowFault { column, kind }));
                cell.text.clone()
            }
            Some(kind) => {
                self.leave_empty(column, kind, &cell.text);
                String::new()
            }
        }
    }

    fn leave_empty(&mut self, column: Column, kind: RowFaultKind, typed: &str) {
        self.notes.push(RowNote::Empty(RowFault { column, kind }, tidy_line(typed)));
    }

    fn name(&mut self) -> String {
        let typed = self.line(Column::Name);
        let typed = bracketed_reading(&typed).map_or(typed, |(name, _)| name);
        match without_honorific(&typed) {
            Some(name) => {
                self.notes.push(RowNote::Honorific(tidy_line(&typed)));
                name
            }
            None => typed,
        }
    }

    /// The reading in its column, else the one that stands with the name.
    fn furigana(&mut self) -> String {
        let typed = self.line(Column::Furigana);
        if !typed.trim().is_empty() || self.row.halves.contains_key(&Column::Furigana) {
            return without_honorific(&typed).unwrap_or(typed);
        }
        let Some(name) = self.row.cells.get(&Column::Name) else { return typed };
        let beside = bracketed_reading(&name.text).map(|(_, reading)| reading);
        let reading = beside.unwrap_or_else(|| single_spaces(&to_hiragana(&name.reading)));
        if !reading.is_empty() {
            self.notes.push(RowNote::Reading(reading.clone()));
        }
        reading
    }

    /// The address in a cell, also where something stands beside it.
    fn mail(&mut self) -> String {
        let typed = self.line(Column::Mail);
        if is_none(&typed) || MailAddress::parse(&typed).is_some() {
            return if is_none(&typed) { String::new() } else { typed };
        }
        let words = typed.split(|c: char| c.is_whitespace() || ",;、／/<>（）()「」:：".contains(c));
        let found = words.filter(|word| word.contains(['@', '＠'])).find(|word| MailAddress::parse(word).is_some());
        match found.map(str::to_owned) {
            Some(found) => {
                self.notes.push(RowNote::Read(Column::Mail, single_spaces(&typed), found.clone()));
                found
            }
            None => typed,
        }
    }

    fn profession(&mut self) -> (String, String) {
        let other = self.line(Column::ProfessionOther);
        let typed = self.line(Column::Profession);
        if typed.is_empty() {
            return (String::new(), other);
        }
        let Some(Meant::One(profession)) = self.words.get(typed.as_str()) else {
            self.refuse(Column::Profession, RowFaultKind::UnknownProfession(tidy_line(&typed)));
            return (String::new(), other);
        };
        if !profession.free_text || !other.trim().is_empty() {
            return (profession.code.clone(), other);
        }
        // 「その他（鍼灸師）」, or a word that the organisation counts among the others; or 「その他」
        // and no word more: then that is what is known.
        let inside = in_brackets(&typed);
        let other = if inside.is_empty() { tidy_line(&typed) } else { inside };
        (profession.code.clone(), other)
    }

    fn phone(&mut self) -> String {
        let typed = self.line(Column::Phone);
        if is_none(&typed) {
            return String::new();
        }
        if let Some(found) = Phone::parse(&typed).filter(|found| found.full() != found.as_str()) {
            self.notes.push(RowNote::Read(Column::Phone, single_spaces(&typed), found.as_str().to_owned()));
        }
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
        if years.is_none() && !is_none(&typed) {
            self.leave_empty(Column::Years, RowFaultKind::UnknownYears(tidy_line(&typed)), &typed);
        }
        years.map(|years| years.code().to_owned()).unwrap_or_default()
    }

    fn facilitator(&mut self) -> String {
        let typed = self.line(Column::Facilitator);
        match yes_or_no(&typed) {
            Some(true) => "yes".to_owned(),
            Some(false) => String::new(),
            None => {
                self.leave_empty(Column::Facilitator, RowFaultKind::UnknownAnswer(tidy_line(&typed)), &typed);
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

/// Whether a cell says in words that there is nothing.
fn is_none(typed: &str) -> bool {
    let key = plain_key(typed);
    matches!(
        key.as_str(),
        "" | "なし" | "無し" | "無" | "-" | "ー" | "―" | "‐" | "−" | "×" | "n/a" | "none" | "不明" | "未定"
    )
}

/// Whether a cell says yes or no, however it is marked; `None` where it says neither.
#[must_use]
pub fn yes_or_no(typed: &str) -> Option<bool> {
    match plain_key(typed).as_str() {
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
