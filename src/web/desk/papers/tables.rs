//! 「各テーブルに置く表」: a page for each table, to be printed and put there: its number, large, the ring of
//! its seats, and who sits there.

use crate::app::World;
use crate::app::papers;
use crate::domain::board::{BoardPerson, BoardProfession, people_of};
use crate::domain::ids::RegistrationId;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::domain::room::Table;
use crate::domain::seating::Seating;
use crate::islands::{Room, RoomWords};
use crate::web::context::Page;
use crate::web::desk::event_id;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use crate::web::session::Reader;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use std::collections::HashMap;

/// `GET …/papers/tables`.
pub(super) async fn get(
    State(world): State<World>,
    page: Page,
    Reader(organiser): Reader,
    Path(event): Path<String>,
) -> Result<Response, Failed> {
    let id = event_id(&event).map_err(|error| error.on(&page))?;
    let found = papers::for_tables(&world, &organiser, id).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let found = found.ok_or_else(|| PageError::NotFound.on(&page))?;
    let Some(seating) = &found.seating else {
        return Ok(Redirect::to(&page.urls.desk_event_page(id, "papers")).into_response());
    };
    let t = page.t;
    let title = t.get("papers-tables");
    let signs = signs(&page, &found.event.details.title, &found.people, &found.professions, seating);
    let back = page.urls.desk_event_page(id, "papers");
    Ok(answer(StatusCode::OK, &page, &Shell::desk(&title, &organiser), || {
        view! {
            <p class="desk-back no-print"><a href=back>{t.get("papers-title")}</a></p>
            <h1 class="no-print">{title.clone()}</h1>
            <p class="no-print">{t.get("papers-tables-print")}</p>
            {signs}
        }
    }))
}

fn signs(
    page: &Page,
    event: &str,
    people: &[Registration],
    professions: &ProfessionList,
    seating: &Seating,
) -> Vec<AnyView> {
    let places = seating.places_by_person();
    let (professions, people) = people_of(people, professions, |id| places.get(&id).copied());
    let by_id: HashMap<RegistrationId, &BoardPerson> = people.iter().map(|person| (person.id, person)).collect();
    let at = |number: u32| {
        let places = seating.places.iter().filter(move |place| place.table == number);
        places.filter_map(|place| by_id.get(&place.registration).copied()).filter(|person| person.takes_part())
    };
    let most = (1..=seating.tables).map(|number| at(number).count()).max().unwrap_or(0);
    (1..=seating.tables)
        .map(|number| sign(page, event, number, &at(number).collect::<Vec<_>>(), &professions, most).into_any())
        .collect()
}

fn sign(
    page: &Page,
    event: &str,
    number: u32,
    people: &[&BoardPerson],
    professions: &[BoardProfession],
    chairs: usize,
) -> impl IntoView + use<> {
    let t = page.t;
    let seats = people.iter().map(|person| person.seat(professions));
    let table = Table::of(number, seats.collect(), chairs);
    let title = t.with("seating-table", [("number", number.into())]);
    let words = RoomWords {
        title: title.clone(),
        front: t.get("room-front"),
        professions: t.template("room-professions", &["count"]),
    };
    let lines = people.iter().map(|person| {
        let lead = person.facilitator.then(|| view! { " "<span class="tag">{t.get("seating-tag-facilitator")}</span> });
        view! {
            <tr><th scope="row">{person.name.clone()}{lead}</th><td>{person.profession_label.clone()}</td><td>{person.workplace.clone()}</td></tr>
        }
    });
    view! {
        <section class="sign" aria-labelledby=format!("sign-{number}")>
            <p class="sign__event">{event.to_owned()}</p>
            <h2 id=format!("sign-{number}") class="sign__number">{title}</h2>
            <div class="sign__room"><Room tables=vec![table] columns=1 words/></div>
            <table class="table sign__people">
                <thead class="visually-hidden"><tr>
                    <th scope="col">{t.get("field-name")}</th><th scope="col">{t.get("field-profession")}</th><th scope="col">{t.get("registrations-workplace")}</th>
                </tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </section>
    }
}
