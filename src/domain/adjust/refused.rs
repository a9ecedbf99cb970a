//! Why the engine refuses to improve, in words.

use super::{Names, Word};
use entaku_seating::{Refusal, Rule};

/// The sentence for a refusal.
#[must_use]
pub fn why(refusal: &Refusal, names: &Names<'_>, groups: &[Vec<usize>]) -> String {
    let words = names.words;
    let Refusal::Clash { rules, .. } = refusal else {
        return words.get(Word::NoWay).to_owned();
    };
    let told: Vec<String> = rules.iter().map(|rule| in_words(*rule, names, groups)).collect();
    words.with(Word::Clash, &[("rules", &told.join(words.get(Word::Between)))])
}

fn in_words(rule: Rule, names: &Names<'_>, groups: &[Vec<usize>]) -> String {
    let words = names.words;
    match rule {
        Rule::Pin { person, table } => {
            words.with(Word::RulePin, &[("name", names.person(person)), ("table", &names.table(Some(table)))])
        }
        Rule::Together { group } => {
            let people = groups.get(group).map(Vec::as_slice).unwrap_or_default();
            let people: Vec<&str> = people.iter().map(|&person| names.person(person)).collect();
            words.with(Word::RuleTogether, &[("names", &people.join(words.get(Word::And)))])
        }
        Rule::Apart { a, b } => words.with(Word::RuleApart, &[("name", names.person(a)), ("other", names.person(b))]),
        Rule::Locked { table } => words.with(Word::RuleLocked, &[("table", &names.table(Some(table)))]),
        Rule::Size { table, seats } => {
            words.with(Word::RuleSize, &[("table", &names.table(Some(table))), ("count", &seats.to_string())])
        }
        Rule::TableCount { tables } => words.with(Word::RuleTables, &[("count", &tables.to_string())]),
    }
}
