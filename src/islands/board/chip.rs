//! One person: profession (colour and mark), name, workplace, what is set for them, and what
//! swapping the person in hand with them would do.

use super::desk::{Desk, chip_id};
use super::{browser, keys};
use crate::domain::adjust::{Held, Mode, Mood, Offer, Word, mark_in_words, offer_in_words};
use crate::islands::Mark;
use leptos::ev;
use leptos::prelude::*;

/// The chip of a person. The price of a swap lies over its foot, where room is kept for it: no
/// chip changes its size when somebody is taken in hand.
#[component]
pub fn Chip(
    /// Who.
    person: usize,
) -> impl IntoView {
    let desk = Desk::here();
    let data = desk.data();
    let about = data.people.get(person).cloned()?;
    let swap = Memo::new(move |_| desk.swaps.with(|swaps| swaps.get(person).copied().flatten()));
    let marks = Memo::new(move |_| desk.marks.with(|marks| marks.get(person).cloned().unwrap_or_default()));
    let hint = {
        let data = data.clone();
        move || {
            let told = swap.get().and_then(|offer| offer_in_words(&offer, &data.words))?;
            Some(data.words.with(Word::SwapHint, &[("change", &told)]))
        }
    };
    let badges = move || {
        let marks = marks.get().into_iter();
        marks.map(|mark| view! { <span class="chip__badge">{mark_in_words(mark, &data.words)}</span> }).collect_view()
    };
    Some(view! {
        <div
            id=chip_id(person)
            class="chip"
            class=("chip--held", move || desk.holds(person))
            class=("chip--better", move || is(swap.get(), Mood::Better))
            class=("chip--worse", move || is(swap.get(), Mood::Worse))
            role="button"
            draggable="true"
            title=about.profession.clone()
            tabindex=move || if desk.reaches(person) { "0" } else { "-1" }
            aria-pressed=move || desk.holds(person).to_string()
            on:click=move |_| choose(desk, person)
            on:focus=move |_| desk.notice(person)
            on:keydown=move |event| keys::on_chip(desk, person, &event, choose)
            on:dragstart=move |event| drag_begins(desk, person, &event)
            on:drop=move |event| dropped_on(desk, person, &event)
        >
            <Mark position=about.position sign=about.mark/>
            <span class="chip__who">
                <span class="chip__name">{about.name}</span>
                <span class="visually-hidden">{format!(" {} ", about.profession)}</span>
                <span class="chip__workplace">{about.workplace}</span>
            </span>
            <span class="chip__foot">
                <span class="chip__badges">{badges}</span>
                <span class="chip__hint">{hint}</span>
            </span>
        </div>
    })
}

fn is(offer: Option<Offer>, mood: Mood) -> bool {
    offer.is_some_and(|offer| offer.mood() == mood)
}

fn choose(desk: Desk, person: usize) {
    desk.notice(person);
    desk.act(|session| session.choose(person));
}

/// To drag a chip is to take the person in hand.
fn drag_begins(desk: Desk, person: usize, event: &ev::DragEvent) {
    browser::name_dragged(event, &person.to_string());
    desk.act(|session| session.pick_up(Held { person, mode: Mode::Move }));
}

/// The person in hand was dropped on another: they change places.
fn dropped_on(desk: Desk, person: usize, event: &ev::DragEvent) {
    let Some(held) = desk.held.get_untracked() else { return };
    event.prevent_default();
    event.stop_propagation();
    if held.person == person {
        desk.let_go();
    } else {
        desk.act(|session| session.swap(held.person, person));
    }
}
