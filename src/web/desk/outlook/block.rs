//! The outlook on an event's overview: its sentences, and the way to the page.

use super::words;
use crate::app::outlook::Outlook;
use crate::web::context::Page;
use leptos::prelude::*;

/// The block.
pub fn block(page: &Page, outlook: &Outlook) -> impl IntoView + use<> {
    let t = page.t;
    let said = words::sentences(page, outlook);
    let said = if said.is_empty() { vec![words::Said::only(t.get("outlook-nobody"))] } else { said };
    let href = page.urls.desk_event_page(outlook.event.id, "outlook");
    view! {
        <section class="outlook" aria-labelledby="outlook">
            <h2 id="outlook">{t.get("outlook-heading")}</h2>
            {words::list(said)}
            <p><a class="desk-target" href=href>{t.get("outlook-link")}</a></p>
        </section>
    }
}
