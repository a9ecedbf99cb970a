//! The tables as cards. Each card opens a form with 「移動先」 for every person, so that all
//! moves can be made without a script and without dragging.

use super::Told;
use crate::app::board::{BoardPage, Shown};
use crate::domain::board::{BoardData, BoardPerson, BoardProfession, BoardTable};
use crate::i18n::Texts;
use crate::islands::Mark;
use crate::web::context::Page;
use leptos::prelude::*;

/// With more tables than this their number is typed instead of chosen: a select for each person
/// would make the page heavy.
const CHOSEN: u32 = 40;

/// Which mark and colour stands for which profession, with how many take part.
pub(super) fn legend(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let board = &shown.board;
    let count = |position: usize| {
        board.people.iter().filter(|person| person.takes_part() && person.profession == position).count()
    };
    let items = board.professions.iter().enumerate().filter(|(position, _)| count(*position) > 0);
    let items = items.map(|(position, profession)| {
        let people = page.t.with("seating-people", [("count", count(position).into())]);
        view! {
            <li>{mark(board, position)}<span>{profession.label.clone()}" "<span class="legend__count">{people}</span></span></li>
        }
    });
    view! { <ul class="legend" aria-label=page.t.get("seating-legend")>{items.collect_view()}</ul> }
}

/// All tables; with `editable` inside the form that changes them.
pub(super) fn tables(
    page: &Page,
    data: &BoardPage,
    shown: &Shown,
    told: &Told,
    editable: bool,
) -> impl IntoView + use<> {
    let t = page.t;
    let board = &shown.board;
    let cards = board.tables(&shown.seating).into_iter().map(|table| card(t, board, &table, told, editable));
    let cards = cards.collect_view();
    let newcomers: Vec<_> = board.unseated().collect();
    let waiting = (editable && !newcomers.is_empty()).then(|| {
        let rows = newcomers.iter().map(|person| mover(t, board, person, told)).collect_view();
        view! {
            <section class="card card--waiting no-print">
                <h3>{t.get("seating-waiting")}</h3>
                {rows}
                {save(t)}
            </section>
        }
    });
    let cards = view! { <div class="cards">{cards}{waiting}</div> };
    if !editable {
        return cards.into_any();
    }
    let url = page.urls.desk_event_page(data.event.id, "seating");
    view! {
        <form method="post" action=url id="table-cards">
            <input type="hidden" name="number" value=board.number.to_string()/>
            <input type="hidden" name="version" value=board.version.to_string()/>
            {cards}
        </form>
    }
    .into_any()
}

fn card(t: Texts, board: &BoardData, table: &BoardTable<'_>, told: &Told, editable: bool) -> impl IntoView + use<> {
    let number = table.number;
    let locked = board.locked.contains(&number);
    let badge =
        (locked && !told.wall).then(|| view! { <span class="badge badge--plain">{t.get("seating-locked")}</span> });
    let people = table.people.iter().filter(|person| !(told.wall && person.cancelled));
    let people = people.map(|person| person_line(t, board, person, told.wall)).collect_view();
    let mix = table.mix.iter().map(|(profession, count)| {
        let label = board.professions.get(*profession).map(|p| p.label.clone()).unwrap_or_default();
        let shown = if *count > 1 { count.to_string() } else { String::new() };
        let spoken = t.with("seating-mix-item", [("label", label.into()), ("count", (*count).into())]);
        view! { <li>{mark(board, *profession)}<span aria-hidden="true">{shown}</span><span class="visually-hidden">{spoken}</span></li> }
    });
    view! {
        <section class="card" aria-labelledby=format!("table-{number}")>
            <h3 id=format!("table-{number}")>
                {t.with("seating-table", [("number", number.into())])}
                <span class="card__size">{t.with("seating-people", [("count", table.present().into())])}</span>
                {badge}
            </h3>
            <ul class="mix" aria-label=t.get("seating-mix")>{mix.collect_view()}</ul>
            <ul class="people">{people}</ul>
            {editable.then(|| changes(t, board, table, told, locked))}
        </section>
    }
}

/// One person of a card; on the hall's screen without what concerns organisers only.
fn person_line(t: Texts, board: &BoardData, person: &BoardPerson, wall: bool) -> impl IntoView + use<> {
    let class = if person.cancelled { "person person--cancelled" } else { "person" };
    let badge = |shown: bool, id: &str| (shown && !wall).then(|| view! { <span class="tag">{t.get(id)}</span> });
    let name = if person.cancelled {
        view! { <s>{person.name.clone()}</s> }.into_any()
    } else {
        view! { <span>{person.name.clone()}</span> }.into_any()
    };
    view! {
        <li class=class>
            {mark(board, person.profession)}
            <span class="person__text">
                <span class="person__name">
                    {name}
                    {badge(person.cancelled, "seating-tag-cancelled")}
                    {badge(person.facilitator && !person.cancelled, "seating-tag-facilitator")}
                    {badge(person.pinned && !person.cancelled, "seating-tag-pinned")}
                </span>
                <span class="person__more">
                    <span>{person.profession_label.clone()}</span>
                    <span>{person.workplace.clone()}</span>
                </span>
            </span>
        </li>
    }
}

/// 「この班を直す」.
fn changes(t: Texts, board: &BoardData, table: &BoardTable<'_>, told: &Told, locked: bool) -> impl IntoView + use<> {
    let number = table.number;
    let open = table.people.iter().any(|person| told.wanted.contains_key(&person.id));
    let rows = table.people.iter().filter(|person| !person.cancelled).map(|person| mover(t, board, person, told));
    let rows = rows.collect_view();
    view! {
        <details class="card__changes no-print" open=open>
            <summary>{t.with("seating-change-table", [("number", number.into())])}</summary>
            {rows}
            <div class="choice">
                <input type="checkbox" id=format!("lock-{number}") name=format!("lock-{number}") value="yes" checked=locked/>
                <label for=format!("lock-{number}")>{t.with("seating-lock", [("number", number.into())])}</label>
            </div>
            {save(t)}
        </details>
    }
}

/// One person's 「移動先」 and 「固定」.
fn mover(t: Texts, board: &BoardData, person: &BoardPerson, told: &Told) -> impl IntoView + use<> {
    let (to, pin) = (format!("move-{}", person.id), format!("pin-{}", person.id));
    let label = t.with("seating-move", [("name", person.name.clone().into())]);
    let spoken = t.with("seating-pin-of", [("name", person.name.clone().into())]);
    let wanted = told.wanted.get(&person.id).copied();
    let choice = if board.tables <= CHOSEN {
        let options = (1..=board.tables).filter(|number| Some(*number) != person.table).map(|number| {
            let selected = wanted == Some(number);
            let words = t.with("seating-table", [("number", number.into())]);
            view! { <option value=number.to_string() selected=selected>{words}</option> }
        });
        let options = options.collect_view();
        let stay = if person.table.is_some() { t.get("seating-stay") } else { t.get("seating-no-table-yet") };
        view! { <select id=to.clone() name=to.clone()><option value="">{stay}</option>{options}</select> }.into_any()
    } else {
        let value = wanted.map(|table| table.to_string()).unwrap_or_default();
        view! { <input id=to.clone() name=to.clone() inputmode="numeric" autocomplete="off" value=value/> }.into_any()
    };
    let pinning = person.table.is_some().then(|| {
        view! {
            <span class="choice">
                <input type="checkbox" id=pin.clone() name=pin.clone() value="yes" checked=person.pinned/>
                <label for=pin aria-label=spoken>{t.get("seating-pin")}</label>
            </span>
        }
    });
    view! {
        <div class="mover">
            <label for=to>{label}</label>
            {choice}
            {pinning}
        </div>
    }
}

fn save(t: Texts) -> impl IntoView + use<> {
    view! { <button type="submit" name="action" value="change" class="button button--second">{t.get("seating-save")}</button> }
}

/// The mark of a profession; beside it the profession always stands in words, somewhere.
fn mark(board: &BoardData, profession: usize) -> impl IntoView + use<> {
    mark_of(board.professions.get(profession))
}

/// The same of a profession itself.
pub(in crate::web::desk) fn mark_of(found: Option<&BoardProfession>) -> impl IntoView + use<> {
    let (position, sign) = found.map_or((0, String::new()), |found| (found.position, found.mark.clone()));
    view! { <Mark position sign/> }
}
