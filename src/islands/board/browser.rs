//! What the board asks of the browser beyond elements and events.

use leptos::prelude::{document, window};
use leptos::task::{spawn_local, tick};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::futures::JsFuture;
use leptos::web_sys::js_sys::{Date, Function, Promise, Reflect};
use leptos::web_sys::{DragEvent, FormData, HtmlElement, HtmlFormElement};

/// Milliseconds on the browser's clock, to measure a time that passes.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// A pause in which the page is painted and taps are answered.
pub async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        // Without a timer there is no pause, and nothing else is lost.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 8);
    });
    let _ = JsFuture::from(promise).await;
}

/// Brings the focus to an element, once what was just changed is on the screen.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    spawn_local(async move {
        tick().await;
        let element = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            // The browser may refuse; then the focus stays where it is.
            let _ = element.focus();
        }
    });
}

/// The id of what has the focus.
pub fn focused() -> Option<String> {
    document().active_element().map(|element| element.id())
}

/// Goes to another page; where the browser refuses, this one stays.
pub fn go(url: &str) {
    let _ = window().location().assign(url);
}

/// Names what is dragged; some browsers drag nothing that has no name.
pub fn name_dragged(event: &DragEvent, what: &str) {
    // By name, since the server's build of these bindings is without drag and drop.
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    if let Some(transfer) = get(event, "dataTransfer")
        && let Some(set) = get(&transfer, "setData").and_then(|set| set.dyn_into::<Function>().ok())
    {
        // Without a name nothing is lost but dragging.
        let _ = set.call2(&transfer, &"text/plain".into(), &what.into());
    }
}

/// What stands in the fields of a form on the page now, by name.
pub fn typed(form: &str) -> impl Fn(&str) -> Option<String> + use<> {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let fields = form.and_then(|form| FormData::new_with_form(&form).ok());
    move |field| fields.as_ref()?.get(field).as_string()
}
