//! The page: how places are given now, what follows from it, and the form.

use super::{Told, effect, form, words};
use crate::app::change_rules::RulesPage;
use crate::domain::event::EventStatus;
use crate::domain::rules_form::RulesForm;
use crate::web::components::comparison::{Difference, comparison};
use crate::web::components::fields::ErrorSummary;
use crate::web::context::Page;
use leptos::prelude::*;

/// The page's content.
pub(super) fn rules(page: &Page, data: &RulesPage, told: &Told, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let rules = &data.event.place().rules;
    let note = match data.event.status {
        EventStatus::Draft => Some(t.get("rules-draft")),
        EventStatus::Cancelled => Some(t.get("rules-called-off")),
        EventStatus::Published | EventStatus::Closed => None,
    };
    let saved = told.saved.map(|given| {
        let given = (given > 0).then(|| {
            let offers = words::offers(rules);
            let id = if offers { "rules-given-offers" } else { "rules-given" };
            t.with(id, [("count", given.into())])
        });
        view! { <p class="notice notice--good" role="status">{t.get("rules-saved")}{given}</p> }
    });
    view! {
        <ErrorSummary t errors=told.errors.clone()/>
        <h1>{t.get("rules-title")}</h1>
        {saved}
        {told.stored.as_ref().map(|stored| conflict(page, data, stored, told))}
        <p>{t.with("rules-now", [("rules", words::now(t, rules).into())])}</p>
        {note.map(|note| view! { <p class="notice">{note}</p> })}
        {effect::effect(page, data)}
        {if may_edit { form::form(page, data, told).into_any() } else { facts(page, data).into_any() }}
    }
}

/// The rules to be read.
fn facts(page: &Page, data: &RulesPage) -> impl IntoView + use<> {
    let facts = words::facts(page, &data.professions, &data.event.place().rules);
    let facts = facts.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }
}

/// What somebody else saved in between, beside what was typed.
fn conflict(page: &Page, data: &RulesPage, stored: &RulesForm, told: &Told) -> impl IntoView + use<> {
    let t = page.t;
    let typed = told.typed.as_ref().map(|(form, _)| form.clone()).unwrap_or_default();
    let differences = stored.differences(&typed, &data.professions).into_iter().map(|entry| Difference {
        label: words::label(t, &data.professions, &entry),
        stored: words::value(t, &entry, stored.get(&entry)),
        typed: words::value(t, &entry, typed.get(&entry)),
    });
    let differences = differences.collect();
    let action = page.urls.desk_event_page(data.event.id, "admission");
    view! {
        <div class="notice notice--warning" role="alert">
            <h2>{t.get("event-conflict-title")}</h2>
            <p>{t.get("event-conflict-text")}</p>
            {comparison(t, differences, action)}
        </div>
    }
}
