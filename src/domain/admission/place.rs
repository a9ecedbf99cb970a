//! A place with its rules, ready to decide: how many seats each set has free, and how many are held.

use super::{Kind, Occupancy, Of, Rules};
use crate::domain::profession::ProfessionList;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A place, ready to decide. Sets are nested: a profession lies in its group, every group in the whole.
#[derive(Clone, Debug)]
pub struct Place {
    rules: Rules,
    groups: BTreeMap<String, Vec<String>>,
    group_of: BTreeMap<String, String>,
}

/// What a set lacks or has too many of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The set.
    pub of: Of,
    /// How many people.
    pub people: u32,
}

impl Place {
    /// The place of these rules, in an organisation with these professions.
    #[must_use]
    pub fn new(rules: Rules, professions: &ProfessionList) -> Self {
        let codes = |group: &crate::domain::profession::ProfessionGroup| -> Vec<String> {
            group.professions.iter().map(|one| one.code.clone()).collect()
        };
        let groups: BTreeMap<_, _> =
            professions.groups.iter().map(|group| (group.code.clone(), codes(group))).collect();
        let pairs = groups.iter().flat_map(|(group, codes)| codes.iter().map(|code| (code.clone(), group.clone())));
        Self { group_of: pairs.collect(), groups, rules }
    }

    /// The same place where of all kept seats only those of these sets are kept.
    pub(super) fn keeping_only(&self, sets: &[Of]) -> Self {
        let mut place = self.clone();
        place.rules.quotas.retain(|quota| !matches!(quota.kind, Kind::Kept { .. }) || sets.contains(&quota.of));
        place
    }

    /// Its rules.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The group of a profession; `None` for a code that the organisation's list does not have (any more).
    #[must_use]
    pub fn group_of(&self, profession: &str) -> Option<&str> {
        self.group_of.get(profession).map(String::as_str)
    }

    /// How many who have a seat are of a set.
    #[must_use]
    pub fn people(&self, occupancy: &Occupancy, of: &Of) -> u32 {
        self.sum(of, |code| occupancy.of_profession(code), occupancy.by_link())
    }

    /// By how many the place is over its capacity.
    #[must_use]
    pub const fn over_by(&self, occupancy: &Occupancy) -> u32 {
        occupancy.people().saturating_sub(self.rules.capacity)
    }

    /// By how many a profession or group is over the most it may have.
    #[must_use]
    pub fn over(&self, occupancy: &Occupancy) -> Vec<Missing> {
        self.compared(Kind::Most, |quota| self.people(occupancy, &quota.of).saturating_sub(quota.people))
    }

    /// How many are missing where at least so many are wished for.
    #[must_use]
    pub fn wished_missing(&self, occupancy: &Occupancy) -> Vec<Missing> {
        self.compared(Kind::Wished, |quota| quota.people.saturating_sub(self.people(occupancy, &quota.of)))
    }

    /// How many seats are held for a set now: kept for it, not used yet, and such as it can still take.
    /// Of new rules this is how much of what they want to keep can still be kept.
    #[must_use]
    pub fn held_for(&self, occupancy: &Occupancy, of: &Of, now: DateTime<Utc>) -> u32 {
        Numbers { place: self, occupancy, now }.held(of)
    }

    fn compared(&self, kind: Kind, by: impl Fn(&super::Quota) -> u32) -> Vec<Missing> {
        let quotas = self.rules.quotas.iter().filter(|quota| quota.kind == kind);
        let missing = quotas.map(|quota| Missing { of: quota.of.clone(), people: by(quota) });
        missing.filter(|missing| missing.people > 0).collect()
    }

    fn sum(&self, of: &Of, profession: impl Fn(&str) -> u32, link: u32) -> u32 {
        match of {
            Of::Profession(code) => profession(code),
            Of::Group(code) => self.groups.get(code).into_iter().flatten().map(|code| profession(code)).sum(),
            Of::Link => link,
        }
    }
}

/// The arithmetic of a place at a moment. A set is a profession, a group of professions, or the link's
/// people; seats of a set without a number are as good as without end.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub(super) place: &'a Place,
    pub(super) occupancy: &'a Occupancy,
    pub(super) now: DateTime<Utc>,
}

impl Numbers<'_> {
    /// Seats that nobody has.
    pub(super) const fn free(&self) -> u32 {
        self.place.rules.capacity.saturating_sub(self.occupancy.people())
    }

    /// How many more people of a set there may be.
    pub(super) fn room(&self, of: &Of) -> u32 {
        let most = self.place.rules.most(of);
        most.map_or(u32::MAX, |most| most.saturating_sub(self.place.people(self.occupancy, of)))
    }

    /// Seats held for a set: kept, not used, and such as the set can still take. A set whose people are
    /// at their number, or not allowed, holds nothing back from the others.
    pub(super) fn held(&self, of: &Of) -> u32 {
        match of {
            Of::Profession(code) => self.held_for_profession(code),
            Of::Group(code) => self.held_for_group(code),
            Of::Link => self.place.rules.kept(of, self.now).saturating_sub(self.occupancy.by_link()),
        }
    }

    /// Seats held within a set, for it or for sets inside it.
    pub(super) fn held_within(&self, group: &str) -> u32 {
        let professions = self.place.groups.get(group).into_iter().flatten();
        let inside = professions.map(|code| self.held_for_profession(code)).fold(0, u32::saturating_add);
        inside.max(self.held_for_group(group)).min(self.room(&Of::Group(group.to_owned())))
    }

    /// Seats held for anybody.
    pub(super) fn held_in_all(&self) -> u32 {
        let groups = self.place.groups.keys().map(|group| self.held_within(group));
        groups.fold(self.held(&Of::Link), u32::saturating_add)
    }

    fn held_for_profession(&self, code: &str) -> u32 {
        // Of a code that the list does not have nobody new can come.
        if self.place.group_of(code).is_none() {
            return 0;
        }
        let of = Of::Profession(code.to_owned());
        self.unused(&of).min(self.reach(code))
    }

    fn held_for_group(&self, code: &str) -> u32 {
        let of = Of::Group(code.to_owned());
        let professions = self.place.groups.get(code).into_iter().flatten();
        let reach = professions.map(|code| self.reach(code)).fold(0, u32::saturating_add);
        self.unused(&of).min(self.room(&of)).min(reach)
    }

    /// Kept seats that nobody of the set has used. Who has a seat of the link's fills none of these: a
    /// person fills one kept set.
    fn unused(&self, of: &Of) -> u32 {
        let used = self.place.sum(of, |code| self.occupancy.ordinary(code), 0);
        self.place.rules.kept(of, self.now).saturating_sub(used)
    }

    /// How many more of a profession may come, as far as its own number goes.
    fn reach(&self, code: &str) -> u32 {
        if self.place.rules.allows(code) { self.room(&Of::Profession(code.to_owned())) } else { 0 }
    }
}
