//! The keyboard: arrows go from chip to chip, Enter and Space choose, Escape lets go, Ctrl with Z
//! and Y take back and do again.

use super::desk::Desk;
use super::{browser, pointer};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A key was pressed somewhere on the board.
pub fn pressed(desk: Desk, event: &KeyboardEvent) {
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    let person = match browser::meant(event) {
        Some((what, person)) if what == "person" => person,
        _ => None,
    };
    let done = match (key.as_str(), person) {
        ("Escape", _) => desk.session.with_untracked(|session| session.held().is_some()).then(|| pointer::let_go(desk)),
        ("z", _) if command => Some(desk.act(|session| session.undo())),
        ("Z", _) if command => Some(desk.act(|session| session.redo())),
        ("y", _) if command => Some(desk.act(|session| session.redo())),
        ("Enter" | " ", Some(person)) => Some(pointer::act(desk, "person", Some(person))),
        (key, Some(person)) if !command && !event.alt_key() => {
            next(desk, person, key).map(|next| desk.look_at(next))
        }
        _ => None,
    };
    if done.is_some() {
        event.prevent_default();
    }
}

/// The person an arrow leads to: up and down through the tables, left and right to the same
/// place of the table beside.
fn next(desk: Desk, person: usize, key: &str) -> Option<usize> {
    desk.session.with_untracked(|session| {
        let tables = std::iter::once(None).chain((0..desk.tables()).map(Some));
        let rows: Vec<Vec<u32>> =
            tables.map(|table| desk.seats(session, table)).filter(|seats| !seats.is_empty()).collect();
        let is_own = |other: &u32| *other as usize == person;
        let row = rows.iter().position(|seats| seats.iter().any(is_own))?;
        let own = rows.get(row)?;
        let place = own.iter().position(is_own)?;
        let beside = |row: Option<usize>| {
            let seats = rows.get(row?)?;
            seats.get(place.min(seats.len() - 1))
        };
        let found = match key {
            "ArrowDown" => own.get(place + 1).or_else(|| rows.get(row + 1)?.first()),
            "ArrowUp" => match place.checked_sub(1) {
                Some(place) => own.get(place),
                None => rows.get(row.checked_sub(1)?)?.last(),
            },
            "ArrowRight" => beside(row.checked_add(1)),
            "ArrowLeft" => beside(row.checked_sub(1)),
            "Home" => own.first(),
            "End" => own.last(),
            _ => None,
        };
        found.map(|&person| person as usize)
    })
}
