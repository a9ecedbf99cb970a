//! What is wrong with something given: the file, the line and the column, for one sentence.

use crate::domain::registration::coded;
use crate::i18n::Texts;
use std::path::Path;

coded! {
    /// What is wrong; its sentence is the message `ops-seat-{code}`.
    FaultKind {
        /// The file cannot be read.
        File = "file",
        /// The line is no CSV, or not UTF-8.
        Csv = "csv",
        /// The column is not there.
        NoColumn = "no-column",
        /// The cell is empty.
        Empty = "empty",
        /// The person stands in an earlier line.
        Twice = "twice",
        /// There is no such person.
        Unknown = "unknown",
        /// Both are the same person.
        Same = "same",
        /// Not a whole number in the range.
        Number = "number",
        /// Neither yes nor no.
        YesNo = "yes-no",
        /// Not a list of weights.
        Weights = "weights",
        /// Not a number of tables for these people.
        Tables = "tables",
        /// Not a number of rounds.
        Rounds = "rounds",
        /// Not what rounds can be, or more of them than rounds.
        Aims = "aims",
        /// Rules that cannot all be kept.
        Clash = "clash",
        /// No seating was found that keeps the rules.
        NotFound = "not-found",
        /// More than can be handled.
        TooLarge = "too-large",
    }
}

/// Something given that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFault {
    /// The file, or the argument.
    pub file: String,
    /// The line in it, from 1; 0 where it is the whole.
    pub line: u64,
    /// The column's name; may be empty.
    pub column: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// The value, or what else is to be said.
    pub value: String,
}

impl InputFault {
    /// A fault of an argument or of a whole file.
    pub fn of(file: impl Into<String>, kind: FaultKind, value: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: String::new(), kind, value: value.into() }
    }

    /// The sentence for the caller.
    #[must_use]
    pub fn sentence(&self, t: Texts) -> String {
        let at = match (self.line, self.column.as_str()) {
            (0, _) => self.file.clone(),
            (line, "") => t.with("ops-seat-at-line", [("file", self.file.clone().into()), ("line", line.into())]),
            (line, column) => t.with(
                "ops-seat-at",
                [("file", self.file.clone().into()), ("line", line.into()), ("column", column.to_owned().into())],
            ),
        };
        let value = match self.kind {
            // Why rules clash is told on the seating page too.
            FaultKind::Clash => t.get(&format!("seating-clash-{}", self.value)),
            _ => self.value.clone(),
        };
        let id = format!("ops-seat-{}", self.kind.code());
        t.with(&id, [("at", at.into()), ("value", value.into())])
    }
}

/// A path as it is named in a sentence.
pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}
