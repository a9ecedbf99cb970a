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
