//! The plan of an import: what becomes of each row of a roster, before anything is written.

use super::{Aside, CheckedRow, RowFault, RowNote};
use crate::domain::registration::{Applicant, Registration};
use crate::domain::text::search_key;
use std::collections::{BTreeSet, HashMap};

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Gets a seat.
    Taken,
    /// Gets a seat: an organiser said that it is another person than the one it resembles.
    TakenAsAnother(Resembled),
    /// Would get a seat if there were more.
    Beyond,
    /// Left out: it resembles somebody and nobody said that it is another person.
    Resembles(Resembled),
    /// Left out: mail address and reading are those of the live registration of this number.
    Registered(u32),
    /// Cannot be taken: an earlier row, of this number, has the same mail address and reading.
    SameMailAs(u32),
    /// Cannot be taken as it stands.
    Faulty(Vec<RowFault>),
    /// Left out: the office has set it aside and nobody said otherwise.
    SetAside,
}

/// What an organiser says of rows, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Rows that are other persons than those they resemble.
    pub others: BTreeSet<u32>,
    /// Rows that are taken in though they were set aside.
    pub included: BTreeSet<u32>,
    /// Whether all rows are taken in that are only hidden.
    pub with_hidden: bool,
}

impl Said {
    fn leaves_aside(&self, row: u32, asides: &[Aside]) -> bool {
        let chosen = self.included.contains(&row) || (self.with_hidden && asides == [Aside::Hidden]);
        !asides.is_empty() && !chosen
    }
}

/// Whom a row resembles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resembled {
    /// The registration of this number.
    Registration(u32),
    /// An earlier row, of this number.
    Row(u32),
}

/// A row of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// The row number in the file.
    pub number: u32,
    /// The name as it stands in the file; may be empty.
    pub name: String,
    /// What was put right.
    pub notes: Vec<RowNote>,
    /// Why it is left out unless somebody says otherwise.
    pub asides: Vec<Aside>,
    /// The applicant, where the row has no faults.
    pub applicant: Option<Applicant>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of every row, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The rows.
    pub rows: Vec<PlannedRow>,
    /// Seats that are left in the event.
    pub places_left: u32,
}

impl Plan {
    /// Makes the plan: rows are looked at in the order of the file and seats are given in it.
    /// `live` are the event's live registrations.
    #[must_use]
    pub fn make(checked: Vec<CheckedRow>, live: &[Registration], places_left: u32, said: &Said) -> Self {
        let mut known = Known::of(live);
        let mut seats = places_left;
        let rows = checked
            .into_iter()
            .map(|row| {
                let (applicant, mut fate) = match row.result {
                    result if said.leaves_aside(row.number, &row.asides) => (result.ok(), Fate::SetAside),
                    Err(faults) => (None, Fate::Faulty(faults)),
                    Ok(applicant) => {
                        let fate = known.fate_of(row.number, &applicant, said.others.contains(&row.number));
                        (Some(applicant), fate)
                    }
                };
                if fate.wants_seat() {
                    match seats.checked_sub(1) {
                        Some(left) => seats = left,
                        None => fate = Fate::Beyond,
                    }
                }
                let CheckedRow { number, name, notes, asides, .. } = row;
                PlannedRow { number, name, notes, asides, applicant, fate }
            })
            .collect();
        Self { rows, places_left }
    }

    /// The rows that get a seat.
    pub fn taken(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| row.fate.wants_seat())
    }

    /// The rows for which there is no seat.
    pub fn beyond(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| row.fate == Fate::Beyond)
    }

    /// The rows that cannot be taken as they stand.
    pub fn faulty(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| matches!(row.fate, Fate::Faulty(_) | Fate::SameMailAs(_)))
    }

    /// The rows that resemble somebody, declared to be other persons or not.
    pub fn resembling(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| matches!(row.fate, Fate::Resembles(_) | Fate::TakenAsAnother(_)))
    }

    /// The rows that the office has set aside, taken in or not.
    pub fn aside(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| !row.asides.is_empty())
    }

    /// The capacity that the event needs, beside the seats already taken, for everybody who gets
    /// a seat and everybody for whom there is none.
    #[must_use]
    pub fn capacity_for_all(&self, seats_taken: u32) -> u32 {
        let people = self.taken().chain(self.beyond()).count();
        seats_taken.saturating_add(u32::try_from(people).unwrap_or(u32::MAX))
    }

    /// The plan in one sign a row, for the preview to carry: so that what is taken in is what was
    /// shown. Rows that resemble somebody have one sign, declared or not, and so have rows
    /// that were set aside: that is the organiser's answer to what was shown.
    #[must_use]
    pub fn outline(&self) -> String {
        let signs = self.rows.iter().map(|row| match row.fate {
            _ if !row.asides.is_empty() => 'x',
            Fate::Taken => 't',
            Fate::TakenAsAnother(_) | Fate::Resembles(_) => 'a',
            Fate::Beyond => 'b',
            Fate::Registered(_) => 'r',
            Fate::SameMailAs(_) => 'm',
            Fate::Faulty(_) => 'f',
            Fate::SetAside => 'x',
        });
        signs.collect()
    }
}

impl Fate {
    const fn wants_seat(&self) -> bool {
        matches!(self, Self::Taken | Self::TakenAsAnother(_))
    }
}

/// Everybody whom a row could repeat.
#[derive(Default)]
struct Known {
    /// By normalised mail address and furigana without spaces.
    mails: HashMap<(String, String), Resembled>,
    /// By furigana without spaces.
    readings: HashMap<String, Vec<(Applicant, Resembled)>>,
}

impl Known {
    fn of(live: &[Registration]) -> Self {
        let mut known = Self::default();
        for registration in live.iter().filter(|registration| registration.status.is_live()) {
            known.add(&registration.applicant, Resembled::Registration(registration.number));
        }
        known
    }

    fn add(&mut self, applicant: &Applicant, who: Resembled) {
        let reading = search_key(&applicant.furigana);
        if let Some(mail) = &applicant.mail {
            self.mails.entry((mail.normalised(), reading.clone())).or_insert(who);
        }
        self.readings.entry(reading).or_default().push((applicant.clone(), who));
    }

    /// What the people before say of an applicant, who then is one of them, unless it is certain
    /// that it is one of them already.
    fn fate_of(&mut self, row: u32, applicant: &Applicant, is_other: bool) -> Fate {
        let reading = search_key(&applicant.furigana);
        let same_mail = applicant.mail.as_ref().and_then(|mail| self.mails.get(&(mail.normalised(), reading.clone())));
        match same_mail {
            Some(Resembled::Registration(number)) => return Fate::Registered(*number),
            Some(Resembled::Row(number)) => return Fate::SameMailAs(*number),
            None => {}
        }
        let alike = self
            .readings
            .get(&reading)
            .and_then(|known| known.iter().find(|(other, _)| applicant.resembles(other)).map(|(_, who)| *who));
        self.add(applicant, Resembled::Row(row));
        match alike {
            None => Fate::Taken,
            Some(who) if is_other => Fate::TakenAsAnother(who),
            Some(who) => Fate::Resembles(who),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::application::{ApplicationForm, Fault, FilledBy};
    use crate::domain::profession::ProfessionList;
    use crate::domain::roster::{Column, RowFaultKind};

    fn row(number: u32, furigana: &str, workplace: &str, mail: &str) -> CheckedRow {
        let form = ApplicationForm {
            name: "山田".into(),
            furigana: furigana.into(),
            profession: "doctor".into(),
            workplace: workplace.into(),
            mail: mail.into(),
            ..Default::default()
        };
        let result = form.check(&ProfessionList::default_list(), FilledBy::Staff).map_err(|_| unreachable!());
        CheckedRow { number, name: "山田".into(), result, notes: Vec::new(), asides: Vec::new() }
    }

    fn faulty(number: u32) -> CheckedRow {
        let fault = RowFault { column: Column::Name, kind: RowFaultKind::Field(Fault::Missing) };
        CheckedRow { number, name: String::new(), result: Err(vec![fault]), notes: Vec::new(), asides: Vec::new() }
    }

    fn rows() -> Vec<CheckedRow> {
        vec![
            row(2, "やまだ いちろう", "病院", "a@example.jp"),
            row(3, "やまだ いちろう", "薬局", "b@example.jp"),
            row(4, "やまだいちろう", "病院", "c@example.jp"),
            row(5, "やまだ いちろう", "", "A@EXAMPLE.JP"),
            row(6, "やまだ はなこ", "", "A@EXAMPLE.JP"),
            faulty(7),
            row(8, "さとう", "", ""),
            row(9, "すずき", "", ""),
        ]
    }

    #[test]
    fn rows_are_told_apart_and_seats_given_in_the_order_of_the_file() {
        let plan = Plan::make(rows(), &[], 4, &Said::default());
        assert_eq!(plan.outline(), "ttamtftb");
        assert_eq!(plan.rows[2].fate, Fate::Resembles(Resembled::Row(2)));
        assert_eq!(plan.rows[3].fate, Fate::SameMailAs(2));
        assert_eq!(plan.beyond().map(|row| row.number).collect::<Vec<_>>(), [9]);
        assert_eq!(plan.faulty().map(|row| row.number).collect::<Vec<_>>(), [5, 7]);
    }

    #[test]
    fn a_row_declared_another_person_takes_its_seat_in_turn() {
        let plan = Plan::make(rows(), &[], 4, &Said { others: [4].into(), ..Said::default() });
        assert_eq!(plan.rows[2].fate, Fate::TakenAsAnother(Resembled::Row(2)));
        assert_eq!(plan.outline(), "ttamtfbb");
    }

    #[test]
    fn rows_that_were_set_aside_are_left_out_unless_somebody_says_otherwise() {
        let aside = |asides: &[Aside]| {
            let mut rows = rows();
            rows.truncate(2);
            rows[0].asides = asides.to_vec();
            rows
        };
        let numbers = |plan: &Plan| plan.taken().map(|row| row.number).collect::<Vec<_>>();
        let (hidden, says) = (Aside::Hidden, Aside::Says("欠席".into()));
        for asides in [vec![hidden.clone()], vec![Aside::Struck], vec![hidden.clone(), says]] {
            let plan = Plan::make(aside(&asides), &[], 3, &Said::default());
            assert_eq!((plan.outline().as_str(), numbers(&plan)), ("xt", vec![3]));
            let chosen = Said { included: [2].into(), ..Said::default() };
            let plan = Plan::make(aside(&asides), &[], 3, &chosen);
            assert_eq!((plan.outline().as_str(), numbers(&plan)), ("xt", vec![2, 3]));
            let all_hidden = Plan::make(aside(&asides), &[], 3, &Said { with_hidden: true, ..Said::default() });
            assert_eq!(numbers(&all_hidden).len(), if asides == [Aside::Hidden] { 2 } else { 1 });
        }
    }
}
