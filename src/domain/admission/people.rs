//! The people a decision looks at: whoever asks, those who have a seat as numbers, those who wait.

use super::Of;
use std::collections::BTreeMap;

/// Somebody who asks for a seat, as far as the decision goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Code of the profession.
    pub profession: String,
    /// The key by which colleagues are recognised; empty where it is unknown or does not matter.
    pub workplace: String,
    /// Whether the person came by the organiser's link.
    pub linked: bool,
}

/// The seat that somebody may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// One that is open to all.
    General,
    /// One of those kept for this set. That it is one of the link's is recorded with the participation:
    /// whoever has it is counted for the link's seats, and for no kept seats of a profession.
    Kept(Of),
}

impl Seat {
    /// Whether the seat is one of the link's.
    #[must_use]
    pub const fn is_by_link(&self) -> bool {
        matches!(self, Self::Kept(Of::Link))
    }
}

/// People who have a seat, alike in all that matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// Code of the profession.
    pub profession: String,
    /// Key of the workplace; may be empty.
    pub workplace: String,
    /// Whether their seats are the link's.
    pub by_link: bool,
    /// How many they are.
    pub people: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    people: u32,
    by_link: u32,
}

/// Who has a seat, in numbers: confirmed, or offered one, since an offer holds its seat. Its size is
/// bounded by the seats, however many have applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occupancy {
    professions: BTreeMap<String, Count>,
    workplaces: BTreeMap<String, u32>,
    all: Count,
}

impl Occupancy {
    /// Of those who have a seat. Their workplaces matter only where the mix has priority.
    #[must_use]
    pub fn of(holders: impl IntoIterator<Item = Holders>) -> Self {
        let mut occupancy = Self::default();
        for one in holders {
            occupancy.count(&one);
        }
        occupancy
    }

    fn count(&mut self, one: &Holders) {
        let by_link = if one.by_link { one.people } else { 0 };
        let profession = self.professions.entry(one.profession.clone()).or_default();
        for count in [profession, &mut self.all] {
            count.people = count.people.saturating_add(one.people);
            count.by_link = count.by_link.saturating_add(by_link);
        }
        if !one.workplace.is_empty() {
            let colleagues = self.workplaces.entry(one.workplace.clone()).or_default();
            *colleagues = colleagues.saturating_add(one.people);
        }
    }

    /// Somebody has taken the seat.
    pub fn take(&mut self, member: &Member, seat: &Seat) {
        let (profession, workplace) = (member.profession.clone(), member.workplace.clone());
        self.count(&Holders { profession, workplace, by_link: seat.is_by_link(), people: 1 });
    }

    /// Somebody has given the seat up. Whoever has none changes nothing.
    pub fn leave(&mut self, member: &Member, by_link: bool) {
        let Some(profession) = self.professions.get_mut(&member.profession).filter(|count| count.people > 0) else {
            return;
        };
        for count in [profession, &mut self.all] {
            count.people -= 1;
            count.by_link = count.by_link.saturating_sub(u32::from(by_link));
        }
        if let Some(colleagues) = self.workplaces.get_mut(&member.workplace) {
            *colleagues = colleagues.saturating_sub(1);
        }
        self.professions.retain(|_, count| count.people > 0);
        self.workplaces.retain(|_, people| *people > 0);
    }

    /// All who have a seat.
    #[must_use]
    pub const fn people(&self) -> u32 {
        self.all.people
    }

    /// Those whose seats are the link's.
    #[must_use]
    pub const fn by_link(&self) -> u32 {
        self.all.by_link
    }

    /// Those of a profession.
    #[must_use]
    pub fn of_profession(&self, code: &str) -> u32 {
        self.professions.get(code).map_or(0, |count| count.people)
    }

    /// Those of a profession whose seats are not the link's.
    #[must_use]
    pub fn ordinary(&self, code: &str) -> u32 {
        self.professions.get(code).map_or(0, |count| count.people.saturating_sub(count.by_link))
    }

    /// Those of a workplace; nobody is of one that is unknown.
    #[must_use]
    pub fn colleagues(&self, workplace: &str) -> u32 {
        self.workplaces.get(workplace).copied().unwrap_or(0)
    }
}

/// One element of the waiting list: a person, or a group that wants to come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its place in the order: a number given on entering the list, and to no other element.
    pub order: i64,
    /// Who they are, in the order in which they would take seats; one person, or the whole group.
    pub members: Vec<Member>,
}
