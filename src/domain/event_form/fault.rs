//! What can be wrong with a field of the event's form.

use super::Place;

/// A field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventFault {
    /// The field.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong; its sentence is the message `event-fault-{code}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing was given.
    Missing,
    /// Damaged on the way.
    Garbled,
    /// More than so many characters.
    TooLong(usize),
    /// No date and time can be read.
    NotATime,
    /// No whole number from 1 to this.
    NotANumber(u32),
    /// No address that begins with https:// or http://.
    NotALink,
    /// No telephone number can be read.
    NotAPhone,
    /// No mail address can be read.
    NotAMail,
    /// None of the choices.
    NotChosen,
    /// The end is not after the begin.
    EndsBeforeBegin,
    /// The deadline is not after the begin of the applications.
    UntilBeforeFrom,
    /// The deadline is after the begin of the first session.
    UntilAfterBegin,
    /// The deadline is over already.
    Past,
    /// A session is gone for which so many people signed up.
    SessionTaken(u32),
    /// So many seats are kept, more than there would be.
    BelowKept(u32),
    /// A session with neither a venue nor a meeting address.
    Nowhere,
}

impl FaultKind {
    /// One of each kind, to see that each has its sentence.
    pub const ALL: [Self; 16] = [
        Self::Missing,
        Self::Garbled,
        Self::TooLong(0),
        Self::NotATime,
        Self::NotANumber(0),
        Self::NotALink,
        Self::NotAPhone,
        Self::NotAMail,
        Self::NotChosen,
        Self::EndsBeforeBegin,
        Self::UntilBeforeFrom,
        Self::UntilAfterBegin,
        Self::Past,
        Self::SessionTaken(0),
        Self::BelowKept(0),
        Self::Nowhere,
    ];

    /// The word in message ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Garbled => "garbled",
            Self::TooLong(_) => "too-long",
            Self::NotATime => "not-a-time",
            Self::NotANumber(_) => "not-a-number",
            Self::NotALink => "not-a-link",
            Self::NotAPhone => "not-a-phone",
            Self::NotAMail => "not-a-mail",
            Self::NotChosen => "not-chosen",
            Self::EndsBeforeBegin => "ends-before-begin",
            Self::UntilBeforeFrom => "until-before-from",
            Self::UntilAfterBegin => "until-after-begin",
            Self::Past => "past",
            Self::SessionTaken(_) => "session-taken",
            Self::BelowKept(_) => "below-kept",
            Self::Nowhere => "nowhere",
        }
    }

    /// The number that the sentence names, where it names one.
    #[must_use]
    pub const fn number(self) -> Option<usize> {
        match self {
            Self::TooLong(number) => Some(number),
            Self::NotANumber(number) | Self::SessionTaken(number) | Self::BelowKept(number) => Some(number as usize),
            _ => None,
        }
    }
}
