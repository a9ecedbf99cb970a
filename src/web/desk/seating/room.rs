//! The picture of the room: on the page, and large on the screen of a hall, with the list of who sits where.

use super::cards;
use crate::app::board::{BoardPage, Shown};
use crate::domain::board::{BoardPerson, BoardTable};
use crate::domain::room::Table;
use crate::infra::collation;
use crate::islands::{Hall, Room, RoomWords, hall_page};
use crate::web::context::Page;
use leptos::prelude::*;

/// Tables on one screen of a hall: names of 22 px at 1920 × 1080.
const ON_A_SCREEN: usize = 12;
/// Names on one screen of a hall.
const NAMES: usize = 60;

/// The picture, folded below its heading.
pub(super) fn folded(page: &Page, shown: &Shown, open: bool) -> impl IntoView + use<> {
    let tables = tables(shown);
    let words = words(page, &tables);
    view! {
        <details class="seat-room" open=open>
            <summary>{page.t.get("room-show")}</summary>
            <Room tables words/>
        </details>
    }
}

/// The screen of a hall: the tables, so many at a time, then everybody by name with the table's number.
pub(super) fn hall(page: &Page, data: &BoardPage, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let tables = tables(shown);
    let rooms: Vec<Vec<Table>> = tables.chunks(ON_A_SCREEN).map(<[Table]>::to_vec).collect();
    let mut people: Vec<&BoardPerson> =
        shown.board.people.iter().filter(|person| person.takes_part() && person.table.is_some()).collect();
    people.sort_by(|a, b| collation::compare(&a.furigana, &b.furigana).then(a.number.cmp(&b.number)));
    let lists: Vec<Vec<(String, u32)>> = people
        .chunks(NAMES)
        .map(|some| some.iter().map(|person| (person.name.clone(), person.table.unwrap_or_default())).collect())
        .collect();
    let first_list = rooms.len();
    let pages = rooms.len() + lists.len();
    let title = data.event.details.title.clone();
    let head = |text: String| view! { <h2 class="hall__title">{text}</h2> };
    let rooms = rooms.into_iter().enumerate().map(|(at, tables)| {
        let words = words(page, &tables);
        view! { <section id=hall_page(at) class="hall__page"><Room tables words/></section> }
    });
    let lists = lists.into_iter().enumerate().map(|(at, people)| {
        let lines = people.into_iter().map(|(name, table)| {
            let table = t.with("seating-table", [("number", table.into())]);
            view! { <li><span>{name}</span><strong>{table}</strong></li> }
        });
        view! {
            <section id=hall_page(first_list + at) class="hall__page">
                {head(t.get("papers-by-name"))}
                <ol class="hall__names">{lines.collect_view()}</ol>
            </section>
        }
    });
    let (rooms, lists) = (rooms.collect_view(), lists.collect_view());
    let back = page.urls.desk_event_page(data.event.id, "seating");
    view! {
        <div class="hall">
            <div class="hall__head">
                <h1>{title}</h1>
                {cards::legend(page, shown)}
                <a href=back class="no-print">{t.get("seating-wall-back")}</a>
            </div>
            <Hall pages help=t.get("hall-help")>{rooms}{lists}</Hall>
        </div>
    }
}

/// The tables as they are drawn: whoever cancelled has no chair.
fn tables(shown: &Shown) -> Vec<Table> {
    let board = &shown.board;
    let tables = board.tables(&shown.seating);
    let sits = |table: &BoardTable<'_>| table.people.iter().filter(|person| !person.cancelled).count();
    let most = tables.iter().map(sits).max().unwrap_or(0);
    let seat = |person: &&BoardPerson| person.seat(&board.professions);
    let seats = |table: &BoardTable<'_>| table.people.iter().filter(|person| !person.cancelled).map(seat).collect();
    tables.iter().map(|table| Table::of(table.number, seats(table), most)).collect()
}

fn words(page: &Page, tables: &[Table]) -> RoomWords {
    let t = page.t;
    let people: usize = tables.iter().map(|table| table.seats.iter().flatten().count()).sum();
    RoomWords {
        title: t.with("room-title", [("tables", tables.len().into()), ("people", people.into())]),
        front: t.get("room-front"),
        professions: t.template("room-professions", &["count"]),
    }
}
