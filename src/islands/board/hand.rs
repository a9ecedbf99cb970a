//! What happened last, and what can be done with the person in hand. It stays in view.

use super::desk::Desk;
use super::table::Drop;
use crate::domain::adjust::{Did, Held, Mode, Session, Word};
use leptos::prelude::*;

/// The line that tells, the acts, and the tables to go to.
#[component]
pub fn Hand() -> impl IntoView {
    let desk = Desk::here();
    let tables = desk.glance(|session| session.problem().tables.count());
    let holds = Memo::new(move |_| desk.held.get().is_some());
    let quiet = Memo::new(move |_| !holds.get() && desk.said.with(String::is_empty));
    let nowhere = Memo::new(move |_| desk.moves.with(Vec::is_empty));
    view! {
        <div
            class="board-hand"
            class=("board-hand--held", move || holds.get())
            class=("board-hand--quiet", move || quiet.get())
        >
            <p class="board-hand__said" role="status" aria-live="polite">{move || desk.said.get()}</p>
            <Acts/>
            <div
                class="board-hand__tables"
                role="group"
                aria-label=desk.word(Word::Destinations)
                hidden=move || nowhere.get()
            >
                {(0..tables).map(|table| view! { <Drop table on_card=false/> }).collect_view()}
            </div>
        </div>
    }
}

/// What can be done with the person in hand.
#[component]
fn Acts() -> impl IntoView {
    let desk = Desk::here();
    let person = move || desk.held.get().map(|held| held.person);
    let pinned = Memo::new(move |_| person().is_some_and(|person| desk.read(|s| s.layout().is_pinned(person))));
    let has_rules = Memo::new(move |_| {
        let rules = |session: &Session, person| {
            session.layout().is_apart(person) || session.layout().group_of(person).is_some()
        };
        person().is_some_and(|person| desk.read(|session| rules(session, person)))
    });
    let act = move |act: fn(&mut Session, usize) -> Did| {
        if let Some(held) = desk.held.get_untracked() {
            desk.act(|session| act(session, held.person));
        }
    };
    let hold = move |mode| {
        if let Some(held) = desk.held.get_untracked() {
            desk.act(|session| session.pick_up(Held { mode, ..held }));
            desk.look_at(held.person);
        }
    };
    let lift = move |_| {
        act(Session::lift_rules);
        desk.look_back();
    };
    view! {
        <div class="board-hand__acts" hidden=move || person().is_none()>
            <button type="button" class="tool" on:click=move |_| act(Session::toggle_pin)>
                {move || desk.word(if pinned.get() { Word::Unpin } else { Word::Pin })}
            </button>
            <button type="button" class="tool" on:click=move |_| hold(Mode::Together)>{desk.word(Word::Together)}</button>
            <button type="button" class="tool" on:click=move |_| hold(Mode::Apart)>{desk.word(Word::Apart)}</button>
            <button type="button" class="tool" hidden=move || !has_rules.get() on:click=lift>{desk.word(Word::Lift)}</button>
            <button type="button" class="tool" on:click=move |_| desk.let_go()>{desk.word(Word::PutDown)}</button>
        </div>
    }
}
