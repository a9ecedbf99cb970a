//! Writing the certificate: values beside bounds, with the reasons.

use crate::bounds::Bounds;
use crate::index::Index;
use crate::rules::all_rules;
use crate::tally::Tally;
use crate::{
    Attribute, Bounded, Certificate, Figure, FigureKind, Figures, Plan, Problem, Reason, Rule, Seating, Tables, Wish,
};

/// The certificate of a finished seating.
pub(crate) fn certify(problem: &Problem, index: &Index, bounds: &Bounds, table_of: Vec<usize>) -> Seating {
    let tally = Tally::of(index, &table_of);
    Seating { certificate: certificate(problem, index, bounds, &tally), plan: Plan { table_of } }
}

/// The certificate of a seating in which everybody has a table.
pub(crate) fn certificate(problem: &Problem, index: &Index, bounds: &Bounds, tally: &Tally) -> Certificate {
    let values = tally.figures(index);
    let sizes: Vec<usize> = tally.seats.iter().map(Vec::len).collect();
    let within = |(table, &size): (usize, &usize)| (index.sizes.low[table]..=index.sizes.high[table]).contains(&size);
    let weights = &problem.weights;
    let alone = bounds.least.score(weights);
    let score = Bounded { value: values.score(weights), bound: bounds.score(problem) };
    let cost = Bounded { value: values.cost(weights), bound: bounds.cost(problem) };
    let figures: Vec<Figure> = FigureKind::ALL
        .into_iter()
        .filter(|&kind| plays_a_part(problem, kind))
        .map(|kind| figure(problem, index, bounds, tally, &values, kind))
        .collect();
    let mut reasons = Vec::new();
    if score.bound > alone {
        reasons.push(Reason::Together { score: score.bound, alone });
    }
    Certificate {
        people: index.people,
        tables: index.tables,
        size_min: sizes.iter().copied().min().unwrap_or(0),
        size_max: sizes.iter().copied().max().unwrap_or(0),
        sizes_kept: sizes.iter().enumerate().all(within),
        figures,
        score,
        cost,
        reasons,
    }
}

/// For a seating that does not keep to sizes or rules: it may be below what
/// the bounds allow, so they count only as far as the value.
pub(crate) fn clamp(mut certificate: Certificate, problem: &Problem) -> Certificate {
    let lower = |counted: &mut Bounded| counted.bound = counted.bound.min(counted.value);
    for figure in &mut certificate.figures {
        lower(&mut figure.counted);
    }
    lower(&mut certificate.score);
    lower(&mut certificate.cost);
    let weights = &problem.weights;
    let sum = |in_score: bool| {
        let figures = certificate.figures.iter();
        let figures = figures.filter(|figure| !in_score || figure.kind.in_score());
        figures.map(|figure| figure.counted.bound * figure.kind.weight(weights)).sum::<u64>()
    };
    if !certificate.sizes_kept {
        (certificate.score.bound, certificate.cost.bound) = (sum(true), sum(false));
    }
    certificate
}

/// Whether the figure is worth a line for this problem.
fn plays_a_part(problem: &Problem, kind: FigureKind) -> bool {
    let people = &problem.people;
    match kind {
        FigureKind::OneProfessionTables | FigureKind::ProfessionPairs | FigureKind::WorkplacePairs => true,
        FigureKind::FacilitatorsMissing | FigureKind::FacilitatorPairs => {
            people.iter().any(|person| person.facilitator)
        }
        FigureKind::RepeatPairs => !problem.past.is_empty(),
        FigureKind::RepeatAgain => {
            problem.past.iter().any(|past| past.times > 1) || {
                let mut pairs: Vec<_> = problem.past.iter().map(|p| (p.a.min(p.b), p.a.max(p.b))).collect();
                pairs.sort_unstable();
                pairs.windows(2).any(|two| two[0] == two[1])
            }
        }
        FigureKind::RepeatRecent => {
            let recent = |ago: Option<u32>| ago.is_some_and(|ago| ago <= 1);
            problem.past.iter().any(|past| recent(past.events_ago))
        }
        FigureKind::ProfessionGroupPairs => people.iter().any(|p| p.profession_group.is_some()),
        FigureKind::CorporationPairs => people.iter().any(|p| p.corporation.is_some()),
        FigureKind::ExperiencePairs => problem.experience != Wish::Ignore && people.iter().any(|p| p.years.is_some()),
        FigureKind::TopicMisses => problem.topics != Wish::Ignore && people.iter().any(|p| !p.topics.is_empty()),
        FigureKind::Moves => problem.previous.iter().any(Option::is_some),
    }
}

fn figure(
    problem: &Problem,
    index: &Index,
    bounds: &Bounds,
    tally: &Tally,
    values: &Figures,
    kind: FigureKind,
) -> Figure {
    let counted = Bounded { value: values.get(kind), bound: bounds.least.get(kind) };
    let why = bounds.reasons.iter().filter(|(about, _)| *about == kind);
    let mut reasons: Vec<Reason> = why.map(|(_, reason)| reason.clone()).collect();
    if !counted.proven() {
        reasons.extend(gap(problem, index, tally, kind));
    }
    Figure { kind, counted, reasons }
}

/// What may stand between the value and the bound.
fn gap(problem: &Problem, index: &Index, tally: &Tally, kind: FigureKind) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let rules = rules_touching(problem, index, tally, kind);
    if !rules.is_empty() {
        reasons.push(Reason::RulesInTheWay { rules });
    }
    if !problem.past.is_empty() {
        reasons.push(Reason::Past { pairs: index.met.iter().map(Vec::len).sum::<usize>() / 2 });
    }
    let third = [
        (FigureKind::FacilitatorPairs, Attribute::Facilitator),
        (FigureKind::ExperiencePairs, Attribute::Experience),
        (FigureKind::TopicMisses, Attribute::Topic),
    ];
    for (figure, attribute) in third {
        if plays_a_part(problem, figure) {
            reasons.push(Reason::ThirdAttribute { attribute });
        }
    }
    if let Tables::Sizes(sizes) = &problem.tables
        && sizes.windows(2).any(|two| two[0] != two[1])
    {
        reasons.push(Reason::SizesGiven);
    }
    if kind != FigureKind::Moves && problem.previous.iter().any(Option::is_some) {
        reasons.push(Reason::StayingNear);
    }
    if !kind.in_score() || reasons.is_empty() {
        reasons.push(Reason::GaveWay);
    }
    reasons
}

/// The rules about people who add to the figure; all of them where none does.
fn rules_touching(problem: &Problem, index: &Index, tally: &Tally, kind: FigureKind) -> Vec<Rule> {
    let rules = all_rules(problem);
    let counts = |person: usize| {
        let table = tally.table_of[person];
        let alike = index.tags_of[person].iter().any(|&tag| {
            let about = &index.tags[tag as usize];
            let share = about.people.div_ceil(index.tables.max(1));
            about.attribute.figure() == kind && tally.count(index, tag, table) > share
        });
        let meets = kind == FigureKind::RepeatPairs && {
            let here = |met: &crate::index::Met| tally.table_of[met.other as usize] == table;
            index.met[person].iter().any(here)
        };
        alike || meets
    };
    let touching: Vec<Rule> = rules
        .iter()
        .copied()
        .filter(|rule| match *rule {
            Rule::Pin { person, .. } => counts(person),
            Rule::Together { group } => problem.rules.together[group].iter().any(|&p| counts(p)),
            Rule::Apart { a, b } => counts(a) || counts(b),
            _ => false,
        })
        .collect();
    if touching.is_empty() { rules } else { touching }
}
