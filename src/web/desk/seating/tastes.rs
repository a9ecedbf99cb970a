//! What an organiser may wish for besides: what people want to talk about, and how long they
//! have worked. Asked only where people said so when they applied.

use super::{SeatForm, words};
use crate::app::board::BoardPage;
use crate::web::components::fields::{Choice, RadioField};
use crate::web::context::Page;
use entaku_seating::Wish;
use leptos::prelude::*;

/// The choices for topics, as the form sends them.
const TOPICS: [Wish; 3] = [Wish::Ignore, Wish::Gather, Wish::Spread];
/// The choices for experience.
const EXPERIENCE: [Wish; 2] = [Wish::Ignore, Wish::Spread];

/// The wish of this code among the choices of topics; no wish where there is none.
pub(super) fn topics(code: &str) -> Wish {
    of_code(&TOPICS, code)
}

/// The wish of this code among the choices of experience.
pub(super) fn experience(code: &str) -> Wish {
    of_code(&EXPERIENCE, code)
}

fn of_code(choices: &[Wish], code: &str) -> Wish {
    choices.iter().copied().find(|wish| words::code(wish) == code).unwrap_or_default()
}

/// Both questions, each where it has somebody to ask about.
pub(super) fn tastes(page: &Page, data: &BoardPage, typed: &SeatForm) -> impl IntoView + use<> {
    let t = page.t;
    let choice = |part: &str, wish: &Wish| {
        let code = words::code(wish);
        Choice::new(code.clone(), t.get(&format!("seating-{part}-{code}")))
    };
    let topics = (data.topics > 0).then(|| {
        let label = t.with("seating-topics", [("count", data.topics.into())]);
        let groups = vec![(String::new(), TOPICS.iter().map(|wish| choice("topics", wish)).collect())];
        view! { <RadioField t id="topics" label groups value=typed.topics.clone()/> }
    });
    let experience = (data.years > 0).then(|| {
        let label = t.with("seating-experience", [("count", data.years.into())]);
        let groups = vec![(String::new(), EXPERIENCE.iter().map(|wish| choice("experience", wish)).collect())];
        view! { <RadioField t id="experience" label groups value=typed.experience.clone()/> }
    });
    view! { {topics}{experience} }
}
