//! What the files say: the problem, and what its numbers stand for.

use super::fault::{FaultKind, InputFault};
use super::files::Row;
use entaku_seating::Problem;
use std::collections::HashMap;

/// A problem, what its numbers stand for, and where its rules were given.
pub(super) struct Given {
    pub problem: Problem,
    pub people: People,
    pub lines: Lines,
}

/// Who the people are, and the labels of the codes.
#[derive(Default)]
pub(super) struct People {
    pub ids: Vec<String>,
    pub index: HashMap<String, usize>,
    pub professions: Codes,
    pub groups: Codes,
    pub workplaces: Codes,
    pub corporations: Codes,
    pub topics: Codes,
}

/// The lines of the rules, in the order of the problem's.
#[derive(Default)]
pub(super) struct Lines {
    pub pins: Vec<u64>,
    pub apart: Vec<u64>,
    pub together: Vec<u64>,
}

/// Labels numbered as they come.
#[derive(Default)]
pub(super) struct Codes {
    codes: HashMap<String, u32>,
    pub labels: Vec<String>,
}

impl Codes {
    /// The code of a label; `None` for an empty one.
    pub fn code(&mut self, label: &str) -> Option<u32> {
        if label.is_empty() {
            return None;
        }
        if let Some(code) = self.codes.get(label) {
            return Some(*code);
        }
        let code = u32::try_from(self.labels.len()).ok()?;
        self.labels.push(label.to_owned());
        self.codes.insert(label.to_owned(), code);
        Some(code)
    }
}

impl People {
    /// The person whom a cell names.
    pub fn find(&self, row: Row<'_>, column: &str) -> Result<usize, InputFault> {
        let id = row.required(column)?;
        self.index.get(id).copied().ok_or_else(|| row.fault(column, FaultKind::Unknown))
    }

    /// The two different people whom a row names.
    pub fn pair(&self, row: Row<'_>) -> Result<(usize, usize), InputFault> {
        let pair = (self.find(row, "a")?, self.find(row, "b")?);
        if pair.0 == pair.1 { Err(row.fault("b", FaultKind::Same)) } else { Ok(pair) }
    }
}
