//! The keyboard: arrows go from chip to chip, Enter and Space choose, Escape lets go, Ctrl with Z
//! and Y take back and do again.

use super::browser::{self, Happened};
use super::desk::Desk;
use super::pointer;

/// A key was pressed somewhere on the board.
pub fn pressed(desk: &Desk, event: &Happened) {
    let (key, command, alt) = browser::key(event);
    let person = match browser::meant(event) {
        Some((what, person)) if what == "person" => person,
        _ => None,
    };
    let held = desk.state().session.held().is_some();
    match (key.as_str(), person) {
        ("Escape", _) if held => pointer::let_go(desk),
        ("z", _) if command => pointer::act(desk, "undo", None),
        ("Z" | "y", _) if command => pointer::act(desk, "redo", None),
        ("Enter" | " ", Some(person)) => pointer::act(desk, "person", Some(person)),
        (key, Some(person)) if !command && !alt => match next(desk, person, key) {
            Some(next) => desk.look_at(next),
            None => return,
        },
        _ => return,
    }
    event.prevent_default();
}

/// The person an arrow leads to: up and down through the tables, left and right to the same
/// place of the table beside.
fn next(desk: &Desk, person: usize, key: &str) -> Option<usize> {
    let state = desk.state();
    let layout = state.session.layout();
    let tables = std::iter::once(None).chain((0..state.session.problem().tables.count()).map(Some));
    let at = |table| desk.order().iter().copied().filter(|&person| layout.table(person) == table).collect();
    let rows: Vec<Vec<usize>> = tables.map(at).filter(|row: &Vec<usize>| !row.is_empty()).collect();
    let row = rows.iter().position(|row| row.contains(&person))?;
    let own = rows.get(row)?;
    let place = own.iter().position(|other| *other == person)?;
    let beside = |row: usize| rows.get(row).and_then(|row| row.get(place.min(row.len() - 1)));
    let found = match key {
        "ArrowDown" => own.get(place + 1).or_else(|| rows.get(row + 1)?.first()),
        "ArrowUp" if place == 0 => rows.get(row.checked_sub(1)?)?.last(),
        "ArrowUp" => own.get(place - 1),
        "ArrowRight" => beside(row + 1),
        "ArrowLeft" => beside(row.checked_sub(1)?),
        "Home" => own.first(),
        "End" => own.last(),
        _ => None,
    };
    found.copied()
}
