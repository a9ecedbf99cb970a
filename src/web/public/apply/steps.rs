//! 入力 → 確認 → 完了.

use crate::i18n::Texts;
use leptos::prelude::*;

/// A step of applying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web::public) enum Step {
    /// 入力.
    Form,
    /// 確認.
    Check,
    /// 完了.
    Done,
}

/// The steps, with the present one marked.
pub(in crate::web::public) fn steps(t: Texts, present: Step) -> impl IntoView {
    let labels = [
        (Step::Form, t.get("public-step-form")),
        (Step::Check, t.get("public-step-check")),
        (Step::Done, t.get("public-step-done")),
    ];
    let items = labels
        .into_iter()
        .map(|(step, label)| {
            let current = (step == present).then_some("step");
            view! { <li aria-current=current>{label}</li> }
        })
        .collect_view();
    view! { <ol class="steps" aria-label=t.get("public-steps")>{items}</ol> }
}
