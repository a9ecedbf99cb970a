//! Saving: nothing of another organiser's is overwritten unless one says so.

use super::desk::Desk;
use super::page::{append, button, empty, make, set, show, worded};
use super::{browser, read};
use crate::domain::adjust::{Answer, Props, Word};
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use std::cell::RefCell;

/// How saving goes.
pub struct Saving {
    /// The number and the version of what is on the screen.
    seen: (u32, u32),
    /// Whether an answer is awaited.
    waits: bool,
    /// What went wrong.
    trouble: Option<Trouble>,
}

#[derive(Clone, PartialEq, Eq)]
enum Trouble {
    /// Somebody else has stored this number and version since.
    Stale((u32, u32), String),
    /// It could not be stored.
    Refused(String),
}

impl Saving {
    /// Nothing saved yet.
    pub const fn at(seen: (u32, u32)) -> Self {
        Self { seen, waits: false, trouble: None }
    }
}

/// Asks, then saves and publishes.
pub fn publish(desk: &Desk) {
    if browser::confirms(desk.data().words.get(Word::AskPublish)) {
        save(desk, true);
    }
}

/// Saves over what somebody else stored: asked for by name, after having been told.
pub fn overwrite(desk: &Desk) {
    desk.change(|state| {
        if let Some(Trouble::Stale(seen, _)) = state.saving.trouble.take() {
            state.saving.seen = seen;
        }
    });
    save(desk, false);
}

/// Saves the draft, and makes it final where `publish` says so.
pub fn save(desk: &Desk, publish: bool) {
    if desk.state().saving.waits {
        return;
    }
    desk.change(|state| state.saving.waits = true);
    desk.tell(Word::Saving);
    let (layout, body) = {
        let state = desk.state();
        let draft = desk.data().draft(state.session.layout(), state.saving.seen, publish);
        (state.session.layout().clone(), serde_json::to_string(&draft).unwrap_or_default())
    };
    let desk = desk.clone();
    spawn_local(async move {
        let answer = browser::post_json(&desk.data().save_url, &body).await;
        let trouble = match answer.and_then(|body| read::answer(&body)) {
            Some(Answer::Saved { number, version }) => {
                desk.change(|state| {
                    state.session.saved(layout);
                    state.saving = Saving::at((number, version));
                });
                desk.tell(Word::Saved);
                if publish {
                    // The page shows what is published now.
                    browser::go(&desk.data().page_url);
                }
                return;
            }
            Some(Answer::Stale { number, version, sentence }) => Trouble::Stale((number, version), sentence),
            Some(Answer::Refused { sentence }) => Trouble::Refused(sentence),
            None => Trouble::Refused(desk.data().words.get(Word::NotSaved).to_owned()),
        };
        desk.change(|state| {
            state.said.clear();
            state.saving.waits = false;
            state.saving.trouble = Some(trouble);
        });
        browser::focus("board-trouble");
    });
}

/// What went wrong with saving, and what can be done. What is on the screen stays.
pub struct Troubles {
    /// The notice.
    pub root: Element,
    shown: RefCell<Option<Trouble>>,
}

impl Troubles {
    /// Makes it.
    pub fn new() -> Self {
        let root = make("div", "notice notice--warning", &[]);
        set(&root, "id", "board-trouble");
        set(&root, "role", "alert");
        set(&root, "tabindex", "-1");
        Self { root, shown: RefCell::new(None) }
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, saving: &Saving) {
        show(&self.root, saving.trouble.is_some());
        if *self.shown.borrow() == saving.trouble {
            return;
        }
        empty(&self.root);
        let words = &data.words;
        match &saving.trouble {
            None => {}
            Some(Trouble::Refused(sentence)) => append(&self.root, &worded("p", "", sentence)),
            Some(Trouble::Stale(_, sentence)) => {
                let link = |word| {
                    let link = worded("a", "tool", words.get(word));
                    set(&link, "href", &data.page_url);
                    link
                };
                let latest = link(Word::Latest);
                set(&latest, "target", "_blank");
                set(&latest, "rel", "noopener");
                let overwrite = button("overwrite", None, "tool", words.get(Word::Overwrite));
                append(&self.root, &worded("h3", "", words.get(Word::Stale)));
                append(&self.root, &worded("p", "", sentence));
                append(&self.root, &make("p", "board-trouble__ways", &[&latest, &link(Word::Reload), &overwrite]));
            }
        }
        self.shown.borrow_mut().clone_from(&saving.trouble);
    }
}
