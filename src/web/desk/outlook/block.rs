//! The outlook on an event's overview: its sentences, and the way to the page.

use super::words;
use crate::app::outlook::Outlook;
use crate::web::context::Page;
use leptos::prelude::*;

/// The block.
pub fn block(page: &Page, outlook: &Outlook) -> impl IntoView + use<> {
    let t = page.t;
    let said = words::sentences(t, outlook);
    let said = if said.is_empty() { vec![t.get("outlook-nobody")] } else { said };
    let lines = said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let href = page.urls.desk_event_page(outlook.event.id, "outlook");
    view! {
        <section class="outlook" aria-labelledby="outlook">
            <h2 id="outlook">{t.get("outlook-heading")}</h2>
            <ul class="outlook__said">{lines}</ul>
            <p><a class="desk-target" href=href>{t.get("outlook-link")}</a></p>
        </section>
    }
}
