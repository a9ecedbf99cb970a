//! One registration: what it says, what was done to it, the mails about it.

use super::entry::badge;
use super::{detail_of, list};
use crate::app::World;
use crate::app::registrations::Detail;
use crate::domain::audit::{Noted, NotedBy};
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::i18n::Texts;
use crate::infra::db::mails::Written;
use crate::web::components::raw_text::textarea;
use crate::web::context::Page;
use crate::web::desk::waiting;
use crate::web::error::Failed;
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Query;
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::Deserialize;

/// What has just been done, as a word.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct After {
    done: String,
}

/// What the page tells above the registration.
pub enum Told {
    /// Nothing.
    Nothing,
    /// What was done.
    Done(String),
    /// Why something was not done.
    Refused(String),
}

pub async fn show(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(path): Path<(String, String)>,
    Query(after): Query<After>,
    cookies: CookieJar,
) -> Result<Response, Failed> {
    let detail = detail_of(&world, &page, &organiser, &path).await?;
    let known = ["added", "saved", "cancelled", "restored", "noted"].contains(&after.done.as_str());
    let done = page.t.find(&format!("registrations-done-{}", after.done)).filter(|_| known);
    Ok(view(&page, &organiser, &detail, done.map_or(Told::Nothing, Told::Done), &cookies))
}

/// The page.
pub fn view(page: &Page, organiser: &Organiser, detail: &Detail, told: Told, cookies: &CookieJar) -> Response {
    let t = page.t;
    let registration = &detail.registration;
    let title = registration.applicant.name.clone();
    let number = t.with("registrations-of-number", [("number", registration.number.into())]);
    let list = list::asked::last(page, detail.event.id, cookies);
    let may_edit = organiser.role.may_edit();
    let refused = matches!(told, Told::Refused(_));
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let told = match told {
        Told::Nothing => None,
        Told::Done(text) => Some((text, "notice notice--good", "status")),
        Told::Refused(text) => Some((text, "notice notice--warning", "alert")),
    };
    answer(status, page, &Shell::desk(&title, organiser).with_errors(refused), || {
        view! {
            <p class="desk-back"><a href=list>{t.get("import-back")}</a></p>
            {told.map(|(text, class, role)| view! { <div class=class role=role><p>{text}</p></div> })}
            <div class="regs-person">
                <h1>{title.clone()}</h1>
                <span>{number}</span>
                {table(page, detail)}
                <span>{badge(t, *registration.status)}{absent(t, registration)}</span>
            </div>
            {may_edit.then(|| acts(page, detail))}
            {may_edit.then(|| waiting::acts(page, &detail.event, registration))}
            {facts(page, registration)}
            {note(page, detail, may_edit)}
            {history(page, registration, &detail.history)}
            {mails(page, &detail.mails)}
        }
    })
}

/// That the person stays away on the day.
fn absent(t: Texts, registration: &Registration) -> Option<AnyView> {
    let words = registration.is_absent().then(|| t.get("repair-absent-short"))?;
    Some(view! { " "<span class="badge badge--warning">{words}</span> }.into_any())
}

/// Which table is the person's, where anybody was seated.
fn table(page: &Page, detail: &Detail) -> Option<impl IntoView + use<>> {
    let number = detail.table?;
    let href = page.urls.desk_event_page(detail.event.id, "seating");
    let words = page.t.with("seating-table", [("number", number.into())]);
    Some(view! { <a class="regs-person__table" href=href>{words}</a> })
}

/// The office's own note.
fn note(page: &Page, detail: &Detail, may_edit: bool) -> Option<AnyView> {
    let t = page.t;
    let note = detail.registration.note.clone();
    if !may_edit {
        let shown = (!note.is_empty()).then(|| {
            view! { <h2>{t.get("registrations-note")}</h2><p class="regs-note">{note}</p> }
        });
        return shown.map(IntoAny::into_any);
    }
    let action = format!("{}/note", page.urls.desk_registration(detail.event.id, detail.registration.id));
    Some(
        view! {
            <form method="post" action=action class="regs-note-form">
                <div class="field">
                    <label class="field__label" for="note">{t.get("registrations-note")}</label>
                    <p class="field__hint" id="note-hint">{t.get("registrations-note-hint")}</p>
                    <textarea id="note" name="note" rows="2" aria-describedby="note-hint" inner_html=textarea(&note)></textarea>
                </div>
                <button type="submit" class="button button--small button--second">{t.get("registrations-note-save")}</button>
            </form>
        }
        .into_any(),
    )
}

fn acts(page: &Page, detail: &Detail) -> impl IntoView + use<> {
    let t = page.t;
    let one = page.urls.desk_registration(detail.event.id, detail.registration.id);
    let another = page.urls.desk_event_page(detail.event.id, "registrations/new");
    let last = if detail.registration.status.is_live() {
        view! { <a class="button button--second" href=format!("{one}/cancel")>{t.get("registrations-cancel")}</a> }
            .into_any()
    } else {
        view! {
            <form method="post" action=format!("{one}/restore") class="regs-act">
                <button type="submit" class="button button--second">{t.get("registrations-restore")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="buttons">
            <a class="button button--second" href=format!("{one}/edit")>{t.get("registrations-edit")}</a>
            {last}
            <a class="button button--second" href=another>{t.get("registrations-add-another")}</a>
        </div>
    }
}

fn facts(page: &Page, registration: &Registration) -> impl IntoView + use<> {
    let t = page.t;
    let person = &registration.applicant;
    let years = person.years.map(|years| t.get(&format!("years-{}", years.code()))).unwrap_or_default();
    let rows = [
        ("field-name", person.name.clone()),
        ("field-furigana", person.furigana.clone()),
        ("field-profession", person.profession_label.clone()),
        ("registrations-workplace", person.workplace.clone()),
        ("field-phone", person.phone.as_ref().map(|phone| phone.full().to_owned()).unwrap_or_default()),
        ("field-mail", person.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default()),
        ("field-years", years),
        ("field-facilitator", if person.facilitator { t.get("registrations-yes") } else { String::new() }),
        ("field-arrangement", person.arrangement.clone()),
        ("field-topic", person.topic.clone()),
        ("registrations-source", t.get(&format!("registrations-source-{}", registration.source.code()))),
        ("registrations-at", page.dates.date_time(registration.created_at)),
    ];
    let row = |(label, value): (&str, String)| {
        let value = if value.is_empty() { t.get("registrations-none") } else { value };
        view! { <div><dt>{t.get(label)}</dt><dd>{value}</dd></div> }
    };
    view! { <dl class="facts">{rows.into_iter().map(row).collect_view()}</dl> }
}

fn history(page: &Page, registration: &Registration, history: &[Noted]) -> impl IntoView + use<> {
    let t = page.t;
    let came = t.get(&format!("registrations-came-{}", registration.source.code()));
    let first = (page.dates.date_time(registration.created_at), came, String::new());
    let others = history.iter().map(|noted| (page.dates.date_time(noted.at), act(page, noted), by(t, &noted.by)));
    let lines = [first]
        .into_iter()
        .chain(others)
        .map(|(at, what, by)| {
            view! { <li><span class="desk-small">{at}</span> " " {what} " " <span class="desk-small">{by}</span></li> }
        })
        .collect_view();
    view! { <h2>{t.get("registrations-history")}</h2> <ol class="regs-history">{lines}</ol> }
}

/// Who did it, in words; nothing where that is not known.
fn by(t: Texts, by: &NotedBy) -> String {
    match by {
        NotedBy::Organiser(name) => t.with("registrations-by", [("name", name.clone().into())]),
        NotedBy::Registrant => t.get("registrations-by-registrant"),
        NotedBy::Program => t.get("registrations-by-program"),
        NotedBy::ApiKey => t.get("registrations-by-api-key"),
        NotedBy::Unknown(_) => String::new(),
    }
}

/// An act in words; of a change also which fields it changed.
fn act(page: &Page, noted: &Noted) -> String {
    let t = page.t;
    let id = format!("registrations-act-{}", noted.action.code().replace('.', "-"));
    let what = t.find(&id).unwrap_or_else(|| noted.action.code().to_owned());
    let fields = noted.detail["fields"].as_array().into_iter().flatten().filter_map(|field| field.as_str());
    let fields: Vec<_> = fields.filter_map(|field| t.find(&format!("field-{field}"))).collect();
    if fields.is_empty() {
        return what;
    }
    let fields = fields.join(&t.get("registrations-comma"));
    t.with("registrations-act-fields", [("act", what.into()), ("fields", fields.into())])
}

fn mails(page: &Page, mails: &[Written]) -> impl IntoView + use<> {
    let t = page.t;
    let lines = mails
        .iter()
        .map(|mail| {
            let at = page.dates.date_time(mail.sent_at.unwrap_or(mail.created_at));
            let kind = t.get(&format!("registrations-mail-{}", mail.kind.code()));
            let state = t.get(&format!("registrations-mail-state-{}", mail.state));
            view! { <li><span class="desk-small">{at}</span> " " {kind} " " <span class="desk-small">{state}</span></li> }
        })
        .collect::<Vec<_>>();
    let none = lines.is_empty().then(|| view! { <p>{t.get("registrations-no-mails")}</p> });
    view! {
        <h2>{t.get("registrations-mails")}</h2>
        {none}
        <ol class="regs-history">{lines.into_iter().collect_view()}</ol>
    }
}
