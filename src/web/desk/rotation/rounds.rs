//! The tables of each round as cards, on the page and on the screen of a hall.

use super::people::at_tables;
use super::proof::round_title;
use crate::app::rotate::{RotationPage, ShownRotation};
use crate::domain::board::BoardPerson;
use crate::i18n::Texts;
use crate::web::context::Page;
use crate::web::desk::seating::cards;
use leptos::prelude::*;

/// Links to the rounds and to the list by name.
pub(super) fn tabs(page: &Page, shown: &ShownRotation) -> impl IntoView + use<> {
    let t = page.t;
    let rounds = shown.rotation.rounds().map(|round| {
        view! { <li><a href=format!("#round-{round}")>{round_title(t, &shown.rotation.settings, round)}</a></li> }
    });
    view! {
        <nav aria-label=t.get("rotation-tabs")>
            <ul class="desk-tabs">{rounds.collect_view()}<li><a href="#by-name">{t.get("rotation-by-name")}</a></li></ul>
        </nav>
    }
}

/// Every round.
pub(super) fn rounds(page: &Page, data: &RotationPage, shown: &ShownRotation) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(data.event.id, "rotation");
    let sections = shown.rotation.rounds().map(|round| {
        let id = format!("round-{round}");
        let screen = format!("{url}?view=wall&round={round}");
        let title = round_title(t, &shown.rotation.settings, round);
        let label = t.with("rotation-wall-label", [("number", round.into())]);
        view! {
            <section class="rotation-round" aria-labelledby=id>
                <h2 id=format!("round-{round}")>{title}</h2>
                <p class="no-print"><a href=screen aria-label=label>{t.get("rotation-wall")}</a></p>
                {tables(t, data, shown, round, false)}
            </section>
        }
    });
    sections.collect_view()
}

/// One round alone, large.
pub(super) fn wall(page: &Page, data: &RotationPage, shown: &ShownRotation, round: u32) -> impl IntoView + use<> {
    let t = page.t;
    let rounds = shown.rotation.rounds();
    let round = round.clamp(*rounds.start(), *rounds.end());
    let url = page.urls.desk_event_page(data.event.id, "rotation");
    let others = rounds.map(|other| {
        let words = t.with("rotation-round", [("number", other.into())]);
        let current = (other == round).then_some("page");
        view! { <li><a href=format!("{url}?view=wall&round={other}") aria-current=current>{words}</a></li> }
    });
    let others = others.collect_view();
    let heading = round_title(t, &shown.rotation.settings, round);
    view! {
        <div class="wall">
            <h1>{data.event.details.title.clone()}" "{heading}</h1>
            <nav class="no-print" aria-label=t.get("rotation-tabs")><ul class="desk-tabs">{others}</ul></nav>
            {tables(t, data, shown, round, true)}
            <p class="rotation-next no-print"><a href=url>{t.get("rotation-wall-back")}</a></p>
        </div>
    }
}

fn tables(t: Texts, data: &RotationPage, shown: &ShownRotation, round: u32, wall: bool) -> impl IntoView + use<> {
    let mut people = at_tables(data, shown, round);
    let cards = (1..=shown.rotation.settings.tables).map(|table| {
        let here = people.remove(&table).unwrap_or_default();
        card(t, data, shown, (round, table), &here, wall)
    });
    view! { <div class="cards">{cards.collect_view()}</div> }
}

fn card(
    t: Texts,
    data: &RotationPage,
    shown: &ShownRotation,
    (round, table): (u32, u32),
    people: &[&BoardPerson],
    wall: bool,
) -> impl IntoView + use<> {
    let present = people.iter().filter(|person| person.takes_part()).count();
    let present_words = t.with("seating-people", [("count", present.into())]);
    let lines = people.iter().filter(|person| !wall || person.takes_part());
    let lines = lines.map(|person| line(t, data, shown, person, wall)).collect_view();
    let id = format!("round-{round}-table-{table}");
    let heading = heading(wall, id.clone(), t.with("seating-table", [("number", table.into())]), present_words);
    view! {
        // No landmark: a page of ten rounds would have a hundred.
        <div class="card" role="group" aria-labelledby=id>
            {heading}
            <ul class="people">{lines}</ul>
        </div>
    }
}

/// A table stands below its round; on the hall's screen the round is the page.
fn heading(wall: bool, id: String, table: String, people: String) -> AnyView {
    let people = view! { <span class="card__size">{people}</span> };
    if wall {
        view! { <h2 id=id class="card__title">{table}{people}</h2> }.into_any()
    } else {
        view! { <h3 id=id>{table}{people}</h3> }.into_any()
    }
}

fn line(
    t: Texts,
    data: &RotationPage,
    shown: &ShownRotation,
    person: &BoardPerson,
    wall: bool,
) -> impl IntoView + use<> {
    let class = if person.takes_part() { "person" } else { "person person--cancelled" };
    let tag = |is: bool, id: &str| is.then(|| view! { <span class="tag">{t.get(id)}</span> });
    let name = if person.takes_part() {
        view! { <span>{person.name.clone()}</span> }.into_any()
    } else {
        view! { <s>{person.name.clone()}</s> }.into_any()
    };
    let stays = shown.rotation.settings.hosts.contains(&person.id) && person.takes_part();
    view! {
        <li class=class>
            {cards::mark_of(data.professions.get(person.profession))}
            <span class="person__text">
                <span class="person__name">
                    {name}
                    {tag(person.cancelled, "seating-tag-cancelled")}
                    {tag(person.absent, "repair-absent-short")}
                    {tag(stays, "rotation-tag-host")}
                </span>
                <span class="person__more">
                    <span>{person.profession_label.clone()}</span>
                    {(!wall).then(|| view! { <span>{person.workplace.clone()}</span> })}
                </span>
            </span>
        </li>
    }
}
