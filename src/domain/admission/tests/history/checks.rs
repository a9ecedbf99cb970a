//! What must be true of a decision, and of all after every step.

use super::super::oracle::Oracle;
use super::super::*;
use super::world::World;
use crate::domain::registration::RegistrationStatus;

impl World {
    /// The decision about an application, and whether it is as it should be.
    pub(super) fn decided(&self, members: &[Member], way: Way) -> (Decision, Vec<Seat>) {
        let (heads, list) = (self.heads(), self.list());
        let waiting = list.iter().map(|(_, who)| who.len() as u32).sum();
        let door = self.calendar.door(way, self.now);
        let at =
            Situation { occupancy: &self.occupancy, heads: &heads, waiting, drawn: self.drawn, door, now: self.now };
        let decision = self.place().on_application(&at, members);
        let oracle = self.oracle(self.now);
        let whole: Vec<_> = list.into_iter().map(|(element, _)| element).collect();
        let could = |oracle: &Oracle<'_>| all_who_could(oracle, &whole);
        let cap = self.rules.waiting.and_then(|list| list.cap);
        match &decision {
            Decision::Confirm(seats) => {
                let sit = members.iter().zip(seats).map(|(one, seat)| (one.profession.clone(), seat.is_by_link()));
                let after = oracle.with_all(&sit.collect::<Vec<_>>());
                assert_eq!(could(&oracle), could(&after), "somebody who waits was passed by {members:?}");
                assert!(door.is_ok());
                return (decision.clone(), seats.clone());
            }
            Decision::Receive => assert!(self.rules.method != Method::FirstCome && door.is_ok()),
            Decision::Wait(Reason::HeldForWaiting) | Decision::Refuse(Reason::HeldForWaiting) => {
                assert!(self.gives().is_err() && !could(&oracle).is_empty(), "nobody wants the seat");
            }
            Decision::Wait(_) => {
                assert_eq!(oracle.may_all(members), None, "{members:?} could have had a seat");
                assert!(cap.is_none_or(|cap| waiting as usize + members.len() <= cap as usize));
            }
            Decision::Refuse(Reason::Shut(shut)) => assert_eq!(door, Err(*shut)),
            Decision::Refuse(Reason::NotForThisProfession) => {
                assert!(members.iter().any(|one| !self.rules.allows(&one.profession)));
            }
            Decision::Refuse(Reason::WaitingListFull) => {
                assert!(cap.is_some_and(|cap| waiting as usize + members.len() > cap as usize));
            }
            Decision::Refuse(_) => {
                assert!(self.rules.waiting.is_none() && oracle.may_all(members).is_none());
            }
        }
        (decision, Vec::new())
    }

    /// What must hold after every step.
    pub(super) fn check(&self) {
        let holders = self.people.iter().filter(|one| one.at.holds_seat()).map(|one| Holders {
            profession: one.member.profession.clone(),
            workplace: one.member.workplace.clone(),
            by_link: one.by_link,
            people: 1,
        });
        assert_eq!(Occupancy::of(holders), self.occupancy, "counted step by step, and anew");
        if self.gives().is_ok() {
            let oracle = self.oracle(self.now);
            for (element, _) in self.list() {
                assert_eq!(oracle.may_all(&element.members), None, "a free seat, and {element:?} waits");
            }
        }
        for who in self.all_at(RegistrationStatus::Offered) {
            let (until, stop) = (self.people[who].until, self.rules.offers_stop(&self.calendar));
            assert!(
                until.is_some_and(|until| until <= self.calendar.begins),
                "an offer has an end: {until:?} {stop:?}"
            );
        }
    }
}

/// Who of the list would get a seat if seats were given in its order.
fn all_who_could(oracle: &Oracle<'_>, whole: &[Waiting]) -> Vec<i64> {
    let mut left = whole.to_vec();
    let mut then = oracle.with_all(&[]);
    let mut could = Vec::new();
    while let Some(at) = left.iter().position(|one| then.may_all(&one.members).is_some()) {
        let one = left.remove(at);
        let seats = then.may_all(&one.members).unwrap();
        then.sitting.extend(one.members.iter().map(|member| member.profession.clone()).zip(seats));
        could.push(one.order);
    }
    could
}
