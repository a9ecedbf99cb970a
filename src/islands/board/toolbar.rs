//! What can be done with the whole board.

use super::desk::Desk;
use super::engine::{Engine, STOP};
use super::saving::Saving;
use crate::domain::adjust::{Session, Word};
use leptos::prelude::*;

/// The tools. Those that come and go keep their places.
#[component]
pub fn Toolbar() -> impl IntoView {
    let desk = Desk::here();
    let engine: Engine = expect_context();
    let saving: Saving = expect_context();
    let undoable = Memo::new(move |_| desk.read(Session::can_undo_redo));
    let unsaved = Memo::new(move |_| desk.read(Session::is_unsaved));
    let works = move || engine.work.get().is_some();
    let work = move || engine.work.get().map(|work| desk.word(work));
    view! {
        <div class="board-tools">
            <div class="board-tools__group">
                <button
                    type="button"
                    class="tool"
                    aria-disabled=move || (!undoable.get().0).to_string()
                    on:click=move |_| desk.act(Session::undo)
                >
                    {desk.word(Word::Undo)}
                </button>
                <button
                    type="button"
                    class="tool"
                    aria-disabled=move || (!undoable.get().1).to_string()
                    on:click=move |_| desk.act(Session::redo)
                >
                    {desk.word(Word::Redo)}
                </button>
                <span class="board-tools__turns" class=("board-tools__turns--work", works)>
                    <span class="board-tools__rest">
                        <button type="button" class="tool tool--main" on:click=move |_| engine.improve()>
                            {desk.word(Word::Improve)}
                        </button>
                        <button type="button" class="tool" on:click=move |_| engine.compare()>
                            {desk.word(Word::Compare)}
                        </button>
                    </span>
                    <span class="board-tools__work">
                        <span>{work}</span>
                        <button type="button" class="tool" id=STOP on:click=move |_| engine.stop()>
                            {desk.word(Word::Stop)}
                        </button>
                    </span>
                </span>
            </div>
            <div class="board-tools__group">
                <button type="button" class="tool tool--main" on:click=move |_| saving.save()>{desk.word(Word::Save)}</button>
                <button type="button" class="tool" on:click=move |_| saving.publish()>{desk.word(Word::Publish)}</button>
                <span class="board-tools__unsaved" class=("board-tools__unsaved--not", move || !unsaved.get())>
                    {desk.word(Word::Unsaved)}
                </span>
            </div>
        </div>
    }
}
