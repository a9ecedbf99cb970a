//! From the files to the seating crate's problem.

use super::fault::{FaultKind, InputFault};
use super::files::{Row, Table};
use super::given::{Given, Lines, People};
use super::request::Request;
use super::wishes;
use entaku_seating::{Person, Problem, Tables, Wish};

/// Reads everything that was given.
pub(super) fn read(request: &Request) -> Result<Given, InputFault> {
    let table = Table::read(&request.people, &["id", "profession", "workplace"])?;
    let mut people = People::default();
    let mut persons = Vec::new();
    for row in table.rows() {
        persons.push(person(row, &mut people)?);
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

fn person(row: Row<'_>, people: &mut People) -> Result<Person, InputFault> {
    let id = row.required("id")?;
    if people.index.insert(id.to_owned(), people.ids.len()).is_some() {
        return Err(row.fault("id", FaultKind::Twice));
    }
    people.ids.push(id.to_owned());
    let profession = row.required("profession")?;
    let years = if row.get("years").is_empty() { None } else { Some(row.number("years", 0, 100)?) };
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
    match row.get(column).to_lowercase().as_str() {
        "" | "0" | "no" | "false" | "いいえ" => Ok(false),
        "1" | "yes" | "true" | "はい" | "○" | "〇" => Ok(true),
        _ => Err(row.fault(column, FaultKind::YesNo)),
    }
}
