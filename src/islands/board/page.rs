//! Making and changing elements of the page, on leptos' own renderer.

use leptos::tachys::renderer::dom::Dom;
use leptos::web_sys::{Element, Node};

/// An element with a class and what is inside.
pub fn make(tag: &str, class: &str, inside: &[&Element]) -> Element {
    let element = Dom::create_element(tag, None);
    if !class.is_empty() {
        Dom::set_attribute(&element, "class", class);
    }
    for part in inside {
        append(&element, part);
    }
    element
}

/// An element with a class and a text.
pub fn worded(tag: &str, class: &str, text: &str) -> Element {
    let element = make(tag, class, &[]);
    say(&element, text);
    element
}

/// A button that means something: `what` is read by the listeners of the board.
pub fn button(what: &str, number: Option<usize>, class: &str, text: &str) -> Element {
    let button = worded("button", class, text);
    Dom::set_attribute(&button, "type", "button");
    mean(&button, what, number);
    button
}

/// Writes on an element what it means.
pub fn mean(element: &Element, what: &str, number: Option<usize>) {
    Dom::set_attribute(element, "data-do", what);
    if let Some(number) = number {
        Dom::set_attribute(element, "data-n", &number.to_string());
    }
}

/// Puts an element at the end of another; takes it from where it was.
pub fn append(parent: &Element, child: &Element) {
    Dom::insert_node(parent, child.as_ref(), None);
}

/// Puts a part right after another.
pub fn insert(parent: &Element, child: &Element, before: Option<&Node>) {
    Dom::insert_node(parent, child.as_ref(), before);
}

/// Takes everything out of an element.
pub fn empty(element: &Element) {
    element.set_text_content(None);
}

/// Sets an attribute, where it is another.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        Dom::set_attribute(element, name, value);
    }
}

/// Sets an attribute that is `true` or `false`.
pub fn set_flag(element: &Element, name: &str, on: bool) {
    set(element, name, if on { "true" } else { "false" });
}

/// Shows an element, or hides it from everybody.
pub fn show(element: &Element, shown: bool) {
    if shown {
        Dom::remove_attribute(element, "hidden");
    } else {
        set(element, "hidden", "");
    }
}

/// Sets an element's text, where it is another: a line that is read aloud is read once.
pub fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}
