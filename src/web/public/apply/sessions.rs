//! When and where, beside what was typed: whoever prints 確認 or 完了 needs nothing else.

use crate::domain::event::Event;
use crate::web::components::contact::organiser_language;
use crate::web::context::Page;
use leptos::prelude::*;

/// Date and place of every session.
pub(in crate::web::public) fn sessions(page: &Page, event: &Event) -> impl IntoView + use<> {
    let t = page.t;
    let rows: Vec<_> = event
        .details
        .sessions
        .iter()
        .map(|session| {
            let place = if session.venue.is_empty() { t.get("public-online") } else { session.venue.clone() };
            let lang = organiser_language(t).filter(|_| !session.venue.is_empty());
            let title = session.title.clone();
            let title = (!title.is_empty())
                .then(|| view! { <span class="facts__session" lang=organiser_language(t)>{title}</span> });
            view! {
                <div>
                    <dt>{t.get("public-when")}</dt>
                    <dd>{title}{page.dates.span(session.starts_at, session.ends_at)}</dd>
                </div>
                <div><dt>{t.get("public-venue")}</dt><dd lang=lang>{place}</dd></div>
            }
        })
        .collect();
    view! { <dl class="facts">{rows}</dl> }
}
