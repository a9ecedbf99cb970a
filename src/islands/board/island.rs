//! The island itself: the forms, until the browser's program runs; then the board.

// Of what `#[island]` makes some has no docs.
#![allow(missing_docs)]

use super::screen::Screen;
use crate::domain::adjust::Props;
use leptos::prelude::*;

/// The id of the element with the forms that do the same without a script.
pub const FORM: &str = "board-form";

/// The board. Its children are the forms that do the same: they are the page until the browser's
/// program runs, and always where it never does.
#[island]
#[must_use]
pub fn Board(
    /// What it shows and works with.
    data: Props,
    /// The forms.
    children: Children,
) -> impl IntoView {
    let lives = RwSignal::new(false);
    // Effects run in the browser alone, once the server's HTML is taken over.
    Effect::new(move |_| lives.set(true));
    let data = StoredValue::new(data);
    view! {
        <div id=FORM hidden=move || lives.get()>{children()}</div>
        {move || lives.get().then(|| view! { <Screen data=data.get_value()/> })}
    }
}
