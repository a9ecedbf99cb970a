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
mod read;
mod save;
mod screen;
mod table;
mod toolbar;

use leptos::prelude::*;

/// The id of the element with the form that does the same without a script. In its attribute
/// `data-board` it carries what the board shows and works with:
/// [`Props`](crate::domain::adjust::Props) as JSON.
pub const FORM: &str = "board-form";

/// The board. It stands right after the element with the id [`FORM`], which is the page without
/// it: shown until the browser's program runs, and always where it never does.
#[island]
pub fn Board() -> impl IntoView {
    // What runs as WebAssembly runs in the browser; leptos' own question needs a context that
    // pages here do without.
    if cfg!(target_family = "wasm") {
        request_animation_frame(desk::start);
    }
}
