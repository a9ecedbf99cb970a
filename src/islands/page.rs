//! What islands do with the page round them.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Takes an element of the page away, or shows it again.
pub fn hide(id: &str, away: bool) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(away);
    }
}

/// Takes the content of an element away and leaves its room, so that nothing round it moves; or gives it
/// back. The style sheet knows the mark.
pub fn veil(id: &str, away: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        // A name of letters and a hyphen is one that every element takes.
        let _ = if away { element.set_attribute("data-veiled", "") } else { element.remove_attribute("data-veiled") };
    }
}
