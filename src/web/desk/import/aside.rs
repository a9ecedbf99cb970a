//! The rows that the office has set aside: hidden, struck through, cancelled.

use super::sentences;
use crate::domain::roster::Aside;
use crate::domain::roster::plan::{Fate, Plan, PlannedRow, Said};
use crate::web::components::fields::CheckField;
use crate::web::context::Page;
use leptos::prelude::*;

/// Each with its reason, and a box for who is taken in all the same.
pub fn table(page: &Page, plan: &Plan, said: &Said) -> impl IntoView + use<> {
    let t = page.t;
    let rows: Vec<_> = plan.aside().map(|row| one(page, row, said)).collect();
    let hidden = plan.aside().filter(|row| row.asides == [Aside::Hidden]).count();
    let all = (hidden > 1).then(|| {
        let label = t.with("import-aside-all-hidden", [("count", hidden.into())]);
        let checked = said.with_hidden;
        view! { <CheckField id="with_hidden" label=label checked=checked/> }
    });
    (!rows.is_empty()).then(|| {
        view! {
            <h2>{t.get("import-aside")}</h2>
            <p>{t.get("import-aside-lead")}</p>
            <table class="table desk-cards" id="aside">
                <thead><tr>
                    <th scope="col" class="number">{t.get("import-row")}</th>
                    <th scope="col">{t.get("field-name")}</th>
                    <th scope="col">{t.get("import-what")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {all}
        }
    })
}

fn one(page: &Page, row: &PlannedRow, said: &Said) -> impl IntoView + use<> {
    let t = page.t;
    let name = if row.name.is_empty() { t.get("import-no-name") } else { row.name.clone() };
    let reasons = row.asides.iter().map(|aside| sentences::of_aside(t, aside)).collect::<Vec<_>>().join(" ");
    let id = format!("include-{}", row.number);
    let label = t.with("import-aside-include", [("name", name.clone().into())]);
    // Of those who come in together with all that are hidden only the one box is checked.
    let checked = row.fate != Fate::SetAside && said.included.contains(&row.number);
    view! {
        <tr>
            <td class="number" data-label=t.get("import-row")>{row.number}</td>
            <th scope="row">{name}</th>
            <td>
                <p class="regs-line">{reasons}</p>
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="include" value=row.number.to_string() checked=checked/>
                    <label for=id>{label}</label>
                </div>
            </td>
        </tr>
    }
}
