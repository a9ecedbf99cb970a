use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::web::components::fields::{CheckField, ErrorSummary, FieldError};
use crate::web::context::Page;
use crate::web::desk::registrations::entry::{Typed, fields};
use crate::web::desk::registrations::told_apart;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// What the page shows.
#[derive(Default)]
pub struct Shown {
    pub professions: ProfessionList,
    pub typed: Typed,
    pub errors: Vec<FieldError>,
    /// Why nobody was added, where it is no field's fault.
    pub notice: Option<String>,
    /// No seat is left.
    pub full: bool,
    /// Who may be the same person.
    pub alike: Vec<Registration>,
    /// Whether the organiser may say that it is another person.
    pub ask_another: bool,
    /// The number of the person who was added just now.
    pub added: Option<u32>,
}

/// The form, with what was typed and what stands against it.
pub fn form(status: StatusCode, page: &Page, organiser: &Organiser, event: &Event, shown: &Shown) -> Response {
    let t = page.t;
    let title = t.get("registrations-add-title");
    let action = page.urls.desk_event_page(event.id, "registrations/new");
    let list = page.urls.desk_event_page(event.id, "registrations");
    let failed = status != StatusCode::OK;
    let added = shown.added.map(|number| t.with("registrations-added", [("number", number.into())]));
    let shell = Shell::desk(&title, organiser).with_errors(failed);
    answer(status, page, &shell, || {
        view! {
            <ErrorSummary t errors=shown.errors.clone()/>
            <p class="desk-back"><a href=list>{t.get("import-back")}</a></p>
            {added.map(|text| view! { <div class="notice notice--good" role="status"><p>{text}</p></div> })}
            {shown.notice.clone().map(|text| view! {
                <div class="notice notice--warning" role="alert"><p>{text}</p></div>
            })}
            <h1>{title.clone()}</h1>
            {shown.full.then(|| view! {
                <div class="notice notice--warning" role="alert">
                    <p>{t.with("registrations-full", [("capacity", event.details.capacity.into())])}</p>
                </div>
            })}
            <form method="post" action=action novalidate=true class="regs-form">
                // Enter presses the first button of a form, and must not say 「別の方」 for anybody.
                <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true">
                    {t.get("registrations-save-new")}
                </button>
                <input type="hidden" name="receipt" value=shown.typed.receipt.clone()/>
                {alike(page, shown)}
                {fields(page, event, &shown.professions, &shown.typed.form, &shown.errors)}
                <CheckField id="send_mail" label=t.get("registrations-send-confirmation")
                    checked=shown.typed.send_mail == "yes"/>
                {shown.full.then(|| {
                    let more = t.with("registrations-raise", [("capacity", (event.seats_taken + 1).into())]);
                    view! { <CheckField id="raise" label=more checked=shown.typed.raise == "yes"/> }
                })}
                <div class="buttons">
                    <button type="submit" class="button">{t.get("registrations-save-new")}</button>
                    <button type="submit" class="button button--second" name="then" value="another">
                        {t.get("registrations-save-and-another")}
                    </button>
                </div>
            </form>
        }
    })
}

/// Who may be the same person, and the way on where it is another.
fn alike(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let value = if shown.typed.wants_next() { "yes-next" } else { "yes" };
    let people = shown
        .alike
        .iter()
        .map(|other| {
            let line = told_apart(t, other);
            let target = page.urls.desk_registration(other.event, other.id);
            view! { <li><a href=target>{line}</a></li> }
        })
        .collect::<Vec<_>>();
    let ask = shown.ask_another;
    (!people.is_empty()).then(|| {
        view! {
            <div class="notice notice--warning" role="alert">
                <p><strong>{t.get("registrations-alike-title")}</strong></p>
                <ul>{people.into_iter().collect_view()}</ul>
                {ask.then(|| view! {
                    <p>{t.get("registrations-alike-text")}</p>
                    <button type="submit" class="button button--second" name="another" value=value>
                        {t.get("registrations-as-another")}
                    </button>
                })}
            </div>
        }
    })
}
