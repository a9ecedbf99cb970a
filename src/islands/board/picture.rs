//! The room as a picture, of the tables on the screen.

use super::desk::Desk;
use crate::domain::adjust::Word;
use crate::domain::room::{Seat, Table, surname};
use crate::islands::{Room, RoomWords};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::Reflect;

/// The picture, folded; it is drawn while it is open.
#[component]
pub fn Picture() -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(false);
    let drawn = move || open.get().then(|| view! { <Room tables=tables(desk) words=words(desk)/> });
    // The server's build of these bindings does not know the element by its own type.
    let toggled = move |event: leptos::ev::Event| {
        let element: Option<JsValue> = event.target().map(JsCast::unchecked_into);
        let is_open = element.and_then(|element| Reflect::get(&element, &"open".into()).ok()?.as_bool());
        open.set(is_open.unwrap_or(false));
    };
    view! {
        <details class="board-room" on:toggle=toggled>
            <summary>{desk.word(Word::RoomShow)}</summary>
            {drawn}
        </details>
    }
}

fn words(desk: Desk) -> RoomWords {
    let (tables, people) = desk.seats.with(|seats| {
        let seated = seats.iter().skip(1);
        (seated.len().to_string(), seated.map(Vec::len).sum::<usize>().to_string())
    });
    RoomWords {
        title: desk.worded(Word::RoomTitle, &[("tables", &tables), ("people", &people)]),
        front: desk.word(Word::RoomFront),
        professions: desk.worded(Word::RoomProfessions, &[("count", "{count}")]),
    }
}

fn tables(desk: Desk) -> Vec<Table> {
    let data = desk.data();
    let seat = |person: &usize| {
        let about = data.people.get(*person)?;
        let facilitator = data.problem.people.get(*person).is_some_and(|person| person.facilitator);
        Some(Seat {
            name: surname(&about.name),
            mark: about.mark.clone(),
            position: about.position,
            facilitator,
            away: false,
        })
    };
    desk.seats.with(|seats| {
        let most = seats.iter().skip(1).map(Vec::len).max().unwrap_or(0);
        let tables = seats.iter().skip(1).zip(1..);
        tables.map(|(people, number)| Table::of(number, people.iter().filter_map(seat).collect(), most)).collect()
    })
}
