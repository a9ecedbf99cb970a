//! The JSON object on standard output.

use super::given::Given;
use entaku_seating::{Aim, Bounded, Certificate, FigureKind, Reason, Rounds, RoundsWish, Seating, Weights};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What came of it. A `value` beside its `bound`: what no seating can be below.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// People.
    pub people: usize,
    /// Tables.
    pub tables: usize,
    /// People at the smallest table.
    pub size_min: usize,
    /// People at the largest table.
    pub size_max: usize,
    /// Pairs of one profession at one table.
    pub profession_pairs: Bounded,
    /// Pairs of one workplace at one table.
    pub workplace_pairs: Bounded,
    /// Pairs who met before, or in an earlier round, at one table.
    pub repeat_pairs: Bounded,
    /// Of several rounds: repeated meetings in them alone. A pair that meets m times counts
    /// m·(m − 1)/2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated_meetings: Option<Bounded>,
    /// Of several rounds: people who sit at one table in all of them, though nothing holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stays: Option<usize>,
    /// Of rounds of one profession: pairs of one profession, and of one profession group, that are
    /// short of the most there could be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alike_short: Option<Bounded>,
    /// Tables of at least two people who all have one profession.
    pub one_profession_tables: u64,
    /// Tables without a facilitator, where somebody would take that part.
    pub facilitators_missing: u64,
    /// People at another table than in the earlier plan.
    pub moves: u64,
    /// The three kinds of pairs, weighted, in points.
    pub score: Score,
    /// Whether nothing better is possible.
    pub proven: bool,
    /// Why the figures are what they are: the certificate's reasons with the figure they belong
    /// to, tables counted from 1, people and labels as in the files.
    pub reasons: Vec<Value>,
    /// Milliseconds from the first file read to the plan written.
    pub elapsed_ms: u64,
}

/// A weighted sum in points: whole where it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    value: Value,
    bound: Value,
}

impl Score {
    fn of(hundredths: Bounded) -> Self {
        Self { value: points(hundredths.value), bound: points(hundredths.bound) }
    }
}

#[allow(clippy::cast_precision_loss)]
fn points(hundredths: u64) -> Value {
    if hundredths.is_multiple_of(100) { json!(hundredths / 100) } else { json!(hundredths as f64 / 100.0) }
}

/// The report of one seating.
pub(super) fn of_one(given: &Given, seating: &Seating) -> Report {
    let certificate = &seating.certificate;
    Report {
        score: Score::of(certificate.score),
        proven: certificate.proven(),
        reasons: reasons(given, certificate, None),
        ..summed(std::slice::from_ref(seating), &[], Bounded::default(), &given.problem.weights)
    }
}

/// The report of several rounds: what the rounds have in sum, with meetings in an earlier round
/// among the repeats.
pub(super) fn of_rounds(given: &Given, wish: &RoundsWish, rounds: &Rounds) -> Report {
    let is_mixed = |(at, _): &(usize, &Seating)| wish.aim(*at) == Aim::Mixed;
    let (mixed, alike): (Vec<_>, Vec<_>) = rounds.rounds.iter().enumerate().partition(is_mixed);
    let numbered = mixed.iter().map(|&(at, seating)| (at + 1, seating));
    let of_rounds = numbered.flat_map(|(round, seating)| reasons(given, &seating.certificate, Some(round)));
    let reasons = meetings(given, rounds).into_iter().chain(of_rounds).collect();
    Report {
        reasons,
        repeated_meetings: Some(rounds.repeats),
        stays: Some(rounds.stays),
        alike_short: (!alike.is_empty()).then(|| {
            let short = |&(_, seating): &(usize, &Seating)| seating.certificate.counted(FigureKind::TopicMisses);
            alike.iter().map(short).fold(Bounded::default(), plus)
        }),
        ..summed(&rounds.rounds, &wish.aims, rounds.repeats, &given.problem.weights)
    }
}

/// Why people must meet again in these rounds.
fn meetings(given: &Given, rounds: &Rounds) -> Option<Value> {
    let mut value = serde_json::to_value(rounds.why.as_ref()?).ok()?;
    let fields = value.as_object_mut()?;
    rename(given, "profession", fields);
    fields.insert("figure".into(), "repeated_meetings".into());
    Some(value)
}

/// Added up; pairs of one profession are what rounds of one profession wish for, and stay out.
fn summed(seatings: &[Seating], aims: &[Aim], repeats: Bounded, weights: &Weights) -> Report {
    let certificates = || seatings.iter().map(|seating| &seating.certificate);
    let mixed = |round: usize| aims.get(round).is_none_or(|aim| *aim == Aim::Mixed);
    let sum = |kind| {
        let of_profession = matches!(kind, FigureKind::ProfessionPairs | FigureKind::OneProfessionTables);
        let counts = certificates().enumerate().filter(|&(round, _)| !of_profession || mixed(round));
        counts.map(|(_, certificate)| certificate.counted(kind)).fold(Bounded::default(), plus)
    };
    let profession_pairs = sum(FigureKind::ProfessionPairs);
    let workplace_pairs = sum(FigureKind::WorkplacePairs);
    let repeat_pairs = plus(sum(FigureKind::RepeatPairs), repeats);
    let score =
        [(profession_pairs, weights.profession), (workplace_pairs, weights.workplace), (repeat_pairs, weights.repeat)]
            .into_iter()
            .map(|(figure, weight)| times(figure, weight))
            .fold(Bounded::default(), plus);
    Report {
        people: certificates().map(|certificate| certificate.people).max().unwrap_or_default(),
        tables: certificates().map(|certificate| certificate.tables).max().unwrap_or_default(),
        size_min: certificates().map(|certificate| certificate.size_min).min().unwrap_or_default(),
        size_max: certificates().map(|certificate| certificate.size_max).max().unwrap_or_default(),
        profession_pairs,
        workplace_pairs,
        repeat_pairs,
        repeated_meetings: None,
        stays: None,
        alike_short: None,
        one_profession_tables: sum(FigureKind::OneProfessionTables).value,
        facilitators_missing: sum(FigureKind::FacilitatorsMissing).value,
        moves: sum(FigureKind::Moves).value,
        score: Score::of(score),
        proven: score.value == score.bound,
        reasons: Vec::new(),
        elapsed_ms: 0,
    }
}

fn plus(a: Bounded, b: Bounded) -> Bounded {
    Bounded { value: a.value + b.value, bound: a.bound + b.bound }
}

fn times(figure: Bounded, weight: u32) -> Bounded {
    Bounded { value: figure.value * u64::from(weight), bound: figure.bound * u64::from(weight) }
}

fn reasons(given: &Given, certificate: &Certificate, round: Option<usize>) -> Vec<Value> {
    let of_figures =
        certificate.figures.iter().flat_map(|figure| figure.reasons.iter().map(|reason| (Some(figure.kind), reason)));
    of_figures
        .chain(certificate.reasons.iter().map(|reason| (None, reason)))
        .map(|(figure, reason)| {
            let mut named = json!({ "figure": figure });
            if let (Some(round), Some(object)) = (round, named.as_object_mut()) {
                object.insert("round".into(), round.into());
            }
            if let (Some(object), Value::Object(told)) = (named.as_object_mut(), told(given, reason)) {
                object.extend(told);
            }
            named
        })
        .collect()
}

/// A reason with ids and labels in the place of numbers, and tables counted from 1.
fn told(given: &Given, reason: &Reason) -> Value {
    let mut value = serde_json::to_value(reason).unwrap_or_default();
    let attribute = value.get("attribute").and_then(Value::as_str).unwrap_or("profession").to_owned();
    if let Value::Object(fields) = &mut value {
        rename(given, &attribute, fields);
    }
    value
}

fn rename(given: &Given, attribute: &str, fields: &mut Map<String, Value>) {
    let people = &given.people;
    for (name, value) in fields {
        let index = value.as_u64().and_then(|index| usize::try_from(index).ok());
        let labels = match attribute {
            "profession" => &people.professions.labels,
            "profession_group" => &people.groups.labels,
            "workplace" => &people.workplaces.labels,
            "corporation" => &people.corporations.labels,
            "topic" => &people.topics.labels,
            _ => &Vec::new(),
        };
        let label = match name.as_str() {
            "person" | "a" | "b" => index.and_then(|index| people.ids.get(index)),
            "value" => index.and_then(|index| labels.get(index)),
            "profession" => index.and_then(|index| people.professions.labels.get(index)),
            _ => None,
        };
        match (label, index, value) {
            (Some(label), _, value) => *value = label.clone().into(),
            (None, Some(index), value) if matches!(name.as_str(), "table" | "group") => *value = (index + 1).into(),
            (None, None, Value::Array(list)) => list.iter_mut().for_each(|item| match item {
                Value::Object(rule) => rename(given, attribute, rule),
                Value::Number(person) => {
                    let index = person.as_u64().and_then(|index| usize::try_from(index).ok());
                    if let Some(id) = index.and_then(|index| people.ids.get(index)) {
                        *item = id.clone().into();
                    }
                }
                _ => {}
            }),
            _ => {}
        }
    }
}
