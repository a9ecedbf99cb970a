//! The mark of a profession: one or two characters on a colour.

use leptos::prelude::*;

/// How many colours the style sheet has for professions.
const COLOURS: usize = 16;

/// The mark of a profession. The profession always stands in words somewhere beside it.
#[component]
pub fn Mark(
    /// The profession's position in the organisation's list, which chooses the colour.
    position: usize,
    /// The characters.
    sign: String,
) -> impl IntoView {
    let class = format!("mark mark--{}", position % COLOURS + 1);
    view! { <span class=class aria-hidden="true">{sign}</span> }
}
