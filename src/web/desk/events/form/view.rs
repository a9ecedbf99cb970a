//! The page with the form.

use super::fields::{Fields, LINE, MAIL, NUMBER, PHONE, TIME, lines};
use super::sentences::label;
use super::sessions::sessions;
use crate::domain::event_form::{EventField as F, EventForm};
use crate::domain::organiser::Organiser;
use crate::web::components::comparison::{Difference, comparison};
use crate::web::components::fields::{CheckField, Choice, ErrorSummary, FieldError, RadioField, error_of};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// What the page shows.
pub struct FormPage<'a> {
    /// The heading.
    pub title: &'a str,
    /// Where the form is sent: the page's own address.
    pub action: &'a str,
    /// Where 「戻る」 leads.
    pub back: String,
    /// The hidden identity of a new event.
    pub id: Option<String>,
    /// The event with whose values a new event's form began; its rules are taken over.
    pub like: Option<String>,
    /// The version of the event that the form began with.
    pub version: u32,
    /// What was typed.
    pub form: &'a EventForm,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// The stored event as a form, where somebody else saved it in between.
    pub stored: Option<&'a EventForm>,
    /// What is to be said of what the form begins with.
    pub note: Option<String>,
}

/// The page with the form.
pub fn form_page(status: StatusCode, page: &Page, organiser: &Organiser, shown: FormPage<'_>) -> Response {
    let t = page.t;
    let shell = Shell::desk(shown.title, organiser).with_errors(!shown.errors.is_empty() || shown.stored.is_some());
    let errors = shown.errors;
    answer(status, page, &shell, || {
        let fields = Fields { page, form: shown.form, errors: &errors };
        view! {
            <p class="desk-back"><a href=shown.back>{t.get("back")}</a></p>
            <ErrorSummary t errors=errors.clone()/>
            <h1>{shown.title.to_owned()}</h1>
            {shown.note.map(|note| view! { <p class="notice">{note}</p> })}
            {shown.stored.map(|stored| conflict(page, stored, shown.form, shown.action))}
            <form method="post" action=shown.action.to_owned() novalidate=true class="desk-form">
                // Enter in a field presses a form's first button: that is the one that saves.
                <button type="submit" name="act" value="save" class="visually-hidden" tabindex="-1" aria-hidden="true">
                    {t.get("event-save")}
                </button>
                {shown.id.map(|id| view! { <input type="hidden" name="id" value=id/> })}
                {shown.like.map(|like| view! { <input type="hidden" name="like" value=like/> })}
                <input type="hidden" name="version" value=shown.version.to_string()/>
                <h2>{t.get("event-part-basics")}</h2>
                {fields.event(F::Title, LINE, true)}
                {fields.event(F::Theme, LINE, false)}
                {fields.event(F::Description, lines(8), false)}
                {fields.event(F::Audience, LINE, false)}
                {fields.event(F::Programme, lines(4), false)}
                {fields.event(F::Speakers, lines(3), false)}
                <div class="desk-pair">
                    {fields.event(F::Fee, LINE, false)}
                    {fields.event(F::Access, lines(3), false)}
                </div>
                {sessions(&fields, shown.action)}
                {applying(&fields)}
                {group_work(&fields)}
                {people(&fields)}
                {english(&fields)}
                <div class="buttons desk-save">
                    <button type="submit" name="act" value="save" class="button">
                        {t.get(if shown.stored.is_some() { "event-save-anyway" } else { "event-save" })}
                    </button>
                </div>
            </form>
        }
    })
}

fn applying(fields: &Fields<'_>) -> impl IntoView + use<> {
    view! {
        <h2>{fields.page.t.get("event-part-applying")}</h2>
        {fields.event(F::Capacity, NUMBER, true)}
        <div class="desk-pair">
            {fields.event(F::ApplyFrom, TIME, true)}
            {fields.event(F::ApplyUntil, TIME, true)}
        </div>
    }
}

fn group_work(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.page.t;
    let rules = ["seats", "tables"].map(|rule| Choice::new(rule, t.get(&format!("event-table-rule-{rule}")))).to_vec();
    view! {
        <h2>{t.get("event-part-groups")}</h2>
        <CheckField id="group_work" label=fields.label(F::GroupWork) checked=fields.form.get(F::GroupWork) == "yes"
            error=fields.error(F::GroupWork)/>
        <RadioField t id="table_rule" label=fields.label(F::TableRule) groups=vec![(String::new(), rules)]
            value=fields.form.get(F::TableRule).to_owned() required=true error=error_of(fields.errors, "table_rule")/>
        {fields.event(F::TableNumber, NUMBER, true)}
        {fields.event(F::Topics, lines(4), false)}
    }
}

fn people(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.page.t;
    view! {
        <h2>{t.get("event-part-bodies")}</h2>
        {fields.event(F::Host, LINE, true)}
        <div class="desk-pair">
            {fields.event(F::CoHosts, lines(2), false)}
            {fields.event(F::Partners, lines(2), false)}
        </div>
        {fields.event(F::Notices, lines(3), false)}
        <h2>{t.get("event-part-contact")}</h2>
        {fields.event(F::ContactName, LINE, true)}
        <div class="desk-pair">
            {fields.event(F::ContactPhone, PHONE, true)}
            {fields.event(F::ContactMail, MAIL, false)}
        </div>
        <h2>{t.get("event-part-privacy")}</h2>
        {fields.event(F::PrivacyText, lines(10), true)}
    }
}

/// The English texts, folded away until there is one of them.
fn english(fields: &Fields<'_>) -> impl IntoView + use<> {
    let t = fields.page.t;
    let in_use = F::ENGLISH.iter().any(|field| !fields.form.get(*field).is_empty() || fields.error(*field).is_some());
    view! {
        <details class="regs-details" open=in_use>
            <summary>{t.get("event-part-english")}</summary>
            <p>{t.get("event-english-text")}</p>
            {fields.event(F::TitleEn, LINE, false)}
            {fields.event(F::ThemeEn, LINE, false)}
            {fields.event(F::DescriptionEn, lines(6), false)}
            {fields.event(F::NoticesEn, lines(3), false)}
            {fields.event(F::PrivacyTextEn, lines(6), false)}
        </details>
    }
}

/// What somebody else saved in between, beside what was typed.
fn conflict(page: &Page, stored: &EventForm, typed: &EventForm, action: &str) -> impl IntoView + use<> {
    let t = page.t;
    let value = |form: &EventForm, place| form.at(place).trim().to_owned();
    let differences = stored
        .differences(typed)
        .into_iter()
        .map(|place| Difference { label: label(t, place), stored: value(stored, place), typed: value(typed, place) })
        .collect();
    view! {
        <div class="notice notice--warning" role="alert">
            <h2>{t.get("event-conflict-title")}</h2>
            <p>{t.get("event-conflict-text")}</p>
            {comparison(t, differences, action.to_owned())}
        </div>
    }
}
