//! The desk's list of an event's registrations: what is asked of it.

use super::contact::sought_digits;
use super::registration::{RegistrationStatus, Source, coded};
use super::text::search_key;

/// How many registrations a page of the list shows.
pub const PAGE: usize = 50;

coded! {
    /// The order of the list.
    Sort {
        /// By 受付番号.
        Number = "number",
        /// 五十音順.
        Furigana = "furigana",
        /// In the order of the list of professions, then 五十音順.
        Profession = "profession",
    }
}

/// Which registrations are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What is looked for in name, furigana, workplace, telephone number and mail address, as typed; all where it is empty.
    pub text: String,
    /// The code of a profession; all where it is empty.
    pub profession: String,
    /// A status; all where it is `None`.
    pub status: Option<RegistrationStatus>,
    /// How the registration came; all where it is `None`.
    pub source: Option<Source>,
    /// The people of a table (班); all where it is `None`.
    pub table: Option<AtTable>,
    /// Those who would be facilitators.
    pub facilitator: bool,
    /// Those who asked for an arrangement.
    pub arrangement: bool,
    /// What they want to talk about, as typed or offered; all where it is empty.
    pub topic: String,
}

/// A table of the event's seating, as the list is filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtTable {
    /// The table of this number, from 1.
    Table(u32),
    /// No table: whoever is in none.
    Nowhere,
}

impl AtTable {
    /// The word in an address.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Table(number) => number.to_string(),
            Self::Nowhere => "none".to_owned(),
        }
    }

    /// The one of this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "none" => Some(Self::Nowhere),
            number => number.parse().ok().filter(|number| *number > 0).map(Self::Table),
        }
    }
}

impl Filter {
    /// What is looked for, in the form in which text is searched; of a telephone number, however it
    /// is spelled, the digits.
    #[must_use]
    pub fn key(&self) -> String {
        sought_digits(&self.text).unwrap_or_else(|| search_key(&self.text))
    }

    /// Whether it leaves anybody out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.key().is_empty()
            || !self.profession.is_empty()
            || self.status.is_some()
            || self.source.is_some()
            || !self.is_counted()
    }

    /// Whether the counts by profession, status and source tell how many it lets through, but for a
    /// search.
    #[must_use]
    pub const fn is_counted(&self) -> bool {
        self.table.is_none() && !self.facilitator && !self.arrangement && self.topic.is_empty()
    }

    /// Whether a registration of these passes, whatever else is asked for.
    #[must_use]
    pub fn passes(&self, profession: &str, status: RegistrationStatus, source: Source) -> bool {
        (self.profession.is_empty() || self.profession == profession)
            && self.status.is_none_or(|own| own == status)
            && self.source.is_none_or(|own| own == source)
    }
}

/// Which page of the list. A page begins behind (or ends before) a registration, named by its
/// 受付番号, and not at a count of rows: whoever comes meanwhile neither moves a person to the next
/// page nor hides one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first page.
    #[default]
    First,
    /// The page behind the registration of this number.
    After(u32),
    /// The page before the registration of this number.
    Before(u32),
}

/// A page of a list, with whether others lie round it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether there are rows before these.
    pub has_before: bool,
    /// Whether there are rows behind these.
    pub has_after: bool,
}

impl<T> Page<T> {
    /// The page of rows that were looked for in the direction of `turn`, one more than a page
    /// holds; they stand in the order in which they were found.
    #[must_use]
    pub fn of(mut found: Vec<T>, turn: Turn, size: usize) -> Self {
        let more = found.len() > size;
        found.truncate(size);
        let backwards = matches!(turn, Turn::Before(_));
        if backwards {
            found.reverse();
        }
        Self {
            rows: found,
            has_before: if backwards { more } else { turn != Turn::First },
            has_after: backwards || more,
        }
    }
}
