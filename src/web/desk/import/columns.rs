//! Which column is what: as guessed, and as the organiser says.

use super::sentences;
use crate::domain::roster::{Column, Layout, SheetColumn};
use crate::i18n::Texts;
use crate::web::context::Page;
use leptos::prelude::*;

/// Which columns are used, and which are not, in words.
pub fn told(page: &Page, layout: &Layout) -> impl IntoView + use<> {
    let t = page.t;
    let (used, unused): (Vec<_>, Vec<_>) = layout.columns.iter().partition(|column| column.holds.is_some());
    let named = |columns: Vec<&SheetColumn>| {
        columns.into_iter().map(|column| sentences::quoted(t, &heading(t, column))).collect::<String>()
    };
    let (used, unused) = (named(used), named(unused));
    view! {
        <p>{t.with("import-columns", [("headings", used.into())])}</p>
        {(!unused.is_empty()).then(|| view! { <p>{t.with("import-ignored", [("headings", unused.into())])}</p> })}
    }
}

/// The columns with what they hold, to be changed. `open` where something must be.
pub fn table(page: &Page, layout: &Layout, open: bool) -> impl IntoView + use<> {
    let t = page.t;
    let row = layout.heading_row.map(|row| row.to_string()).unwrap_or_default();
    let lines = layout.heading_lines.max(1).to_string();
    let rows = layout.columns.iter().map(|column| one(t, column)).collect_view();
    let of_lines = ["1", "2"].map(|value| {
        let label = t.get(&format!("import-heading-lines-{value}"));
        view! { <option value=value selected=value == lines>{label}</option> }
    });
    view! {
        <details class="regs-details" id="columns" open=open>
            <summary>{t.get("import-assign")}</summary>
            <p>{t.get("import-assign-lead")}</p>
            <table class="table desk-cards">
                <thead><tr>
                    <th scope="col">{t.get("import-heading")}</th>
                    <th scope="col">{t.get("import-samples")}</th>
                    <th scope="col">{t.get("import-holds")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <input type="hidden" name="headings_were" value=format!("{row}+{lines}")/>
            <div class="field field--short">
                <label class="field__label" for="heading_row">{t.get("import-heading-row")}</label>
                <p class="field__hint" id="heading_row-hint">{t.get("import-heading-row-hint")}</p>
                <input id="heading_row" name="heading_row" inputmode="numeric" autocomplete="off" value=row
                    aria-describedby="heading_row-hint"/>
            </div>
            <div class="field">
                <label class="field__label" for="heading_lines">{t.get("import-heading-lines")}</label>
                <select id="heading_lines" name="heading_lines">{of_lines.into_iter().collect_view()}</select>
            </div>
            <div class="buttons">
                <button type="submit" name="step" value="again" class="button button--second">
                    {t.get("import-assign-again")}
                </button>
            </div>
        </details>
    }
}

fn one(t: Texts, column: &SheetColumn) -> impl IntoView + use<> {
    let heading = heading(t, column);
    let name = format!("column-{}", column.place);
    let label = t.with("import-holds-of", [("heading", heading.clone().into())]);
    let samples: Vec<String> = column.samples.iter().map(|sample| sample.chars().take(40).collect()).collect();
    let holds = column.holds;
    let nothing = std::iter::once((None, t.get("import-column-none")));
    let all = Column::ALL.iter().map(|column| (Some(*column), sentences::name(t, *column)));
    let options = nothing
        .chain(all)
        .map(|(value, label)| {
            view! { <option value=value.map_or("", Column::code) selected=value == holds>{label}</option> }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{heading}</th>
            <td data-label=t.get("import-samples")>{samples.join(" / ")}</td>
            <td><select name=name aria-label=label>{options}</select></td>
        </tr>
    }
}

/// The heading of a column; where it has none, its letter.
fn heading(t: Texts, column: &SheetColumn) -> String {
    if column.heading.is_empty() {
        t.with("import-no-heading", [("column", column.letters().into())])
    } else {
        column.heading.clone()
    }
}
