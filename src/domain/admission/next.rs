//! Who is next for a seat.

use super::cost::Cost;
use super::{Member, Occupancy, Place, Seat, Waiting};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The next for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next<'w> {
    /// The element of the waiting list.
    pub waiting: &'w Waiting,
    /// The seats that its members take.
    pub seats: Vec<Seat>,
}

impl Place {
    /// Who is next among these: the first in the order who may take a seat; where the mix has priority,
    /// the one who costs the tables least, and of those the first.
    ///
    /// The whole waiting list is not needed, only its heads. Whether a single person may take a seat
    /// depends on profession and link alone, so of all who are alike in both the first stands for them:
    /// if the first may not, none may, and if any is next, it is the first. Where the mix has priority
    /// ([`super::Rules::weighs_mix`]), people of one class still differ in how many colleagues are in
    /// already; there the head of a class is the first of those with the fewest. Groups differ in all, so all
    /// groups are heads. So there are as many heads as there are professions, twice, and groups: their
    /// number does not grow with the people who wait.
    #[must_use]
    pub fn next<'w>(
        &self,
        occupancy: &Occupancy,
        heads: impl IntoIterator<Item = &'w Waiting>,
        now: DateTime<Utc>,
    ) -> Option<Next<'w>> {
        let free = self.rules().capacity.saturating_sub(occupancy.people());
        if free == 0 {
            return None;
        }
        let mut alike = BTreeMap::new();
        let mut best: Option<((Cost, i64), Next<'w>)> = None;
        for waiting in heads.into_iter().filter(|waiting| waiting.members.len() <= free as usize) {
            let Some(seats) = self.seats_of(occupancy, &waiting.members, now, &mut alike) else { continue };
            let key = (self.cost(occupancy, &waiting.members), waiting.order);
            if best.as_ref().is_none_or(|(least, _)| key < *least) {
                best = Some((key, Next { waiting, seats }));
            }
        }
        best.map(|(_, next)| next)
    }

    /// The seats of one element; people who are alike are asked once.
    fn seats_of<'w>(
        &self,
        occupancy: &Occupancy,
        members: &'w [Member],
        now: DateTime<Utc>,
        alike: &mut BTreeMap<(&'w str, bool), Option<Seat>>,
    ) -> Option<Vec<Seat>> {
        match members {
            [] => None,
            [one] => {
                let ask = || self.may_take(occupancy, one, Ok(()), now).ok();
                let seat = alike.entry((&one.profession, one.linked)).or_insert_with(ask);
                seat.clone().map(|seat| vec![seat])
            }
            group => self.may_all_take(occupancy, group, Ok(()), now).ok(),
        }
    }
}
