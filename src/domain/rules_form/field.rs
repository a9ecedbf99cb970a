//! The fields of the form.

use crate::domain::admission::Of;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::coded;

coded! {
    /// A field that is there once; the code is also the field's `name`.
    RulesField {
        /// 受付方法.
        Method = "method",
        /// 定員.
        Capacity = "capacity",
        /// キャンセル待ちを受け付ける.
        Waiting = "waiting",
        /// The most people that may wait.
        WaitingCap = "waiting_cap",
        /// How a free seat is given: `at_once` or `offer`.
        Promotion = "promotion",
        /// How long an offer holds, in hours.
        OfferHours = "offer_hours",
        /// How many hours before the begin the program stops giving seats.
        StopHours = "offers_stop_hours",
        /// 混ぜ方を優先.
        PreferMix = "prefer_mix",
    }
}

coded! {
    /// What is typed about a profession or a group.
    Cell {
        /// At most so many.
        Most = "most",
        /// So many seats are kept.
        Kept = "kept",
        /// The last day on which they are.
        Until = "until",
        /// At least so many are wished for.
        Wished = "wished",
    }
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// One that is there once.
    Rule(RulesField),
    /// One of a profession or a group.
    Number(Cell, Of),
    /// Whether people of a profession, by its code, may apply.
    Allowed(String),
}

impl Entry {
    /// The `name` and `id` of the field.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Rule(field) => field.code().to_owned(),
            Self::Number(cell, of) => format!("{}-{}-{}", cell.code(), of.kind(), of.code()),
            Self::Allowed(code) => format!("allowed-{code}"),
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if let Some(field) = RulesField::from_code(name) {
            return Some(Self::Rule(field));
        }
        let (first, rest) = name.split_once('-')?;
        if first == "allowed" {
            return Some(Self::Allowed(rest.to_owned()));
        }
        let (kind, code) = rest.split_once('-')?;
        Some(Self::Number(Cell::from_code(first)?, Of::stored(kind, code)?))
    }

    /// All, in the order of the page.
    #[must_use]
    pub fn all(professions: &ProfessionList) -> Vec<Self> {
        let cells = |of: Of| Cell::ALL.iter().map(move |cell| Self::Number(*cell, of.clone()));
        let mut all: Vec<_> = RulesField::ALL.iter().map(|field| Self::Rule(*field)).collect();
        for group in &professions.groups {
            all.extend(cells(Of::Group(group.code.clone())));
            for profession in &group.professions {
                all.push(Self::Allowed(profession.code.clone()));
                all.extend(cells(Of::Profession(profession.code.clone())));
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        let all = Entry::all(&ProfessionList::default_list());
        assert_eq!(all.len(), 8 + 5 * 4 + 15 * 5);
        for entry in all {
            assert_eq!(Entry::from_name(&entry.name()), Some(entry));
        }
        for name in ["", "version", "most", "most-doctor", "least-profession-doctor", "most-workplace-x"] {
            assert_eq!(Entry::from_name(name), None, "{name}");
        }
    }
}
