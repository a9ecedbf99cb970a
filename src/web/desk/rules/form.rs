//! The form.

use super::fields::Fields;
use super::{Told, quotas};
use crate::app::change_rules::RulesPage;
use crate::domain::admission::Method;
use crate::domain::rules_form::{Entry, RulesField as F, RulesForm};
use crate::web::components::fields::{CheckField, Choice, RadioField};
use crate::web::context::Page;
use leptos::prelude::*;

/// The form with what is stored, or with what was typed.
pub(super) fn form(page: &Page, data: &RulesPage, told: &Told) -> impl IntoView + use<> {
    let t = page.t;
    let stored = RulesForm::of(&data.event.place().rules, &data.professions, page.dates.zone());
    let (form, version) = told.typed.clone().unwrap_or((stored, data.event.version));
    let fields = Fields { t, data, form: &form, errors: &told.errors };
    let action = page.urls.desk_event_page(data.event.id, "admission");
    let save = if told.stored.is_some() { "event-save-anyway" } else { "event-save" };
    view! {
        <form method="post" action=action novalidate=true class="desk-form rules-form">
            <input type="hidden" name="version" value=version.to_string()/>
            {method(&fields)}
            {fields.number(F::Capacity, true)}
            {waiting(&fields)}
            {mix(&fields)}
            {quotas::quotas(&fields)}
            <div class="buttons desk-save">
                <button type="submit" class="button">{t.get(save)}</button>
            </div>
        </form>
    }
}

/// The method: to be chosen until somebody has applied. Then it is told why it stays.
fn method(fields: &Fields<'_>) -> AnyView {
    let t = fields.t;
    let current = fields.data.event.place().rules.method;
    let typed = fields.form.rule(F::Method).to_owned();
    if fields.data.applied && typed == current.code() {
        return view! {
            <div class="field">
                <p class="field__label">{t.get("rules-field-method")}</p>
                <p>{t.get(&format!("rules-method-{}-text", current.code()))}</p>
                <p class="field__hint">{t.get("rules-method-stays")}</p>
                <input type="hidden" name=F::Method.code() value=current.code()/>
            </div>
        }
        .into_any();
    }
    let choice = |method: &Method| {
        let text = t.get(&format!("rules-method-{}-text", method.code()));
        (String::new(), vec![Choice::new(method.code(), text)])
    };
    let groups = Method::ALL.iter().map(choice).collect::<Vec<_>>();
    view! {
        <RadioField t id=F::Method.code() label=t.get("rules-field-method") groups=groups value=typed required=true
            hint=t.get("rules-hint-method") error=fields.error(&Entry::Rule(F::Method))/>
    }
    .into_any()
}

fn waiting(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.t;
    let form = fields.form;
    let choices = ["at_once", "offer"]
        .map(|way| (String::new(), vec![Choice::new(way, t.get(&format!("rules-promotion-{way}-text")))]));
    view! {
        <fieldset class="desk-block">
            <legend>{t.get("rules-part-waiting")}</legend>
            <p class="field__hint">{t.get("rules-hint-waiting")}</p>
            <CheckField id=F::Waiting.code() label=t.get("rules-field-waiting") checked=form.rule(F::Waiting) == "yes"
                error=fields.error(&Entry::Rule(F::Waiting))/>
            {fields.number(F::WaitingCap, false)}
            <RadioField t id=F::Promotion.code() label=t.get("rules-field-promotion") groups=choices.to_vec()
                value=form.rule(F::Promotion).to_owned() required=true
                error=fields.error(&Entry::Rule(F::Promotion))/>
            <div class="desk-pair">
                {fields.number(F::OfferHours, false)}
                {fields.number(F::StopHours, true)}
            </div>
        </fieldset>
    }
}

fn mix(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.t;
    let hint = if fields.data.event.details.group_work { "rules-hint-mix" } else { "rules-hint-mix-no-groups" };
    view! {
        <fieldset class="desk-block">
            <legend>{t.get("rules-part-mix")}</legend>
            <p class="field__hint">{t.get(hint)}</p>
            <CheckField id=F::PreferMix.code() label=t.get("rules-field-prefer_mix")
                checked=fields.form.rule(F::PreferMix) == "yes"/>
        </fieldset>
    }
}
