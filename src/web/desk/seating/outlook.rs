//! 募集の目安 in words: only what changes something that an organiser minds, the best first.

use super::words;
use crate::app::board::BoardPage;
use crate::app::seat::outlook::{Outlook, is_possible};
use crate::domain::adjust::SHOWN;
use crate::domain::board::short_label;
use crate::i18n::Texts;
use crate::web::context::Page;
use entaku_seating::{Advice, Alteration, FigureKind};
use leptos::prelude::*;

/// The figures that are told: those of the board, without the moves.
fn kinds() -> impl Iterator<Item = FigureKind> {
    SHOWN.into_iter().filter(|kind| *kind != FigureKind::Moves)
}

/// The section; open where nobody has been seated yet, and where it was just asked for. Nothing
/// where there are too few people to tell, or too many.
pub(super) fn section(page: &Page, data: &BoardPage, may_edit: bool, just_asked: bool) -> Option<AnyView> {
    let t = page.t;
    let is_possible = is_possible(data.confirmed);
    if data.outlook.is_none() && !(is_possible && may_edit) {
        return None;
    }
    let changed = data.outlook.as_ref().is_some_and(|outlook| outlook.changed);
    let said = data
        .outlook
        .as_ref()
        .map_or_else(|| view! { <p>{t.get("outlook-intro")}</p> }.into_any(), |outlook| told(page, outlook).into_any());
    let asks = may_edit && is_possible && (changed || data.outlook.is_none());
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let button = asks.then(|| {
        let words = t.get(if changed { "outlook-again" } else { "outlook-ask" });
        view! {
            <form method="post" action=url>
                <button type="submit" name="action" value="outlook" class="button button--second">{words}</button>
            </form>
        }
    });
    Some(
        view! {
            <details class="outlook no-print" open=data.shown.is_none() || just_asked>
                <summary>{t.get("outlook-title")}</summary>
                {changed.then(|| view! { <p class="notice notice--warning">{t.get("outlook-changed")}</p> })}
                {said}
                {button}
            </details>
        }
        .into_any(),
    )
}

fn told(page: &Page, outlook: &Outlook) -> impl IntoView + use<> {
    let t = page.t;
    let counts = [("people", outlook.statement.people.len().into()), ("tables", outlook.tables.into())];
    let worth: Vec<_> = outlook.advice.iter().filter(|advice| changes(advice)).collect();
    let rows = worth.iter().map(|advice| row(t, outlook, advice)).collect_view();
    let table = (!worth.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("outlook-title")>
                <table class="table desk-cards outlook">
                    <thead><tr>
                        <th scope="col">{t.get("outlook-change")}</th>
                        <th scope="col">{t.get("outlook-effect")}</th>
                        <th scope="col">{t.get("outlook-verdict")}</th>
                        <th scope="col">{t.get("outlook-size")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let welcome = welcome(outlook);
    let welcome = (!welcome.is_empty()).then(|| {
        let labels = welcome.join(&t.get("seating-name-separator"));
        view! { <p>{t.with("outlook-welcome", [("labels", labels.into())])}</p> }
    });
    view! {
        <p>{t.with("outlook-text", counts)}{outlook.ruled.then(|| t.get("outlook-rules"))}</p>
        {table}
        {welcome}
    }
}

fn row(t: Texts, outlook: &Outlook, advice: &Advice) -> impl IntoView + use<> {
    let label = |profession: &u32| {
        let label = outlook.statement.professions.get(*profession as usize);
        label.map(|label| short_label(label).to_owned()).unwrap_or_default()
    };
    let change = match &advice.alteration {
        Alteration::OneMore { profession } => t.with("outlook-one-more", [("label", label(profession).into())]),
        Alteration::OneLess { profession } => t.with("outlook-one-less", [("label", label(profession).into())]),
        Alteration::Tables { tables } => t.with("outlook-tables", [("tables", (*tables).into())]),
    };
    let effects = kinds().filter_map(|kind| {
        let (now, then) = (advice.now.get(kind), advice.then.get(kind));
        let id = if then < now { "outlook-less" } else { "outlook-more" };
        let figure = words::figure(t, kind, &outlook.statement);
        let counts = [
            ("figure", figure.into()),
            ("from", words::counted(t, kind, now).into()),
            ("to", words::counted(t, kind, then).into()),
        ];
        (now != then).then(|| view! { <div>{t.with(id, counts)}</div> })
    });
    let (class, verdict) = if advice.gain < 0 {
        ("badge badge--good", t.get("outlook-better"))
    } else {
        ("badge badge--warning", t.get("outlook-worse"))
    };
    view! {
        <tr>
            <th scope="row">{change}</th>
            <td data-label=t.get("outlook-effect")>{effects.collect_view()}</td>
            <td data-label=t.get("outlook-verdict")><span class=class>{verdict}</span></td>
            <td data-label=t.get("outlook-size")>{words::size(t, advice.size_min, advice.size_max)}</td>
        </tr>
    }
}

fn changes(advice: &Advice) -> bool {
    kinds().any(|kind| advice.now.get(kind) != advice.then.get(kind))
}

/// The professions of which one more person changes nothing.
fn welcome(outlook: &Outlook) -> Vec<String> {
    let unchanged = outlook.advice.iter().filter(|advice| !changes(advice));
    let mut professions: Vec<u32> = unchanged
        .filter_map(|advice| match advice.alteration {
            Alteration::OneMore { profession } => Some(profession),
            _ => None,
        })
        .collect();
    professions.sort_unstable();
    let label = |profession: u32| outlook.statement.professions.get(profession as usize);
    professions.into_iter().filter_map(label).map(|label| short_label(label).to_owned()).collect()
}
