//! What should be, counted from the people themselves: by what the numbers promise, not by the formulas
//! of the code. Seats that are kept are a promise that so many of a set can still come; whoever takes a
//! seat may not lessen how much of all promises can be kept together, unless it is one made to them.

use super::*;

/// Somebody with a seat: the profession, and whether the seat is the link's.
pub(super) type Sitting = (String, bool);

fn group_of(profession: &str) -> &'static str {
    PROFESSIONS.iter().find(|(code, _)| *code == profession).unwrap().1
}

fn is_of(set: &Of, profession: &str) -> bool {
    match set {
        Of::Profession(code) => profession == code,
        Of::Group(code) => group_of(profession) == code,
        Of::Link => false,
    }
}

/// What the rules promise and who sits, at a time.
pub(super) struct Oracle<'a> {
    pub rules: &'a Rules,
    pub sitting: Vec<Sitting>,
    pub now: DateTime<Utc>,
}

impl Oracle<'_> {
    fn free(&self) -> i64 {
        i64::from(self.rules.capacity) - self.sitting.len() as i64
    }

    fn room_in(&self, set: &Of) -> i64 {
        let sit = self.sitting.iter().filter(|(profession, _)| is_of(set, profession)).count() as i64;
        let numbers = self.rules.quotas.iter().filter(|quota| quota.kind == Kind::Most && quota.of == *set);
        numbers.map(|quota| i64::from(quota.people) - sit).min().unwrap_or(1000)
    }

    /// How many of a promise are not kept yet.
    fn open(&self, quota: &Quota) -> i64 {
        let Kind::Kept { until, opened } = quota.kind else { return 0 };
        if opened || self.now >= until {
            return 0;
        }
        let came = self.sitting.iter().filter(|(profession, by_link)| match quota.of {
            Of::Link => *by_link,
            _ => !by_link && is_of(&quota.of, profession),
        });
        i64::from(quota.people) - came.count() as i64
    }

    fn open_for(&self, profession: &str) -> bool {
        self.rules.quotas.iter().any(|quota| is_of(&quota.of, profession) && self.open(quota) > 0)
    }

    pub(super) fn open_for_link(&self) -> i64 {
        let links = self.rules.quotas.iter().filter(|quota| quota.of == Of::Link);
        links.map(|quota| self.open(quota)).sum::<i64>().max(0)
    }

    /// How many promises of all can still be kept: every way is tried in which people of the sets come.
    fn promises(&self) -> i64 {
        let inside: i64 = GROUPS.iter().map(|code| self.promises_in(code)).sum();
        (inside + self.open_for_link()).min(self.free())
    }

    fn promises_in(&self, code: &str) -> i64 {
        let professions: Vec<&str> = PROFESSIONS.iter().filter(|(_, of)| *of == code).map(|(code, _)| *code).collect();
        let most = |profession: &str| {
            let may = self.rules.allows(profession) && self.open_for(profession);
            if may { self.room_in(&of(profession)).clamp(0, 6) } else { 0 }
        };
        let mut ways: Vec<Vec<i64>> = vec![Vec::new()];
        for profession in &professions {
            let longer = |way: Vec<i64>| (0..=most(profession)).map(move |people| [way.clone(), vec![people]].concat());
            ways = ways.into_iter().flat_map(longer).collect();
        }
        let kept = |way: &Vec<i64>| {
            let total: i64 = way.iter().sum();
            let within = |quota: &Quota| {
                let theirs = professions.iter().zip(way).filter(|(code, _)| is_of(&quota.of, code));
                theirs.map(|(_, people)| people).sum::<i64>() <= self.open(quota).max(0)
            };
            let mut quotas = self.rules.quotas.iter();
            let promised =
                quotas.all(|quota| !matches!(quota.kind, Kind::Kept { .. }) || self.open(quota) <= 0 || within(quota));
            (promised && total <= self.room_in(&group(code)).max(0)).then_some(total)
        };
        ways.iter().filter_map(kept).max().unwrap_or(0)
    }

    /// Whether the person may take a seat, and whether it would be the link's.
    pub(super) fn may(&self, member: &Member) -> Option<bool> {
        if member.linked && self.open_for_link() > 0 {
            return (self.free() > 0).then_some(true);
        }
        let sets = [of(&member.profession), group(group_of(&member.profession))];
        let within = sets.iter().all(|set| self.room_in(set) > 0);
        if !self.rules.allows(&member.profession) || self.free() <= 0 || !within {
            return None;
        }
        let mine = self.open_for(&member.profession);
        (mine || self.with((member.profession.clone(), false)).promises() >= self.promises()).then_some(false)
    }

    pub(super) fn may_all(&self, members: &[Member]) -> Option<Vec<bool>> {
        let mut then = self.with_all(&[]);
        let mut seats = Vec::new();
        for member in members {
            let by_link = then.may(member)?;
            then.sitting.push((member.profession.clone(), by_link));
            seats.push(by_link);
        }
        Some(seats)
    }

    fn with(&self, one: Sitting) -> Self {
        self.with_all(&[one])
    }

    pub(super) fn with_all(&self, more: &[Sitting]) -> Self {
        Self { rules: self.rules, now: self.now, sitting: self.sitting.iter().chain(more).cloned().collect() }
    }

    /// What the tables must put together, by pairs: of professions, of groups.
    fn pairs(&self) -> (i64, i64) {
        let tables = self.rules.tables as i64;
        let pairs =
            |people: i64| (0..tables).map(|table| (people + table) / tables).map(|at| at * (at - 1) / 2).sum::<i64>();
        let count = |is: &dyn Fn(&str) -> bool| pairs(self.sitting.iter().filter(|(code, _)| is(code)).count() as i64);
        (
            PROFESSIONS.iter().map(|(code, _)| count(&|other| other == *code)).sum(),
            GROUPS.iter().map(|code| count(&|other| group_of(other) == *code)).sum(),
        )
    }

    /// Who is next of the whole list. `colleagues` says how many of a workplace sit.
    pub(super) fn next<'w>(&self, list: &'w [Waiting], colleagues: &dyn Fn(&str) -> i64) -> Option<&'w Waiting> {
        let by_mix = self.rules.prefer_mix && self.rules.tables > 0;
        let cost = |one: &Waiting| {
            if !by_mix {
                return (0, 0, 0);
            }
            let sit: Vec<_> = one.members.iter().map(|member| (member.profession.clone(), false)).collect();
            let (before, after) = (self.pairs(), self.with_all(&sit).pairs());
            let mates = one.members.iter().enumerate().map(|(at, member)| {
                let before = one.members[..at].iter().filter(|other| other.workplace == member.workplace);
                if member.workplace.is_empty() { 0 } else { colleagues(&member.workplace) + before.count() as i64 }
            });
            (after.0 - before.0, after.1 - before.1, mates.sum())
        };
        let may = list.iter().filter(|one| self.may_all(&one.members).is_some());
        may.min_by_key(|one| (cost(one), one.order))
    }
}
