//! What is wrong with something given: the file, the line and the column, for one sentence.

use super::Request;
use super::read::Given;
use crate::domain::registration::coded;
use crate::i18n::Texts;
use entaku_seating::{Part, Refusal, Rule};
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

/// A refusal of the seating crate, told by where its cause was given.
pub(super) fn of_refusal(refusal: &Refusal, given: &Given, request: &Request) -> InputFault {
    match refusal {
        Refusal::NoTables { .. } | Refusal::TooFewSeats { .. } => {
            InputFault::of("--tables", FaultKind::Tables, request.tables.to_string())
        }
        Refusal::TooLarge { what: Part::Rounds } => {
            InputFault::of("--rounds", FaultKind::Rounds, request.rounds.to_string())
        }
        Refusal::Clash { kind, rules, .. } => {
            let places: Vec<_> = rules.iter().map(|rule| place(rule, given, request)).collect();
            let code = serde_json::to_value(kind).ok().and_then(|code| code.as_str().map(str::to_owned));
            InputFault::of(places.join(", "), FaultKind::Clash, code.unwrap_or_else(|| "otherwise".into()))
        }
        Refusal::NotFound => InputFault::of(name(&request.people), FaultKind::NotFound, ""),
        other => InputFault::of(name(&request.people), FaultKind::TooLarge, other.to_string()),
    }
}

/// Where a rule was given: 「pins.csv:3」.
fn place(rule: &Rule, given: &Given, request: &Request) -> String {
    let rules = &given.problem.rules;
    let lines = &given.lines;
    let (path, line) = match rule {
        Rule::Pin { person, table } => {
            let at = rules.pins.iter().position(|pin| pin.person == *person && pin.table == *table);
            (request.pins.as_deref(), at.and_then(|at| lines.pins.get(at)))
        }
        Rule::Apart { a, b } => {
            let at = rules.apart.iter().position(|pair| *pair == (*a, *b) || *pair == (*b, *a));
            (request.apart.as_deref(), at.and_then(|at| lines.apart.get(at)))
        }
        Rule::Together { group } => (request.together.as_deref(), lines.together.get(*group)),
        Rule::Locked { .. } | Rule::Size { .. } | Rule::TableCount { .. } => (None, None),
    };
    match (path, line) {
        (Some(path), Some(line)) => format!("{}:{line}", name(path)),
        _ => format!("--tables {}", request.tables),
    }
}

/// A path as it is named in a sentence.
pub(super) fn name(path: &Path) -> String {
    path.display().to_string()
}
