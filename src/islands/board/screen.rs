//! The whole board: its parts in their places.

use super::alternatives::Alternatives;
use super::desk::Desk;
use super::engine::Engine;
use super::figures::Figures;
use super::hand::Hand;
use super::keys;
use super::picture::Picture;
use super::pins::Pins;
use super::saving::{Saving, Trouble};
use super::table::Card;
use super::toolbar::Toolbar;
use super::verdict::VerdictLine;
use crate::domain::adjust::{Props, Session, Word};
use leptos::ev;
use leptos::prelude::*;
use leptos::server_fn::client::try_set_server_url;

/// The board in the browser. What its parts share is in the context below it.
#[component]
pub fn Screen(
    /// What it shows and works with.
    data: Props,
) -> impl IntoView {
    // Calls are answered in the language of the page. Another of its islands may have said so.
    let _ = try_set_server_url(String::leak(data.site.clone()));
    let desk = Desk::open(data);
    provide_context(desk);
    provide_context(Engine::new(desk));
    provide_context(Saving::new(desk));
    ask_before_leaving(desk);
    let tables = desk.glance(|session| session.problem().tables.count());
    // Nobody loses a table here: whether somebody waits for one is known from the start, and the
    // card stays, so that nothing moves when the last of them has a table.
    let waiting = desk.seats.with_untracked(|seats| seats.first().is_some_and(|row| !row.is_empty()));
    let cards = waiting.then_some(None).into_iter().chain((0..tables).map(Some));
    let allow_drop = move |event: ev::DragEvent| {
        if desk.held.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    view! {
        <section class="board" aria-labelledby="board-title" on:keydown=move |event| keys::on_board(desk, &event)>
            <h2 id="board-title" class="visually-hidden">{desk.word(Word::Title)}</h2>
            <VerdictLine/>
            <Toolbar/>
            <Figures/>
            <div class="board__folded">
                <Picture/>
                <Pins/>
                <details class="board__help"><summary>{desk.word(Word::HelpTitle)}</summary><p>{desk.word(Word::Help)}</p></details>
            </div>
            <Alternatives/>
            <div class="board__tables" on:dragover=allow_drop>
                {cards.map(|table| view! { <Card table/> }).collect_view()}
            </div>
            <div class="board-foot">
                <Trouble/>
                <Hand/>
            </div>
        </section>
    }
}

/// The browser asks before the page is left with changes that are not saved.
fn ask_before_leaving(desk: Desk) {
    let heard = window_event_listener(ev::beforeunload, move |event| {
        if desk.glance(Session::is_unsaved) {
            event.prevent_default();
        }
    });
    on_cleanup(move || heard.remove());
}
