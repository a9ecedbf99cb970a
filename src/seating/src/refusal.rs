//! Why a request cannot be fulfilled, as data.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One rule of a problem, as it is named in a refusal or a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// A person is pinned to a table.
    Pin {
        /// The person.
        person: usize,
        /// The table, from 0.
        table: usize,
    },
    /// The group of this index in `rules.together` sits together.
    Together {
        /// Its index.
        group: usize,
    },
    /// The two sit apart.
    Apart {
        /// One.
        a: usize,
        /// The other.
        b: usize,
    },
    /// The table is locked.
    Locked {
        /// The table, from 0.
        table: usize,
    },
    /// The table takes `seats` people at most.
    Size {
        /// The table, from 0.
        table: usize,
        /// Its seats.
        seats: usize,
    },
    /// There are so many tables.
    TableCount {
        /// How many.
        tables: usize,
    },
}

/// In what way rules clash; for the wording. The numbers that belong to it are
/// in the rules themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClashKind {
    /// One person is pinned to two tables.
    PinnedTwice,
    /// More people are pinned to a table than it has seats.
    PinsOverSize,
    /// Two people who sit apart are pinned to the same table.
    ApartPinnedTogether,
    /// Two people who sit apart belong together (perhaps through others).
    ApartInGroup,
    /// People who belong together are pinned to different tables.
    GroupPinnedApart,
    /// A group that belongs together is larger than every table.
    GroupOverSize,
    /// More people sit apart from each other than there are tables.
    TooManyApart,
    /// A pin or a group brings someone into a locked table, or out of one.
    LockedTable,
    /// Together the rules leave no seating; no simpler word for it.
    Otherwise,
}

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// There are people, and no table.
    #[error("{people} people and no table")]
    NoTables {
        /// The people.
        people: usize,
    },
    /// Fewer seats than people.
    #[error("{people} people and only {seats} seats")]
    TooFewSeats {
        /// The people.
        people: usize,
        /// The seats.
        seats: usize,
    },
    /// More tables, people or pairs than can be handled.
    #[error("too much to handle: {what:?}")]
    TooLarge {
        /// What there is too much of.
        what: Part,
    },
    /// A person named by a rule, a past pair or elsewhere does not exist.
    #[error("{part:?} {index} names person {person}, who is not there")]
    NoSuchPerson {
        /// Which part of the problem.
        part: Part,
        /// The index of the entry in it.
        index: usize,
        /// The person named.
        person: usize,
    },
    /// A table named by a rule or by the earlier seating does not exist.
    #[error("{part:?} {index} names table {table}, which is not there")]
    NoSuchTable {
        /// Which part of the problem.
        part: Part,
        /// The index of the entry in it.
        index: usize,
        /// The table named.
        table: usize,
    },
    /// A person is paired with themselves.
    #[error("{part:?} {index} pairs person {person} with themselves")]
    SamePerson {
        /// Which part of the problem.
        part: Part,
        /// The index of the entry in it.
        index: usize,
        /// The person.
        person: usize,
    },
    /// A list (the earlier seating, a plan) is not as long as there are people.
    #[error("{part:?} has {length} entries for {people} people")]
    WrongLength {
        /// Which list.
        part: Part,
        /// Its length.
        length: usize,
        /// The people.
        people: usize,
    },
    /// Rules that cannot all be kept. None can be left out of the list: without
    /// any one of them the others can be kept (if `smallest`).
    #[error("rules clash ({kind:?}): {rules:?}")]
    Clash {
        /// In what way.
        kind: ClashKind,
        /// The rules.
        rules: Vec<Rule>,
        /// Whether this set is proven to be free of bystanders.
        smallest: bool,
    },
    /// No seating that keeps all rules was found, and none was excluded, within
    /// the effort allowed.
    #[error("no seating that keeps all rules was found in time")]
    NotFound,
}

/// A part of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The people.
    People,
    /// The tables.
    Tables,
    /// `rules.pins`.
    Pins,
    /// `rules.together`.
    Together,
    /// `rules.apart`.
    Apart,
    /// `rules.locked`.
    Locked,
    /// `past`.
    Past,
    /// `previous`.
    Previous,
    /// A plan handed in.
    Plan,
    /// Rounds or hosts.
    Rounds,
}
