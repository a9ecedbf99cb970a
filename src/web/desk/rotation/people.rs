//! Who sits where: at one table of one round, and everybody by name.

use crate::app::rotate::{RotationPage, ShownRotation};
use crate::domain::board::BoardPerson;
use crate::i18n::Texts;
use crate::web::context::Page;
use crate::web::desk::seating::cards;
use leptos::prelude::*;
use std::collections::HashMap;

/// The people at each table of a round in 五十音順.
pub(super) fn at_tables<'a>(
    data: &'a RotationPage,
    shown: &ShownRotation,
    round: u32,
) -> HashMap<u32, Vec<&'a BoardPerson>> {
    let places = shown.rotation.places.iter().filter(|place| place.round == round);
    let tables: HashMap<_, _> = places.map(|place| (place.registration, place.table)).collect();
    let mut people: HashMap<u32, Vec<&BoardPerson>> = HashMap::new();
    for person in &data.people {
        if let Some(table) = tables.get(&person.id) {
            people.entry(*table).or_default().push(person);
        }
    }
    people
}

/// 氏名順の席替え表: everybody's table in each round.
pub(super) fn by_name(page: &Page, data: &RotationPage, shown: &ShownRotation) -> impl IntoView + use<> {
    let t = page.t;
    let tables = shown.rotation.tables_by_person();
    let rounds = shown.rotation.rounds();
    let headings = rounds.map(|round| {
        let words = super::proof::round_title(t, &shown.rotation.settings, round);
        view! { <th scope="col" class="number">{words}</th> }
    });
    let headings = headings.collect_view();
    let rows = data.people.iter().filter_map(|person| Some(row(t, data, person, tables.get(&person.id)?)));
    let rows = rows.collect_view();
    view! {
        <div class="rotation-round">
            <h2 id="by-name">{t.get("rotation-by-name")}</h2>
            <p>{t.get("rotation-by-name-text")}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("rotation-by-name")>
                <table class="table rotation-names">
                    <thead><tr><th scope="col">{t.get("rotation-name")}</th>{headings}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(t: Texts, data: &RotationPage, person: &BoardPerson, tables: &[u32]) -> impl IntoView + use<> {
    let cells = tables.iter().map(|table| view! { <td class="number">{table.to_string()}</td> }).collect_view();
    let (class, name) = if person.takes_part() {
        ("person", person.name.clone().into_any())
    } else {
        let why = if person.cancelled { "seating-tag-cancelled" } else { "repair-absent-short" };
        let name = view! { <s>{person.name.clone()}</s>" "<span class="tag">{t.get(why)}</span> }.into_any();
        ("person person--cancelled", name)
    };
    view! {
        <tr>
            <th scope="row">
                <span class=class>
                    {cards::mark_of(data.professions.get(person.profession))}
                    <span class="person__text">
                        <span class="person__name">{name}</span>
                        <span class="person__more">{person.profession_label.clone()}</span>
                    </span>
                </span>
            </th>
            {cells}
        </tr>
    }
}
