//! What can be done: with the whole board above the tables, with the person in hand below them,
//! where also the line stands that tells what happened.

use super::chip::is_moving;
use super::desk::Desk;
use super::save;
use super::table::drop_button;
use crate::domain::adjust::{Session, Word};
use leptos::prelude::*;

/// A button that means something.
pub fn button(desk: Desk, what: &'static str, word: Word, class: &'static str) -> AnyView {
    view! { <button type="button" class=class data-do=what>{desk.word(word)}</button> }.into_any()
}

/// The acts on the whole board.
pub fn toolbar(desk: Desk) -> AnyView {
    let can = Memo::new(move |_| desk.session.with(Session::can_undo_redo));
    let off = |can: bool| if can { "false" } else { "true" };
    let resting = move || desk.job.with(Option::is_none);
    let unsaved = Memo::new(move |_| desk.session.with(Session::is_unsaved));
    let working = move || desk.job.with(|job| job.as_ref().map(|job| desk.word(job.word())));
    view! {
        <div class="board-tools">
            <div class="board-tools__group">
                <button type="button" class="tool" data-do="undo" aria-disabled=move || off(can.get().0)>
                    {desk.word(Word::Undo)}
                </button>
                <button type="button" class="tool" data-do="redo" aria-disabled=move || off(can.get().1)>
                    {desk.word(Word::Redo)}
                </button>
                <button type="button" class="tool tool--main" data-do="improve" hidden=move || !resting()>
                    {desk.word(Word::Improve)}
                </button>
                <button type="button" class="tool" data-do="compare" hidden=move || !resting()>
                    {desk.word(Word::Compare)}
                </button>
                <span class="board-tools__work" hidden=resting>{working}</span>
                <button type="button" class="tool" id="board-stop" data-do="stop" hidden=resting>
                    {desk.word(Word::Stop)}
                </button>
            </div>
            <div class="board-tools__group">
                {button(desk, "save", Word::Save, "tool tool--main")}
                {button(desk, "publish", Word::Publish, "tool")}
                <span class="board-tools__unsaved" hidden=move || !unsaved.get()>{desk.word(Word::Unsaved)}</span>
            </div>
        </div>
        {save::troubles(desk)}
    }
    .into_any()
}

/// What happened last, and what can be done with the person in hand. It stays in view.
pub fn hand(desk: Desk) -> AnyView {
    let held = Memo::new(move |_| desk.session.with(Session::held));
    let held_is = move |is: fn(&Session, usize) -> bool| {
        desk.session.with(|session| session.held().is_some_and(|held| is(session, held.person)))
    };
    let pinned = move || held_is(|session, person| session.layout().is_pinned(person));
    let ruled =
        move || held_is(|session, person| session.layout().is_apart(person) || session.layout().group_of(person).is_some());
    let moving = Memo::new(move |_| desk.session.with(is_moving));
    view! {
        <div class="board-hand" class:board-hand--held=move || held.get().is_some()>
            <p class="board-hand__said" role="status" aria-live="polite">{move || desk.said.get()}</p>
            <div class="board-hand__acts" hidden=move || held.get().is_none()>
                <button type="button" class="tool" data-do="pin">
                    {move || desk.word(if pinned() { Word::Unpin } else { Word::Pin })}
                </button>
                {button(desk, "together", Word::Together, "tool")}
                {button(desk, "apart", Word::Apart, "tool")}
                <button type="button" class="tool" data-do="lift" hidden=move || !ruled()>{desk.word(Word::Lift)}</button>
                {button(desk, "put-down", Word::PutDown, "tool")}
            </div>
            <div class="board-hand__tables" role="group" aria-label=desk.word(Word::Destinations) hidden=move || !moving.get()>
                {(0..desk.tables()).map(|table| drop_button(desk, table, false)).collect_view()}
            </div>
        </div>
    }
    .into_any()
}
