//! From the files to the seating crate's problem.

use super::fault::{FaultKind, InputFault};
use super::files::{Row, Table};
use super::given::{Given, Lines, People};
use super::request::Request;
use super::wishes;
use crate::domain::registration::Years;
use crate::domain::roster::yes_or_no;
use entaku_seating::{Person, Problem, Tables, Wish};
use std::collections::HashSet;

/// Reads everything that was given.
pub(super) fn read(request: &Request) -> Result<Given, InputFault> {
    let table = Table::read(&request.people, &["profession", "workplace"])?;
    let named = named_by(&table);
    let mut people = People::default();
    let mut persons = Vec::new();
    for row in table.rows().filter(|row| !is_nobody(*row)) {
        let id = match named {
            Some(column) => row.required(column)?.to_owned(),
            None => (persons.len() + 1).to_string(),
        };
        persons.push(person(row, id, &mut people)?);
    }
    if request.tables == 0 || (request.tables > persons.len() && !persons.is_empty()) {
        return Err(InputFault::of("--tables", FaultKind::Tables, request.tables.to_string()));
    }
    if request.rounds > 10 {
        return Err(InputFault::of("--rounds", FaultKind::Rounds, request.rounds.to_string()));
    }
    let mut problem = Problem::new(persons, Tables::Equal(request.tables));
    // Who gives the column wishes for what it is good for.
    problem.experience = if table.has("years") { Wish::Spread } else { Wish::Ignore };
    problem.topics = if table.has("topic") { Wish::Gather } else { Wish::Ignore };
    if let Some(weights) = &request.weights {
        problem.weights = wishes::weights(weights)?;
    }
    let mut lines = Lines::default();
    wishes::past(request, &people, &mut problem)?;
    wishes::rules(request, &people, &mut problem, &mut lines)?;
    wishes::previous(request, &people, &mut problem)?;
    Ok(Given { problem, people, lines })
}

/// By which column people are told apart: by their number, else by their names where everybody has
/// another one; else they are counted from 1, in the order of the file.
fn named_by(table: &Table) -> Option<&'static str> {
    if table.has("id") {
        return Some("id");
    }
    let mut names = HashSet::new();
    let all = table.has("name")
        && table
            .rows()
            .filter(|row| !is_nobody(*row))
            .all(|row| !row.get("name").is_empty() && names.insert(row.get("name")));
    all.then_some("name")
}

/// A line of nobody: a note, a total, a number that was prepared.
fn is_nobody(row: Row<'_>) -> bool {
    ["profession", "workplace", "name"].iter().all(|column| row.get(column).is_empty())
}

fn person(row: Row<'_>, id: String, people: &mut People) -> Result<Person, InputFault> {
    if people.index.insert(id.clone(), people.ids.len()).is_some() {
        return Err(row.fault("id", FaultKind::Twice));
    }
    people.ids.push(id);
    let profession = row.required("profession")?;
    let years = match Years::from_label(row.get("years")) {
        _ if row.get("years").is_empty() => None,
        Some(years) if row.get("years").parse::<u32>().is_err() => Some(years.at_least()),
        _ => Some(row.number("years", 0, 100)?),
    };
    let topics = row.get("topic").split([';', '；', '、']).map(str::trim);
    Ok(Person {
        profession: people.professions.code(profession).unwrap_or_default(),
        profession_group: people.groups.code(row.get("profession_group")),
        workplace: people.workplaces.code(row.get("workplace")),
        corporation: people.corporations.code(row.get("corporation")),
        facilitator: yes(row, "facilitator")?,
        years,
        topics: topics.filter_map(|topic| people.topics.code(topic)).collect(),
    })
}

fn yes(row: Row<'_>, column: &str) -> Result<bool, InputFault> {
    yes_or_no(row.get(column)).ok_or_else(|| row.fault(column, FaultKind::YesNo))
}
