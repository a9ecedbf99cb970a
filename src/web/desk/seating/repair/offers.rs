//! The trade: one offer after the other, from the fewest moves on, each with what it gains.

use super::{RepairPage, people::names};
use crate::app::seat::Statement;
use crate::app::seat::repair::{Offer, Step, Trade};
use crate::i18n::Texts;
use crate::web::components::fields::error_of;
use crate::web::context::Page;
use crate::web::desk::seating::{certificate, words};
use entaku_seating::{Certificate, Figure, FigureKind};
use leptos::prelude::*;

/// With more steps than this the list is folded.
const LISTED: usize = 12;

/// The offers and 「この案で組み直す」.
pub(super) fn offers(page: &Page, told: &RepairPage<'_>, trade: &Trade) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(told.data.event.id, "seating/repair");
    let only = trade.offers.len() == 1;
    let nothing = only && trade.offers.iter().all(|offer| offer.nothing_changes);
    let mut before = None;
    let cards = trade.offers.iter().enumerate().map(|(at, offer)| {
        let last = at + 1 == trade.offers.len();
        card(t, trade, offer, before.replace(offer), (at, last, only)).into_any()
    });
    let cards: Vec<_> = cards.collect();
    let absent = told.typed.absent.iter().map(|id| {
        view! { <input type="hidden" name=format!("absent-{id}") value="yes"/> }
    });
    let error = error_of(&told.errors, "offer-0").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <section aria-labelledby="offers">
            <h2 id="offers">{t.get("repair-offers")}</h2>
            {asked(page, told, trade)}
            {nothing.then(|| view! { <p class="notice notice--good">{t.get("repair-nothing")}</p> })}
            {(!nothing).then(|| view! {
                <form method="post" action=url>
                    <input type="hidden" name="number" value=trade.seen.number.to_string()/>
                    <input type="hidden" name="version" value=trade.seen.version.to_string()/>
                    <input type="hidden" name="tables" value=told.typed.tables.to_string()/>
                    {absent.collect_view()}
                    <fieldset class="field">
                        <legend class="field__label">{t.get(if only { "repair-offer-only" } else { "repair-offer-choose" })}</legend>
                        {error}
                        {cards}
                    </fieldset>
                    <button type="submit" name="action" value="agree" class="button button--large">{t.get("repair-agree")}</button>
                    <p class="desk-small repair-agree">{t.get("repair-agree-hint")}</p>
                </form>
            })}
        </section>
    }
}

/// For whom the offers are.
fn asked(page: &Page, told: &RepairPage<'_>, trade: &Trade) -> impl IntoView + use<> {
    let t = page.t;
    let (now, tables) = (told.shown.board.tables, trade.asked.problem.tables.count());
    let people = [("people", trade.asked.people.len().into()), ("tables", tables.into()), ("now", now.into())];
    let line = if tables == now as usize { "repair-for" } else { "repair-for-tables" };
    let absent: Vec<_> = told.typed.absent.iter().filter_map(|id| told.shown.board.person(*id)).collect();
    let absent: Vec<_> = absent.into_iter().filter(|person| !person.cancelled).collect();
    let absent = (!absent.is_empty()).then(|| {
        let counts = [("count", absent.len().into()), ("names", names(page, &absent).into())];
        view! { <p>{t.with("repair-absent-names", counts)}</p> }
    });
    view! { <p>{t.with(line, people)}</p>{absent} }
}

fn card(
    t: Texts,
    trade: &Trade,
    offer: &Offer,
    before: Option<&Offer>,
    (at, last, only): (usize, bool, bool),
) -> impl IntoView + use<> {
    let id = format!("offer-{at}");
    let about = format!("{id}-gain");
    let proven = &offer.made.certificate;
    let (class, verdict) = match (proven.proven() && proven.sizes_kept, last) {
        (true, _) => ("badge badge--good", t.get("repair-proven")),
        (false, false) => ("badge badge--warning", t.get("repair-more-possible")),
        (false, true) => ("badge badge--warning", t.get("repair-not-proven")),
    };
    let joins = (offer.joins() > 0).then(|| t.with("repair-joins", [("count", offer.joins().into())]));
    let proof = trade.asked.statement(proven.clone());
    let gains = gains(t, &proof, before.map(|before| &before.made.certificate));
    let gains: Vec<_> = gains.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let figures = certificate::figures(t, &proof);
    view! {
        <div class="card repair-offer">
            <div class="repair-offer__head">
                <div class="choice">
                    <input type="radio" id=id.clone() name="offer" value=offer.mark.clone() checked=only aria-describedby=about.clone()/>
                    <label for=id><strong>{t.with("repair-moves", [("count", offer.moves().into())])}</strong>{joins}</label>
                </div>
                <span class=class>{verdict}</span>
            </div>
            <ul class="repair-offer__gains" id=about>{gains}</ul>
            {steps(t, trade, offer)}
            <details><summary>{t.get("seating-figures")}</summary>{figures}</details>
        </div>
    }
}

/// What the offer gains over the one before; of the first, what is not as good as it could be.
fn gains(t: Texts, proof: &Statement, before: Option<&Certificate>) -> Vec<String> {
    let now = &proof.certificate;
    let mut lines = vec![words::sizes(t, now)];
    if !now.sizes_kept {
        lines.push(t.get("seating-sizes-uneven"));
    }
    for figure in now.figures.iter().filter(|figure| figure.kind != FigureKind::Moves) {
        let was = before.map(|before| before.counted(figure.kind).value);
        match was {
            Some(was) if was != figure.counted.value => lines.push(line(t, proof, figure, Some(was))),
            None if !figure.counted.proven() => lines.push(line(t, proof, figure, None)),
            _ => {}
        }
    }
    lines
}

fn line(t: Texts, proof: &Statement, figure: &Figure, was: Option<u64>) -> String {
    let counted = |count: u64| words::counted(t, figure.kind, count);
    let name = words::figure(t, figure.kind, proof);
    let id = if was.is_some() { "repair-gain" } else { "repair-above" };
    let value = counted(figure.counted.value);
    let counts = [
        ("figure", name.into()),
        ("from", was.map(counted).unwrap_or_default().into()),
        ("to", value.into()),
        ("bound", counted(figure.counted.bound).into()),
    ];
    t.with(id, counts)
}

/// Everybody who moves, and from where to where.
fn steps(t: Texts, trade: &Trade, offer: &Offer) -> impl IntoView + use<> {
    let lines: Vec<_> = offer.steps.iter().map(|step| step_line(t, trade, *step)).collect();
    let count = lines.len();
    let list = view! { <ul class="repair-steps">{lines}</ul> };
    match count {
        0 => ().into_any(),
        1..=LISTED => list.into_any(),
        _ => {
            let summary = t.with("repair-steps", [("count", count.into())]);
            view! { <details><summary>{summary}</summary>{list}</details> }.into_any()
        }
    }
}

fn step_line(t: Texts, trade: &Trade, step: Step) -> impl IntoView + use<> {
    let name = trade.asked.people.get(step.person).map(|person| person.applicant.name.clone()).unwrap_or_default();
    let numbers = [("from", step.from.unwrap_or_default().into()), ("to", step.to.into())];
    let (seen, spoken) = if step.from.is_some() {
        (t.with("repair-step", numbers.clone()), t.with("repair-step-spoken", numbers))
    } else {
        (t.with("repair-join", numbers.clone()), t.with("repair-join-spoken", numbers))
    };
    view! {
        <li>
            <span class="repair-steps__name">{name}</span>" "
            <span aria-hidden="true">{seen}</span>" "
            <span class="visually-hidden">{spoken}</span>
        </li>
    }
}
