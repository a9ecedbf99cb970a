//! Taps, clicks and dragging. Whatever can be dragged can be tapped.

use super::browser;
use super::desk::Desk;
use super::{job, save};
use crate::domain::adjust::{Did, Held, Mode};
use leptos::ev::{DragEvent, MouseEvent};
use leptos::prelude::*;

/// Something was tapped.
pub fn click(desk: Desk, event: &MouseEvent) {
    if let Some((what, number)) = browser::meant(event) {
        act(desk, &what, number);
    }
}

/// Does what an element means.
pub fn act(desk: Desk, what: &str, number: Option<usize>) {
    let in_hand = || desk.session.with_untracked(|session| session.held().map(|held| held.person));
    let hold = |mode| {
        if let Some(person) = in_hand() {
            desk.act(|session| session.pick_up(Held { person, mode }));
            desk.look_at(person);
        }
    };
    match (what, number) {
        ("person", Some(person)) => {
            desk.at.set(person);
            desk.act(|session| session.choose(person));
        }
        ("drop", Some(table)) => {
            if let Some(person) = in_hand() {
                desk.act(|session| session.move_to(person, table));
            }
        }
        ("lock", Some(table)) => desk.act(|session| session.toggle_lock(table)),
        ("undo", _) => desk.act(|session| session.undo()),
        ("redo", _) => desk.act(|session| session.redo()),
        ("pin", _) => {
            if let Some(person) = in_hand() {
                desk.act(|session| session.toggle_pin(person));
            }
        }
        ("together", _) => hold(Mode::Together),
        ("apart", _) => hold(Mode::Apart),
        ("lift", _) => {
            if let Some(person) = in_hand() {
                desk.act(|session| session.lift_rules(person));
                desk.look_at(person);
            }
        }
        ("put-down", _) => let_go(desk),
        ("improve", _) => job::improve(desk),
        ("compare", _) => job::compare(desk),
        ("stop", _) => job::stop(desk),
        ("choose", Some(at)) => super::alternatives::choose(desk, at),
        ("close", _) => super::alternatives::close(desk),
        ("save", _) => save::save(desk, false),
        ("publish", _) => save::publish(desk),
        ("overwrite", _) => save::overwrite(desk),
        _ => {}
    }
}

/// Lets go of the person in hand; the focus stays on them.
pub fn let_go(desk: Desk) {
    let held = desk.session.with_untracked(|session| session.held());
    if let Some(held) = held {
        desk.act(|session| session.put_down().unwrap_or(Did::PutDown(held.person)));
        desk.look_at(held.person);
    }
}

/// A chip begins to be dragged: the same as taking the person in hand.
pub fn drag_begins(desk: Desk, event: &DragEvent) {
    if let Some((_, Some(person))) = browser::meant(event) {
        browser::name_dragged(event, &person.to_string());
        desk.act(|session| session.pick_up(Held { person, mode: Mode::Move }));
    }
}

/// Over a table or a chip, dropping is allowed.
pub fn drag_passes(desk: Desk, event: &DragEvent) {
    let dragging = desk.session.with_untracked(super::chip::is_moving);
    if dragging && browser::round(event, ".chip, .board-table[data-n]").is_some() {
        event.prevent_default();
    }
}

/// Dropped on a person: swapped; on a table: moved.
pub fn drag_ends(desk: Desk, event: &DragEvent) {
    let Some(held) = desk.session.with_untracked(|session| session.held()) else { return };
    let target = browser::round(event, ".chip, .board-table[data-n]");
    let Some((target, number)) = target.and_then(|target| browser::number(&target).map(|number| (target, number))) else {
        return;
    };
    event.prevent_default();
    if target.class_list().contains("chip") && number != held.person {
        desk.act(|session| session.swap(held.person, number));
    } else if !target.class_list().contains("chip") {
        desk.act(|session| session.move_to(held.person, number));
    }
}
