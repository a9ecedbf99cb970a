//! What is to be said of the tables on the screen: while they are those of the page, the page says it; once
//! they are not, this does, in its room: nothing moves under a finger.

use super::desk::Desk;
use crate::domain::adjust::{Session, Verdict, Word};
use crate::islands::page::veil;
use leptos::prelude::*;

/// The id of what the page says of the tables that it was opened with.
pub const CERTIFICATE: &str = "seating-certificate";

/// The line of proof of the tables on the screen.
#[component]
pub fn VerdictLine() -> impl IntoView {
    let desk = Desk::here();
    let verdict = Memo::new(move |_| desk.read(Session::verdict));
    Effect::new(move |_| veil(CERTIFICATE, verdict.with(Option::is_some)));
    let said = move || {
        verdict.get().map(|verdict| match verdict {
            Verdict::Best => desk.word(Word::VerdictBest),
            Verdict::ByHand(count) => desk.worded(Word::VerdictByHand, &[("count", &count.to_string())]),
            Verdict::Open => desk.word(Word::VerdictOpen),
            Verdict::Uneven => desk.word(Word::VerdictUneven),
        })
    };
    view! {
        <p
            class="notice board-verdict"
            class=("notice--good", move || verdict.get() == Some(Verdict::Best))
            hidden=move || verdict.with(Option::is_none)
        >
            {said}
        </p>
    }
}
