//! One table: its name and size, whether it is kept, the way to drop somebody there with what
//! that does, and its people.

use super::chip::chip;
use super::desk::Desk;
use crate::domain::adjust::{Mood, Offer, Word, offer_in_words};
use leptos::prelude::*;

/// A table's card; of `None`, the people who have no table yet (nothing where there are none).
pub fn card(desk: Desk, table: Option<usize>) -> AnyView {
    let seats = Memo::new(move |_| desk.session.with(|session| desk.seats(session, table)));
    let id = table.map_or_else(|| "board-nowhere".to_owned(), |table| format!("board-table-{table}"));
    let labelled = id.clone();
    let size = move || {
        let count = seats.with(Vec::len);
        desk.with(Word::People, &[("count", &count.to_string())])
    };
    view! {
        <section class="board-table" aria-labelledby=labelled data-n=table
            hidden=move || table.is_none() && seats.with(Vec::is_empty)>
            <div class="board-table__head">
                <h3 id=id>{desk.table_name(table)}</h3>
                <span class="board-table__size">{size}</span>
                {table.map(|table| lock(desk, table))}
            </div>
            {table.map(|table| drop_button(desk, table, true))}
            <ul class="board-table__people">
                <For each=move || seats.get() key=|person| *person let:person>
                    <li>{chip(desk, person as usize)}</li>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

fn lock(desk: Desk, table: usize) -> AnyView {
    let label = desk.with(Word::LockLabel, &[("table", &desk.table_name(Some(table)))]);
    let locked = move || desk.session.with(|session| session.layout().is_locked(table));
    view! {
        <button type="button" class="board-table__lock" data-do="lock" data-n=table aria-label=label
            aria-pressed=move || if locked() { "true" } else { "false" }>
            {desk.word(Word::Lock)}
        </button>
    }
    .into_any()
}

/// The button that moves the person in hand to a table, with what that would do. On the card of
/// the table it says "here", in the list of tables it says where.
pub fn drop_button(desk: Desk, table: usize, on_card: bool) -> AnyView {
    let offer = Memo::new(move |_| desk.offers.with(|offers| offers.get(table).copied().flatten()));
    let name = desk.table_name(Some(table));
    let to = desk.with(Word::MoveTo, &[("table", &name)]);
    let text = if on_card { desk.word(Word::MoveHere) } else { to.clone() };
    let told = move || offer.get().map(|offer| in_words(desk, &offer));
    let class = move || match offer.get().map(|offer| offer.mood()) {
        Some(Mood::Better) => "drop drop--better",
        Some(Mood::Worse) => "drop drop--worse",
        _ => "drop",
    };
    let label = move || told().map(|told| format!("{to} {told}"));
    view! {
        <button type="button" class=class data-do="drop" data-n=table hidden=move || offer.get().is_none()
            aria-label=label>
            <span class="drop__to">{text}</span>
            <span class="drop__change">{told}</span>
        </button>
    }
    .into_any()
}

fn in_words(desk: Desk, offer: &Offer) -> String {
    desk.data.with_value(|data| {
        offer_in_words(offer, &data.words).unwrap_or_else(|| data.words.get(Word::Same).to_owned())
    })
}
