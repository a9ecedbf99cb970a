//! The room as one picture: round tables with their seats, drawn from who sits where. It needs no script:
//! the server draws it into pages, screens and papers, and the board draws it anew as people are moved.

// What the component macro makes of a function: a constructor that takes its props whole.
#![allow(clippy::needless_pass_by_value)]

use crate::domain::room::{CELL, FRONT, NAMED, Plan, Point, Ring, Seat, Table, plan};
use leptos::prelude::*;

/// How many colours the style sheet has for professions.
const COLOURS: usize = 16;

/// The words of the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomWords {
    /// What the picture shows, for who does not see it.
    pub title: String,
    /// What stands at the front of the hall.
    pub front: String,
    /// 「5職種」, with `{count}` in the number's place.
    pub professions: String,
}

/// The picture of these tables. Who does not see it reads the lists of the tables, which stand beside it
/// on every page.
#[component]
pub fn Room(
    /// The tables.
    tables: Vec<Table>,
    /// Tables beside each other.
    #[prop(default = 4)]
    columns: usize,
    /// The words.
    words: RoomWords,
) -> impl IntoView {
    let most = tables.iter().map(|table| table.seats.len()).max().unwrap_or(0);
    let Plan { middles, width, height } = plan(tables.len(), columns, Ring::of(most).height());
    let drawn = tables.iter().zip(middles).map(|(table, middle)| draw(table, middle, &words)).collect_view();
    let front = (width.min(1.25 * CELL), width / 2.0);
    view! {
        <svg class="room" viewBox=format!("0 0 {width} {height}") role="img" aria-label=words.title.clone()>
            <rect class="room__front" x=number(front.1 - front.0 / 2.0) y="8" width=number(front.0) height=number(FRONT - 24.0) rx="6"/>
            <text class="room__front-word" x=number(front.1) y=number(FRONT / 2.0 + 2.0)>{words.front.clone()}</text>
            {drawn}
        </svg>
    }
}

fn draw(table: &Table, middle: Point, words: &RoomWords) -> impl IntoView + use<> {
    let count = table.seats.len();
    let ring = Ring::of(count);
    let seats = table.seats.iter().enumerate().map(|(at, seat)| {
        let beside = ring.point(at, count);
        let point = Point { x: middle.x + beside.x, y: middle.y + beside.y };
        match seat {
            None => view! { <circle class="room__chair" cx=number(point.x) cy=number(point.y) r=number(ring.seat)/> }
                .into_any(),
            Some(seat) => draw_seat(seat, point, beside, ring, count <= NAMED).into_any(),
        }
    });
    let professions = words.professions.replace("{count}", &table.professions().to_string());
    view! {
        <g class="room__table">
            <circle class="room__top" cx=number(middle.x) cy=number(middle.y) r=number((ring.radius - ring.seat - 10.0).min(46.0))/>
            <text class="room__number" x=number(middle.x) y=number(middle.y + 2.0)>{table.number}</text>
            <text class="room__mix" x=number(middle.x) y=number(middle.y + 21.0)>{professions}</text>
            {seats.collect_view()}
        </g>
    }
}

fn draw_seat(seat: &Seat, at: Point, beside: Point, ring: Ring, named: bool) -> impl IntoView + use<> {
    let class = if seat.away { "room__seat room__seat--away" } else { "room__seat" };
    let colour = format!("fill--{}", seat.position % COLOURS + 1);
    // The name stands outside, at the side on which the seat is; above or below the table in the middle.
    let side = if beside.x.abs() < 1.0 { 0.0 } else { beside.x.signum() };
    let (anchor, x) = match side {
        0.0 => ("middle", at.x),
        side if side > 0.0 => ("start", at.x + ring.seat + 8.0),
        _ => ("end", at.x - ring.seat - 8.0),
    };
    let y = if side == 0.0 { at.y + beside.y.signum() * (ring.seat + 11.0) + 5.0 } else { at.y + 5.0 };
    let ring_of_facilitator = seat.facilitator.then(|| {
        view! { <circle class="room__lead" cx=number(at.x) cy=number(at.y) r=number(ring.seat + 3.0)/> }
    });
    view! {
        <g class=class>
            {ring_of_facilitator}
            <circle class=colour cx=number(at.x) cy=number(at.y) r=number(ring.seat)/>
            <text class="room__mark" x=number(at.x) y=number(at.y + 6.0)>{seat.mark.clone()}</text>
            {named.then(|| view! { <text class="room__name" text-anchor=anchor x=number(x) y=number(y)>{seat.name.clone()}</text> })}
        </g>
    }
}

/// A length with one place behind the point: more is not seen, and 500 people are many numbers.
fn number(length: f64) -> String {
    format!("{length:.1}")
}
