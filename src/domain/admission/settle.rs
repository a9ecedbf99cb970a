//! Giving seats to those who wait until nobody may take one.

use super::{Occupancy, Place, Seat, Waiting};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A seat, or a group's seats, given to an element of the waiting list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The element, by its place in the order.
    pub order: i64,
    /// The seats of its members.
    pub seats: Vec<Seat>,
}

impl Place {
    /// Gives seats, each to who is next, until nobody may take one, and counts them. Whether they are
    /// given at all now, and whether as an offer, says [`super::Rules::gives`].
    ///
    /// `waiting` may be the whole list. It need not be: besides all groups, of each class as
    /// [`Place::next`] has them so many from its head as seats are free are enough, since no more are
    /// given; where the mix has priority, so many of each workplace in it.
    pub fn settle(&self, occupancy: &mut Occupancy, waiting: &[Waiting], now: DateTime<Utc>) -> Vec<Given> {
        let mut queue = Queue::of(waiting, self.rules().weighs_mix());
        let mut given = Vec::new();
        while let Some(next) = self.next(occupancy, queue.heads(), now) {
            for (member, seat) in next.waiting.members.iter().zip(&next.seats) {
                occupancy.take(member, seat);
            }
            let order = next.waiting.order;
            queue.remove(order);
            given.push(Given { order, seats: next.seats });
        }
        given
    }
}

/// People who are alike in all that matters: profession, link, and workplace where that does.
type Class<'w> = (&'w str, bool, &'w str);

/// A waiting list by classes, so that its heads are at hand.
struct Queue<'w> {
    classes: BTreeMap<Class<'w>, BTreeMap<i64, &'w Waiting>>,
    groups: BTreeMap<i64, &'w Waiting>,
    class_of: BTreeMap<i64, Class<'w>>,
}

impl<'w> Queue<'w> {
    fn of(waiting: &'w [Waiting], by_workplace: bool) -> Self {
        let mut queue = Self { classes: BTreeMap::new(), groups: BTreeMap::new(), class_of: BTreeMap::new() };
        for one in waiting {
            if let [member] = one.members.as_slice() {
                let workplace = if by_workplace { member.workplace.as_str() } else { "" };
                let class = (member.profession.as_str(), member.linked, workplace);
                queue.classes.entry(class).or_default().insert(one.order, one);
                queue.class_of.insert(one.order, class);
            } else {
                queue.groups.insert(one.order, one);
            }
        }
        queue
    }

    fn heads(&self) -> impl Iterator<Item = &'w Waiting> {
        let singles = self.classes.values().filter_map(|class| class.values().next());
        singles.chain(self.groups.values()).copied()
    }

    fn remove(&mut self, order: i64) {
        match self.class_of.get(&order).and_then(|class| self.classes.get_mut(class)) {
            Some(class) => class.remove(&order),
            None => self.groups.remove(&order),
        };
    }
}
