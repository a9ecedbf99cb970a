use crate::domain::event::Event;
use crate::domain::left_out::LeftOut;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The list, with a button for who needs not be telephoned any more.
pub fn list(page: &Page, organiser: &Organiser, event: &Event, people: &[LeftOut]) -> Response {
    let t = page.t;
    let title = t.get("left-out-title");
    let at = page.urls.desk_event_page(event.id, "left-out");
    let edits = organiser.role.may_edit();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        let rows = people.iter().map(|person| one(page, &at, person, edits)).collect::<Vec<_>>();
        view! {
            <h1>{title.clone()}</h1>
            <p>{t.get("left-out-lead")}</p>
            {if people.is_empty() {
                view! { <p>{t.get("left-out-none")}</p> }.into_any()
            } else {
                view! {
                    <table class="table desk-cards" id="left-out">
                        <thead><tr>
                            <th scope="col" class="number">{t.get("left-out-order")}</th>
                            <th scope="col">{t.get("field-name")}</th>
                            <th scope="col">{t.get("field-profession")}</th>
                            <th scope="col">{t.get("registrations-workplace")}</th>
                            <th scope="col">{t.get("field-phone")}</th>
                            <th scope="col">{t.get("field-mail")}</th>
                            {edits.then(|| view! { <th scope="col">{t.get("left-out-act")}</th> })}
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <div class="buttons">
                        <a class="button button--second" href=format!("{at}/list.xlsx")>{t.get("papers-download-xlsx")}</a>
                        <a class="button button--second" href=format!("{at}/list.csv")>{t.get("papers-download-csv")}</a>
                    </div>
                }
                .into_any()
            }}
        }
    })
}

fn one(page: &Page, at: &str, person: &LeftOut, edits: bool) -> impl IntoView + use<> {
    let t = page.t;
    let of = t.with("left-out-remove-of", [("name", person.name.clone().into())]);
    let (at, id) = (at.to_owned(), person.id.to_string());
    view! {
        <tr>
            <td class="number" data-label=t.get("left-out-order")>{person.position}</td>
            <th scope="row">{person.name.clone()}<br/><span class="regs-line">{person.furigana.clone()}</span></th>
            <td data-label=t.get("field-profession")>{person.profession.clone()}</td>
            <td data-label=t.get("registrations-workplace")>{person.workplace.clone()}</td>
            <td data-label=t.get("field-phone")>{person.phone.clone()}</td>
            <td data-label=t.get("field-mail")>{person.mail.clone().unwrap_or_default()}</td>
            {edits.then(|| view! {
                <td>
                    <form method="post" action=at>
                        <input type="hidden" name="person" value=id/>
                        <button type="submit" class="button button--small button--second" aria-label=of>
                            {t.get("left-out-remove")}
                        </button>
                    </form>
                </td>
            })}
        </tr>
    }
}
