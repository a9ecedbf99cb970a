//! The check of the form of rules: every field, in the order of the page.

use super::{Cell, Entry, RulesFault, RulesFaultKind as K, RulesField as F, RulesForm};
use crate::domain::admission::{Kind, Method, Of, Promotion, Quota, Rules, WaitingList};
use crate::domain::local_time;
use crate::domain::profession::ProfessionList;
use crate::domain::text::{tidy_line, whole_number};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// The largest number of people.
const PEOPLE_MAX: u32 = 10_000;
/// The longest offer, and the longest time before the begin, in hours: 60 days.
const HOURS_MAX: u32 = 1_440;

/// What the check must know besides what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The installation's time zone.
    pub zone: Tz,
    /// The time.
    pub now: DateTime<Utc>,
    /// When the event begins.
    pub begins: DateTime<Utc>,
    /// The organisation's professions.
    pub professions: &'a ProfessionList,
    /// The rules as they are.
    pub current: &'a Rules,
    /// Whether somebody has applied already.
    pub applied: bool,
    /// How many wait.
    pub waiting: u32,
}

impl RulesForm {
    /// The rules, or every fault in the order of the page. Seats that were opened stay opened, and what is
    /// kept for the link stays as it is.
    ///
    /// # Errors
    /// At least one [`RulesFault`].
    pub fn check(&self, circumstances: &Circumstances<'_>) -> Result<Rules, Vec<RulesFault>> {
        let mut check = Check { form: self, circumstances, faults: Vec::new() };
        let rules = Rules {
            method: check.method(),
            capacity: check.number(Entry::Rule(F::Capacity), 1..=PEOPLE_MAX).unwrap_or(PEOPLE_MAX),
            waiting: check.waiting(),
            prefer_mix: self.rule(F::PreferMix) == "yes",
            quotas: check.quotas(),
            allowed: self.allowed(circumstances.professions),
            ..circumstances.current.clone()
        };
        let professions = circumstances.professions;
        let contradictions = rules.faults(professions, circumstances.now).into_iter();
        check.faults.extend(contradictions.map(|fault| RulesFault::of_rules(fault, professions)));
        if check.faults.is_empty() {
            return Ok(rules);
        }
        let order = Entry::all(professions);
        check.faults.sort_by_key(|fault| order.iter().position(|entry| *entry == fault.at));
        // A number that cannot be read is told once, not again by what follows from it.
        check.faults.dedup_by(|later, first| later.at == first.at);
        Err(check.faults)
    }

    /// The professions that may apply; `None` where all may, also those that the list gets later.
    fn allowed(&self, professions: &ProfessionList) -> Option<BTreeSet<String>> {
        let is_allowed = |code: &str| self.get(&Entry::Allowed(code.to_owned())) == "yes";
        let allowed: BTreeSet<_> =
            professions.all().map(|one| one.code.clone()).filter(|code| is_allowed(code)).collect();
        (allowed.len() < professions.all().count()).then_some(allowed)
    }
}

struct Check<'a> {
    form: &'a RulesForm,
    circumstances: &'a Circumstances<'a>,
    faults: Vec<RulesFault>,
}

impl Check<'_> {
    fn fault(&mut self, at: Entry, kind: K) {
        self.faults.push(RulesFault { at, kind });
    }

    fn method(&mut self) -> Method {
        let current = self.circumstances.current.method;
        let chosen = Method::from_code(self.form.rule(F::Method));
        match chosen {
            None => self.fault(Entry::Rule(F::Method), K::Missing),
            Some(chosen) if chosen != current && self.circumstances.applied => {
                self.fault(Entry::Rule(F::Method), K::MethodLocked);
            }
            Some(_) => {}
        }
        chosen.unwrap_or(current)
    }

    /// A number that must be given.
    fn number(&mut self, at: Entry, within: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let missing = tidy_line(self.form.get(&at)).is_empty();
        if missing {
            self.fault(at, K::Missing);
            return None;
        }
        self.optional(at, within)
    }

    /// A number that may be left out.
    fn optional(&mut self, at: Entry, within: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let typed = tidy_line(self.form.get(&at));
        if typed.is_empty() {
            return None;
        }
        let number = whole_number(&typed).filter(|number| within.contains(number));
        if number.is_none() {
            self.fault(at, K::NotANumber(*within.start(), *within.end()));
        }
        number
    }

    /// The fields of a list that is not wanted play no part; what cannot be read is not complained of.
    fn waiting(&mut self) -> Option<WaitingList> {
        if self.form.rule(F::Waiting) != "yes" {
            let waiting = self.circumstances.waiting;
            if waiting > 0 && self.circumstances.current.waiting.is_some() {
                self.fault(Entry::Rule(F::Waiting), K::PeopleWait(waiting));
            }
            return None;
        }
        let cap = self.optional(Entry::Rule(F::WaitingCap), 0..=PEOPLE_MAX);
        let promotion = match self.form.rule(F::Promotion) {
            "at_once" => Promotion::AtOnce,
            "offer" => {
                let hours = self.number(Entry::Rule(F::OfferHours), 0..=HOURS_MAX);
                Promotion::Offer { hours: hours.unwrap_or(HOURS_MAX) }
            }
            _ => {
                self.fault(Entry::Rule(F::Promotion), K::Missing);
                Promotion::AtOnce
            }
        };
        let stop = self.number(Entry::Rule(F::StopHours), 0..=HOURS_MAX);
        Some(WaitingList { cap, promotion, offers_stop_hours: stop.unwrap_or_default() })
    }

    fn quotas(&mut self) -> Vec<Quota> {
        let professions = self.circumstances.professions;
        let groups = professions.groups.iter().map(|group| Of::Group(group.code.clone()));
        let single = professions.all().map(|one| Of::Profession(one.code.clone()));
        let mut quotas: Vec<_> =
            self.circumstances.current.quotas.iter().filter(|quota| quota.of == Of::Link).cloned().collect();
        for of in groups.chain(single) {
            let mut add = |people: Option<u32>, kind| {
                quotas.extend(people.map(|people| Quota { of: of.clone(), kind, people }));
            };
            add(self.optional(Entry::Number(Cell::Most, of.clone()), 0..=PEOPLE_MAX), Kind::Most);
            add(self.optional(Entry::Number(Cell::Wished, of.clone()), 0..=PEOPLE_MAX), Kind::Wished);
            if let Some((people, kind)) = self.kept(&of) {
                add(Some(people), kind);
            }
        }
        quotas
    }

    fn kept(&mut self, of: &Of) -> Option<(u32, Kind)> {
        let (number, day) = (Entry::Number(Cell::Kept, of.clone()), Entry::Number(Cell::Until, of.clone()));
        let typed = (tidy_line(self.form.get(&number)), tidy_line(self.form.get(&day)));
        match (typed.0.is_empty(), typed.1.is_empty()) {
            (true, true) => return None,
            (true, false) => self.fault(number.clone(), K::NoNumber),
            (false, true) => self.fault(day.clone(), K::NoDate),
            (false, false) => {}
        }
        let people = self.optional(number, 0..=PEOPLE_MAX);
        if typed.1.is_empty() {
            return None;
        }
        let Some(until) = local_time::day_end(self.circumstances.zone, &typed.1) else {
            self.fault(day, K::NotADate);
            return None;
        };
        let opened = self.circumstances.current.quotas.iter().find_map(|stored| match stored.kind {
            Kind::Kept { until: of_then, opened } if stored.of == *of && of_then == until => Some(opened),
            _ => None,
        });
        // A day that stood there before may stay.
        if opened.is_none() && until <= self.circumstances.now {
            self.fault(day, K::Past);
        } else if opened.is_none() && until > self.circumstances.begins {
            self.fault(day, K::AfterBegin);
        }
        Some((people?, Kind::Kept { until, opened: opened.unwrap_or(false) }))
    }
}

#[cfg(test)]
mod tests;
