//! 受付中・残りわずか・満席…: in words, the colour only beside them.

use crate::domain::event::Availability;
use crate::i18n::Texts;
use leptos::prelude::*;

/// The state of an event's applications.
#[component]
pub fn AvailabilityBadge(
    /// The page's texts.
    t: Texts,
    /// The state.
    availability: Availability,
) -> impl IntoView {
    let tone = match availability {
        Availability::Open => "badge badge--good",
        Availability::FewLeft(_) | Availability::Waiting(_) => "badge badge--warning",
        Availability::Full | Availability::Cancelled => "badge badge--bad",
        Availability::NotYetOpen | Availability::Closed => "badge badge--plain",
    };
    let word = match availability {
        Availability::FewLeft(left) => t.with("availability-few-left-number", [("left", left.into())]),
        _ => t.get(&format!("availability-{}", availability.code())),
    };
    view! { <span class=tone>{word}</span> }
}
