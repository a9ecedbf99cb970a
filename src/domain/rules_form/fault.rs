//! What can be wrong with a field of the form of rules.

use super::{Cell, Entry, RulesField};
use crate::domain::admission::{Of, RuleFault};
use crate::domain::profession::ProfessionList;

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFault {
    /// The field.
    pub at: Entry,
    /// What is wrong.
    pub kind: RulesFaultKind,
}

/// What is wrong with a field: data; the words are texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesFaultKind {
    /// Nothing was given.
    Missing,
    /// No whole number from this to that.
    NotANumber(u32, u32),
    /// No day can be read.
    NotADate,
    /// Seats are kept, but it is not said until when.
    NoDate,
    /// A day is given, but not how many seats are kept until then.
    NoNumber,
    /// The day is over already.
    Past,
    /// The event begins before the kept seats would open.
    AfterBegin,
    /// Somebody has applied already: the method stays.
    MethodLocked,
    /// So many people wait: the waiting list stays.
    PeopleWait(u32),
    /// The rules contradict each other or the organisation's list.
    Rule(RuleFault),
}

impl RulesFaultKind {
    /// The word in message ids.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotANumber(..) => "not-a-number",
            Self::NotADate => "not-a-date",
            Self::NoDate => "no-date",
            Self::NoNumber => "no-number",
            Self::Past => "past",
            Self::AfterBegin => "after-begin",
            Self::MethodLocked => "method-locked",
            Self::PeopleWait(_) => "people-wait",
            Self::Rule(fault) => match fault {
                RuleFault::Unknown(_) => "unknown",
                RuleFault::Twice(..) => "twice",
                RuleFault::MostIsZero(_) => "most-is-zero",
                RuleFault::Nothing(..) => "nothing",
                RuleFault::NotOfLink(_) => "not-of-link",
                RuleFault::KeptNotAllowed(_) => "kept-not-allowed",
                RuleFault::KeptTwice { .. } => "kept-twice",
                RuleFault::KeptBeyondMost { .. } => "kept-beyond-most",
                RuleFault::WishedBeyondMost { .. } => "wished-beyond-most",
                RuleFault::KeptBeyondCapacity { .. } => "kept-beyond-capacity",
                RuleFault::NobodyAllowed => "nobody-allowed",
                RuleFault::OfferWithoutTime => "offer-without-time",
                RuleFault::NobodyMayWait => "nobody-may-wait",
            },
        }
    }
}

impl RulesFault {
    /// A fault of the rules with the field at which it is told.
    pub(super) fn of_rules(fault: RuleFault, professions: &ProfessionList) -> Self {
        let at = match &fault {
            RuleFault::Unknown(of) | RuleFault::MostIsZero(of) => Entry::Number(Cell::Most, of.clone()),
            RuleFault::Twice(of, kind) | RuleFault::Nothing(of, kind) => Entry::Number(cell_of(kind), of.clone()),
            RuleFault::NotOfLink(kind) => Entry::Number(cell_of(kind), Of::Link),
            RuleFault::KeptNotAllowed(of) | RuleFault::KeptBeyondMost { of, .. } => {
                Entry::Number(Cell::Kept, of.clone())
            }
            RuleFault::KeptTwice { profession, .. } => Entry::Number(Cell::Kept, Of::Profession(profession.clone())),
            RuleFault::WishedBeyondMost { of, .. } => Entry::Number(Cell::Wished, of.clone()),
            RuleFault::KeptBeyondCapacity { .. } => Entry::Rule(RulesField::Capacity),
            RuleFault::NobodyAllowed => {
                let first = professions.all().next().map(|one| one.code.clone());
                first.map_or(Entry::Rule(RulesField::Method), Entry::Allowed)
            }
            RuleFault::OfferWithoutTime => Entry::Rule(RulesField::OfferHours),
            RuleFault::NobodyMayWait => Entry::Rule(RulesField::WaitingCap),
        };
        Self { at, kind: RulesFaultKind::Rule(fault) }
    }
}

/// The words of [`crate::domain::admission::Kind`] are those of the fields.
fn cell_of(kind: &str) -> Cell {
    Cell::from_code(kind).unwrap_or(Cell::Most)
}
