//! Alternatives side by side, with their figures; one can be taken.

use super::browser;
use super::desk::{Desk, State};
use super::figures::{telling, word};
use super::page::{append, button, empty, make, set, show, worded};
use crate::domain::adjust::{Aim, Did, Props, Word};
use entaku_seating::{Figures, Plan};
use leptos::web_sys::Element;
use std::cell::Cell;

/// An alternative.
pub struct Alternative {
    /// What it puts first.
    pub aim: Aim,
    /// Who sits where in it.
    pub plan: Plan,
}

/// The place for alternatives.
pub struct Alternatives {
    /// The place.
    pub root: Element,
    laid_out: Cell<bool>,
}

/// Lays alternatives out and brings the focus there.
pub fn lay_out(desk: &Desk, made: Vec<Alternative>) {
    if made.is_empty() {
        desk.tell(Word::NoWay);
        return desk.look_back();
    }
    desk.change(|state| state.alternatives = Some(made));
    desk.tell(Word::AlternativesHelp);
    browser::focus("board-alternatives");
}

/// Takes one.
pub fn choose(desk: &Desk, at: usize) {
    let made = desk.change(|state| state.alternatives.take()).unwrap_or_default();
    if let Some(Alternative { aim, plan }) = made.get(at) {
        desk.act(&mut |session| session.take(plan, &|moved| Did::Chosen(*aim, moved)));
    }
    desk.look_back();
}

/// Puts them away.
pub fn close(desk: &Desk) {
    desk.change(|state| state.alternatives = None);
    desk.look_back();
}

impl Alternatives {
    /// Makes the place.
    pub fn new() -> Self {
        let root = make("section", "board-alternatives", &[]);
        set(&root, "aria-labelledby", "board-alternatives");
        Self { root, laid_out: Cell::new(false) }
    }

    /// Shows the state. Alternatives are laid out once.
    pub fn paint(&self, data: &Props, state: &State) {
        let made = state.alternatives.as_deref();
        show(&self.root, made.is_some());
        if self.laid_out.replace(made.is_some()) == made.is_some() {
            return;
        }
        empty(&self.root);
        let Some(made) = made else { return };
        let title = worded("h3", "", data.words.get(Word::Alternatives));
        set(&title, "id", "board-alternatives");
        set(&title, "tabindex", "-1");
        let list = make("div", "board-alternatives__list", &[]);
        append(&list, &column(data, state, state.session.figures(), None));
        for (at, alternative) in made.iter().enumerate() {
            let figures = state.session.figures_of(&alternative.plan);
            append(&list, &column(data, state, &figures, Some((at, alternative.aim))));
        }
        append(&self.root, &title);
        append(&self.root, &worded("p", "", data.words.get(Word::AlternativesHelp)));
        append(&self.root, &list);
        append(&self.root, &button("close", None, "tool", data.words.get(Word::Close)));
    }
}

fn column(data: &Props, state: &State, figures: &Figures, aim: Option<(usize, Aim)>) -> Element {
    let title = data.words.get(aim.map_or(Word::AimNow, |(_, aim)| aim.word()));
    let list = make("dl", "", &[]);
    for kind in telling(&state.session) {
        let name = worded("dt", "", data.words.get(word(kind)));
        let value = worded("dd", "", &figures.get(kind).to_string());
        append(&list, &make("div", "", &[&name, &value]));
    }
    let column = make("div", "board-alternative", &[&worded("h4", "", title), &list]);
    if let Some((at, _)) = aim {
        let text = data.words.with(Word::Choose, &[("aim", title)]);
        append(&column, &button("choose", Some(at), "tool", &text));
    }
    column
}
