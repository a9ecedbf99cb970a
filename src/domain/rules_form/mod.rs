//! The form of a place's rules (受付方法): what was typed, and the check that makes [`Rules`] of it or
//! says, for every field at once, what is wrong.

mod check;
mod fault;
mod field;

pub use check::Circumstances;
pub use fault::{RulesFault, RulesFaultKind};
pub use field::{Cell, Entry, RulesField};

use super::admission::{Kind, Of, Promotion, Quota, Rules};
use super::local_time;
use super::profession::ProfessionList;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// What a new waiting list begins with: how long an offer holds, and how long before the begin seats
/// are no longer given by the program, in hours.
const USUAL: (u32, u32) = (48, 24);

/// What was typed about the rules of a place, to the letter. Missing fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesForm(BTreeMap<Entry, String>);

impl RulesForm {
    /// The form of names and values as a browser sends them; unknown names are passed over.
    #[must_use]
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().filter_map(|(name, value)| Some((Entry::from_name(&name)?, value))).collect())
    }

    /// The form with which stored rules are edited.
    #[must_use]
    pub fn of(rules: &Rules, professions: &ProfessionList, zone: Tz) -> Self {
        use RulesField as F;
        let yes = |holds: bool| if holds { "yes".to_owned() } else { String::new() };
        let list = rules.waiting;
        let offer = list.and_then(|list| match list.promotion {
            Promotion::AtOnce => None,
            Promotion::Offer { hours } => Some(hours),
        });
        let fields = [
            (F::Method, rules.method.code().to_owned()),
            (F::Capacity, rules.capacity.to_string()),
            (F::Waiting, yes(list.is_some())),
            (F::WaitingCap, list.and_then(|list| list.cap).map(|cap| cap.to_string()).unwrap_or_default()),
            (F::Promotion, if offer.is_some() { "offer" } else { "at_once" }.to_owned()),
            (F::OfferHours, offer.unwrap_or(USUAL.0).to_string()),
            (F::StopHours, list.map_or(USUAL.1, |list| list.offers_stop_hours).to_string()),
            (F::PreferMix, yes(rules.prefer_mix)),
        ];
        let fields = fields.map(|(field, value)| (Entry::Rule(field), value)).into_iter();
        let allowed = professions.all().map(|one| (Entry::Allowed(one.code.clone()), yes(rules.allows(&one.code))));
        let quotas = rules.quotas.iter().flat_map(|quota| cells(quota, zone));
        Self(fields.chain(allowed).chain(quotas).collect())
    }

    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, entry: &Entry) -> &str {
        self.0.get(entry).map_or("", String::as_str)
    }

    /// What was typed into a field that is there once.
    #[must_use]
    pub fn rule(&self, field: RulesField) -> &str {
        self.get(&Entry::Rule(field))
    }

    /// What was typed about a set of people.
    #[must_use]
    pub fn cell(&self, cell: Cell, of: &Of) -> &str {
        self.get(&Entry::Number(cell, of.clone()))
    }

    /// The fields in which two forms differ, in the order of the page.
    #[must_use]
    pub fn differences(&self, other: &Self, professions: &ProfessionList) -> Vec<Entry> {
        let differs = |entry: &Entry| self.get(entry).trim() != other.get(entry).trim();
        Entry::all(professions).into_iter().filter(differs).collect()
    }
}

/// What a quota fills in.
fn cells(quota: &Quota, zone: Tz) -> Vec<(Entry, String)> {
    let entry = |cell| Entry::Number(cell, quota.of.clone());
    let people = quota.people.to_string();
    match quota.kind {
        Kind::Most => vec![(entry(Cell::Most), people)],
        Kind::Wished => vec![(entry(Cell::Wished), people)],
        Kind::Kept { until, .. } => {
            vec![(entry(Cell::Kept), people), (entry(Cell::Until), local_time::last_day(zone, until))]
        }
    }
}
