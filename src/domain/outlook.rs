//! 見通し: what the tables will be like with the people who are confirmed now, told while something
//! can still be done about it.
//!
//! Every profession can be spread over the tables as evenly as its number allows, all professions at
//! once (see the seating crate, "exact"): what is told here is what the tables will really be.

use super::event::Event;
use super::event_status::EventStatus;
use chrono::{DateTime, Utc};
use entaku_seating::{least_pairs, pairs_of_one_more};

/// How many remarks are shown.
pub const SHOWN: usize = 3;

/// The tables of an event when all its places are taken, or with as many people as it has where
/// those are more; 0 without group work.
#[must_use]
pub fn tables(event: &Event) -> usize {
    let people = event.details.capacity.max(event.seats_taken) as usize;
    if event.details.group_work { event.details.tables.tables_for(people) } else { 0 }
}

/// Whether the mix can still be steered: the event is public and has not begun.
#[must_use]
pub fn is_ahead(event: &Event, now: DateTime<Utc>) -> bool {
    matches!(event.status, EventStatus::Published | EventStatus::Closed)
        && event.starts_at().is_some_and(|begin| now < begin)
}

/// People of one profession, spread over the tables as evenly as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    people: usize,
    /// At least one.
    tables: usize,
}

impl Share {
    /// So many people; `None` where there are no tables.
    #[must_use]
    pub const fn of(people: usize, tables: usize) -> Option<Self> {
        if tables == 0 { None } else { Some(Self { people, tables }) }
    }

    /// How many tables there are.
    #[must_use]
    pub const fn tables(self) -> usize {
        self.tables
    }

    /// How many tables have so many of them.
    #[must_use]
    pub const fn tables_with(self, people: usize) -> usize {
        let fuller = self.people % self.tables;
        if people == self.people / self.tables {
            self.tables - fuller
        } else if people == self.people / self.tables + 1 {
            fuller
        } else {
            0
        }
    }

    /// The most at one table.
    #[must_use]
    pub const fn most(self) -> usize {
        self.people.div_ceil(self.tables)
    }

    /// The fewest at one table.
    #[must_use]
    pub const fn fewest(self) -> usize {
        self.people / self.tables
    }

    /// Pairs of them at one table.
    #[must_use]
    pub fn pairs(self) -> u64 {
        least_pairs(self.people, self.tables)
    }

    /// How many such pairs one more of them adds.
    #[must_use]
    pub const fn pairs_of_one_more(self) -> usize {
        pairs_of_one_more(self.people, self.tables)
    }

    /// How many more it takes until every table has one.
    #[must_use]
    pub const fn until_one_each(self) -> usize {
        self.tables.saturating_sub(self.people)
    }
}

/// What an organiser is told of a profession, named by its position among those given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// So many tables have `most` people of it, which is more than one.
    Crowded {
        /// The profession.
        profession: usize,
        /// How many at one table.
        most: usize,
        /// How many tables have as many.
        tables: usize,
    },
    /// With so many more every table has one.
    Short {
        /// The profession.
        profession: usize,
        /// How many more.
        more: usize,
    },
}

impl Remark {
    /// The profession of which it speaks.
    #[must_use]
    pub const fn profession(self) -> usize {
        match self {
            Self::Crowded { profession, .. } | Self::Short { profession, .. } => profession,
        }
    }
}

/// How important a remark is: the rank, then the figure, the smaller first.
type Weight = (u8, u64);

/// What is to be said of these professions, the most important first:
///
/// 1. three or more at a table, the most pairs first;
/// 2. a profession that half of the tables have already, the fewest missing first;
/// 3. two at a table, where half of the tables are so, the most pairs first;
/// 4. a profession that a third of the tables have, the fewest missing first.
///
/// Of fewer nothing is said: that few can be found to fill all tables is no help. What is equally
/// important stands in the order of the professions.
#[must_use]
pub fn remarks(professions: &[Share]) -> Vec<Remark> {
    let all = professions.iter().enumerate().flat_map(|(at, share)| [crowded(at, *share), short(at, *share)]);
    let mut all: Vec<(Weight, Remark)> = all.flatten().collect();
    all.sort_by_key(|(weight, _)| *weight);
    all.into_iter().map(|(_, remark)| remark).collect()
}

fn crowded(profession: usize, share: Share) -> Option<(Weight, Remark)> {
    let most = share.most();
    let tables = share.tables_with(most);
    let rank = match most {
        0 | 1 => return None,
        2 if 2 * tables < share.tables => return None,
        2 => 3,
        _ => 1,
    };
    Some(((rank, u64::MAX - share.pairs()), Remark::Crowded { profession, most, tables }))
}

fn short(profession: usize, share: Share) -> Option<(Weight, Remark)> {
    let more = share.until_one_each();
    let rank = match share.people {
        _ if more == 0 => return None,
        people if 2 * people >= share.tables => 2,
        people if 3 * people >= share.tables => 4,
        _ => return None,
    };
    Some(((rank, more as u64), Remark::Short { profession, more }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(people: &[usize], tables: usize) -> Vec<Share> {
        people.iter().filter_map(|&people| Share::of(people, tables)).collect()
    }

    #[test]
    fn every_person_and_every_table_is_told_once() {
        for people in 0..70 {
            for tables in 1..20 {
                let share = Share { people, tables };
                let with: Vec<_> = (0..=people).map(|n| share.tables_with(n)).collect();
                assert_eq!(with.iter().sum::<usize>(), tables);
                assert_eq!(with.iter().enumerate().map(|(n, with)| n * with).sum::<usize>(), people);
                assert_eq!(with.iter().rposition(|with| *with > 0), Some(share.most()));
                assert_eq!(with.iter().position(|with| *with > 0), Some(share.fewest()));
                let next = Share { people: people + 1, tables };
                assert_eq!(next.pairs() - share.pairs(), share.pairs_of_one_more() as u64);
            }
        }
    }

    /// 医師3 歯科医師1 薬剤師5 病院看護師3 訪問看護師11 歯科衛生士1 管理栄養士1 リハビリ4 ケアマネジャー20
    /// 地域包括3 医療ソーシャルワーカー2 介護4 福祉用具1 行政1, at ten tables.
    #[test]
    fn the_workshop_of_2023_lacks_pharmacists_first() {
        let workshop = shares(&[3, 1, 5, 3, 11, 1, 1, 4, 20, 3, 2, 4, 1, 1], 10);
        let told = [
            Remark::Short { profession: 2, more: 5 },
            Remark::Crowded { profession: 8, most: 2, tables: 10 },
            Remark::Short { profession: 7, more: 6 },
            Remark::Short { profession: 11, more: 6 },
        ];
        assert_eq!(remarks(&workshop), told);
        let mut more = workshop;
        more[8].people = 23;
        assert_eq!(remarks(&more)[0], Remark::Crowded { profession: 8, most: 3, tables: 3 });
        assert_eq!(remarks(&more)[1], told[0]);
    }

    #[test]
    fn what_is_as_even_as_can_be_needs_no_remark() {
        assert_eq!(remarks(&shares(&[10, 10, 1, 0, 12], 10)), []);
        assert_eq!(remarks(&[]), []);
    }

    #[test]
    fn more_pairs_are_told_before_fewer_and_equals_in_their_order() {
        let told = remarks(&shares(&[9, 12, 9, 5, 3], 4));
        let told: Vec<_> = told.into_iter().map(Remark::profession).collect();
        assert_eq!(told, [1, 0, 2, 4]);
    }
}
