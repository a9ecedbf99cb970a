//! Handing an event on: its short address with a QR code, for a screen and for paper, and ways into a
//! calendar.

use crate::domain::event::{Event, Session};
use crate::web::components::qr;
use crate::web::context::Page;
use leptos::prelude::*;
use url::Url;

/// The links below an event, and its address to show or to print.
pub fn share(page: &Page, event: &Event) -> impl IntoView + use<> {
    let t = page.t;
    let address = page.absolute(&page.urls.event(&event.code));
    let sessions = &event.details.sessions;
    let google: Vec<_> = sessions
        .iter()
        .filter_map(|session| {
            let href = google(event.details.title_in(t.language()), session, &address)?.to_string();
            let when = page.dates.date(session.starts_at);
            let text = match sessions.len() {
                1 => t.get("public-google-calendar"),
                _ => t.with("public-google-calendar-of", [("when", when.into())]),
            };
            Some(view! { <li><a href=href rel="noopener">{text}</a></li> })
        })
        .collect();
    let code = qr::code(&address);
    view! {
        <h2>{t.get("public-share")}</h2>
        <div class="share">
            {code}
            <p class="share__address">{t.get("public-share-address")}<br/><span class="share__url">{address}</span></p>
        </div>
        <ul class="page-links">
            <li><a href=page.urls.event_calendar(&event.code)>{t.get("public-calendar")}</a></li>
            {google}
            <li><a href=page.urls.home()>{t.get("public-all-events")}</a></li>
        </ul>
    }
}

/// Google's page that puts a session into a calendar. The meeting address is not in it.
fn google(title: &str, session: &Session, page: &str) -> Option<Url> {
    let at = |time: chrono::DateTime<chrono::Utc>| time.format("%Y%m%dT%H%M%SZ").to_string();
    let text = [title, &session.title].join(" ");
    let dates = format!("{}/{}", at(session.starts_at), at(session.ends_at));
    let values = [
        ("action", "TEMPLATE"),
        ("text", text.trim()),
        ("dates", &dates),
        ("location", &session.venue),
        ("details", page),
    ];
    Url::parse_with_params("https://calendar.google.com/calendar/render", values).ok()
}
