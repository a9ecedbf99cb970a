//! What happened last, and what can be done with the person in hand. It stays in view.

use super::desk::State;
use super::page::{append, button, make, say, set, show};
use super::screen::Offers;
use super::table::Drop;
use crate::domain::adjust::{Props, Word};
use leptos::web_sys::Element;

/// The line that tells, and the acts.
pub struct Hand {
    /// All of it.
    pub root: Element,
    said: Element,
    acts: Element,
    pin: Element,
    lift: Element,
    tables: Element,
    drops: Vec<Drop>,
}

impl Hand {
    /// Makes it.
    pub fn new(data: &Props, tables: usize) -> Self {
        let tool = |what, word: Word| button(what, None, "tool", data.words.get(word));
        let said = make("p", "board-hand__said", &[]);
        set(&said, "role", "status");
        set(&said, "aria-live", "polite");
        let (pin, lift) = (tool("pin", Word::Pin), tool("lift", Word::Lift));
        let acts = make(
            "div",
            "board-hand__acts",
            &[
                &pin,
                &tool("together", Word::Together),
                &tool("apart", Word::Apart),
                &lift,
                &tool("put-down", Word::PutDown),
            ],
        );
        let places = make("div", "board-hand__tables", &[]);
        set(&places, "role", "group");
        set(&places, "aria-label", data.words.get(Word::Destinations));
        let drops: Vec<Drop> = (0..tables).map(|table| Drop::new(data, table, false)).collect();
        for drop in &drops {
            append(&places, &drop.root);
        }
        let root = make("div", "board-hand", &[&said, &acts, &places]);
        Self { root, said, acts, pin, lift, tables: places, drops }
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, state: &State, offers: &Offers) {
        let layout = state.session.layout();
        let held = state.session.held();
        say(&self.said, &state.said);
        set(&self.root, "class", if held.is_some() { "board-hand board-hand--held" } else { "board-hand" });
        show(&self.acts, held.is_some());
        show(&self.tables, !offers.moves.is_empty());
        if let Some(held) = held {
            let pinned = layout.is_pinned(held.person);
            say(&self.pin, data.words.get(if pinned { Word::Unpin } else { Word::Pin }));
            show(&self.lift, layout.is_apart(held.person) || layout.group_of(held.person).is_some());
        }
        for drop in &self.drops {
            drop.paint(data, offers);
        }
    }
}
