//! The table of numbers: a row for each group and each profession.

use super::fields::Fields;
use super::words::label;
use crate::domain::admission::{Kind, Of};
use crate::domain::local_time;
use crate::domain::profession::{Profession, ProfessionGroup};
use crate::domain::rules_form::{Cell, Entry};
use crate::web::components::reasons::set_name;
use chrono_tz::Tz;
use leptos::prelude::*;

/// The table, folded away where it says nothing.
pub(super) fn quotas(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.t;
    let opened = says_something(fields);
    let groups = fields.data.professions.groups.iter().map(|group| rows(fields, group)).collect_view();
    let heads = ["allowed", "most", "kept", "until", "wished"]
        .map(|cell| view! { <th scope="col">{t.get(&format!("rules-cell-{cell}"))}</th> });
    view! {
        <details class="regs-details" open=opened>
            <summary>{t.get("rules-part-quotas")}</summary>
            <ul class="desk-small">
                {["allowed", "most", "kept", "wished"]
                    .map(|cell| view! { <li>{t.get(&format!("rules-hint-{cell}"))}</li> }).into_iter().collect_view()}
            </ul>
            <table class="table desk-cards rules-table">
                <caption class="visually-hidden">{t.get("rules-part-quotas")}</caption>
                <thead><tr><th scope="col">{t.get("rules-cell-of")}</th>{heads.into_iter().collect_view()}</tr></thead>
                {groups}
            </table>
        </details>
    }
}

fn says_something(fields: &Fields<'_>) -> bool {
    let all = Entry::all(&fields.data.professions);
    all.iter().any(|entry| match entry {
        Entry::Rule(_) => false,
        Entry::Number(..) => !fields.form.get(entry).trim().is_empty() || fields.error(entry).is_some(),
        Entry::Allowed(_) => fields.form.get(entry) != "yes",
    })
}

/// A group with its professions. Of a group of one, the profession says all.
fn rows(fields: &Fields<'_>, group: &ProfessionGroup) -> impl IntoView + use<> {
    let of = Of::Group(group.code.clone());
    let head = (group.professions.len() > 1 || has_number(fields, &of)).then(|| {
        let name = set_name(fields.t, &fields.data.professions, &of);
        row(fields, &of, name, None)
    });
    let professions = group.professions.iter().map(|profession| {
        let of = Of::Profession(profession.code.clone());
        row(fields, &of, profession.label(fields.t.is_japanese()).to_owned(), Some(profession))
    });
    view! { <tbody>{head}{professions.collect_view()}</tbody> }
}

fn has_number(fields: &Fields<'_>, of: &Of) -> bool {
    Cell::ALL.iter().any(|cell| !fields.form.cell(*cell, of).is_empty())
}

fn row(fields: &Fields<'_>, of: &Of, name: String, profession: Option<&Profession>) -> impl IntoView + use<> {
    let t = fields.t;
    let entries = Cell::ALL.iter().map(|cell| Entry::Number(*cell, of.clone()));
    let allowed = profession.map(|one| Entry::Allowed(one.code.clone()));
    let errors = allowed.iter().cloned().chain(entries.clone()).filter_map(|entry| {
        let sentence = fields.error(&entry)?;
        Some(view! { <p class="field__error" id=format!("{}-error", entry.name())>{sentence}</p> })
    });
    let errors: Vec<_> = errors.collect();
    let opened = opened(fields, of).then(|| view! { <p class="desk-small">{t.get("rules-kept-opened")}</p> });
    let allowed = allowed.map(|entry| allowed_box(fields, &entry));
    let class = if profession.is_some() { "" } else { "rules-table__group" };
    let cells = entries.map(|entry| cell(fields, &entry)).collect_view();
    view! {
        <tr class=class>
            <th scope="row">{name}{errors}{opened}</th>
            <td data-label=t.get("rules-cell-allowed")>{allowed}</td>
            {cells}
        </tr>
    }
}

fn allowed_box(fields: &Fields<'_>, entry: &Entry) -> impl IntoView + use<> {
    let id = entry.name();
    let spoken = label(fields.t, &fields.data.professions, entry);
    let checked = fields.form.get(entry) == "yes";
    let described = fields.error(entry).map(|_| format!("{id}-error"));
    view! {
        <label class="rules-table__box">
            <input type="checkbox" id=id.clone() name=id value="yes" checked=checked aria-label=spoken
                aria-describedby=described/>
        </label>
    }
}

fn cell(fields: &Fields<'_>, entry: &Entry) -> impl IntoView + use<> {
    let t = fields.t;
    let Entry::Number(cell, _) = entry else { return ().into_any() };
    let id = entry.name();
    let typed = fields.form.get(entry).to_owned();
    let wrong = fields.error(entry).is_some();
    // A browser that has fields for days would not show what is none.
    let is_day = typed.is_empty() || local_time::day_end(Tz::UTC, &typed).is_some();
    let kind = if *cell == Cell::Until && is_day { "date" } else { "text" };
    let mode = (*cell != Cell::Until).then_some("numeric");
    let class = if *cell == Cell::Until { "rules-table__day" } else { "rules-table__number" };
    let described = wrong.then(|| format!("{id}-error"));
    let invalid = wrong.then_some("true");
    let spoken = label(t, &fields.data.professions, entry);
    view! {
        <td data-label=t.get(&format!("rules-cell-{}", cell.code()))>
            <input type=kind id=id.clone() name=id value=typed class=class inputmode=mode autocomplete="off"
                aria-label=spoken aria-describedby=described aria-invalid=invalid/>
        </td>
    }
    .into_any()
}

/// Whether the seats that were kept for a set are open to all.
fn opened(fields: &Fields<'_>, of: &Of) -> bool {
    let quotas = &fields.data.event.place().rules.quotas;
    quotas.iter().any(|quota| quota.of == *of && matches!(quota.kind, Kind::Kept { opened: true, .. }))
}
