//! Taps, clicks and dragging. Whatever can be dragged can be tapped.

use super::browser::{self, Happened};
use super::desk::Desk;
use super::{alternatives, job, save};
use crate::domain::adjust::{Did, Held, Mode};

/// Something was tapped.
pub fn click(desk: &Desk, event: &Happened) {
    if let Some((what, number)) = browser::meant(event) {
        act(desk, &what, number);
    }
}

/// Does what an element means.
pub fn act(desk: &Desk, what: &str, number: Option<usize>) {
    let in_hand = desk.state().session.held().map(|held| held.person);
    match (what, number, in_hand) {
        ("person", Some(person), _) => {
            desk.change(|state| state.at = person);
            desk.act(&mut |session| session.choose(person));
        }
        ("drop", Some(table), Some(person)) => desk.act(&mut |session| session.move_to(person, table)),
        ("lock", Some(table), _) => desk.act(&mut |session| session.toggle_lock(table)),
        ("undo", ..) => desk.act(&mut |session| session.undo()),
        ("redo", ..) => desk.act(&mut |session| session.redo()),
        ("pin", _, Some(person)) => desk.act(&mut |session| session.toggle_pin(person)),
        ("together", _, Some(person)) => hold(desk, Held { person, mode: Mode::Together }),
        ("apart", _, Some(person)) => hold(desk, Held { person, mode: Mode::Apart }),
        ("lift", _, Some(person)) => {
            desk.act(&mut |session| session.lift_rules(person));
            desk.look_at(person);
        }
        ("put-down", ..) => let_go(desk),
        ("improve", ..) => job::improve(desk),
        ("compare", ..) => job::compare(desk),
        ("stop", ..) => job::stop(desk),
        ("choose", Some(at), _) => alternatives::choose(desk, at),
        ("close", ..) => alternatives::close(desk),
        ("save", ..) => save::save(desk, false),
        ("publish", ..) => save::publish(desk),
        ("overwrite", ..) => save::overwrite(desk),
        _ => {}
    }
}

fn hold(desk: &Desk, held: Held) {
    desk.act(&mut |session| session.pick_up(held));
    desk.look_at(held.person);
}

/// Lets go of the person in hand; the focus stays on them.
pub fn let_go(desk: &Desk) {
    let held = desk.state().session.held();
    if let Some(held) = held {
        desk.act(&mut |session| session.put_down().unwrap_or(Did::PutDown(held.person)));
        desk.look_at(held.person);
    }
}

/// A chip begins to be dragged: the same as taking the person in hand.
pub fn drag_begins(desk: &Desk, event: &Happened) {
    if let Some((_, Some(person))) = browser::meant(event) {
        browser::name_dragged(event, &person.to_string());
        desk.act(&mut |session| session.pick_up(Held { person, mode: Mode::Move }));
    }
}

/// Where a drag may end.
const GOALS: &str = ".chip, .board-table[data-n]";

/// Over a table or a chip, dropping is allowed.
pub fn drag_passes(desk: &Desk, event: &Happened) {
    if desk.state().session.held().is_some() && browser::round(event, GOALS).is_some() {
        event.prevent_default();
    }
}

/// Dropped on a person: swapped; on a table: moved.
pub fn drag_ends(desk: &Desk, event: &Happened) {
    let Some(held) = desk.state().session.held() else { return };
    let Some(goal) = browser::round(event, GOALS) else { return };
    let Some(number) = browser::number(&goal) else { return };
    event.prevent_default();
    if !goal.has_attribute("data-do") {
        desk.act(&mut |session| session.move_to(held.person, number));
    } else if number == held.person {
        let_go(desk);
    } else {
        desk.act(&mut |session| session.swap(held.person, number));
    }
}
