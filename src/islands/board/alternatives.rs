//! Alternatives side by side, with their figures; one can be taken.

use super::desk::Desk;
use super::engine::{ALTERNATIVES, Alternative, Engine};
use super::figures::{telling, word};
use crate::domain::adjust::Word;
use entaku_seating::Figures;
use leptos::prelude::*;

/// The place for alternatives: nothing until they are made.
#[component]
pub fn Alternatives() -> impl IntoView {
    let engine: Engine = expect_context();
    move || engine.alternatives.get().map(|made| view! { <Columns made/> })
}

#[component]
fn Columns(made: Vec<Alternative>) -> impl IntoView {
    let desk = Desk::here();
    let engine: Engine = expect_context();
    let now = move || {
        let figures = desk.read(|session| *session.figures());
        view! { <Column title=desk.word(Word::AimNow) figures at=None/> }
    };
    let columns = made.into_iter().enumerate().map(|(at, (aim, plan))| {
        let figures = desk.glance(|session| session.figures_of(&plan));
        view! { <Column title=desk.word(aim.word()) figures at=Some(at)/> }
    });
    view! {
        <section class="board-alternatives" aria-labelledby=ALTERNATIVES>
            <h3 id=ALTERNATIVES tabindex="-1">{desk.word(Word::Alternatives)}</h3>
            <p>{desk.word(Word::AlternativesHelp)}</p>
            <div class="board-alternatives__list">{now}{columns.collect_view()}</div>
            <button type="button" class="tool" on:click=move |_| engine.choose(None)>{desk.word(Word::Close)}</button>
        </section>
    }
}

/// One of them; without `at`, the tables as they are.
#[component]
fn Column(title: String, figures: Figures, at: Option<usize>) -> impl IntoView {
    let desk = Desk::here();
    let engine: Engine = expect_context();
    let kinds: Vec<_> = desk.glance(|session| telling(session).collect());
    let lines = kinds.into_iter().map(|kind| {
        view! { <div><dt>{desk.word(word(kind))}</dt><dd>{figures.get(kind)}</dd></div> }
    });
    let choose = at.map(|at| {
        let text = desk.worded(Word::Choose, &[("aim", &title)]);
        view! { <button type="button" class="tool" on:click=move |_| engine.choose(Some(at))>{text}</button> }
    });
    view! {
        <div class="board-alternative">
            <h4>{title}</h4>
            <dl>{lines.collect_view()}</dl>
            {choose}
        </div>
    }
}
