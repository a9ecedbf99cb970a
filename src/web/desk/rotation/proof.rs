//! What is proven of the rounds, in words: who meets twice, and the mix of each round beside the
//! least it could be.

use crate::app::rotate::{RotationPage, ShownRotation};
use crate::app::seat::Statement;
use crate::domain::rotation::{RotationProof, RotationSettings};
use crate::i18n::Texts;
use crate::web::context::Page;
use crate::web::desk::seating::words;
use entaku_seating::{Aim, Bounded, Certificate, FigureKind, MeetReason};
use leptos::prelude::*;

/// Figures that follow from others and would say the same twice.
const LEFT_OUT: [FigureKind; 2] = [FigureKind::ProfessionGroupPairs, FigureKind::FacilitatorPairs];

/// The certificate of the rounds.
pub(super) fn proof(page: &Page, data: &RotationPage, shown: &ShownRotation) -> impl IntoView + use<> {
    let t = page.t;
    let proof = &shown.rotation.proof;
    let class = if proof.repeats.proven() && !shown.changed { "notice notice--good" } else { "notice" };
    let sizes = proof.rounds.first().map(|round| words::sizes(t, round));
    let met = shown.rotation.tablemates().map(|(least, most)| {
        let counts =
            [("rounds", shown.rotation.settings.rounds.into()), ("least", least.into()), ("most", most.into())];
        if least == most { t.with("rotation-met-equal", counts) } else { t.with("rotation-met", counts) }
    });
    let anew = shown.changed.then(|| view! { <p>{t.get("rotation-proof-of-then")}</p> });
    let name = |person: usize| {
        let id = shown.key.people.get(person);
        id.and_then(|id| data.people.iter().find(|person| person.id == *id))
            .map(|person| person.name.clone())
            .unwrap_or_default()
    };
    // What is crowded in one mixed round is so in each.
    let settings = &shown.rotation.settings;
    let first = proof.rounds.iter().zip(1..).find(|(_, round)| settings.aim(*round) == Aim::Mixed);
    let first = first.map(|(first, _)| shown.key.with(first.clone()));
    let reasons = first.map(|first| words::proving(t, &first, &name)).unwrap_or_default();
    let reasons = (!reasons.is_empty()).then(|| {
        let reasons = reasons.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        view! { <h3>{t.get("seating-reasons")}</h3><ul class="reasons">{reasons}</ul> }
    });
    view! {
        <section class="certificate" aria-labelledby="certificate">
            <div class=class>
                <h2 id="certificate">{repeats(t, proof.repeats)}</h2>
                {why(t, proof).map(|why| view! { <p>{why}</p> })}
                {stays(t, proof).map(|stays| view! { <p>{stays}</p> })}
                {super::form::pinned(t, data).map(|pinned| view! { <p>{pinned}</p> })}
                {sizes.map(|sizes| view! { <p>{sizes}</p> })}
                {met.map(|met| view! { <p>{met}</p> })}
                <p>{mixed(t, proof, &shown.rotation.settings)}</p>
                {anew}
            </div>
            <details class="no-print" open>
                <summary>{t.get("rotation-figures")}</summary>
                <p>{t.get("rotation-figures-text")}</p>
                {figures(t, proof, &shown.rotation.settings, &shown.key)}
                {reasons}
            </details>
        </section>
    }
}

/// Who meets twice, and whether it could be less.
fn repeats(t: Texts, repeats: Bounded) -> String {
    let Bounded { value, bound } = repeats;
    let counts = [("value", value.into()), ("bound", bound.into())];
    match (value, bound) {
        (0, _) => t.get("rotation-nobody-twice"),
        _ if repeats.proven() => t.with("rotation-twice-proven", counts),
        (_, 0) => t.with("rotation-twice", counts),
        _ => t.with("rotation-twice-bound", counts),
    }
}

/// Why nobody could have people meet less often, and how meetings are counted.
fn why(t: Texts, proof: &RotationProof) -> Option<String> {
    let (value, why) = (proof.repeats.value, proof.why.as_ref()?);
    let mixed = |mixed: bool, sentence: String| {
        if mixed { sentence + &t.get("rotation-why-mixed") } else { sentence }
    };
    let sentence = match *why {
        _ if value == 0 => return None,
        MeetReason::Pigeonhole { seats, tables, pairs } => {
            let counts = [("seats", seats.into()), ("tables", tables.into()), ("pairs", pairs.into())];
            t.with("rotation-why-pigeonhole", counts)
        }
        MeetReason::FewPairs { meetings, pairs, mixed: without } => {
            let counts = [("meetings", meetings.into()), ("pairs", pairs.into())];
            mixed(without, t.with("rotation-why-few-pairs", counts))
        }
        MeetReason::FewOthers { others, tablemates, mixed: without, .. } => {
            let counts = [("others", others.into()), ("tablemates", tablemates.into())];
            mixed(without, t.with("rotation-why-few-others", counts))
        }
        MeetReason::Hosts { rounds, tables } => {
            t.with("rotation-why-hosts", [("rounds", rounds.into()), ("tables", tables.into())])
        }
    };
    Some(sentence + &t.get("rotation-how-counted"))
}

/// Who keeps one table all the time.
fn stays(t: Texts, proof: &RotationProof) -> Option<String> {
    (proof.stays > 0).then(|| t.with("rotation-stays", [("count", proof.stays.into())]))
}

/// Whether some table of some round has one profession only.
fn mixed(t: Texts, proof: &RotationProof, settings: &RotationSettings) -> String {
    let rounds = proof.rounds.iter().zip(1..).filter(|(_, round)| settings.aim(*round) == Aim::Mixed);
    let alone: u64 = rounds.map(|(round, _)| round.counted(FigureKind::OneProfessionTables).value).sum();
    if alone == 0 && !settings.aims.is_empty() {
        t.get("rotation-all-mixed-but-alike")
    } else if alone == 0 {
        t.get("rotation-all-mixed")
    } else {
        t.with("rotation-one-profession", [("tables", alone.into())])
    }
}

/// A row for each figure, a column for each round.
fn figures(t: Texts, proof: &RotationProof, settings: &RotationSettings, key: &Statement) -> impl IntoView + use<> {
    let round = |number: u32| round_title(t, settings, number);
    let headings =
        (1..).take(proof.rounds.len()).map(|number| view! { <th scope="col">{round(number)}</th> }).collect_view();
    let is_mixed = |(at, _): &(u32, &Certificate)| settings.aim(*at) == Aim::Mixed;
    let shown = (1..).zip(&proof.rounds).find(is_mixed).map(|(_, certificate)| certificate).or(proof.rounds.first());
    let kinds = shown.into_iter().flat_map(|shown| &shown.figures).map(|figure| figure.kind);
    let rows = kinds.filter(|kind| !LEFT_OUT.contains(kind)).map(|kind| {
        let cells = proof.rounds.iter().zip(1..).map(|(certificate, number)| {
            // In a round of one profession those are what is wished for; other professions are told.
            let words = match (settings.aim(number), kind) {
                (Aim::Alike, FigureKind::ProfessionPairs) => t.with(
                    "rotation-figure-misses",
                    [("value", certificate.counted(FigureKind::TopicMisses).value.into())],
                ),
                (Aim::Alike, FigureKind::OneProfessionTables | FigureKind::TopicMisses) => {
                    t.get("rotation-figure-none")
                }
                _ => cell(t, certificate, kind),
            };
            view! { <td data-label=round(number)>{words}</td> }
        });
        view! { <tr><th scope="row">{words::figure(t, kind, key)}</th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("rotation-figures")>
            <table class="table figures desk-cards">
                <thead><tr><th scope="col">{t.get("seating-figure")}</th>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// 「2回目（同職種）」: what is not mixed says so.
pub(super) fn round_title(t: Texts, settings: &RotationSettings, round: u32) -> String {
    let number = [("number", round.into())];
    match settings.aim(round) {
        Aim::Mixed => t.with("rotation-round", number),
        Aim::Alike => t.with("rotation-round-alike", number),
    }
}

fn cell(t: Texts, certificate: &Certificate, kind: FigureKind) -> String {
    let figure = certificate.counted(kind);
    let value = words::counted(t, kind, figure.value);
    if figure.proven() {
        return t.with("rotation-figure-least", [("value", value.into())]);
    }
    let bound = words::counted(t, kind, figure.bound);
    t.with("rotation-figure-above", [("value", value.into()), ("bound", bound.into())])
}
