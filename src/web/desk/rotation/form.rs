//! The form: how many rounds, how many tables, who stays.

use super::{RotationFeedback, RotationForm};
use crate::app::rotate::RotationPage;
use crate::domain::board::BoardPerson;
use crate::domain::rotation::ROUNDS_FROM_FIRST;
use crate::i18n::Texts;
use crate::web::components::fields::{CheckField, TextField, error_of};
use crate::web::context::Page;
use entaku_seating::Aim;
use leptos::prelude::*;

/// The form that makes the rounds.
pub(super) fn form(page: &Page, data: &RotationPage, told: &RotationFeedback) -> impl IntoView + use<> {
    let t = page.t;
    let typed = told.typed.clone().unwrap_or_else(|| RotationForm {
        rounds: data.settings.rounds.to_string(),
        tables: data.settings.tables.to_string(),
        hosts: data.settings.hosts.clone(),
        alike: ROUNDS_FROM_FIRST.filter(|round| data.settings.aim(*round) == Aim::Alike).collect(),
        from_seating: data.settings.from_seating,
    });
    let url = page.urls.desk_event_page(data.event.id, "rotation");
    let seen = data.shown.as_ref().map_or(0, |shown| shown.rotation.number);
    let hosts = hosts(t, data, &typed, error_of(&told.errors, "hosts"));
    let (first, aims) = (first(t, data, &typed), aims(t, &typed));
    view! {
        <form method="post" action=url class="seat-form" novalidate>
            <input type="hidden" name="number" value=seen.to_string()/>
            <TextField t id="rounds" label=t.get("rotation-rounds") value=typed.rounds required=true inputmode="numeric"
                class="field--short" hint=t.get("rotation-rounds-hint") error=error_of(&told.errors, "rounds")/>
            <TextField t id="tables" label=t.get("rotation-tables") value=typed.tables required=true inputmode="numeric"
                class="field--short" error=error_of(&told.errors, "tables")/>
            {first}
            {aims}
            {hosts}
            {rules(t, data)}
            <div class="buttons"><button type="submit" class="button">{t.get("rotation-make")}</button></div>
        </form>
    }
}

/// Whether the first round is the confirmed seating.
fn first(t: Texts, data: &RotationPage, typed: &RotationForm) -> Option<impl IntoView + use<>> {
    let (number, tables) = data.confirmed?;
    let label = t.with("rotation-from-confirmed", [("number", number.into()), ("tables", tables.into())]);
    Some(view! { <CheckField id="from-seating" label checked=typed.from_seating/> })
}

/// What each round is to be; rounds beyond those that are made count for nothing.
fn aims(t: Texts, typed: &RotationForm) -> impl IntoView + use<> {
    let opened = !typed.alike.is_empty();
    let choices = ROUNDS_FROM_FIRST.map(|round| {
        let id = format!("aim-{round}");
        let alike = typed.alike.contains(&round);
        view! {
            <div class="field field--short">
                <label class="field__label" for=id.clone()>{t.with("rotation-round", [("number", round.into())])}</label>
                <select id=id.clone() name=id>
                    <option value="mixed" selected=!alike>{t.get("rotation-aim-mixed")}</option>
                    <option value="alike" selected=alike>{t.get("rotation-aim-alike")}</option>
                </select>
            </div>
        }
    });
    view! {
        <details class="regs-details" open=opened>
            <summary>{t.get("rotation-aims")}</summary>
            <p class="field__hint">{t.get("rotation-aims-hint")}</p>
            {choices.collect_view()}
        </details>
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
fn rules(t: Texts, data: &RotationPage) -> impl IntoView + use<> {
    let rules = data.rules.as_ref()?;
    let mut sentences = Vec::new();
    let counted = [
        (rules.pins.len(), "rotation-rules-pins"),
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
    sentences.extend(pinned(t, data));
    if rules.locked > 0 {
        sentences.push(t.get("rotation-rules-locked"));
    }
    Some(sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view())
}

/// Who is fixed to a table by the seating and so sits there in every round, by name.
pub(super) fn pinned(t: Texts, data: &RotationPage) -> Option<String> {
    let pins = &data.rules.as_ref()?.pins;
    let person = |id| data.confirmed().find(|person| person.id == id);
    let names = pins.iter().filter_map(|(id, table)| {
        let name = person(*id)?.name.clone();
        Some(t.with("rotation-pinned-person", [("name", name.into()), ("table", (*table).into())]))
    });
    let names: Vec<_> = names.collect();
    let count = names.len();
    let names = names.join(&t.get("seating-name-separator"));
    (count > 0).then(|| t.with("rotation-pinned", [("count", count.into()), ("names", names.into())]))
}
