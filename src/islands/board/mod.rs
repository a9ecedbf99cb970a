//! The seating board (班分けの調整): tables as cards, people as chips, everything by tap, by key
//! or by dragging. What it does and says is decided in [`crate::domain::adjust`]; here it only
//! gets a screen.
//!
//! One listener a kind of event stands on the whole board; what was meant is written on the
//! elements (`data-do`, `data-n`). That keeps the program small and a chip cheap.

mod alternatives;
mod browser;
mod chip;
mod desk;
mod figures;
mod job;
mod keys;
mod pointer;
mod save;
mod table;
mod toolbar;

use crate::domain::adjust::Props;
use desk::Desk;
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
    let running = RwSignal::new(false);
    let data = StoredValue::new(data);
    Effect::new(move |_| running.set(true));
    view! {
        <div hidden=running>{children()}</div>
        {move || running.get().then(|| data.try_update_value(std::mem::take).map(board))}
    }
}

fn board(data: Props) -> AnyView {
    let desk = Desk::new(data);
    let tables = desk.tables();
    save::guard_unsaved(desk);
    view! {
        <section
            class="board"
            aria-labelledby="board-title"
            on:click=move |event| pointer::click(desk, &event)
            on:keydown=move |event| keys::pressed(desk, &event)
            on:focusin=move |event| desk.noticed(&event)
            on:dragstart=move |event| pointer::drag_begins(desk, &event)
            on:dragover=move |event| pointer::drag_passes(desk, &event)
            on:drop=move |event| pointer::drag_ends(desk, &event)
        >
            <h2 id="board-title">{desk.word(crate::domain::adjust::Word::Title)}</h2>
            <p class="board__help" id="board-help">{desk.word(crate::domain::adjust::Word::Help)}</p>
            {figures::figures(desk)}
            {toolbar::toolbar(desk)}
            {alternatives::panel(desk)}
            <div class="board__tables">
                {table::card(desk, None)}
                {(0..tables).map(|number| table::card(desk, Some(number))).collect_view()}
            </div>
            {toolbar::hand(desk)}
        </section>
    }
    .into_any()
}
