//! What people want to talk about, counted: the topics of those who take part, the most wished first.

use super::event_of;
use super::list::asked::with;
use crate::app::{World, registrations};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// `GET …/registrations/topics`.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let event = event_of(&world, &page, &organiser, &event).await?;
    let counted = registrations::topics(&world, event.id).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let t = page.t;
    let title = t.get("topics-title");
    let list = page.urls.desk_event_page(event.id, "registrations");
    let most = counted.first().map_or(1, |topic| topic.people.max(1));
    let rows = counted
        .iter()
        .map(|topic| {
            let people = t.with("registrations-people", [("count", topic.people.into())]);
            let href = with(&list, "topic", &topic.words);
            let width = (topic.people * 100 / most).to_string();
            view! {
                <tr>
                    <th scope="row"><a class="desk-target" href=href>{topic.words.clone()}</a></th>
                    <td class="number">{people}</td>
                    <td class="topics__bar">
                        // What the number beside it says, for the eye.
                        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width=width height="10"/></svg>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let none = counted.is_empty();
    Ok(answer(StatusCode::OK, &page, &Shell::desk(&title, &organiser), || {
        view! {
            <p class="desk-back"><a href=list.clone()>{t.get("import-back")}</a></p>
            <h1>{title.clone()}</h1>
            {if none {
                view! { <p class="notice">{t.get("topics-none")}</p> }.into_any()
            } else {
                view! {
                    <p>{t.get("topics-text")}</p>
                    <table class="table topics">
                        <thead><tr>
                            <th scope="col">{t.get("registrations-column-topic")}</th>
                            <th scope="col" class="number">{t.get("topics-people")}</th>
                            <td></td>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                }.into_any()
            }}
        }
    }))
}
