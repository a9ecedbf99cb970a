//! Alternatives side by side, with their figures; one can be taken.

use super::browser;
use super::desk::Desk;
use super::figures::{telling, word};
use crate::domain::adjust::{Aim, Did, Word};
use entaku_seating::{FigureKind, Plan, count};
use leptos::prelude::*;

/// The panel; nothing where no alternatives were made.
pub fn panel(desk: Desk) -> AnyView {
    (move || desk.alternatives.get().map(|made| laid_out(desk, &made))).into_any()
}

/// Lays alternatives out and brings the focus there.
pub fn lay_out(desk: Desk, made: Vec<(Aim, Plan)>) {
    if made.is_empty() {
        desk.said.set(desk.word(Word::NoWay));
        return;
    }
    desk.alternatives.set(Some(made));
    desk.said.set(desk.word(Word::AlternativesHelp));
    browser::focus("board-alternatives".to_owned());
}

/// Takes one.
pub fn choose(desk: Desk, at: usize) {
    let made = desk.alternatives.try_update(Option::take).flatten().unwrap_or_default();
    if let Some((aim, plan)) = made.get(at) {
        desk.act(|session| session.take(plan, |moved| Did::Chosen(*aim, moved)));
    }
    browser::focus(format!("person-{}", desk.at.get_untracked()));
}

/// Puts them away.
pub fn close(desk: Desk) {
    desk.alternatives.set(None);
    browser::focus(format!("person-{}", desk.at.get_untracked()));
}

fn laid_out(desk: Desk, made: &[(Aim, Plan)]) -> AnyView {
    let now = desk.session.with_untracked(|session| session.layout().plan());
    let kinds = desk.session.with_untracked(telling);
    let aims = made.iter().enumerate().map(|(at, (aim, plan))| column(desk, &kinds, plan, Some((at, *aim))));
    view! {
        <section class="board-alternatives" aria-labelledby="board-alternatives">
            <h3 id="board-alternatives" tabindex="-1">{desk.word(Word::Alternatives)}</h3>
            <p>{desk.word(Word::AlternativesHelp)}</p>
            <div class="board-alternatives__list">
                {column(desk, &kinds, &now, None)}
                {aims.collect_view()}
            </div>
            {super::toolbar::button(desk, "close", Word::Close, "tool")}
        </section>
    }
    .into_any()
}

fn column(desk: Desk, kinds: &[FigureKind], plan: &Plan, aim: Option<(usize, Aim)>) -> AnyView {
    let figures = desk.session.with_untracked(|session| count(session.problem(), plan));
    let title = desk.word(aim.map_or(Word::AimNow, |(_, aim)| aim.word()));
    let button = aim.map(|(at, _)| {
        let text = desk.with(Word::Choose, &[("aim", &title)]);
        view! { <button type="button" class="tool" data-do="choose" data-n=at>{text}</button> }
    });
    let lines = kinds.iter().map(|&kind| {
        view! { <div><dt>{desk.word(word(kind))}</dt><dd>{figures.get(kind).to_string()}</dd></div> }
    });
    view! {
        <div class="board-alternative">
            <h4>{title.clone()}</h4>
            <dl>{lines.collect_view()}</dl>
            {button}
        </div>
    }
    .into_any()
}
