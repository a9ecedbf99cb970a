//! 送信箱: every mail of the organisation with its state and its attempts, and trying again.

mod detail;
mod list;

use crate::app::{World, events};
use crate::domain::ids::EventId;
use crate::domain::mail::MailState;
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::StoredMail;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;

/// The pages of this folder.
pub fn router() -> Router<World> {
    Router::new()
        .route("/outbox", get(list::get).post(list::post))
        .route("/outbox/{mail}", get(detail::get).post(detail::post))
        .route("/events/{event}/mails", get(list::get_of_event).post(list::post_of_event))
}

/// The event of an address whose mails are shown; another organisation's is not found.
async fn about(world: &World, page: &Page, by: &Organiser, id: &str) -> Result<EventId, Failed> {
    let found = events::find(world, by, id).await.map_err(|fault| PageError::from(fault).on(page))?;
    found.map(|event| event.id).ok_or_else(|| PageError::NotFound.on(page))
}

/// How far a mail has come: a word, and when it is tried next.
fn state(page: &Page, stored: &StoredMail) -> impl IntoView + use<> {
    let (class, code) = match stored.state {
        MailState::Sent => ("badge badge--good", "sent"),
        MailState::Failed => ("badge badge--bad", "failed"),
        MailState::Expired => ("badge badge--bad", "expired"),
        MailState::Queued if stored.leased_until.is_some() => ("badge badge--plain", "sending"),
        MailState::Queued if stored.attempts > 0 => ("badge badge--warning", "waiting"),
        MailState::Queued => ("badge badge--plain", "queued"),
    };
    let next = (code == "waiting").then(|| {
        let time = page.dates.date_time(stored.next_attempt_at);
        view! { " " <span class="desk-small">{page.t.with("outbox-next", [("time", time.into())])}</span> }
    });
    view! { <span class=class>{page.t.get(&format!("outbox-state-{code}"))}</span>{next} }
}

/// Whether 「もう一度送る」 does something.
fn may_be_tried(stored: &StoredMail) -> bool {
    match stored.state {
        _ if stored.mail.kind.is_key() => false,
        MailState::Failed => true,
        MailState::Queued => stored.leased_until.is_none() && stored.attempts > 0,
        MailState::Sent | MailState::Expired => false,
    }
}
