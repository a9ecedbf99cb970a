//! The screen of a hall: one page after the other, by itself, so that the last row has time to read each. A
//! key stops it and turns the pages; where no motion is wanted it stands still. Without a script the pages
//! stand one below the other.

// Of what `#[island]` makes some has no docs.
#![allow(missing_docs)]

use super::page::hide;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Function, Reflect};
use std::time::Duration;

/// How long a page stays.
const STAYS: Duration = Duration::from_secs(12);

/// The id of a page of the hall's screen, from 0.
#[must_use]
pub fn hall_page(number: usize) -> String {
    format!("hall-{number}")
}

/// Turns the pages below it.
#[island]
#[must_use]
pub fn Hall(
    /// How many pages there are.
    pages: usize,
    /// What stands beside the number of the page.
    help: String,
    /// The pages, each in an element of its own id.
    children: Children,
) -> impl IntoView {
    let (at, turns, lives) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(false));
    // Effects run in the browser alone.
    Effect::new(move |_| {
        if pages < 2 || lives.get_untracked() {
            return;
        }
        lives.set(true);
        turns.set(!prefers_stillness());
        let turn = move |by: usize| at.update(|at| *at = (*at + by) % pages);
        let ticks = move || {
            if turns.get_untracked() {
                turn(1);
            }
        };
        // The page lives as long as its screen shows it.
        let _ = set_interval_with_handle(ticks, STAYS);
        let heard = window_event_listener(ev::keydown, move |event| match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => (turns.set(false), turn(1)).1,
            "ArrowLeft" | "ArrowUp" | "PageUp" => (turns.set(false), turn(pages - 1)).1,
            " " | "Enter" | "Escape" => turns.update(|turns| *turns = !*turns),
            _ => {}
        });
        on_cleanup(move || heard.remove());
    });
    Effect::new(move |_| {
        if lives.get() {
            let shown = at.get();
            for page in 0..pages {
                hide(&hall_page(page), page != shown);
            }
        }
    });
    view! {
        <div class="hall__pages">{children()}</div>
        <p class="hall__turn" hidden=move || !lives.get()>{move || format!("{}／{pages}", at.get() + 1)} " " {help}</p>
    }
}

/// Whether the reader's system asks for no motion.
fn prefers_stillness() -> bool {
    let window: JsValue = window().into();
    let asked = || {
        let ask: Function = Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into().ok()?;
        let answer = ask.call1(&window, &"(prefers-reduced-motion: reduce)".into()).ok()?;
        Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
    };
    asked().unwrap_or(false)
}
