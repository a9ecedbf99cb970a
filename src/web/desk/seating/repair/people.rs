//! The form: who stays away, table by table, and how many tables there are.

use super::RepairPage;
use crate::domain::board::{BoardData, BoardPerson};
use crate::domain::text::search_key;
use crate::i18n::Texts;
use crate::web::context::Page;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many tables more or fewer can be chosen.
const RANGE: u32 = 20;

/// The form that asks for the trade.
pub(super) fn form(page: &Page, told: &RepairPage<'_>) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(told.data.event.id, "seating/repair");
    let seen = told.seen();
    let groups = groups(t, told).into_iter().map(|group| card(told, group)).collect_view();
    view! {
        <form method="post" action=url class="repair-form">
            <input type="hidden" name="number" value=seen.number.to_string()/>
            <input type="hidden" name="version" value=seen.version.to_string()/>
            <h2 id="absent">{t.get("repair-absent")}</h2>
            <p>{t.get("repair-absent-text")}</p>
            {finder(t, told)}
            <div class="cards repair-people">{groups}</div>
            <h2>{t.get("repair-tables")}</h2>
            {tables(t, told)}
            <div class="buttons">
                <button type="submit" name="action" value="trade" class="button">{t.get("repair-ask")}</button>
            </div>
        </form>
    }
}

/// The search; pressing Enter in it searches, since its button comes first.
fn finder(t: Texts, told: &RepairPage<'_>) -> impl IntoView + use<> {
    view! {
        <div class="field repair-find">
            <label class="field__label" for="find">{t.get("repair-find")}</label>
            <div class="repair-find__line">
                <input type="search" id="find" name="find" value=told.typed.find.clone() autocomplete="off"/>
                <button type="submit" name="action" value="find" class="button button--second">{t.get("repair-find-button")}</button>
            </div>
        </div>
    }
}

/// The number of tables: a table added or taken away.
fn tables(t: Texts, told: &RepairPage<'_>) -> impl IntoView + use<> {
    let now = told.shown.board.tables;
    let chosen = if told.typed.tables == 0 { now } else { told.typed.tables };
    let options = (now.saturating_sub(RANGE).max(1)..=now + RANGE).map(|number| {
        let counts = [("tables", number.into()), ("change", number.abs_diff(now).into())];
        let words = match number.cmp(&now) {
            std::cmp::Ordering::Less => t.with("repair-tables-fewer", counts),
            std::cmp::Ordering::Equal => t.with("repair-tables-same", counts),
            std::cmp::Ordering::Greater => t.with("repair-tables-more", counts),
        };
        view! { <option value=number.to_string() selected=number == chosen>{words}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for="tables">{t.get("repair-tables-label")}</label>
            <p class="field__hint" id="tables-hint">{t.get("repair-tables-hint")}</p>
            <select id="tables" name="tables" aria-describedby="tables-hint">{options.collect_view()}</select>
        </div>
    }
}

/// People under one heading.
struct Group<'a> {
    class: &'static str,
    heading: String,
    people: Vec<&'a BoardPerson>,
}

/// Those who were looked for, those who are absent, those who wait for a table, then table by
/// table. Everybody stands in one group only.
fn groups<'a>(t: Texts, told: &RepairPage<'a>) -> Vec<Group<'a>> {
    let board: &'a BoardData = &told.shown.board;
    let mut left: Vec<&BoardPerson> = board.people.iter().filter(|person| !person.cancelled).collect();
    let mut groups = Vec::new();
    let wanted = search_key(&told.typed.find);
    if !wanted.is_empty() {
        let people = take(&mut left, |person| {
            [&person.name, &person.furigana, &person.workplace].iter().any(|text| search_key(text).contains(&wanted))
        });
        let heading = t.with("repair-found", [("count", people.len().into())]);
        groups.push(Group { class: "card repair-group repair-group--found", heading, people });
    }
    let mut add = |heading: String, people: Vec<&'a BoardPerson>| {
        if !people.is_empty() {
            groups.push(Group { class: "card repair-group", heading, people });
        }
    };
    add(t.get("repair-group-absent"), take(&mut left, |person| person.absent));
    add(t.get("seating-waiting"), take(&mut left, |person| person.table.is_none()));
    let seats: Vec<_> = told.shown.seating.places.iter().map(|place| place.registration).collect();
    for number in 1..=board.tables {
        let mut people = take(&mut left, |person| person.table == Some(number));
        people.sort_by_key(|person| seats.iter().position(|id| *id == person.id));
        add(t.with("seating-table", [("number", number.into())]), people);
    }
    groups
}

/// Takes out those of whom something is true.
fn take<'a>(left: &mut Vec<&'a BoardPerson>, of: impl Fn(&BoardPerson) -> bool) -> Vec<&'a BoardPerson> {
    let (taken, rest) = left.iter().partition(|person| of(person));
    *left = rest;
    taken
}

fn card(told: &RepairPage<'_>, group: Group<'_>) -> impl IntoView + use<> {
    let lines = group.people.iter().map(|person| line(person, &told.typed.absent)).collect_view();
    view! {
        <fieldset class=group.class>
            <legend>{group.heading}</legend>
            {lines}
        </fieldset>
    }
}

fn line(person: &BoardPerson, absent: &BTreeSet<crate::domain::ids::RegistrationId>) -> impl IntoView + use<> {
    let id = format!("absent-{}", person.id);
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() name=id.clone() value="yes" checked=absent.contains(&person.id)/>
            <label for=id>
                <span class="repair-name">{person.name.clone()}</span>
                <span class="person__more"><span>{person.profession_label.clone()}</span><span>{person.workplace.clone()}</span></span>
            </label>
        </div>
    }
}

/// Names, each with the table that the person had.
pub(super) fn names(page: &Page, people: &[&BoardPerson]) -> String {
    let name = |person: &&BoardPerson| match person.table {
        Some(table) => page.t.with("repair-person-at", [("name", person.name.clone().into()), ("table", table.into())]),
        None => person.name.clone(),
    };
    people.iter().map(name).collect::<Vec<_>>().join(&page.t.get("seating-name-separator"))
}
