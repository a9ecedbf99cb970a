//! A refusal of the seating crate, told by where its cause was given.

use super::fault::{FaultKind, InputFault, name};
use super::given::Given;
use super::request::Request;
use entaku_seating::{Part, Refusal, Rule};

/// The fault of a refusal: the argument, or the file and line.
pub(super) fn fault_of(refusal: &Refusal, given: &Given, request: &Request) -> InputFault {
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
