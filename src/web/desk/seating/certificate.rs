//! The certificate in words: each figure beside its bound, and why it cannot be less.

use super::words;
use crate::app::board::Shown;
use crate::app::seat::Statement;
use crate::i18n::Texts;
use crate::web::context::Page;
use entaku_seating::Figure;
use leptos::prelude::*;

/// The certificate of a seating.
pub(super) fn certificate(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let certificate = &shown.proof.certificate;
    let proven = certificate.proven();
    let class = if proven && !shown.changed { "notice notice--good" } else { "notice" };
    let of_then = shown.changed.then(|| view! { <p>{t.get("seating-proof-of-then-short")}</p> });
    let headline = if proven { t.get("seating-proven") } else { t.get("seating-not-proven") };
    let sizes = words::sizes(t, certificate);
    let name = |person: usize| name_of(shown, person);
    let overall = words::overall(t, &shown.proof, &name);
    let overall = overall.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    let figures = figures(t, &shown.proof);
    let reasons = reasons(t, &shown.proof, &name);
    view! {
        <section class="certificate" aria-labelledby="certificate">
            <div class=class>
                <h2 id="certificate">{headline}</h2>
                {of_then}
                <p>{sizes}</p>
                {overall}
            </div>
            <details class="no-print" open>
                <summary>{t.get("seating-figures")}</summary>
                <div class="certificate__parts">
                {figures}
                {reasons}
                </div>
            </details>
        </section>
    }
}

/// Each figure beside its bound, with the verdict.
pub(super) fn figures(t: Texts, proof: &Statement) -> impl IntoView + use<> {
    let rows = proof.certificate.figures.iter().map(|figure| row(t, proof, figure)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("seating-figures")>
            <table class="table figures desk-cards">
                <thead><tr>
                    <th scope="col">{t.get("seating-figure")}</th>
                    <th scope="col" class="number">{t.get("seating-figure-value")}</th>
                    <th scope="col" class="number">{t.get("seating-figure-bound")}</th>
                    <th scope="col">{t.get("seating-figure-verdict")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(t: Texts, proof: &Statement, figure: &Figure) -> impl IntoView + use<> {
    let counted = figure.counted;
    let unit = |count: u64| words::counted(t, figure.kind, count);
    let (class, verdict) = if counted.proven() {
        ("badge badge--good", t.get("seating-verdict-proven"))
    } else {
        ("badge badge--warning", t.with("seating-verdict-gap", [("gap", unit(counted.gap()).into())]))
    };
    view! {
        <tr>
            <th scope="row">{words::figure(t, figure.kind, proof)}</th>
            <td class="number" data-label=t.get("seating-figure-value")>{unit(counted.value)}</td>
            <td class="number" data-label=t.get("seating-figure-bound")>{unit(counted.bound)}</td>
            <td data-label=t.get("seating-figure-verdict")><span class=class>{verdict}</span></td>
        </tr>
    }
}

/// The name of a person of the certificate.
fn name_of(shown: &Shown, person: usize) -> String {
    let id = shown.proof.people.get(person);
    id.and_then(|id| shown.board.person(*id)).map(|person| person.name.clone()).unwrap_or_default()
}

fn reasons(t: Texts, proof: &Statement, name: &words::Name<'_>) -> impl IntoView + use<> {
    let sentences = words::reasons(t, proof, name);
    (!sentences.is_empty()).then(|| {
        let sentences = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        view! { <div><h3>{t.get("seating-reasons")}</h3><ul class="reasons">{sentences}</ul></div> }
    })
}
