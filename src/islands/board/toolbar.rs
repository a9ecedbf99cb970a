//! What can be done with the whole board.

use super::desk::State;
use super::page::{button, make, say, set, set_flag, show, worded};
use crate::domain::adjust::{Props, Word};
use leptos::web_sys::Element;

/// The tools.
pub struct Toolbar {
    /// The row of tools.
    pub root: Element,
    undo: Element,
    redo: Element,
    resting: [Element; 2],
    working: [Element; 2],
    unsaved: Element,
}

impl Toolbar {
    /// Makes it.
    pub fn new(data: &Props) -> Self {
        let tool = |what, word: Word, class| button(what, None, class, data.words.get(word));
        let undo = tool("undo", Word::Undo, "tool");
        let redo = tool("redo", Word::Redo, "tool");
        let improve = tool("improve", Word::Improve, "tool tool--main");
        let compare = tool("compare", Word::Compare, "tool");
        let work = make("span", "board-tools__work", &[]);
        let stop = tool("stop", Word::Stop, "tool");
        set(&stop, "id", "board-stop");
        let save = tool("save", Word::Save, "tool tool--main");
        let publish = tool("publish", Word::Publish, "tool");
        let unsaved = worded("span", "board-tools__unsaved", data.words.get(Word::Unsaved));
        let root = make(
            "div",
            "board-tools",
            &[
                &make("div", "board-tools__group", &[&undo, &redo, &improve, &compare, &work, &stop]),
                &make("div", "board-tools__group", &[&save, &publish, &unsaved]),
            ],
        );
        Self { root, undo, redo, resting: [improve, compare], working: [work, stop], unsaved }
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, state: &State) {
        let (undo, redo) = state.session.can_undo_redo();
        set_flag(&self.undo, "aria-disabled", !undo);
        set_flag(&self.redo, "aria-disabled", !redo);
        for element in &self.resting {
            show(element, state.job.is_none());
        }
        for element in &self.working {
            show(element, state.job.is_some());
        }
        let [work, _] = &self.working;
        say(work, state.job.as_ref().map_or("", |job| data.words.get(job.word())));
        show(&self.unsaved, state.session.is_unsaved());
    }
}
