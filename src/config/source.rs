//! Where settings come from: the environment first, then the file, then what is usual.

use super::keys::{ALL, CONFIG, Key};
use super::problem::{Problem, ProblemKind};
use std::collections::BTreeMap;

/// Values by their keys, and what was found wrong so far.
pub(super) struct Source<'a> {
    environment: &'a dyn Fn(&str) -> Option<String>,
    file: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl<'a> Source<'a> {
    /// Values of an environment and the text of a file.
    pub fn new(environment: &'a dyn Fn(&str) -> Option<String>, file: Option<&str>) -> Self {
        let mut source = Self { environment, file: BTreeMap::new(), problems: Vec::new() };
        match file.unwrap_or_default().parse::<toml::Table>() {
            Ok(table) => table.into_iter().for_each(|(key, value)| source.take(key, value)),
            Err(error) => {
                let said = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
                source.problem(CONFIG.variable, ProblemKind::Syntax, &said);
            }
        }
        source
    }

    fn take(&mut self, key: String, value: toml::Value) {
        if !ALL.iter().any(|known| known.in_file() == key && known.variable != CONFIG.variable) {
            return self.problem(&key, ProblemKind::UnknownKey, "");
        }
        match value {
            toml::Value::String(text) => drop(self.file.insert(key, text)),
            toml::Value::Integer(number) => drop(self.file.insert(key, number.to_string())),
            _ => self.problem(&key, ProblemKind::Shape, ""),
        }
    }

    /// The value of a setting, if anybody gave one. An empty one counts as none.
    pub fn given(&self, key: &Key) -> Option<String> {
        (self.environment)(key.variable)
            .filter(|text| !text.trim().is_empty())
            .or_else(|| self.file.get(&key.in_file()).filter(|text| !text.trim().is_empty()).cloned())
            .map(|text| text.trim().to_owned())
    }

    /// The value, or what is usual.
    pub fn text(&self, key: &Key) -> String {
        self.given(key).unwrap_or_else(|| key.default.to_owned())
    }

    /// The value, or what is usual, as `parse` reads it; `None` with a problem noted where it
    /// cannot.
    pub fn parsed<T>(&mut self, key: &Key, kind: ProblemKind, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(key);
        let value = parse(&text);
        if value.is_none() {
            let secret = matches!(kind, ProblemKind::DatabaseUrl | ProblemKind::PasswordFile);
            self.problem(key.variable, kind, if secret { "" } else { &text });
        }
        value
    }

    /// Notes a problem.
    pub fn problem(&mut self, name: &str, kind: ProblemKind, value: &str) {
        self.problems.push(Problem::new(name, kind, value));
    }

    /// All problems.
    pub fn finish(self) -> Vec<Problem> {
        self.problems
    }
}
