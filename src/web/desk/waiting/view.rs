//! Those who wait, in tables: for a decision, for an answer, for a seat, and whose offer lapsed.

use super::acts_at;
use crate::app::admission::OfficeAct;
use crate::app::waiting_list::{AtPlace, Row, SHOWN, WaitingList};
use crate::domain::admission::{Held, Why};
use crate::domain::organiser::Organiser;
use crate::domain::registration::RegistrationStatus;
use crate::web::components::reasons::reason;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The page, with what was done just now.
pub(super) fn list(page: &Page, organiser: &Organiser, list: &WaitingList, told: Option<String>) -> Response {
    let t = page.t;
    let title = t.get("waiting-title");
    let edits = organiser.role.may_edit();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        let empty = list.places.iter().all(|at| at.rows().next().is_none());
        let places: Vec<_> = list.places.iter().map(|at| place(page, list, at, edits)).collect();
        view! {
            <h1>{title.clone()}</h1>
            {told.map(|text| view! { <div class="notice notice--good" role="status"><p>{text}</p></div> })}
            {empty.then(|| view! { <p>{t.get("waiting-none")}</p> })}
            {places}
        }
    })
}

fn place(page: &Page, list: &WaitingList, at: &AtPlace, edits: bool) -> impl IntoView + use<> {
    let t = page.t;
    let title = at.place.title.clone();
    let over = (at.over_by > 0).then(|| t.with("waiting-over", [("number", at.over_by.into())]));
    let telephone = at.by_telephone.then(|| t.get("waiting-by-telephone"));
    let parts = [
        (RegistrationStatus::Received, &at.received),
        (RegistrationStatus::Offered, &at.offered),
        (RegistrationStatus::Waitlisted, &at.waiting),
        (RegistrationStatus::Lapsed, &at.lapsed),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(status, rows)| part(page, list, at, status, rows, if edits { acts_at(status) } else { &[] }))
        .collect();
    view! {
        {(!title.is_empty()).then(|| view! { <h2>{title}</h2> })}
        {over.map(|text| view! { <div class="notice notice--warning"><p>{text}</p></div> })}
        {telephone.map(|text| view! { <div class="notice notice--warning"><p>{text}</p></div> })}
        {parts}
    }
}

fn part(
    page: &Page,
    list: &WaitingList,
    at: &AtPlace,
    status: RegistrationStatus,
    rows: &[Row],
    acts: &[OfficeAct],
) -> impl IntoView + use<> {
    let t = page.t;
    let code = status.code();
    let action = page.urls.desk_event_page(list.event.id, "waiting");
    let all = page.urls.desk_event_page(list.event.id, &format!("registrations?status={code}"));
    let more = (rows.len() as u64 >= SHOWN).then(|| view! { <p><a href=all>{t.get("waiting-more")}</a></p> });
    let buttons: Vec<_> = acts
        .iter()
        .enumerate()
        .map(|(index, act)| {
            let class = if index == 0 { "button" } else { "button button--second" };
            view! {
                <button type="submit" name="act" value=act.code() class=class>
                    {t.get(&format!("waiting-act-{}", act.code()))}
                </button>
            }
        })
        .collect();
    let chooses = !acts.is_empty();
    let body: Vec<_> = rows.iter().enumerate().map(|(index, row)| one(page, list, row, index + 1, chooses)).collect();
    let heading = format!("waiting-{code}");
    view! {
        <section>
            <h2 id=heading.clone()>{t.with("waiting-part", [("what", t.get(&heading).into()), ("number", rows.len().into())])}</h2>
            <form method="post" action=action>
                <input type="hidden" name="place" value=at.place.id.to_string()/>
                <table class="table desk-cards" aria-labelledby=heading.clone()>
                    <thead><tr>
                        {chooses.then(|| view! { <th scope="col"><span class="visually-hidden">{t.get("waiting-choose")}</span></th> })}
                        <th scope="col" class="number">{t.get("waiting-order")}</th>
                        <th scope="col">{t.get("field-name")}</th>
                        <th scope="col">{t.get("field-profession")}</th>
                        <th scope="col">{t.get("registrations-workplace")}</th>
                        <th scope="col">{t.get("field-phone")}</th>
                        <th scope="col">{t.get("waiting-why")}</th>
                    </tr></thead>
                    <tbody>{body}</tbody>
                </table>
                {more}
                {chooses.then(|| view! { <div class="buttons">{buttons}</div> })}
            </form>
        </section>
    }
}

fn one(page: &Page, list: &WaitingList, row: &Row, order: usize, chooses: bool) -> impl IntoView + use<> {
    let t = page.t;
    let person = &row.registration.applicant;
    let id = row.registration.id.to_string();
    let href = page.urls.desk_registration(list.event.id, row.registration.id);
    let of = t.with("waiting-choose-of", [("name", person.name.clone().into())]);
    let phone = person.phone.as_ref().map(|phone| phone.full().to_owned()).unwrap_or_default();
    view! {
        <tr>
            {chooses.then(|| view! {
                <td class="people__pick">
                    <label><input type="checkbox" name="person" value=id/><span class="visually-hidden">{of}</span></label>
                </td>
            })}
            <td class="number" data-label=t.get("waiting-order")>{order}</td>
            <th scope="row"><a href=href>{person.name.clone()}</a><br/><span class="regs-line">{person.furigana.clone()}</span></th>
            <td data-label=t.get("field-profession")>{person.profession_label.clone()}</td>
            <td data-label=t.get("registrations-workplace")>{person.workplace.clone()}</td>
            <td data-label=t.get("field-phone")>{phone}</td>
            <td data-label=t.get("waiting-why")>{why(page, list, row)}</td>
        </tr>
    }
}

/// Why the person has no seat yet, in a sentence.
fn why(page: &Page, list: &WaitingList, row: &Row) -> String {
    let t = page.t;
    match &row.why {
        Some(Why::NoSeat(why)) => reason(page, &list.professions, why),
        Some(Why::NotGiven(Held::ByTelephone(_))) => t.get("waiting-why-telephone"),
        Some(Why::NotGiven(Held::NoWaitingList)) => t.get("waiting-why-no-list"),
        Some(Why::NotGiven(Held::Shut(_))) => t.get("waiting-why-shut"),
        Some(Why::Soon) => t.get("waiting-why-soon"),
        None => {
            let until = row.stands.offered_until.map(|until| page.dates.date_time(until));
            until.map(|until| t.with("waiting-why-offered", [("at", until.into())])).unwrap_or_default()
        }
    }
}
