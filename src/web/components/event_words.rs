//! What the desk says of an event in a few words: where it stands, and when it is.

use crate::domain::event::{Event, EventStatus};
use crate::web::context::Page;
use chrono::{DateTime, Utc};

/// Where an event stands, in a word, and the class of its badge.
#[must_use]
pub fn state(page: &Page, event: &Event, now: DateTime<Utc>) -> (String, &'static str) {
    if event.status == EventStatus::Draft {
        return (page.t.get("event-state-draft"), "badge badge--plain");
    }
    let availability = event.availability(now);
    let class = match availability.code() {
        "open" => "badge badge--good",
        "few-left" | "full" => "badge badge--warning",
        "cancelled" => "badge badge--bad",
        _ => "badge badge--plain",
    };
    (page.t.get(&format!("availability-{}", availability.code())), class)
}

/// When an event takes place: its first session, and how many more there are.
#[must_use]
pub fn when(page: &Page, event: &Event) -> String {
    let sessions = &event.details.sessions;
    let Some(first) = sessions.iter().min_by_key(|session| session.starts_at) else { return String::new() };
    let span = page.dates.span(first.starts_at, first.ends_at);
    match sessions.len() {
        0 | 1 => span,
        many => page.t.with("event-when-and-more", [("first", span.into()), ("more", (many - 1).into())]),
    }
}
