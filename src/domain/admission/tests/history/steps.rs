//! What each thing that happens does: as the use cases do it.

use super::super::*;
use super::ops::Op;
use super::world::{Person, World};
use crate::domain::event::EventStatus;
use crate::domain::registration::{Act, ActRefused, Applied, By, RegistrationStatus, SeatChange, Standing, To};

impl World {
    pub(super) fn step(&mut self, op: &Op, is_quick: bool) {
        if let Op::Pass(hours) = op {
            for _ in 0..*hours {
                self.now += TimeDelta::hours(1);
                if is_quick {
                    self.catch_up();
                }
            }
            return;
        }
        self.catch_up();
        self.happens(op);
        if !self.is_called_off() {
            self.settle(self.now);
        }
        self.check();
    }

    fn happens(&mut self, op: &Op) {
        use RegistrationStatus::{Cancelled, Confirmed, Declined, Lapsed, Offered, Received, Waitlisted};
        let (now, place) = (self.now, self.place());
        let office = By::Office;
        match op {
            Op::Apply { professions, workplace, linked, together } => {
                let workplace = ["", "a", "b", "c"][*workplace].to_owned();
                let member =
                    |at: &usize| Member { workplace: workplace.clone(), linked: *linked, ..person(PROFESSIONS[*at].0) };
                let members: Vec<_> = professions.iter().map(member).collect();
                for some in members.chunks(if *together { members.len() } else { 1 }) {
                    self.apply(some);
                }
            }
            Op::Again(which) => {
                let Some(who) = self.one_at(*which, &[Cancelled, Declined, Lapsed]) else { return };
                self.come_back(who, Way::Own, By::Registrant, Act::Apply);
            }
            Op::Restore(which) => {
                let Some(who) = self.one_at(*which, &[Cancelled, Declined]) else { return };
                self.come_back(who, Way::Office, office, Act::Restore);
            }
            Op::Cancel(which) => {
                let there = [Received, Waitlisted, Offered, Lapsed, Confirmed];
                let Some(who) = self.one_at(*which, &there) else { return };
                let cancelled = self.act(who, Act::Cancel, By::Registrant);
                assert_eq!(cancelled.is_err(), self.is_called_off());
                if cancelled.is_ok() {
                    let again = self.act(who, Act::Cancel, By::Registrant);
                    assert_eq!(again, Err(ActRefused::Already { act: Act::Cancel }));
                }
            }
            Op::Accept(which) => {
                let Some(who) = self.one_at(*which, &[Offered]) else { return };
                if self.act(who, Act::Accept, By::Registrant) == Ok(SeatChange::None) {
                    self.people[who].until = None;
                }
            }
            Op::Decline(which, by_office) => {
                let Some(who) = self.one_at(*which, &[Received, Waitlisted, Offered, Lapsed]) else { return };
                let _ = self.act(who, Act::Decline, if *by_office { office } else { By::Registrant });
            }
            Op::Promote(which) => self.by_hand(*which, &[Waitlisted, Lapsed], Act::Promote, None),
            Op::OfferTo(which) => {
                let until = self.rules.offer_deadline(&self.calendar, now);
                if until.is_some() {
                    self.by_hand(*which, &[Waitlisted, Lapsed], Act::Offer, until);
                }
            }
            Op::Approve(which) => {
                let Some(who) = self.one_at(*which, &[Received]).filter(|_| !self.is_called_off()) else { return };
                match place.may_take(&self.occupancy, &self.people[who].member, Ok(()), now) {
                    Ok(seat) => self.seat(&[who], &[seat], Act::Approve(To::Seat), office, now),
                    Err(_) => drop(self.act(who, Act::Approve(To::Wait), office)),
                }
            }
            Op::PutBack(which) => {
                let Some(who) = self.one_at(*which, &[Confirmed]) else { return };
                let _ = self.act(who, Act::PutBack, office);
            }
            Op::Edit(which, profession) => self.edit(*which, PROFESSIONS[*profession].0),
            Op::Beyond(profession) => {
                if !self.is_called_off() {
                    let who = self.enters(person(PROFESSIONS[*profession].0), Applied::At(To::Seat), None);
                    self.sits(who, &Seat::General);
                }
            }
            Op::Capacity(capacity) => self.rules.capacity = *capacity,
            Op::Rules(new) => {
                let method = self.rules.method;
                self.rules = Rules { method, ..new.clone() };
            }
            Op::Promotion(promotion) => {
                if let Some(list) = &mut self.rules.waiting {
                    list.promotion = *promotion;
                }
            }
            Op::CallOff(off) => {
                let status = if *off { EventStatus::Cancelled } else { EventStatus::Published };
                if self.is_called_off() && !off {
                    // Deadlines begin afresh.
                    let until = self.rules.offer_deadline(&Calendar { status, ..self.calendar }, now);
                    let offered = self.all_at(Offered);
                    for who in offered {
                        self.people[who].until = until.or(Some(now.min(self.calendar.begins)));
                    }
                }
                self.calendar.status = status;
            }
            Op::Pass(_) => {}
        }
    }

    fn enters(&mut self, member: Member, to: Applied, contact: Option<usize>) -> usize {
        let (who, at) = (self.people.len(), Standing::applied(to));
        self.people.push(Person { member, by_link: false, at, order: self.next_order, contact, until: None });
        self.log.push((who, Err(at), By::Registrant));
        who
    }

    fn apply(&mut self, members: &[Member]) {
        let (decision, seats) = self.decided(members, Way::Own);
        let Ok(to) = decision.applied() else { return };
        let contact = (members.len() > 1).then_some(self.people.len());
        let may: Vec<_> = seats.iter().map(Seat::is_by_link).collect();
        if to == Applied::At(To::Seat) {
            assert_eq!(self.oracle(self.now).may_all(members), Some(may), "{members:?}");
        }
        for (at, member) in members.iter().enumerate() {
            let who = self.enters(member.clone(), to, contact);
            if let Some(seat) = seats.get(at) {
                self.sits(who, seat);
            }
        }
        self.next_order += 1;
    }

    fn come_back(&mut self, who: usize, way: Way, by: By, act: fn(Applied) -> Act) {
        let members = [self.people[who].member.clone()];
        let (decision, seats) = self.decided(&members, way);
        self.people[who].contact = None;
        match decision.applied() {
            // Whoever let an offer lapse enters the waiting list again.
            Ok(_) if self.people[who].at == RegistrationStatus::Lapsed => {
                let _ = self.act(who, Act::Apply(Applied::At(To::Wait)), by);
            }
            Ok(Applied::At(To::Seat)) => self.seat(&[who], &seats, act(Applied::At(To::Seat)), by, self.now),
            Ok(to) => drop(self.act(who, act(to), by)),
            Err(_) => {}
        }
    }

    /// The desk gives a seat to one person, where that person may take it.
    fn by_hand(&mut self, which: usize, from: &[RegistrationStatus], act: Act, until: Option<DateTime<Utc>>) {
        let Some(who) = self.one_at(which, from).filter(|_| !self.is_called_off()) else { return };
        if let Ok(seat) = self.place().may_take(&self.occupancy, &self.people[who].member, Ok(()), self.now) {
            self.seat(&[who], &[seat], act, By::Office, self.now);
            self.people[who].until = until;
        }
    }

    fn edit(&mut self, which: usize, profession: &str) {
        use RegistrationStatus::{Confirmed, Offered, Received, Waitlisted};
        let Some(who) = self.one_at(which, &[Confirmed, Offered, Received, Waitlisted]) else { return };
        let one = &self.people[who];
        let to = Member { profession: profession.to_owned(), ..one.member.clone() };
        if one.at.holds_seat() {
            let Ok(seat) = self.place().may_become(&self.occupancy, (&one.member, one.by_link), &to, self.now) else {
                return;
            };
            self.occupancy.leave(&one.member, one.by_link);
            self.people[who].member = to;
            self.sits(who, &seat);
        } else if self.rules.allows(profession) {
            self.people[who].member = to;
        }
    }
}
