//! The form: how many rounds, how many tables, who stays.

use super::{RotationFeedback, RotationForm};
use crate::app::rotate::{RotationPage, Rules};
use crate::domain::board::BoardPerson;
use crate::i18n::Texts;
use crate::web::components::fields::{TextField, error_of};
use crate::web::context::Page;
use leptos::prelude::*;

/// The form that makes the rounds.
pub(super) fn form(page: &Page, data: &RotationPage, told: &RotationFeedback) -> impl IntoView + use<> {
    let t = page.t;
    let typed = told.typed.clone().unwrap_or_else(|| RotationForm {
        rounds: data.settings.rounds.to_string(),
        tables: data.settings.tables.to_string(),
        hosts: data.settings.hosts.clone(),
    });
    let url = page.urls.desk_event_page(data.event.id, "rotation");
    let seen = data.shown.as_ref().map_or(0, |shown| shown.rotation.number);
    let hosts = hosts(t, data, &typed, error_of(&told.errors, "hosts"));
    view! {
        <form method="post" action=url class="seat-form" novalidate>
            <input type="hidden" name="number" value=seen.to_string()/>
            <TextField t id="rounds" label=t.get("rotation-rounds") value=typed.rounds required=true inputmode="numeric"
                class="field--short" hint=t.get("rotation-rounds-hint") error=error_of(&told.errors, "rounds")/>
            <TextField t id="tables" label=t.get("rotation-tables") value=typed.tables required=true inputmode="numeric"
                class="field--short" error=error_of(&told.errors, "tables")/>
            {hosts}
            {rules(t, data.rules)}
            <div class="buttons"><button type="submit" class="button">{t.get("rotation-make")}</button></div>
        </form>
    }
}

/// Who stays at one table: those who would be facilitators first, all others behind a fold.
fn hosts(t: Texts, data: &RotationPage, typed: &RotationForm, error: Option<String>) -> impl IntoView + use<> {
    let (volunteers, others): (Vec<_>, Vec<_>) = data.confirmed().partition(|person| person.facilitator);
    let opened = volunteers.is_empty() || others.iter().any(|person| typed.hosts.contains(&person.id));
    let boxes = |people: &[&BoardPerson]| {
        let boxes = people.iter().map(|person| choice(t, person, typed)).collect_view();
        view! { <div class="choices__list">{boxes}</div> }
    };
    let folded = (!others.is_empty()).then(|| {
        let others_words = t.with("rotation-hosts-others", [("count", others.len().into())]);
        view! { <details class="regs-details" open=opened><summary>{others_words}</summary>{boxes(&others)}</details> }
    });
    let first = (!volunteers.is_empty()).then(|| {
        view! { <p class="choices__heading">{t.get("rotation-hosts-volunteers")}</p>{boxes(&volunteers)} }
    });
    let class = if error.is_some() { "field field--error" } else { "field" };
    let described = if error.is_some() { "hosts-hint hosts-error" } else { "hosts-hint" };
    view! {
        <fieldset class=class id="hosts" tabindex="-1" aria-describedby=described>
            <legend class="field__label">{t.get("rotation-hosts")}<span class="need">{t.get("optional")}</span></legend>
            <p class="field__hint" id="hosts-hint">{t.get("rotation-hosts-hint")}</p>
            {error.map(|error| view! { <p class="field__error" id="hosts-error">{error}</p> })}
            {first}
            {folded}
        </fieldset>
    }
}

fn choice(t: Texts, person: &BoardPerson, typed: &RotationForm) -> impl IntoView + use<> {
    let id = format!("host-{}", person.id);
    let checked = typed.hosts.contains(&person.id);
    let who = [("name", person.name.clone().into()), ("profession", person.profession_label.clone().into())];
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() name=id.clone() value="yes" checked=checked/>
            <label for=id>{t.with("rotation-person", who)}</label>
        </div>
    }
}

/// What of the current seating is kept in every round.
fn rules(t: Texts, rules: Option<Rules>) -> impl IntoView + use<> {
    let rules = rules?;
    let mut sentences = Vec::new();
    let counted = [
        (rules.pins, "rotation-rules-pins"),
        (rules.together, "rotation-rules-together"),
        (rules.apart, "rotation-rules-apart"),
    ];
    let parts: Vec<_> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, id)| t.with(id, [("count", count.into())]))
        .collect();
    if !parts.is_empty() {
        let parts = parts.join(&t.get("seating-name-separator"));
        sentences.push(t.with("rotation-rules", [("number", rules.number.into()), ("rules", parts.into())]));
    }
    if rules.locked > 0 {
        sentences.push(t.get("rotation-rules-locked"));
    }
    Some(sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view())
}
