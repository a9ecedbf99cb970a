//! Saving: nothing of another organiser's is overwritten unless one says so.

use super::browser;
use super::calls::{publish_seating, save_seating};
use super::desk::Desk;
use crate::domain::adjust::{NotSaved, Saved, Word, not_saved};
use crate::islands::call::CallError;
use leptos::prelude::*;

/// The id of the notice that says what went wrong.
const TROUBLE: &str = "board-trouble";

/// How saving goes.
#[derive(Clone, Copy)]
pub struct Saving {
    desk: Desk,
    /// What is on the screen was made from this.
    seen: RwSignal<Saved>,
    /// Why the last one failed.
    trouble: RwSignal<Option<CallError<NotSaved>>>,
    /// Stores the board; makes it final where the argument says so.
    store: Action<bool, ()>,
}

impl Saving {
    /// Nothing saved yet.
    pub fn new(desk: Desk) -> Self {
        let data = desk.data();
        let seen = RwSignal::new(Saved { number: data.number, version: data.version });
        let trouble = RwSignal::new(None);
        Self { desk, seen, trouble, store: Action::new(move |publish: &bool| send(desk, seen, trouble, *publish)) }
    }

    /// Saves the draft.
    pub fn save(self) {
        self.dispatch(false);
    }

    /// Saves and publishes. It is not asked about: what is final can be changed again.
    pub fn publish(self) {
        self.dispatch(true);
    }

    /// Saves over what somebody else stored: asked for by name, after having been told.
    fn overwrite(self) {
        if let Some(CallError::Refused(NotSaved::Stale { now, .. })) = self.trouble.get_untracked() {
            self.seen.set(now);
            self.dispatch(false);
        }
    }

    /// One at a time.
    fn dispatch(self, publish: bool) {
        if !self.store.pending().get_untracked() {
            self.desk.tell(Word::Saving);
            self.trouble.set(None);
            self.store.dispatch(publish);
        }
    }
}

async fn send(desk: Desk, seen: RwSignal<Saved>, trouble: RwSignal<Option<CallError<NotSaved>>>, publish: bool) {
    let data = desk.data();
    let layout = desk.glance(|session| session.layout().clone());
    let draft = data.draft(&layout, seen.get_untracked());
    let stored = if publish { publish_seating(data.event, draft).await } else { save_seating(data.event, draft).await };
    match stored {
        Ok(saved) => {
            seen.set(saved);
            desk.change(|session| session.saved(layout));
            desk.tell(Word::Saved);
            if publish {
                // The page shows what is published now.
                browser::go(&format!("{}?done=published", data.page_url));
            }
        }
        Err(error) => {
            desk.said.set(String::new());
            trouble.set(Some(error));
            browser::focus(TROUBLE);
        }
    }
}

/// What went wrong with saving, and what can be done. What is on the screen stays.
#[component]
pub fn Trouble() -> impl IntoView {
    let saving: Saving = expect_context();
    let shown = move || saving.trouble.get().map(|error| told(saving, &error));
    view! {
        <div
            id=TROUBLE
            class="notice notice--warning"
            role="alert"
            tabindex="-1"
            hidden=move || saving.trouble.with(Option::is_none)
        >
            {shown}
        </div>
    }
}

fn told(saving: Saving, error: &CallError<NotSaved>) -> impl IntoView + use<> {
    let desk = saving.desk;
    let data = desk.data();
    let sentence = match error {
        CallError::NotSignedIn => desk.word(Word::NotSignedIn),
        CallError::Busy => desk.word(Word::Busy),
        CallError::NotAllowed | CallError::NotFound => desk.word(Word::NotAllowed),
        CallError::Refused(why) => not_saved(why, &data.words),
        CallError::Unreached | CallError::Unreadable | CallError::Failed => desk.word(Word::NotSaved),
    };
    let stale = matches!(error, CallError::Refused(NotSaved::Stale { .. }));
    let ways = stale.then(|| {
        let (page, latest) = (data.page_url.clone(), data.page_url.clone());
        view! {
            <p class="board-trouble__ways">
                <a class="tool" href=latest target="_blank" rel="noopener">{desk.word(Word::Latest)}</a>
                <a class="tool" href=page>{desk.word(Word::Reload)}</a>
                <button type="button" class="tool" on:click=move |_| saving.overwrite()>{desk.word(Word::Overwrite)}</button>
            </p>
        }
    });
    view! {
        {stale.then(|| view! { <h3>{desk.word(Word::Stale)}</h3> })}
        <p>{sentence}</p>
        {ways}
    }
}
