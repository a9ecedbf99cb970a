//! The keyboard: arrows go from chip to chip, Enter and Space choose, Escape lets go, Ctrl with Z
//! and Y take back and do again.

use super::desk::Desk;
use crate::domain::adjust::Session;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A key was pressed somewhere on the board.
pub fn on_board(desk: Desk, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "Escape" if desk.held.get_untracked().is_some() => desk.let_go(),
        "z" if command => desk.act(Session::undo),
        "Z" | "y" if command => desk.act(Session::redo),
        _ => return,
    }
    event.prevent_default();
}

/// A key was pressed on a person's chip.
pub fn on_chip(desk: Desk, person: usize, event: &KeyboardEvent, choose: impl FnOnce(Desk, usize)) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "Enter" | " " => choose(desk, person),
        key => match desk.seats.with_untracked(|seats| next(seats, person, key)) {
            Some(next) => desk.look_at(next),
            None => return,
        },
    }
    event.prevent_default();
}

/// The person an arrow leads to: up and down through the tables, left and right to the same
/// place of the table beside.
fn next(seats: &[Vec<usize>], person: usize, key: &str) -> Option<usize> {
    let rows: Vec<&Vec<usize>> = seats.iter().filter(|row| !row.is_empty()).collect();
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

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrows_go_through_the_tables_and_past_empty_ones() {
        let seats = [vec![], vec![4, 7], vec![], vec![1, 2, 3]];
        let from = |person, key| next(&seats, person, key);
        assert_eq!((from(4, "ArrowDown"), from(7, "ArrowDown"), from(3, "ArrowDown")), (Some(7), Some(1), None));
        assert_eq!((from(1, "ArrowUp"), from(4, "ArrowUp")), (Some(7), None));
        assert_eq!((from(7, "ArrowRight"), from(3, "ArrowLeft"), from(1, "ArrowRight")), (Some(2), Some(7), None));
        assert_eq!((from(2, "Home"), from(2, "End"), from(2, "a")), (Some(1), Some(3), None));
    }
}
