use crate::app::to_invite::{CameBefore, ToInvite, last_words};
use crate::domain::board::short_label;
use crate::domain::contact::MailAddress;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The list.
pub fn answered(page: &Page, organiser: &Organiser, found: &ToInvite) -> Response {
    let t = page.t;
    let label = short_label(found.profession.label(t.is_japanese())).to_owned();
    let title = t.with("to-invite-title-of", [("label", label.into())]);
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        let counts = [("people", found.people.len().into()), ("events", found.earlier.len().into())];
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.with("to-invite-lead", counts)}</p>
            <p class="notice">{t.get("to-invite-privacy")}</p>
            {if found.people.is_empty() { None } else { Some(table(page, found)) }}
        }
    })
}

fn table(page: &Page, found: &ToInvite) -> impl IntoView + use<> {
    let t = page.t;
    let file = |kind: &str| page.urls.to_invite_file(found.event.id, &found.profession.code, kind);
    let rows = found.people.iter().map(|person| row(page, found, person)).collect_view();
    view! {
        <table class="table desk-cards" id="to-invite">
            <thead><tr>
                <th scope="col">{t.get("field-name")}</th>
                <th scope="col">{t.get("registrations-workplace")}</th>
                <th scope="col">{t.get("field-phone")}</th>
                <th scope="col">{t.get("field-mail")}</th>
                <th scope="col">{t.get("to-invite-last")}</th>
                <th scope="col" class="number">{t.get("to-invite-times")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="buttons">
            <a class="button button--second" href=file("xlsx")>{t.get("papers-download-xlsx")}</a>
            <a class="button button--second" href=file("csv")>{t.get("papers-download-csv")}</a>
        </div>
    }
}

fn row(page: &Page, found: &ToInvite, person: &CameBefore) -> impl IntoView + use<> {
    let t = page.t;
    let one = &person.applicant;
    let phone = one.phone.as_ref().map(|phone| {
        view! { <a class="desk-target" href=format!("tel:{}", phone.dialled())>{phone.as_str().to_owned()}</a> }
    });
    let mail = one.mail.as_ref().map(MailAddress::as_str).unwrap_or_default().to_owned();
    let last = found.last_of(person).map(|event| last_words(t, page.dates, event)).unwrap_or_default();
    let times = t.with("to-invite-times-count", [("count", person.times.into())]);
    view! {
        <tr>
            <th scope="row">{one.name.clone()}<br/><span class="regs-line">{one.furigana.clone()}</span></th>
            <td data-label=t.get("registrations-workplace")>{one.workplace.clone()}</td>
            <td data-label=t.get("field-phone")>{phone}</td>
            <td data-label=t.get("field-mail") class="desk-address">{mail}</td>
            <td data-label=t.get("to-invite-last")>{last}</td>
            <td data-label=t.get("to-invite-times") class="number">{times}</td>
        </tr>
    }
}
