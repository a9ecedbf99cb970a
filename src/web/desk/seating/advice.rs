//! 募集の目安 in words: only what changes something that an organiser minds, the best first.

use super::words;
use crate::app::board::BoardPage;
use crate::app::seat::advice::{Advised, is_possible};
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
    if data.advised.is_none() && !(is_possible && may_edit) {
        return None;
    }
    let changed = data.advised.as_ref().is_some_and(|advised| advised.changed);
    let said = data
        .advised
        .as_ref()
        .map_or_else(|| view! { <p>{t.get("advice-intro")}</p> }.into_any(), |advised| told(page, advised).into_any());
    let asks = may_edit && is_possible && (changed || data.advised.is_none());
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let button = asks.then(|| {
        let words = t.get(if changed { "advice-again" } else { "advice-ask" });
        view! {
            <form method="post" action=url>
                <button type="submit" name="action" value="advice" class="button button--second">{words}</button>
            </form>
        }
    });
    Some(
        view! {
            <details class="advice no-print" open=data.shown.is_none() || just_asked>
                <summary>{t.get("advice-title")}</summary>
                {changed.then(|| view! { <p class="notice notice--warning">{t.get("advice-changed")}</p> })}
                {said}
                {button}
            </details>
        }
        .into_any(),
    )
}

fn told(page: &Page, advised: &Advised) -> impl IntoView + use<> {
    let t = page.t;
    let counts = [("people", advised.statement.people.len().into()), ("tables", advised.tables.into())];
    let worth: Vec<_> = advised.advice.iter().filter(|advice| changes(advice)).collect();
    let rows = worth.iter().map(|advice| row(t, advised, advice)).collect_view();
    let table = (!worth.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("advice-title")>
                <table class="table desk-cards advice">
                    <thead><tr>
                        <th scope="col">{t.get("advice-change")}</th>
                        <th scope="col">{t.get("advice-effect")}</th>
                        <th scope="col">{t.get("advice-verdict")}</th>
                        <th scope="col">{t.get("advice-size")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let welcome = welcome(advised);
    let welcome = (!welcome.is_empty()).then(|| {
        let labels = welcome.join(&t.get("seating-name-separator"));
        view! { <p>{t.with("advice-welcome", [("labels", labels.into())])}</p> }
    });
    view! {
        <p>{t.with("advice-text", counts)}{advised.ruled.then(|| t.get("advice-rules"))}</p>
        {table}
        {welcome}
    }
}

fn row(t: Texts, advised: &Advised, advice: &Advice) -> impl IntoView + use<> {
    let label = |profession: &u32| {
        let label = advised.statement.professions.get(*profession as usize);
        label.map(|label| short_label(label).to_owned()).unwrap_or_default()
    };
    let change = match &advice.alteration {
        Alteration::OneMore { profession } => t.with("advice-one-more", [("label", label(profession).into())]),
        Alteration::OneLess { profession } => t.with("advice-one-less", [("label", label(profession).into())]),
        Alteration::Tables { tables } => t.with("advice-tables", [("tables", (*tables).into())]),
    };
    let effects = kinds().filter_map(|kind| {
        let (now, then) = (advice.now.get(kind), advice.then.get(kind));
        let id = if then < now { "advice-less" } else { "advice-more" };
        let figure = words::figure(t, kind, &advised.statement);
        let counts = [
            ("figure", figure.into()),
            ("from", words::counted(t, kind, now).into()),
            ("to", words::counted(t, kind, then).into()),
        ];
        (now != then).then(|| view! { <div>{t.with(id, counts)}</div> })
    });
    let (class, verdict) = if advice.gain < 0 {
        ("badge badge--good", t.get("advice-better"))
    } else {
        ("badge badge--warning", t.get("advice-worse"))
    };
    view! {
        <tr>
            <th scope="row">{change}</th>
            <td data-label=t.get("advice-effect")>{effects.collect_view()}</td>
            <td data-label=t.get("advice-verdict")><span class=class>{verdict}</span></td>
            <td data-label=t.get("advice-size")>{words::size(t, advice.size_min, advice.size_max)}</td>
        </tr>
    }
}

fn changes(advice: &Advice) -> bool {
    kinds().any(|kind| advice.now.get(kind) != advice.then.get(kind))
}

/// The professions of which one more person changes nothing.
fn welcome(advised: &Advised) -> Vec<String> {
    let unchanged = advised.advice.iter().filter(|advice| !changes(advice));
    let mut professions: Vec<u32> = unchanged
        .filter_map(|advice| match advice.alteration {
            Alteration::OneMore { profession } => Some(profession),
            _ => None,
        })
        .collect();
    professions.sort_unstable();
    let label = |profession: u32| advised.statement.professions.get(profession as usize);
    professions.into_iter().filter_map(label).map(|label| short_label(label).to_owned()).collect()
}
