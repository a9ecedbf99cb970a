//! The seating board (班分けの調整): tables as cards, people as chips, everything by tap, by key
//! or by dragging. What it does and says is decided in [`crate::domain::adjust`]; here it only
//! gets a screen.
//!
//! The screen is made once, when the browser's program starts; after each act it is painted: every
//! part looks at the state and changes what differs. A chip is made once and goes from table to
//! table. One listener a kind of event stands on the whole board; what was meant is written on
//! the elements (`data-do`, `data-n`). All of this is for the size of the program: a reactive
//! view of the same board came to twice the weight that it may have.

mod alternatives;
mod browser;
mod chip;
mod desk;
mod figures;
mod hand;
mod job;
mod keys;
mod page;
mod pointer;
mod save;
mod screen;
mod table;
mod toolbar;

use crate::domain::adjust::Props;
use leptos::prelude::*;

/// The board. Its children are the page without it: they are shown until the browser's program
/// runs, and stay where it never does.
#[island]
pub fn Board(
    /// What it shows and works with.
    data: Props,
    /// The form that does the same without a script.
    children: Children,
) -> impl IntoView {
    let data = StoredValue::new(data);
    // An effect runs in the browser only.
    Effect::new(move |_| {
        if let Some(data) = data.try_update_value(std::mem::take) {
            desk::Desk::start(data);
        }
    });
    view! {
        <div id="board-form">{children()}</div>
        <div id="board"></div>
    }
}
