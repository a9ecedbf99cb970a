//! The certificate's and the refusal's data as sentences.

use crate::app::seat::{Asked, Statement};
use crate::domain::board::short_label;
use crate::domain::registration::Years;
use crate::domain::seating::MOST_SEATED;
use crate::i18n::Texts;
use entaku_seating::{Attribute, Certificate, Figure, FigureKind, Part, Reason, Refusal, Rule, Wish};

/// How much of a topic that somebody typed stands in a sentence.
const TOPIC_MAX: usize = 30;

/// Names a person by their index in the seating crate's problem.
pub(in crate::web::desk) type Name<'a> = dyn Fn(usize) -> String + 'a;

/// What a figure is called.
pub(in crate::web::desk) fn figure(t: Texts, kind: FigureKind, proof: &Statement) -> String {
    if kind == FigureKind::TopicMisses && proof.topic_wish == Wish::Gather {
        return t.get("seating-figure-topic-apart");
    }
    t.get(&format!("seating-figure-{}", code(&kind)))
}

/// So much of a figure: 「5組」.
pub(in crate::web::desk) fn counted(t: Texts, kind: FigureKind, count: u64) -> String {
    t.with(&format!("seating-unit-{}", unit(kind)), [("count", count.into())])
}

/// What a figure counts: pairs, tables or people.
const fn unit(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::OneProfessionTables | FigureKind::FacilitatorsMissing => "tables",
        FigureKind::Moves => "people",
        _ => "pairs",
    }
}

/// 「5〜6名」.
pub(super) fn size(t: Texts, least: usize, most: usize) -> String {
    if least == most {
        t.with("seating-people", [("count", most.into())])
    } else {
        t.with("seating-people-range", [("least", least.into()), ("most", most.into())])
    }
}

/// 「60名・10班：どの班も6名です。」
pub(in crate::web::desk) fn sizes(t: Texts, certificate: &Certificate) -> String {
    let counts = [
        ("people", certificate.people.into()),
        ("tables", certificate.tables.into()),
        ("min", certificate.size_min.into()),
        ("max", certificate.size_max.into()),
    ];
    if certificate.size_min == certificate.size_max {
        t.with("seating-sizes-equal", counts)
    } else {
        t.with("seating-sizes", counts)
    }
}

/// What concerns the seating as a whole.
pub(super) fn overall(t: Texts, proof: &Statement, name: &Name<'_>) -> Vec<String> {
    let certificate = &proof.certificate;
    let mut sentences = Vec::new();
    let one = certificate.counted(FigureKind::OneProfessionTables);
    sentences.push(if one.value == 0 {
        t.get("seating-all-mixed")
    } else {
        t.with("seating-one-profession", [("tables", one.value.into())])
    });
    if !certificate.sizes_kept {
        sentences.push(t.get("seating-sizes-uneven"));
    }
    sentences.extend(certificate.reasons.iter().map(|reason| sentence(t, reason, proof, name)));
    sentences
}

/// Why the figures are what they are, figure by figure.
pub(in crate::web::desk) fn reasons(t: Texts, proof: &Statement, name: &Name<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    for figure in &proof.certificate.figures {
        // Groups of professions follow from the professions; naming them would say it twice.
        if figure.kind != FigureKind::ProfessionGroupPairs {
            sentences.extend(figure.reasons.iter().map(|reason| sentence(t, reason, proof, name)));
        }
        if by_hand(figure) {
            let name = self::figure(t, figure.kind, proof);
            let gap = figure.counted.gap();
            sentences.push(t.with("seating-reason-by-hand", [("figure", name.into()), ("gap", gap.into())]));
        }
    }
    let mut seen = std::collections::HashSet::new();
    sentences.retain(|sentence| seen.insert(sentence.clone()));
    sentences
}

/// Why no figure can be below its bound, figure by figure.
pub(in crate::web::desk) fn proving(t: Texts, proof: &Statement, name: &Name<'_>) -> Vec<String> {
    let figures = proof.certificate.figures.iter().filter(|figure| figure.kind != FigureKind::ProfessionGroupPairs);
    let reasons = figures.flat_map(|figure| &figure.reasons).filter(|reason| reason.proves());
    reasons.map(|reason| sentence(t, reason, proof, name)).collect()
}

/// Whether a figure is above its bound and the seating crate says nothing of it: tables laid by
/// hand are counted, not searched.
pub(super) fn by_hand(figure: &Figure) -> bool {
    !figure.counted.proven() && figure.reasons.iter().all(Reason::proves)
}

fn sentence(t: Texts, reason: &Reason, proof: &Statement, name: &Name<'_>) -> String {
    let rules = |rules: &[Rule]| rules_in_words(t, rules, name, &[]);
    match reason {
        Reason::Crowded { attribute, value, people, tables, most, tables_with_most, .. } => t.with(
            if tables_with_most == tables {
                "seating-reason-crowded-all"
            } else if *tables_with_most == 1 {
                "seating-reason-crowded-one"
            } else {
                "seating-reason-crowded-some"
            },
            [
                ("label", label(t, *attribute, *value, proof).into()),
                ("people", (*people).into()),
                ("tables", (*tables).into()),
                ("most", (*most).into()),
                ("less", most.saturating_sub(1).into()),
                ("count", (*tables_with_most).into()),
            ],
        ),
        Reason::HeldTogether { attribute, value, pairs, without, .. } => t.with(
            "seating-reason-held-together",
            [
                ("label", label(t, *attribute, *value, proof).into()),
                ("pairs", (*pairs).into()),
                ("without", (*without).into()),
            ],
        ),
        Reason::ProfessionOutnumbers { profession, people, others, tables } => t.with(
            "seating-reason-profession-outnumbers",
            [
                ("label", label(t, Attribute::Profession, *profession, proof).into()),
                ("people", (*people).into()),
                ("others", (*others).into()),
                ("tables", (*tables).into()),
            ],
        ),
        Reason::TooFewFacilitators { volunteers, tables } => t.with(
            "seating-reason-too-few-facilitators",
            [("volunteers", (*volunteers).into()), ("missing", tables.saturating_sub(*volunteers).into())],
        ),
        Reason::FacilitatorsHeld { tables, rules: held } => {
            t.with("seating-reason-facilitators-held", [("tables", (*tables).into()), ("rules", rules(held).into())])
        }
        Reason::FewStrangers { met, people, .. } => {
            t.with("seating-reason-few-strangers", [("met", (*met).into()), ("people", (*people).into())])
        }
        Reason::AllMetEachOther { people, tables, pairs } => t.with(
            "seating-reason-all-met",
            [("people", people.len().into()), ("tables", (*tables).into()), ("pairs", (*pairs).into())],
        ),
        Reason::RuledPairsMet { pairs, .. } => t.with("seating-reason-ruled-pairs", [("pairs", (*pairs).into())]),
        Reason::MustMove { people } => t.with("seating-reason-must-move", [("people", (*people).into())]),
        Reason::Past { pairs } => t.with("seating-reason-past", [("pairs", (*pairs).into())]),
        Reason::ThirdAttribute { attribute } => {
            let what = t.get(&format!("seating-attribute-{}", code(attribute)));
            t.with("seating-reason-third", [("what", what.into())])
        }
        Reason::RulesInTheWay { rules: held } => t.with("seating-reason-rules", [("count", held.len().into())]),
        Reason::Together { .. } => t.get("seating-reason-together"),
        Reason::SizesGiven => t.get("seating-reason-sizes-given"),
        Reason::StayingNear => t.get("seating-reason-staying-near"),
        Reason::GaveWay => t.get("seating-reason-gave-way"),
    }
}

/// What a value of an attribute is called.
fn label(t: Texts, attribute: Attribute, value: u32, proof: &Statement) -> String {
    // Of those who were deleted since nobody says what they were called.
    let typed = |labels: &[String]| labels.get(value as usize).filter(|label| !label.is_empty()).cloned();
    let of = |labels: &[String]| typed(labels).map(|label| short_label(&label).to_owned());
    let found = match attribute {
        Attribute::Profession => of(&proof.professions),
        Attribute::ProfessionGroup => of(&proof.groups),
        Attribute::Workplace => {
            typed(&proof.workplaces).map(|name| t.with("seating-people-of-workplace", [("name", name.into())]))
        }
        Attribute::Topic => {
            typed(&proof.topics).map(|topic| t.with("seating-people-of-topic", [("topic", shortened(&topic).into())]))
        }
        Attribute::Experience => Years::ALL.get(value as usize).map(|years| {
            t.with("seating-people-of-years", [("years", t.get(&format!("years-{}", years.code())).into())])
        }),
        _ => None,
    };
    found.unwrap_or_else(|| t.get(&format!("seating-attribute-{}", code(&attribute))))
}

fn shortened(topic: &str) -> String {
    let short: String = topic.chars().take(TOPIC_MAX).collect();
    if short == topic { short } else { format!("{short}…") }
}

/// That there are more people than are seated at once.
pub(in crate::web::desk) fn too_many(t: Texts, people: usize) -> String {
    t.with("seating-too-many", [("people", people.into()), ("most", MOST_SEATED.into())])
}

/// Why the seating crate refuses what was asked, in sentences.
pub(in crate::web::desk) fn refusal(t: Texts, refusal: &Refusal, asked: &Asked) -> Vec<String> {
    let name = |person: usize| asked.people.get(person).map(|person| person.applicant.name.clone()).unwrap_or_default();
    match refusal {
        Refusal::Clash { kind, rules, .. } => {
            let held = rules_in_words(t, rules, &name, &asked.problem.rules.together);
            vec![
                t.get(&format!("seating-clash-{}", code(kind))),
                t.with("seating-clash-rules", [("rules", held.into())]),
            ]
        }
        Refusal::TooFewSeats { people, seats } => {
            vec![t.with("seating-too-few-seats", [("people", (*people).into()), ("seats", (*seats).into())])]
        }
        Refusal::NoSuchTable { part: Part::Pins | Part::Locked | Part::Previous, table, .. } => {
            vec![t.with("seating-pin-without-table", [("table", (table + 1).into())])]
        }
        Refusal::NotFound => vec![t.get("seating-not-found")],
        _ => vec![t.get("seating-too-large")],
    }
}

/// The rules, one after the other; `together` are the groups that [`Rule::Together`] counts.
fn rules_in_words(t: Texts, rules: &[Rule], name: &Name<'_>, together: &[Vec<usize>]) -> String {
    let group = |group: usize| {
        let people = together.get(group).into_iter().flatten();
        people.map(|person| name(*person)).collect::<Vec<_>>().join(&t.get("seating-name-and"))
    };
    let words = rules.iter().map(|rule| match rule {
        Rule::Pin { person, table } => {
            t.with("seating-rule-pin", [("name", name(*person).into()), ("table", (table + 1).into())])
        }
        Rule::Apart { a, b } => t.with("seating-rule-apart", [("a", name(*a).into()), ("b", name(*b).into())]),
        Rule::Together { group: number } => t.with("seating-rule-together", [("names", group(*number).into())]),
        Rule::Locked { table } => t.with("seating-rule-locked", [("table", (table + 1).into())]),
        Rule::Size { table, seats } => {
            t.with("seating-rule-size", [("table", (table + 1).into()), ("seats", (*seats).into())])
        }
        Rule::TableCount { tables } => t.with("seating-rule-count", [("tables", (*tables).into())]),
    });
    words.collect::<Vec<_>>().join(&t.get("seating-name-separator"))
}

/// The name of an enum's variant in the seating crate's JSON.
pub(super) fn code(of: &impl serde::Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
