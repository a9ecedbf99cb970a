//! The page: what happened since, the offers once they were asked for, and the form that asks.

use super::{RepairPage, offers, people};
use crate::domain::board::BoardPerson;
use crate::domain::seating::SeatingState;
use crate::web::components::fields::ErrorSummary;
use crate::web::components::refused::refused;
use crate::web::context::Page;
use leptos::prelude::*;

/// The page's content.
pub(super) fn repair(page: &Page, told: &RepairPage<'_>) -> impl IntoView + use<> {
    let t = page.t;
    let back = page.urls.desk_event_page(told.data.event.id, "seating");
    let seating = &told.shown.seating;
    let at = page.dates.date_time(seating.published_at.unwrap_or(seating.updated_at));
    let standing = t.with("repair-standing", [("number", seating.number.into()), ("date", at.into())]);
    let keeps = if seating.state == SeatingState::Published { "repair-keeps-published" } else { "repair-keeps-draft" };
    let asks = people::form(page, told).into_any();
    let asks = if told.trade.is_some() {
        view! { <details class="repair-asks"><summary>{t.get("repair-ask-again")}</summary>{asks}</details> }.into_any()
    } else {
        asks
    };
    view! {
        <p class="desk-back"><a href=back>{t.get("repair-back")}</a></p>
        <h1>{t.get("repair-title")}</h1>
        <ErrorSummary t errors=told.errors.clone()/>
        {refused(told.refused.clone())}
        {told.trade.is_none().then(|| view! {
            <p>{t.get("repair-text")}</p>
            <p>{standing}{t.get(keeps)}</p>
        })}
        {since(page, told)}
        {told.trade.as_ref().map(|trade| offers::offers(page, told, trade).into_any())}
        {asks}
    }
}

/// Who cancelled and who came since the seating was made.
fn since(page: &Page, told: &RepairPage<'_>) -> impl IntoView + use<> {
    let t = page.t;
    let board = &told.shown.board;
    let names = |people: &[&BoardPerson]| people::names(page, people);
    let cancelled: Vec<_> = board.cancelled().collect();
    let newcomers: Vec<_> = board.unseated().collect();
    let mut lines = Vec::new();
    if !cancelled.is_empty() {
        let count = cancelled.len();
        lines.push(t.with("repair-cancelled", [("count", count.into()), ("names", names(&cancelled).into())]));
    }
    if !newcomers.is_empty() {
        let count = newcomers.len();
        lines.push(t.with("repair-newcomers", [("count", count.into()), ("names", names(&newcomers).into())]));
    }
    if lines.is_empty() && told.trade.is_none() {
        lines.push(t.get("repair-nobody-changed"));
    }
    let class = if cancelled.is_empty() && newcomers.is_empty() { "notice" } else { "notice notice--warning" };
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
    (!lines.is_empty()).then(|| view! { <div class=class>{lines}</div> })
}
