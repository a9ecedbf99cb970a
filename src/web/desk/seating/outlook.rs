//! 募集の目安 in words: only what changes something that an organiser minds, the best first.

use super::words;
use crate::app::seat::outlook::Outlook;
use crate::domain::adjust::SHOWN;
use crate::domain::board::short_label;
use crate::i18n::Texts;
use crate::web::context::Page;
use entaku_seating::{Advice, Alteration, Certificate, FigureKind};
use leptos::prelude::*;

/// The figures that are told: those of the board, without the moves.
fn told() -> impl Iterator<Item = FigureKind> {
    SHOWN.into_iter().filter(|kind| *kind != FigureKind::Moves)
}

/// The section; open where nobody has been seated yet.
pub(super) fn outlook(page: &Page, outlook: &Outlook, open: bool) -> impl IntoView + use<> {
    let t = page.t;
    let counts =
        [("people", outlook.asked.people.len().into()), ("tables", outlook.asked.problem.tables.count().into())];
    let told: Vec<_> = outlook.advice.iter().filter(|advice| changes(advice)).collect();
    let rows = told.iter().map(|advice| row(t, outlook, advice)).collect_view();
    let table = (!told.is_empty()).then(|| {
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
    let bound = !outlook.asked.problem.rules.is_empty() || !outlook.asked.problem.past.is_empty();
    view! {
        <details class="outlook no-print" open=open>
            <summary>{t.get("outlook-title")}</summary>
            <p>{t.with("outlook-text", counts)}{bound.then(|| t.get("outlook-rules"))}</p>
            {table}
            {welcome}
        </details>
    }
}

fn row(t: Texts, outlook: &Outlook, advice: &Advice) -> impl IntoView + use<> {
    let label = |profession: &u32| {
        let label = outlook.asked.professions.get(*profession as usize);
        label.map(|label| short_label(label).to_owned()).unwrap_or_default()
    };
    let change = match &advice.alteration {
        Alteration::OneMore { profession } => t.with("outlook-one-more", [("label", label(profession).into())]),
        Alteration::OneLess { profession } => t.with("outlook-one-less", [("label", label(profession).into())]),
        Alteration::Tables { tables } => t.with("outlook-tables", [("tables", (*tables).into())]),
    };
    let key = outlook.asked.proof(Certificate::default());
    let effects = told().filter_map(|kind| {
        let (now, then) = (advice.now.get(kind), advice.then.get(kind));
        let id = if then < now { "outlook-less" } else { "outlook-more" };
        let figure = words::figure(t, kind, &key);
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
    told().any(|kind| advice.now.get(kind) != advice.then.get(kind))
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
    let label = |profession: u32| outlook.asked.professions.get(profession as usize);
    professions.into_iter().filter_map(label).map(|label| short_label(label).to_owned()).collect()
}
