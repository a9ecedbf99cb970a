//! What somebody else saved in between, beside what was typed.

use crate::i18n::Texts;
use leptos::prelude::*;

/// A field that differs.
pub struct Difference {
    /// The field's label.
    pub label: String,
    /// What is stored.
    pub stored: String,
    /// What was typed.
    pub typed: String,
}

/// The fields that differ, and the link that drops what was typed.
pub fn comparison(t: Texts, differences: Vec<Difference>, drop: String) -> impl IntoView + use<> {
    let value = |text: String| if text.trim().is_empty() { t.get("event-conflict-empty") } else { text };
    let rows = differences
        .into_iter()
        .map(|Difference { label, stored, typed }| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td data-label=t.get("event-conflict-stored")>{value(stored)}</td>
                    <td data-label=t.get("event-conflict-typed")>{value(typed)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table desk-cards desk-compare">
            <thead>
                <tr>
                    <th scope="col">{t.get("event-conflict-field")}</th>
                    <th scope="col">{t.get("event-conflict-stored")}</th>
                    <th scope="col">{t.get("event-conflict-typed")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p><a href=drop>{t.get("event-conflict-drop")}</a></p>
    }
}
