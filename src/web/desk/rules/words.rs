//! The words for rules, their fields and their faults.

use crate::domain::admission::{Kind, Method, Of, Promotion, Quota, RuleFault, Rules};
use crate::domain::profession::ProfessionList;
use crate::domain::rules_form::{Entry, RulesFault, RulesFaultKind, RulesField};
use crate::i18n::Texts;
use crate::web::components::fields::FieldError;
use crate::web::components::reasons::set_name;
use crate::web::context::Page;

/// Whether a free seat is offered, not given.
pub(super) fn offers(rules: &Rules) -> bool {
    rules.waiting.is_some_and(|list| list.promotion != Promotion::AtOnce)
}

/// 「先着順・定員60名・キャンセル待ちなし」.
pub(super) fn now(t: Texts, rules: &Rules) -> String {
    let mut parts = vec![
        t.get(&format!("rules-method-{}", rules.method.code())),
        t.with("rules-now-capacity", [("capacity", rules.capacity.into())]),
        t.get(if rules.waiting.is_some() { "rules-now-waiting" } else { "rules-now-no-waiting" }),
    ];
    let more = [
        (rules.prefer_mix, "rules-now-mix"),
        (!rules.quotas.is_empty(), "rules-now-quotas"),
        (rules.allowed.is_some(), "rules-now-allowed"),
    ];
    parts.extend(more.into_iter().filter(|(holds, _)| *holds).map(|(_, id)| t.get(id)));
    parts.join(&t.get("rules-now-separator"))
}

/// The rules, each with its label.
pub(super) fn facts(page: &Page, professions: &ProfessionList, rules: &Rules) -> Vec<(String, String)> {
    let t = page.t;
    let field = |field: RulesField| t.get(&format!("rules-field-{}", field.code()));
    let mut quotas: Vec<_> = rules.quotas.iter().map(|quota| quota_line(page, professions, quota)).collect();
    if let Some(allowed) = &rules.allowed {
        let labels = professions.all().filter(|one| allowed.contains(&one.code));
        let labels: Vec<_> = labels.map(|one| one.label(t.is_japanese())).collect();
        quotas.push(t.with("rules-facts-allowed", [("of", labels.join(&t.get("mail-list-comma")).into())]));
    }
    if quotas.is_empty() {
        quotas.push(t.get("rules-facts-no-quotas"));
    }
    vec![
        (field(RulesField::Method), t.get(&format!("rules-method-{}-text", rules.method.code()))),
        (field(RulesField::Capacity), t.with("rules-people", [("count", rules.capacity.into())])),
        (t.get("rules-part-waiting"), waiting(t, rules)),
        (t.get("rules-part-mix"), t.get(if rules.prefer_mix { "rules-facts-mix" } else { "rules-facts-no-mix" })),
        (t.get("rules-part-quotas"), quotas.join("\n")),
    ]
}

fn waiting(t: Texts, rules: &Rules) -> String {
    let Some(list) = rules.waiting else { return t.get("rules-facts-no-waiting") };
    let cap = match list.cap {
        Some(cap) => t.with("rules-facts-cap", [("count", cap.into())]),
        None => t.get("rules-facts-no-cap"),
    };
    let promotion = match list.promotion {
        Promotion::AtOnce => t.get("rules-facts-at-once"),
        Promotion::Offer { hours } => t.with("rules-facts-offer", [("hours", hours.into())]),
    };
    let stop = t.with("rules-facts-stop", [("hours", list.offers_stop_hours.into())]);
    [cap, promotion, stop].join("\n")
}

fn quota_line(page: &Page, professions: &ProfessionList, quota: &Quota) -> String {
    let t = page.t;
    let (id, until) = match quota.kind {
        Kind::Most => ("rules-facts-most", None),
        Kind::Wished => ("rules-facts-wished", None),
        Kind::Kept { until, opened: false } => ("rules-facts-kept", Some(until)),
        Kind::Kept { until, opened: true } => ("rules-facts-opened", Some(until)),
    };
    let of = set_name(t, professions, &quota.of);
    let until = until.map(|until| page.dates.date_time(until)).unwrap_or_default();
    t.with(id, [("of", of.into()), ("count", quota.people.into()), ("until", until.into())])
}

/// What a field is called where it stands alone: in an error, in a comparison, read aloud.
pub(super) fn label(t: Texts, professions: &ProfessionList, entry: &Entry) -> String {
    match entry {
        Entry::Rule(field) => t.get(&format!("rules-field-{}", field.code())),
        Entry::Number(cell, of) => {
            let cell = t.get(&format!("rules-cell-{}", cell.code()));
            t.with("rules-field-of", [("of", set_name(t, professions, of).into()), ("field", cell.into())])
        }
        Entry::Allowed(code) => {
            let of = professions.by_code(code).map_or(code.as_str(), |one| one.label(t.is_japanese()));
            t.with("rules-field-of", [("of", of.to_owned().into()), ("field", t.get("rules-cell-allowed").into())])
        }
    }
}

/// A field's value where it is read and not typed.
pub(super) fn value(t: Texts, entry: &Entry, typed: &str) -> String {
    let word = match entry {
        Entry::Rule(RulesField::Method) => Method::from_code(typed).map(|one| format!("rules-method-{}", one.code())),
        Entry::Rule(RulesField::Promotion) => match typed {
            "offer" | "at_once" => Some(format!("rules-promotion-{typed}")),
            _ => None,
        },
        Entry::Rule(RulesField::Waiting | RulesField::PreferMix) | Entry::Allowed(_) => {
            Some(if typed == "yes" { "rules-yes" } else { "rules-no" }.to_owned())
        }
        Entry::Rule(_) | Entry::Number(..) => None,
    };
    word.map_or_else(|| typed.to_owned(), |id| t.get(&id))
}

/// The sentences of faults, each with its field.
pub(super) fn errors(t: Texts, professions: &ProfessionList, faults: &[RulesFault]) -> Vec<FieldError> {
    faults.iter().map(|fault| (fault.at.name(), sentence(t, professions, fault))).collect()
}

fn sentence(t: Texts, professions: &ProfessionList, fault: &RulesFault) -> String {
    let (first, second) = numbers(&fault.kind);
    let other = match &fault.kind {
        RulesFaultKind::Rule(RuleFault::KeptTwice { group, .. }) => set_name(t, professions, &Of::Group(group.clone())),
        _ => String::new(),
    };
    let label = label(t, professions, &fault.at);
    t.with(
        &format!("rules-fault-{}", fault.kind.code()),
        [("label", label.into()), ("first", first.into()), ("second", second.into()), ("other", other.into())],
    )
}

/// The numbers that a sentence names.
const fn numbers(kind: &RulesFaultKind) -> (u32, u32) {
    match kind {
        RulesFaultKind::NotANumber(least, most) => (*least, *most),
        RulesFaultKind::PeopleWait(people) => (*people, 0),
        RulesFaultKind::Rule(fault) => match fault {
            RuleFault::KeptBeyondMost { kept, most, .. } => (*kept, *most),
            RuleFault::WishedBeyondMost { wished, most, .. } => (*wished, *most),
            RuleFault::KeptBeyondCapacity { kept, capacity } => (*kept, *capacity),
            _ => (0, 0),
        },
        _ => (0, 0),
    }
}
