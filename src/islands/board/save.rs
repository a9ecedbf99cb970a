//! Saving: nothing of another organiser's is overwritten unless one says so.

use super::browser;
use super::desk::Desk;
use crate::domain::adjust::{Answer, Word};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How saving goes.
#[derive(Clone, PartialEq, Eq)]
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
    /// Somebody else has stored a version since.
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
pub fn publish(desk: Desk) {
    if window().confirm_with_message(&desk.word(Word::AskPublish)).unwrap_or(false) {
        save(desk, true);
    }
}

/// Saves over what somebody else stored: asked for by name, after having been told.
pub fn overwrite(desk: Desk) {
    desk.saving.update(|saving| {
        if let Some(Trouble::Stale(seen, _)) = saving.trouble.take() {
            saving.seen = seen;
        }
    });
    save(desk, false);
}

/// Saves the draft, and makes it final where `publish` says so.
pub fn save(desk: Desk, publish: bool) {
    let Saving { seen, waits, .. } = desk.saving.get_untracked();
    if waits {
        return;
    }
    desk.saving.update(|saving| saving.waits = true);
    desk.said.set(desk.word(Word::Saving));
    let layout = desk.session.with_untracked(|session| session.layout().clone());
    let (url, body) = desk.data.with_value(|data| {
        let draft = data.draft(&layout, seen, publish);
        (data.save_url.clone(), serde_json::to_string(&draft).unwrap_or_default())
    });
    spawn_local(async move {
        let answer = browser::post_json(&url, &body).await;
        let answer = answer.and_then(|(_, body)| serde_json::from_str::<Answer>(&body).ok());
        let trouble = match answer {
            Some(Answer::Saved { number, version }) => {
                desk.session.update(|session| session.saved(layout));
                desk.saving.set(Saving::at((number, version)));
                desk.said.set(desk.word(Word::Saved));
                if publish {
                    let page = desk.data.with_value(|data| data.page_url.clone());
                    // The page shows what is published now; where the browser refuses, the words do.
                    let _ = location().assign(&page);
                }
                return;
            }
            Some(Answer::Stale { number, version, sentence }) => Trouble::Stale((number, version), sentence),
            Some(Answer::Refused { sentence }) => Trouble::Refused(sentence),
            None => Trouble::Refused(desk.word(Word::NotSaved)),
        };
        desk.saving.update(|saving| {
            saving.waits = false;
            saving.trouble = Some(trouble);
        });
        desk.said.set(String::new());
        browser::focus("board-trouble".to_owned());
    });
}

/// What went wrong with saving, and what can be done. What is on the screen stays.
pub fn troubles(desk: Desk) -> AnyView {
    let trouble = Memo::new(move |_| desk.saving.with(|saving| saving.trouble.clone()));
    (move || trouble.get().map(|trouble| told(desk, trouble))).into_any()
}

fn told(desk: Desk, trouble: Trouble) -> AnyView {
    let page = desk.data.with_value(|data| data.page_url.clone());
    match trouble {
        Trouble::Refused(sentence) => {
            view! { <div class="notice notice--warning" id="board-trouble" role="alert" tabindex="-1"><p>{sentence}</p></div> }
                .into_any()
        }
        Trouble::Stale(_, sentence) => view! {
            <div class="notice notice--warning" id="board-trouble" role="alert" tabindex="-1">
                <h3>{desk.word(Word::Stale)}</h3>
                <p>{sentence}</p>
                <p class="board-trouble__ways">
                    <a class="tool" href=page.clone() target="_blank" rel="noopener">{desk.word(Word::Latest)}</a>
                    <a class="tool" href=page>{desk.word(Word::Reload)}</a>
                    <button type="button" class="tool" data-do="overwrite">{desk.word(Word::Overwrite)}</button>
                </p>
            </div>
        }
        .into_any(),
    }
}

/// The browser asks before a page with unsaved changes is left.
pub fn guard_unsaved(desk: Desk) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.session.try_with_untracked(|session| session.is_unsaved()).unwrap_or(false) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
