//! What is wrong with rules as an organiser typed them: data; the words are texts.

use super::{Kind, Of, Promotion, Rules};
use crate::domain::profession::{ProfessionGroup, ProfessionList};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// Something wrong with the rules of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleFault {
    /// The organisation has no such profession or group.
    Unknown(Of),
    /// Two numbers of one kind for one set; the word of [`Kind::code`] says which kind.
    Twice(Of, &'static str),
    /// At most nobody: such a profession is not accepted, which is said otherwise.
    MostIsZero(Of),
    /// A number of nobody, kept or wished for, says nothing.
    Nothing(Of, &'static str),
    /// The link has kept seats, and no other number.
    NotOfLink(&'static str),
    /// Seats are kept for people who cannot apply.
    KeptNotAllowed(Of),
    /// Seats are kept for a profession and for its group.
    KeptTwice {
        /// The profession.
        profession: String,
        /// Its group.
        group: String,
    },
    /// More is kept for a set, and for sets inside it, than may come of it.
    KeptBeyondMost {
        /// The set.
        of: Of,
        /// How many seats are kept.
        kept: u32,
        /// How many people may come.
        most: u32,
    },
    /// More is wished for than may come.
    WishedBeyondMost {
        /// The set.
        of: Of,
        /// How many are wished for.
        wished: u32,
        /// How many may come.
        most: u32,
    },
    /// More is kept than there are seats.
    KeptBeyondCapacity {
        /// How many seats are kept.
        kept: u32,
        /// How many there are.
        capacity: u32,
    },
    /// Nobody can apply.
    NobodyAllowed,
    /// An offer that is over as it is made.
    OfferWithoutTime,
    /// A waiting list for nobody: there is none then, which is said otherwise.
    NobodyMayWait,
}

impl Rules {
    /// All that is wrong; such rules are not stored. What was opened keeps nothing any more, whatever
    /// its date.
    #[must_use]
    pub fn faults(&self, professions: &ProfessionList, now: DateTime<Utc>) -> Vec<RuleFault> {
        let mut faults: BTreeSet<_> = self.faults_of_words(professions).collect();
        faults.extend(self.faults_of_numbers());
        faults.extend(self.faults_of_kept(professions, now));
        if self.allowed.as_ref().is_some_and(BTreeSet::is_empty) {
            faults.insert(RuleFault::NobodyAllowed);
        }
        if let Some(list) = self.waiting {
            faults.extend((list.cap == Some(0)).then_some(RuleFault::NobodyMayWait));
            faults.extend((list.promotion == Promotion::Offer { hours: 0 }).then_some(RuleFault::OfferWithoutTime));
        }
        faults.into_iter().collect()
    }

    fn faults_of_words<'a>(&'a self, professions: &'a ProfessionList) -> impl Iterator<Item = RuleFault> + 'a {
        let known = |of: &Of| match of {
            Of::Profession(code) => professions.by_code(code).is_some(),
            Of::Group(code) => professions.groups.iter().any(|group| group.code == *code),
            Of::Link => true,
        };
        let allowed = self.allowed.iter().flatten().map(|code| Of::Profession(code.clone()));
        let named = self.quotas.iter().map(|quota| quota.of.clone()).chain(allowed);
        named.filter(move |of| !known(of)).map(RuleFault::Unknown)
    }

    fn faults_of_numbers(&self) -> impl Iterator<Item = RuleFault> {
        let mut seen = BTreeSet::new();
        self.quotas.iter().filter_map(move |quota| {
            let (of, kind) = (quota.of.clone(), quota.kind.code());
            match quota.kind {
                _ if !seen.insert((of.clone(), kind)) => Some(RuleFault::Twice(of, kind)),
                Kind::Most | Kind::Wished if of == Of::Link => Some(RuleFault::NotOfLink(kind)),
                Kind::Most if quota.people == 0 => Some(RuleFault::MostIsZero(of)),
                _ if quota.people == 0 => Some(RuleFault::Nothing(of, kind)),
                Kind::Wished => {
                    let most = self.most(&of).filter(|most| quota.people > *most);
                    most.map(|most| RuleFault::WishedBeyondMost { of, wished: quota.people, most })
                }
                Kind::Most | Kind::Kept { .. } => None,
            }
        })
    }

    fn faults_of_kept(&self, professions: &ProfessionList, now: DateTime<Utc>) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        let mut in_all = self.kept(&Of::Link, now);
        for group in &professions.groups {
            in_all = in_all.saturating_add(self.faults_of_group(group, now, &mut faults));
        }
        if in_all > self.capacity {
            faults.push(RuleFault::KeptBeyondCapacity { kept: in_all, capacity: self.capacity });
        }
        faults
    }

    /// What is wrong in a group; how many seats are kept in it.
    fn faults_of_group(&self, group: &ProfessionGroup, now: DateTime<Utc>, faults: &mut Vec<RuleFault>) -> u32 {
        let of = Of::Group(group.code.clone());
        let whole = self.kept(&of, now);
        let (mut parts, mut reach) = (0_u32, 0_u32);
        for profession in &group.professions {
            let one = Of::Profession(profession.code.clone());
            let kept = self.kept(&one, now);
            let most = if self.allows(&profession.code) { self.most(&one).unwrap_or(u32::MAX) } else { 0 };
            (parts, reach) = (parts.saturating_add(kept), reach.saturating_add(most));
            if kept > 0 && whole > 0 {
                let (profession, group) = (profession.code.clone(), group.code.clone());
                faults.push(RuleFault::KeptTwice { profession, group });
            }
            faults.extend(beyond(one, kept, most));
        }
        let most = self.most(&of).unwrap_or(u32::MAX);
        faults.extend(beyond(of, whole.saturating_add(parts), if whole > 0 { most.min(reach) } else { most }));
        whole.saturating_add(parts)
    }
}

fn beyond(of: Of, kept: u32, most: u32) -> Option<RuleFault> {
    match (kept, most) {
        (0, _) => None,
        (_, 0) => Some(RuleFault::KeptNotAllowed(of)),
        _ => (kept > most).then_some(RuleFault::KeptBeyondMost { of, kept, most }),
    }
}
