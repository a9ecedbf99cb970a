//! Who is fixed to their table (固定): counted, listed, and released one by one or all at once. Whoever was
//! moved by hand is fixed only where one says so here.

use super::desk::Desk;
use crate::domain::adjust::{Session, Word};
use leptos::prelude::*;

/// The list of those who are fixed.
#[component]
pub fn Pins() -> impl IntoView {
    let desk = Desk::here();
    let pinned = Memo::new(move |_| {
        desk.read(|session| {
            let people = 0..session.problem().people.len();
            people.filter(|&person| session.layout().is_pinned(person)).collect::<Vec<_>>()
        })
    });
    let to_pin = Memo::new(move |_| desk.read(|session| session.layout().to_pin().count()));
    let line = move |person: usize| {
        let name = desk.sentence(|names| names.person(person).to_owned());
        let told = move || {
            let table = desk.read(|session| session.layout().table(person));
            let name = desk.sentence(|names| names.person(person).to_owned());
            desk.worded(Word::PinsAt, &[("name", &name), ("table", &desk.table_name(table))])
        };
        view! {
            <li>
                <span>{told}</span>
                <button
                    type="button"
                    class="link-button"
                    aria-label=desk.worded(Word::UnpinOf, &[("name", &name)])
                    on:click=move |_| desk.act(|session| session.toggle_pin(person))
                >
                    {desk.word(Word::Unpin)}
                </button>
            </li>
        }
    };
    let summary = move || match pinned.with(Vec::len) {
        0 => desk.word(Word::PinsNone),
        count => desk.worded(Word::PinsCount, &[("count", &count.to_string())]),
    };
    view! {
        <details class="board-pins">
            <summary>{summary}</summary>
            <ul>
                <For each=move || pinned.get() key=|person| *person let(person)>{line(person)}</For>
            </ul>
            <div class="board-pins__acts">
                <button
                    type="button"
                    class="tool"
                    hidden=move || pinned.with(Vec::is_empty)
                    on:click=move |_| desk.act(Session::unpin_all)
                >
                    {desk.word(Word::UnpinAll)}
                </button>
                <button
                    type="button"
                    class="tool"
                    hidden=move || to_pin.get() == 0
                    on:click=move |_| desk.act(Session::pin_by_hand)
                >
                    {move || desk.worded(Word::PinByHand, &[("count", &to_pin.get().to_string())])}
                </button>
            </div>
        </details>
    }
}
