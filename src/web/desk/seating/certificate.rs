//! The certificate in words: each figure beside its bound, and why it cannot be less.

use super::words;
use crate::app::board::Shown;
use crate::app::seat::Statement;
use crate::domain::adjust::is_told;
use crate::i18n::Texts;
use crate::islands::board::CERTIFICATE;
use crate::web::context::Page;
use entaku_seating::Figure;
use leptos::prelude::*;

/// The certificate of a seating: one line of proof; folded below it why, and below that the figures. Where
/// the board is at work and the tables are not these any more, it gives way to the board's own line.
pub(super) fn certificate(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let certificate = &shown.proof.certificate;
    let proven = certificate.proven() && certificate.sizes_kept;
    let class = if proven && !shown.changed { "notice notice--good" } else { "notice" };
    let of_then = shown.changed.then(|| view! { <p>{t.get("seating-proof-of-then-short")}</p> });
    let headline = headline(t, &shown.proof);
    let sizes = words::sizes(t, certificate);
    let name = |person: usize| name_of(shown, person);
    let overall = words::overall(t, &shown.proof, &name);
    let sentences = std::iter::once(sizes).chain(overall).map(|sentence| view! { <span>{sentence}</span>" " });
    let sentences = sentences.collect_view();
    let figures = figures(t, &shown.proof);
    let reasons = reasons(t, &shown.proof, &name);
    view! {
        <section class="certificate" id=CERTIFICATE aria-labelledby="certificate">
            <div class=class>
                <h2 id="certificate">{headline}</h2>
                {of_then}
                <p>{sentences}</p>
                <details class="no-print">
                    <summary>{t.get("seating-why")}</summary>
                    {reasons}
                    <details>
                        <summary>{t.get("seating-figures")}</summary>
                        {figures}
                    </details>
                </details>
            </div>
        </section>
    }
}

/// What is proven, in one sentence.
fn headline(t: Texts, proof: &Statement) -> String {
    let certificate = &proof.certificate;
    if certificate.proven() && certificate.sizes_kept {
        return t.get("seating-proven");
    }
    let above: Vec<_> = certificate.figures.iter().filter(|figure| !figure.counted.proven()).collect();
    let count: u64 = above.iter().filter(|figure| is_told(figure.kind)).map(|figure| figure.counted.gap()).sum();
    if count > 0 && above.iter().all(|figure| words::by_hand(figure)) {
        return t.with("seating-by-hand", [("count", count.into())]);
    }
    t.get(if certificate.sizes_kept { "seating-not-proven" } else { "seating-uneven" })
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
