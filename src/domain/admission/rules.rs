//! The rules of a place (申込枠), as its organiser chose them.

use crate::domain::registration::coded;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

coded! {
    /// How people are admitted (受付方法).
    Method {
        /// 先着: at once, while there are seats.
        FirstCome = "first_come",
        /// 抽選: everybody is received, a draw decides.
        Lottery = "lottery",
        /// 承認: everybody is received, an organiser decides.
        Approval = "approval",
    }
}

/// How a seat that became free is given to somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promotion {
    /// It is the person's at once.
    AtOnce,
    /// It is offered: the person accepts within so many hours, or the next is asked.
    Offer {
        /// How long an offer holds.
        hours: u32,
    },
}

/// The waiting list (キャンセル待ち).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingList {
    /// The most people that may wait; `None`: any number.
    pub cap: Option<u32>,
    /// How a free seat is given.
    pub promotion: Promotion,
    /// So many hours before the begin the program stops giving seats, and the organiser telephones.
    pub offers_stop_hours: u32,
}

/// Whom a quota is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// The people of a profession, by its code.
    Profession(String),
    /// The people of a group of professions, by its code.
    Group(String),
    /// Those who come by the link that the organiser hands out.
    Link,
}

impl Of {
    /// The word in the database and in message ids for what kind of set this is.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Profession(_) => "profession",
            Self::Group(_) => "group",
            Self::Link => "link",
        }
    }

    /// Which of its kind; empty for the link, of which there is one.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Profession(code) | Self::Group(code) => code,
            Self::Link => "",
        }
    }

    /// The set of a stored kind and code.
    #[must_use]
    pub fn stored(kind: &str, code: &str) -> Option<Self> {
        match kind {
            "profession" => Some(Self::Profession(code.to_owned())),
            "group" => Some(Self::Group(code.to_owned())),
            "link" => Some(Self::Link),
            _ => None,
        }
    }
}

/// What a quota says about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// At most so many.
    Most,
    /// So many seats are kept for them.
    Kept {
        /// Until this time: valid before it, not at it.
        until: DateTime<Utc>,
        /// That the seats were opened to all is a fact that is recorded when it happens, so that a
        /// clock that goes back changes nothing.
        opened: bool,
    },
    /// At least so many are wished for. Counted and shown; refuses nobody.
    Wished,
}

impl Kind {
    /// The word in the database and in message ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Most => "most",
            Self::Kept { .. } => "kept",
            Self::Wished => "wished",
        }
    }
}

/// A number of people of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Of whom.
    pub of: Of,
    /// What the number says.
    pub kind: Kind,
    /// The number.
    pub people: u32,
}

impl Quota {
    /// How many seats the quota keeps at this time: none after its end, none once opened.
    #[must_use]
    pub fn keeps(&self, now: DateTime<Utc>) -> u32 {
        match self.kind {
            Kind::Kept { until, opened: false } if now < until => self.people,
            _ => 0,
        }
    }
}

/// The rules of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// 受付方法.
    pub method: Method,
    /// 定員.
    pub capacity: u32,
    /// キャンセル待ち; `None`: who finds no seat is refused.
    pub waiting: Option<WaitingList>,
    /// 混ぜ方を優先: who costs the tables least is next, not who came first.
    pub prefer_mix: bool,
    /// The number of tables; 0 without group work.
    pub tables: usize,
    /// Numbers of professions, groups and the link.
    pub quotas: Vec<Quota>,
    /// The professions that may apply, by code; `None`: all.
    pub allowed: Option<BTreeSet<String>>,
}

impl Rules {
    /// Those of a plain place: the first who come, no waiting list, no quotas.
    #[must_use]
    pub const fn first_come(capacity: u32) -> Self {
        let method = Method::FirstCome;
        Self { method, capacity, waiting: None, prefer_mix: false, tables: 0, quotas: Vec::new(), allowed: None }
    }

    /// How many seats are kept at this time, for all sets together.
    #[must_use]
    pub fn kept_in_all(&self, now: DateTime<Utc>) -> u32 {
        self.quotas.iter().map(|quota| quota.keeps(now)).fold(0, u32::saturating_add)
    }

    /// The rules with which another event of this capacity begins: seats are kept as far as their time has
    /// not come, and not where they would be more than there are.
    #[must_use]
    pub fn again(&self, capacity: u32, now: DateTime<Utc>) -> Self {
        let mut rules = Self { capacity, ..self.clone() };
        rules.quotas.retain(|quota| !matches!(quota.kind, Kind::Kept { .. }) || quota.keeps(now) > 0);
        if rules.kept_in_all(now) > capacity {
            rules.quotas.retain(|quota| !matches!(quota.kind, Kind::Kept { .. }));
        }
        rules
    }

    /// When kept seats open that were not opened yet, each with its place among the quotas, in the
    /// order of time. Those whose time has come are overdue: they are opened, recorded as such, before
    /// anything else is decided.
    #[must_use]
    pub fn openings(&self) -> Vec<(DateTime<Utc>, usize)> {
        let kept = self.quotas.iter().enumerate().filter_map(|(at, quota)| match quota.kind {
            Kind::Kept { until, opened: false } => Some((until, at)),
            _ => None,
        });
        let mut openings: Vec<_> = kept.collect();
        openings.sort_unstable();
        openings
    }

    /// The most people of a set; `None`: no number says so.
    #[must_use]
    pub fn most(&self, of: &Of) -> Option<u32> {
        self.quotas.iter().filter(|quota| quota.of == *of && quota.kind == Kind::Most).map(|quota| quota.people).min()
    }

    /// The seats kept for a set at this time.
    #[must_use]
    pub fn kept(&self, of: &Of, now: DateTime<Utc>) -> u32 {
        self.quotas.iter().filter(|quota| quota.of == *of).map(|quota| quota.keeps(now)).max().unwrap_or(0)
    }

    /// Whether the mix of the tables says who is next; without tables there is none.
    #[must_use]
    pub const fn weighs_mix(&self) -> bool {
        self.prefer_mix && self.tables > 0
    }

    /// Whether people of this profession may apply.
    #[must_use]
    pub fn allows(&self, profession: &str) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.contains(profession))
    }
}
