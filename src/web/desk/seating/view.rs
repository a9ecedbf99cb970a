//! The page: notices, what is proven, the tables, and the forms round them.

use super::{Told, advice, board, cards, certificate, forms, history, room, words};
use crate::app::board::{BoardPage, Shown};
use crate::domain::board::BoardPerson;
use crate::i18n::Texts;
use crate::islands::board::Board;
use crate::web::components::fields::ErrorSummary;
use crate::web::components::refused::refused;
use crate::web::context::Page;
use leptos::prelude::*;

/// The page's content.
pub(super) fn seating(page: &Page, data: &BoardPage, told: &Told, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let is_old = data.shown.as_ref().is_some_and(|shown| !shown.current);
    let advised = if is_old { None } else { advice::section(page, data, may_edit, told.done == Some("advice")) };
    let content = match &data.shown {
        _ if data.too_many => {
            view! { <p class="notice notice--warning">{words::too_many(t, data.confirmed)}</p> }.into_any()
        }
        Some(shown) if told.wall => return room::hall(page, data, shown).into_any(),
        Some(shown) => seated(page, data, shown, told, advised, may_edit).into_any(),
        None => unseated(page, data, told, advised, may_edit).into_any(),
    };
    view! {
        <p class="print-only">{data.event.details.title.clone()}</p>
        <div class="desk-head">
            <h1>{t.get("seating-title")}</h1>
            {data.shown.as_ref().map(|shown| standing(page, data, shown, may_edit && shown.current))}
        </div>
        <ErrorSummary t errors=told.errors.clone()/>
        {refused(told.refused.clone())}
        {done(page, told)}
        {content}
    }
    .into_any()
}

fn unseated(
    page: &Page,
    data: &BoardPage,
    told: &Told,
    advised: Option<AnyView>,
    may_edit: bool,
) -> impl IntoView + use<> {
    view! {
        <p>{page.t.with("seating-not-yet", [("people", data.confirmed.into())])}</p>
        {may_edit.then(|| forms::make(page, data, told))}
        {advised}
    }
}

fn seated(
    page: &Page,
    data: &BoardPage,
    shown: &Shown,
    told: &Told,
    advised: Option<AnyView>,
    may_edit: bool,
) -> impl IntoView + use<> {
    let t = page.t;
    let editable = may_edit && shown.current;
    let papers = page.urls.desk_event_page(data.event.id, "papers");
    let screen = format!("{}?view=wall", page.urls.desk_event_page(data.event.id, "seating"));
    let rotation = page.urls.desk_event_page(data.event.id, "rotation");
    view! {
        {since(page, data, shown, editable)}
        {certificate::certificate(page, shown)}
        {tables(page, data, shown, told, editable)}
        {cards::legend(page, shown)}
        {editable.then(|| view! {
            <section class="no-print" aria-labelledby="again">
                <h2 id="again">{t.get("seating-again")}</h2>
                <p>{t.get("seating-again-text")}{again_without(t, shown)}</p>
                {forms::make(page, data, told)}
            </section>
        })}
        {advised}
        {history::history(page, data, shown, may_edit)}
        <p class="seat-links no-print">
            {shown.current.then(|| view! { <a href=screen>{t.get("seating-wall")}</a> })}
            <a href=papers>{t.get("seating-to-papers")}</a>
            <a href=rotation>{t.get("rotation-from-seating")}</a>
        </p>
    }
}

/// The tables; where they may be changed, the board round the forms that do the same.
fn tables(page: &Page, data: &BoardPage, shown: &Shown, told: &Told, editable: bool) -> AnyView {
    let cards = cards::tables(page, data, shown, told, editable).into_any();
    let room = room::folded(page, shown, !editable).into_any();
    if !editable {
        return view! { {room}{cards} }.into_any();
    }
    let pins = forms::pins(page, data, shown).into_any();
    let pairs = forms::pairs(page, data, shown).into_any();
    let data = board::props(page, data.event.id, shown);
    view! { <Board data>{room}{cards}{pins}{pairs}</Board> }.into_any()
}

/// Which seating this is, and 「確定する」.
fn standing(page: &Page, data: &BoardPage, shown: &Shown, editable: bool) -> impl IntoView + use<> {
    let t = page.t;
    let seating = &shown.seating;
    let state = seating.state.code();
    let class = if shown.board.published { "badge badge--good" } else { "badge badge--warning" };
    let at = page.dates.date_time(seating.published_at.unwrap_or(seating.updated_at));
    let line = t.with("seating-standing", [("number", seating.number.into()), ("date", at.into())]);
    let back = (!shown.current).then(|| {
        let href = page.urls.desk_event_page(data.event.id, "seating");
        view! { <a href=href class="no-print">{t.get("seating-to-current")}</a> }
    });
    view! {
        <div class="standing">
            <p><span class=class>{t.get(&format!("seating-state-{state}"))}</span>" "{line}" "{back}</p>
            {(editable && !shown.board.published).then(|| forms::publish(page, data, shown))}
            {(shown.current && shown.board.published).then(|| {
                let href = page.urls.paper(data.event.id, "by-table", "xlsx");
                view! { <a class="button button--small no-print" href=href>{t.get("seating-list-xlsx")}</a> }
            })}
        </div>
    }
}

/// Beside the button that seats everybody anew: whoever stays away gets no place there either.
fn again_without(t: Texts, shown: &Shown) -> Option<String> {
    let count = shown.board.absent().count();
    (count > 0).then(|| t.with("repair-again-without", [("count", count.into())]))
}

/// What happened to the people since the seating was made, who stays away, and the way to repair
/// the tables: a button where there is a reason to, else a link.
fn since(page: &Page, data: &BoardPage, shown: &Shown, editable: bool) -> impl IntoView + use<> {
    let t = page.t;
    let names = |people: Vec<&BoardPerson>| {
        people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(&t.get("seating-name-separator"))
    };
    let absent: Vec<_> = shown.board.absent().collect();
    let absent = (!absent.is_empty()).then(|| {
        let counts = [("count", absent.len().into()), ("names", names(absent).into())];
        view! { <p class="no-print">{t.with("repair-absent-names", counts)}</p> }
    });
    let unseated: Vec<_> = shown.board.unseated().collect();
    let cancelled: Vec<_> = shown.board.cancelled().collect();
    let mut sentences = Vec::new();
    if !unseated.is_empty() {
        let count = unseated.len();
        sentences.push(t.with("seating-unseated", [("count", count.into()), ("names", names(unseated).into())]));
    }
    if !cancelled.is_empty() {
        let count = cancelled.len();
        sentences.push(t.with("seating-cancelled", [("count", count.into()), ("names", names(cancelled).into())]));
    }
    let has_reason = !sentences.is_empty() || shown.changed;
    let anew = (editable && shown.changed).then(|| forms::recount(page, data, shown));
    if editable && has_reason {
        sentences.push(t.get("repair-hint"));
    }
    let link = editable.then(|| {
        let href = page.urls.desk_event_page(data.event.id, "seating/repair");
        let class = if has_reason { "button" } else { "desk-target" };
        view! { <p class="no-print"><a href=href class=class>{t.get("repair-link")}</a></p> }
    });
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    if has_reason {
        view! { {absent}<div class="notice notice--warning no-print">{sentences}{anew}{link}</div> }.into_any()
    } else {
        view! { {absent}{link} }.into_any()
    }
}

fn done(page: &Page, told: &Told) -> impl IntoView + use<> {
    told.done.map(|code| {
        let sentence = page.t.get(&format!("seating-done-{code}"));
        view! { <p class="notice notice--good no-print" role="status">{sentence}</p> }
    })
}
