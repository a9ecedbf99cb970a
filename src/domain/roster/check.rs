//! A roster's rows through the one check of the application form, with what only a spreadsheet
//! gets wrong told apart: lost zeros, dates that were no dates, words of no list.

use super::cell::Struck;
use super::column::Column;
use super::meant::{fault_of, is_none, with_zero, yes_or_no};
use super::names::{bracketed_reading, without_honorific};
use super::people::{Roster, Row};
use super::row::{CheckedRow, RowFault, RowFaultKind, RowNote};
use crate::domain::application::{ApplicationForm, FieldFault, FilledBy};
use crate::domain::contact::{MailAddress, Phone};
use crate::domain::profession::ProfessionList;
use crate::domain::profession_words::{Meant, ProfessionWords, in_brackets};
use crate::domain::registration::Years;
use crate::domain::text::{single_spaces, tidy_line, to_hiragana, usual_width};
use std::collections::HashMap;

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
        if is_none(&typed) {
            return String::new();
        }
        // With 「名前 <x@y>」 or a link it is told which address was read.
        let stands_alone = !usual_width(&typed).contains(['<', ':']);
        if stands_alone && MailAddress::parse(&typed).is_some() {
            return typed;
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

#[cfg(test)]
mod tests;
