//! The foot of every page: who runs the site, and where to read more.

use super::contact::organiser_language;
use crate::web::context::Page;
use leptos::prelude::*;

/// So many organisations are named; the page of the contacts names all.
const NAMED: usize = 3;

/// The `<footer>`.
#[must_use]
pub fn foot(page: &Page) -> impl IntoView + use<> {
    let t = page.t;
    let urls = page.urls;
    let all = &page.operators;
    let names = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(&t.get("list-separator"));
    let others = (all.len() > NAMED).then(|| t.get("foot-and-others"));
    let lang = organiser_language(t);
    let run_by = (!all.is_empty()).then(|| {
        view! { <p class="site-footer__who">{t.get("foot-run-by")}<span lang=lang>{names}</span>{others}</p> }
    });
    let links = [
        (urls.home(), "public-home-title"),
        (urls.contact(), "foot-contact"),
        (urls.privacy(), "foot-privacy"),
        (urls.accessibility(), "foot-accessibility"),
    ]
    .map(|(href, text)| view! { <li><a href=href>{t.get(text)}</a></li> });
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                {run_by}
                <ul class="site-footer__links">{links.into_iter().collect_view()}</ul>
            </div>
        </footer>
    }
}
