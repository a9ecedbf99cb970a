//! What the board asks of the browser beyond elements.

use super::{FORM, page};
use leptos::prelude::{document, set_timeout, window};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::futures::JsFuture;
use leptos::web_sys::js_sys::{Date, Function, Object, Promise, Reflect, global};
use leptos::web_sys::{Element, Event, EventTarget, HtmlElement};
use std::time::Duration;

/// Something that happened on the board: an event of any kind.
pub type Happened = Event;

/// Milliseconds on the browser's clock, to measure a time that passes.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// Runs something after a pause in which the page is painted and taps are answered.
pub fn later(run: impl FnOnce() + 'static) {
    set_timeout(run, Duration::from_millis(8));
}

/// Hears events of a kind for as long as the page is there.
pub fn listen(target: &EventTarget, name: &str, hear: impl Fn(&Happened) + 'static) {
    let hear: Box<dyn FnMut(Event)> = Box::new(move |event| hear(&event));
    let hear = Closure::wrap(hear);
    // An element takes every listener; should it not, the form is still there.
    let _ = target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    hear.forget();
}

/// The browser asks before the page is left while `unsaved` says so.
pub fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) {
    listen(&window(), "beforeunload", move |event| {
        if unsaved() {
            event.prevent_default();
        }
    });
}

/// What the form carries for the board.
pub fn data() -> Option<String> {
    by_id(FORM)?.get_attribute("data-board")
}

/// Puts the board where the form stands. What does the same without a script goes.
pub fn replace_form(board: &Element) {
    let Some(form) = by_id(FORM) else { return };
    if let Some(place) = form.parent_element() {
        page::append(&place, board);
    }
    for form in [Some(form), by_id("board-form-publish")].into_iter().flatten() {
        page::show(&form, false);
    }
}

/// What was chosen in the form before the board was there: registrations and the numbers of
/// their tables.
pub fn chosen_in_form() -> Vec<(String, usize)> {
    let mut chosen = Vec::new();
    for tag in ["select", "input"] {
        let fields = document().get_elements_by_tag_name(tag);
        for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
            let name = field.get_attribute("name").unwrap_or_default();
            let table = get(&field, "value").and_then(|value| value.as_string()?.parse().ok());
            if let (Some(person), Some(table)) = (name.strip_prefix("move-"), table) {
                chosen.push((person.to_owned(), table));
            }
        }
    }
    chosen
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Brings the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        focus_on(element);
    }
}

/// See [`focus`].
pub fn focus_on(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // The browser may refuse; then the focus stays where it is.
        let _ = element.focus();
    }
}

/// What has the focus.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// The browser's own yes-or-no question.
pub fn confirms(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or(false)
}

/// Goes to another page; where the browser refuses, this one stays.
pub fn go(url: &str) {
    let _ = window().location().assign(url);
}

/// Which key was pressed, and whether with Ctrl (on a Mac, Command) or Alt.
pub fn key(event: &Happened) -> (String, bool, bool) {
    let is = |name| get(event, name).is_some_and(|value| value.is_truthy());
    let key = get(event, "key").and_then(|key| key.as_string()).unwrap_or_default();
    (key, is("ctrlKey") || is("metaKey"), is("altKey"))
}

/// The nearest element round an event that matches.
pub fn round(event: &Happened, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// What is meant by an event: `data-do` of the nearest element that has it, and `data-n`.
pub fn meant(event: &Happened) -> Option<(String, Option<usize>)> {
    let element = round(event, "[data-do]")?;
    Some((element.get_attribute("data-do")?, number(&element)))
}

/// The number an element stands for.
pub fn number(element: &Element) -> Option<usize> {
    element.get_attribute("data-n")?.parse().ok()
}

/// Names what is dragged; some browsers drag nothing without it.
pub fn name_dragged(event: &Happened, what: &str) {
    if let Some(transfer) = get(event, "dataTransfer")
        && let Some(set) = get(&transfer, "setData").and_then(|set| set.dyn_into::<Function>().ok())
    {
        // Without it nothing is lost but dragging.
        let _ = set.call2(&transfer, &"text/plain".into(), &what.into());
    }
}

/// Posts JSON; answers the body, or nothing where the server was not reached.
pub async fn post_json(url: &str, body: &str) -> Option<String> {
    let headers = Object::new();
    put(&headers, "content-type", &"application/json".into());
    put(&headers, "accept", &"application/json".into());
    let request = Object::new();
    put(&request, "method", &"POST".into());
    put(&request, "headers", &headers);
    put(&request, "body", &body.into());
    let fetch: Function = get(&global(), "fetch")?.dyn_into().ok()?;
    let answer = settled(fetch.call2(&JsValue::UNDEFINED, &url.into(), &request)).await?;
    let text: Function = get(&answer, "text")?.dyn_into().ok()?;
    settled(text.call0(&answer)).await?.as_string()
}

async fn settled(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of an object of our own cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
