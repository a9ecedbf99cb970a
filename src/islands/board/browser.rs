//! What the board asks of the browser beyond views.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::futures::JsFuture;
use leptos::web_sys::js_sys::{Date, Function, Object, Promise, Reflect, global};
use leptos::web_sys::{Element, Event, HtmlElement};

/// Milliseconds on the browser's clock, to measure a time that passes.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// Brings the focus to an element, once the page is painted anew.
pub fn focus(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = found {
            // The browser may refuse; then the focus stays where it is.
            let _ = element.focus();
        }
    });
}

/// The nearest element round an event that matches.
pub fn round(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// What is meant by an event: `data-do` of the nearest element that has it, and `data-n`.
pub fn meant(event: &Event) -> Option<(String, Option<usize>)> {
    let element = round(event, "[data-do]")?;
    Some((element.get_attribute("data-do")?, number(&element)))
}

/// The number an element stands for.
pub fn number(element: &Element) -> Option<usize> {
    element.get_attribute("data-n")?.parse().ok()
}

/// Names what is dragged; some browsers drag nothing without it.
pub fn name_dragged(event: &Event, what: &str) {
    if let Some((transfer, set)) = method(event, "dataTransfer").zip(Some("setData"))
        && let Some(set) = method(&transfer, set).and_then(|set| set.dyn_into::<Function>().ok())
    {
        // Without it nothing is lost but dragging.
        let _ = set.call2(&transfer, &"text/plain".into(), &what.into());
    }
}

/// Posts JSON; answers status and body, or nothing where the server was not reached.
pub async fn post_json(url: &str, body: &str) -> Option<(u16, String)> {
    let headers = Object::new();
    put(&headers, "content-type", &"application/json".into());
    put(&headers, "accept", &"application/json".into());
    let request = Object::new();
    put(&request, "method", &"POST".into());
    put(&request, "headers", &headers);
    put(&request, "body", &body.into());
    let fetch: Function = method(&global(), "fetch")?.dyn_into().ok()?;
    let answer = settled(fetch.call2(&JsValue::UNDEFINED, &url.into(), &request)).await?;
    let status = method(&answer, "status")?.as_f64()?;
    let text: Function = method(&answer, "text")?.dyn_into().ok()?;
    let body = settled(text.call0(&answer)).await?.as_string()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // three digits
    Some((status as u16, body))
}

async fn settled(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

fn method(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of an object of our own cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
