//! A table: name and size, whether it is kept, its people, and the way to drop somebody there with
//! what that does.

use super::chip::Chip;
use super::desk::Desk;
use crate::domain::adjust::{Mood, Offer, Session, Word, offer_in_words};
use leptos::ev;
use leptos::prelude::*;

/// The card of a table; of `None`, that of people who wait for one.
#[component]
pub fn Card(
    /// Which table.
    table: Option<usize>,
) -> impl IntoView {
    let desk = Desk::here();
    let row = table.map_or(0, |table| table + 1);
    let people = Memo::new(move |_| desk.seats.with(|seats| seats.get(row).cloned().unwrap_or_default()));
    let size = move || desk.worded(Word::People, &[("count", &people.with(Vec::len).to_string())]);
    let id = table.map_or_else(|| "board-nowhere".to_owned(), |table| format!("board-table-{table}"));
    let on_drop = move |event: ev::DragEvent| {
        if let (Some(table), Some(held)) = (table, desk.held.get_untracked()) {
            event.prevent_default();
            desk.act(|session| session.move_to(held.person, table));
        }
    };
    view! {
        <section class="board-table" aria-labelledby=id.clone() on:drop=on_drop>
            <div class="board-table__head">
                <h3 id=id.clone()>{desk.table_name(table)}</h3>
                <span class="board-table__size">{size}</span>
                {table.map(|table| view! { <Lock table/> })}
            </div>
            <ul class="board-table__people">
                <For each=move || people.get() key=|person| *person let(person)>
                    <li><Chip person/></li>
                </For>
            </ul>
            {table.map(|table| view! { <Drop table on_card=true/> })}
        </section>
    }
}

/// Keeps a table as it is.
#[component]
fn Lock(table: usize) -> impl IntoView {
    let desk = Desk::here();
    let locked = Memo::new(move |_| desk.read(|session| session.layout().is_locked(table)));
    view! {
        <button
            type="button"
            class="board-table__lock"
            aria-label=desk.worded(Word::LockLabel, &[("table", &desk.table_name(Some(table)))])
            aria-pressed=move || locked.get().to_string()
            on:click=move |_| desk.act(|session: &mut Session| session.toggle_lock(table))
        >
            {desk.word(Word::Lock)}
        </button>
    }
}

/// The button that moves the person in hand to a table, with what that would do. On the card of
/// the table it says "here" and keeps its place while nobody is in hand; in the list of tables
/// it says where.
#[component]
pub fn Drop(
    /// Which table.
    table: usize,
    /// Whether it stands on the table's card.
    on_card: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let offer = Memo::new(move |_| desk.moves.with(|moves| moves.get(table).copied().flatten()));
    let to = desk.worded(Word::MoveTo, &[("table", &desk.table_name(Some(table)))]);
    let title = if on_card { desk.word(Word::MoveHere) } else { to.clone() };
    let told = move || {
        let offer = offer.get()?;
        let data = desk.data();
        Some(offer_in_words(&offer, &data.words).unwrap_or_else(|| desk.word(Word::Same)))
    };
    let act = move |_| {
        if let Some(held) = desk.held.get_untracked() {
            desk.act(|session| session.move_to(held.person, table));
        }
    };
    view! {
        <button
            type="button"
            class=move || class_of(offer.get())
            hidden=move || !on_card && offer.get().is_none()
            aria-label=move || told().map(|told| format!("{to} {told}"))
            on:click=act
        >
            <span class="drop__to">{title}</span>
            <span class="drop__change">{told}</span>
        </button>
    }
}

fn class_of(offer: Option<Offer>) -> &'static str {
    match offer.map(|offer| offer.mood()) {
        None => "drop drop--away",
        Some(Mood::Better) => "drop drop--better",
        Some(Mood::Same) => "drop",
        Some(Mood::Worse) => "drop drop--worse",
    }
}
