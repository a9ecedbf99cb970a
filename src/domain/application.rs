//! The application form: what was typed, and the check that makes an [`Applicant`] of it or
//! says, for every field at once, what is still missing. The public page, the desk's "add by
//! hand" and the roster import all go through this one check.

use super::contact::{MailAddress, Phone, PhoneFault};
use super::profession::ProfessionList;
use super::reading::reading;
use super::registration::{Applicant, Years, coded};
use super::text::{holds_web_address, holds_words, is_garbled, tidy_line, tidy_text};
use super::workplace::workplace_key;
use serde::{Deserialize, Serialize};

/// The longest one-line answer, in characters.
pub const LINE_MAX: usize = 100;
/// The longest answer of several lines, in characters.
pub const TEXT_MAX: usize = 1000;

/// What was typed, field by field, to the letter. Missing fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationForm {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub furigana: String,
    /// Code of the chosen profession.
    pub profession: String,
    /// Free text for その他.
    pub profession_other: String,
    /// 所属.
    pub workplace: String,
    /// メールアドレス.
    pub mail: String,
    /// The address about which was asked whether it is right: sent once more, it is taken.
    pub mail_asked: String,
    /// 電話番号.
    pub phone: String,
    /// Code of the years, or empty.
    pub years: String,
    /// `yes` where the box is checked.
    pub facilitator: String,
    /// 配慮が必要なこと.
    pub arrangement: String,
    /// 話したいテーマ・事前質問.
    pub topic: String,
    /// `yes` where the privacy text was agreed to.
    pub privacy: String,
}

coded! {
    /// A field of the form, in its order.
    Field {
        /// 氏名.
        Name = "name",
        /// ふりがな.
        Furigana = "furigana",
        /// 職種.
        Profession = "profession",
        /// その他の職種.
        ProfessionOther = "profession_other",
        /// 所属.
        Workplace = "workplace",
        /// メールアドレス.
        Mail = "mail",
        /// 電話番号.
        Phone = "phone",
        /// 経験年数.
        Years = "years",
        /// 配慮が必要なこと.
        Arrangement = "arrangement",
        /// 話したいテーマ・事前質問.
        Topic = "topic",
        /// 個人情報の取扱い.
        Privacy = "privacy",
    }
}

coded! {
    /// What is wrong with a field.
    Fault {
        /// Nothing was given.
        Missing = "missing",
        /// Cannot be read as what the field asks for.
        Unreadable = "unreadable",
        /// Longer than the field takes.
        TooLong = "too-long",
        /// Nothing but spaces and marks, where a name is asked for.
        Nothing = "nothing",
        /// Damaged on the way.
        Garbled = "garbled",
        /// Looks mistyped; taken if it is sent once more.
        Doubtful = "doubtful",
        /// Too few digits.
        Short = "short",
        /// Too many digits.
        Long = "long",
        /// An address of the web, where words are asked for: a confirmation would carry it to
        /// whoever's mail address was typed.
        Address = "address",
    }
}

impl Fault {
    const fn of(fault: PhoneFault) -> Self {
        match fault {
            PhoneFault::Unreadable => Self::Unreadable,
            PhoneFault::Short => Self::Short,
            PhoneFault::Long => Self::Long,
        }
    }
}

/// A field and what is wrong with it. Its sentence is the message
/// `fault-{field code}-{fault code}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
}

/// Who fills in the form: staff may leave out what a caller cannot give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilledBy {
    /// The person; everything that is required must be there.
    Registrant,
    /// Staff, from a telephone call, a fax or a roster: mail, phone, workplace and the privacy
    /// box may be missing.
    Staff,
}

impl ApplicationForm {
    /// The applicant, or every fault in the order of the form.
    ///
    /// # Errors
    /// At least one [`FieldFault`].
    pub fn check(&self, professions: &ProfessionList, filled_by: FilledBy) -> Result<Applicant, Vec<FieldFault>> {
        let (applicant, faults) = self.read(professions, filled_by);
        if faults.is_empty() { Ok(applicant) } else { Err(faults) }
    }

    /// The changed applicant, or every fault. A field that was left as it is stored is not checked
    /// again: what once was taken stays, also where it would not be taken today.
    ///
    /// # Errors
    /// At least one [`FieldFault`].
    pub fn check_change(&self, professions: &ProfessionList, stored: &Applicant) -> Result<Applicant, Vec<FieldFault>> {
        let (mut applicant, mut faults) = self.read(professions, FilledBy::Staff);
        let before = Self::of(stored, professions);
        let mut keep = |field: Field, untouched: bool| {
            faults.retain(|fault| !untouched || fault.field != field);
            untouched
        };
        if keep(Field::Name, self.name == before.name) {
            applicant.name.clone_from(&stored.name);
        }
        if keep(Field::Furigana, self.furigana == before.furigana) {
            applicant.furigana.clone_from(&stored.furigana);
        }
        if keep(Field::Workplace, self.workplace == before.workplace) {
            applicant.workplace.clone_from(&stored.workplace);
            applicant.workplace_key.clone_from(&stored.workplace_key);
        }
        if keep(Field::Mail, self.mail == before.mail) {
            applicant.mail.clone_from(&stored.mail);
        }
        if keep(Field::Phone, self.phone == before.phone) {
            applicant.phone.clone_from(&stored.phone);
        }
        keep(Field::Arrangement, self.arrangement == before.arrangement);
        keep(Field::Topic, self.topic == before.topic);
        if keep(Field::Years, self.years == before.years) {
            applicant.years = stored.years;
        }
        if faults.is_empty() { Ok(applicant) } else { Err(faults) }
    }

    /// The applicant, as far as it can be read, and every fault in the order of the form.
    fn read(&self, professions: &ProfessionList, filled_by: FilledBy) -> (Applicant, Vec<FieldFault>) {
        let mut faults = self.garbled();
        let staff = filled_by == FilledBy::Staff;
        let applicant = Applicant {
            name: named(&self.name, Field::Name, &mut faults),
            furigana: self.checked_furigana(&mut faults),
            profession_code: String::new(),
            profession_label: String::new(),
            workplace: self.checked_workplace(staff, &mut faults),
            workplace_key: workplace_key(&self.workplace),
            mail: parsed(&self.mail, Field::Mail, !staff, |typed| self.checked_mail(typed, staff), &mut faults),
            phone: parsed(
                &self.phone,
                Field::Phone,
                !staff,
                |typed| Phone::read(typed).map_err(Fault::of),
                &mut faults,
            ),
            years: parsed(
                &self.years,
                Field::Years,
                false,
                |typed| Years::from_code(typed).ok_or(Fault::Unreadable),
                &mut faults,
            ),
            facilitator: self.facilitator == "yes",
            arrangement: optional(tidy_text(&self.arrangement), Field::Arrangement, TEXT_MAX, &mut faults),
            topic: optional(tidy_text(&self.topic), Field::Topic, TEXT_MAX, &mut faults),
        };
        let (profession_code, profession_label) = self.checked_profession(professions, &mut faults);
        if !staff && self.privacy != "yes" {
            faults.push(FieldFault { field: Field::Privacy, fault: Fault::Missing });
        }
        faults.sort_by_key(|fault| fault.field);
        (Applicant { profession_code, profession_label, ..applicant }, faults)
    }

    fn checked_workplace(&self, staff: bool, faults: &mut Vec<FieldFault>) -> String {
        let workplace = if staff {
            optional(tidy_line(&self.workplace), Field::Workplace, LINE_MAX, faults)
        } else {
            required_line(&self.workplace, Field::Workplace, faults)
        };
        no_address(workplace, Field::Workplace, faults)
    }

    /// The fields whose text was damaged on the way: the browser sent what is no UTF-8.
    fn garbled(&self) -> Vec<FieldFault> {
        let texts = [
            (Field::Name, &self.name),
            (Field::Furigana, &self.furigana),
            (Field::ProfessionOther, &self.profession_other),
            (Field::Workplace, &self.workplace),
            (Field::Mail, &self.mail),
            (Field::Phone, &self.phone),
            (Field::Arrangement, &self.arrangement),
            (Field::Topic, &self.topic),
        ];
        let garbled = texts.into_iter().filter(|(_, text)| is_garbled(text));
        garbled.map(|(field, _)| FieldFault { field, fault: Fault::Garbled }).collect()
    }

    /// Whoever mistypes the address gets no mail and never learns why, so a person is asked once.
    /// Staff have it on paper; what cannot be written to is not taken from them.
    fn checked_mail(&self, typed: &str, staff: bool) -> Result<MailAddress, Fault> {
        let mail = MailAddress::parse(typed).ok_or(Fault::Unreadable)?;
        match mail.doubt() {
            Some(doubt) if staff && doubt.meant.is_none() => Err(Fault::Unreadable),
            Some(_) if !staff && self.mail_asked != self.mail => Err(Fault::Doubtful),
            _ => Ok(mail),
        }
    }

    /// The reading; where none was given, the name itself where it can be read aloud as it stands:
    /// nobody called Nguyễn is asked for kana.
    fn checked_furigana(&self, faults: &mut Vec<FieldFault>) -> String {
        if tidy_line(&self.furigana).is_empty()
            && let Some(name) = reading(&self.name).filter(|name| name.chars().count() <= LINE_MAX)
        {
            return name;
        }
        let line = required_line(&self.furigana, Field::Furigana, faults);
        let read = reading(&line);
        if read.is_none() && !line.is_empty() {
            faults.push(FieldFault { field: Field::Furigana, fault: Fault::Unreadable });
        }
        read.unwrap_or(line)
    }

    fn checked_profession(&self, professions: &ProfessionList, faults: &mut Vec<FieldFault>) -> (String, String) {
        let Some(profession) = professions.by_code(&self.profession) else {
            faults.push(FieldFault { field: Field::Profession, fault: Fault::Missing });
            return Default::default();
        };
        let label = if profession.free_text {
            named(&self.profession_other, Field::ProfessionOther, faults)
        } else {
            profession.label_ja.clone()
        };
        (profession.code.clone(), label)
    }

    /// The form with which a stored applicant is edited.
    #[must_use]
    pub fn of(applicant: &Applicant, professions: &ProfessionList) -> Self {
        let free_text = professions.by_code(&applicant.profession_code).is_some_and(|p| p.free_text);
        let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
        Self {
            name: applicant.name.clone(),
            furigana: applicant.furigana.clone(),
            profession: applicant.profession_code.clone(),
            profession_other: if free_text { applicant.profession_label.clone() } else { String::new() },
            workplace: applicant.workplace.clone(),
            mail: applicant.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default(),
            mail_asked: applicant.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default(),
            phone: applicant.phone.as_ref().map(|phone| phone.typed().to_owned()).unwrap_or_default(),
            years: applicant.years.map(|years| years.code().to_owned()).unwrap_or_default(),
            facilitator: yes(applicant.facilitator),
            arrangement: applicant.arrangement.clone(),
            topic: applicant.topic.clone(),
            privacy: yes(true),
        }
    }
}

fn required_line(typed: &str, field: Field, faults: &mut Vec<FieldFault>) -> String {
    let line = tidy_line(typed);
    if line.is_empty() {
        faults.push(FieldFault { field, fault: Fault::Missing });
    }
    optional(line, field, LINE_MAX, faults)
}

/// A line that names somebody or something: it holds a letter and no address of the web.
fn named(typed: &str, field: Field, faults: &mut Vec<FieldFault>) -> String {
    let line = required_line(typed, field, faults);
    if !line.is_empty() && !holds_words(&line) {
        faults.push(FieldFault { field, fault: Fault::Nothing });
    }
    no_address(line, field, faults)
}

fn no_address(text: String, field: Field, faults: &mut Vec<FieldFault>) -> String {
    if holds_web_address(&text) {
        faults.push(FieldFault { field, fault: Fault::Address });
    }
    text
}

fn optional(text: String, field: Field, longest: usize, faults: &mut Vec<FieldFault>) -> String {
    if text.chars().count() > longest {
        faults.push(FieldFault { field, fault: Fault::TooLong });
    }
    text
}

fn parsed<T>(
    typed: &str,
    field: Field,
    required: bool,
    parse: impl Fn(&str) -> Result<T, Fault>,
    faults: &mut Vec<FieldFault>,
) -> Option<T> {
    let line = tidy_line(typed);
    if line.is_empty() {
        if required {
            faults.push(FieldFault { field, fault: Fault::Missing });
        }
        return None;
    }
    parse(&line).map_err(|fault| faults.push(FieldFault { field, fault })).ok()
}

#[cfg(test)]
mod tests;
