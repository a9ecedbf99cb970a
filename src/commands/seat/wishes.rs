//! Past pairs, rules, the earlier plan and the weights.

use super::fault::{FaultKind, InputFault};
use super::files::{Row, Table};
use super::given::{Lines, People};
use super::request::Request;
use entaku_seating::{Aim, PastPair, Pin, Problem, Weights};
use std::collections::BTreeMap;

/// The pairs of `a,b[,times]`.
pub(super) fn past(request: &Request, people: &People, problem: &mut Problem) -> Result<(), InputFault> {
    let Some(path) = &request.past else { return Ok(()) };
    for row in Table::read(path, &["a", "b"])?.rows() {
        let (a, b) = people.pair(row)?;
        let times = if row.get("times").is_empty() { 1 } else { row.number("times", 1, 1000)? };
        problem.past.push(PastPair { times, ..PastPair::once(a, b) });
    }
    Ok(())
}

/// Pins, and who sits apart and together.
pub(super) fn rules(
    request: &Request,
    people: &People,
    problem: &mut Problem,
    lines: &mut Lines,
) -> Result<(), InputFault> {
    if let Some(path) = &request.pins {
        for row in Table::read(path, &["id", "table"])?.rows() {
            let person = people.find(row, "id")?;
            problem.rules.pins.push(Pin { person, table: table(row, request)? });
            lines.pins.push(row.line);
        }
    }
    if let Some(path) = &request.apart {
        for row in Table::read(path, &["a", "b"])?.rows() {
            problem.rules.apart.push(people.pair(row)?);
            lines.apart.push(row.line);
        }
    }
    if let Some(path) = &request.together {
        let mut groups: BTreeMap<String, (u64, Vec<usize>)> = BTreeMap::new();
        for row in Table::read(path, &["group", "id"])?.rows() {
            let person = people.find(row, "id")?;
            let group = groups.entry(row.required("group")?.to_owned()).or_insert((row.line, Vec::new()));
            if group.1.contains(&person) {
                return Err(row.fault("id", FaultKind::Twice));
            }
            group.1.push(person);
        }
        for (line, group) in groups.into_values() {
            problem.rules.together.push(group);
            lines.together.push(line);
        }
    }
    Ok(())
}

/// The earlier plan to stay near. Who is not in it comes new; who is in it and not among the
/// people has gone.
pub(super) fn previous(request: &Request, people: &People, problem: &mut Problem) -> Result<(), InputFault> {
    let Some(path) = &request.previous else { return Ok(()) };
    problem.previous = vec![None; people.ids.len()];
    for row in Table::read(path, &["id", "table"])?.rows() {
        let number = row.number("table", 1, u32::MAX)? as usize;
        let Some(person) = people.index.get(row.required("id")?) else { continue };
        if problem.previous[*person].is_some() {
            return Err(row.fault("id", FaultKind::Twice));
        }
        // Whose table is no longer there has to move anyway.
        problem.previous[*person] = (number <= request.tables).then_some(number - 1);
    }
    Ok(())
}

fn table(row: Row<'_>, request: &Request) -> Result<usize, InputFault> {
    let most = u32::try_from(request.tables).unwrap_or(u32::MAX);
    Ok(row.number("table", 1, most)? as usize - 1)
}

/// What each round is to be: `alike,mixed,alike`, or 同職種 and 混合.
pub(super) fn aims(request: &Request) -> Result<Vec<Aim>, InputFault> {
    let Some(text) = &request.aims else { return Ok(Vec::new()) };
    let wrong = || InputFault::of("--aims", FaultKind::Aims, text);
    let aim = |word: &str| match word.trim() {
        "mixed" | "混合" => Ok(Aim::Mixed),
        "alike" | "同職種" => Ok(Aim::Alike),
        _ => Err(wrong()),
    };
    let aims = text.split([',', '、', '，']).map(aim).collect::<Result<Vec<_>, _>>()?;
    if aims.len() > request.rounds { Err(wrong()) } else { Ok(aims) }
}

/// Weights by name, in points: `profession=1,workplace=10,repeat=5`. What is not named keeps its
/// usual weight.
pub(super) fn weights(text: &str) -> Result<Weights, InputFault> {
    let wrong = || InputFault::of("--weights", FaultKind::Weights, text);
    let mut known = serde_json::to_value(Weights::default()).map_err(|_| wrong())?;
    for part in text.split(',') {
        let (name, points) = part.split_once('=').ok_or_else(wrong)?;
        let points: f64 = points.trim().parse().map_err(|_| wrong())?;
        let hundredths = (points * 100.0).round();
        if !(0.0..=f64::from(Weights::MOST)).contains(&hundredths) {
            return Err(wrong());
        }
        let weight = known.get_mut(name.trim()).ok_or_else(wrong)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = hundredths as u32;
        *weight = whole.into();
    }
    serde_json::from_value(known).map_err(|_| wrong())
}
