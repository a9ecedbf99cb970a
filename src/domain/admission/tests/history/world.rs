//! The people of one place and what becomes of them: what use cases do, without a database.

use super::super::oracle::Oracle;
use super::super::*;
use crate::domain::event::EventStatus;
use crate::domain::registration::{Act, ActRefused, By, RegistrationStatus, SeatChange, Standing, To};
use std::collections::BTreeMap;

const CLOSES: i64 = 60;

pub(super) struct Person {
    pub member: Member,
    pub by_link: bool,
    pub at: Standing,
    pub order: i64,
    pub contact: Option<usize>,
    pub until: Option<DateTime<Utc>>,
}

pub(super) struct World {
    pub rules: Rules,
    pub calendar: Calendar,
    pub now: DateTime<Utc>,
    pub drawn: bool,
    pub people: Vec<Person>,
    pub occupancy: Occupancy,
    pub next_order: i64,
    /// The people at the beginning of their participation, and every act after it.
    pub log: Vec<(usize, Result<Act, Standing>, By)>,
}

impl World {
    pub(super) fn new(rules: Rules, begins: i64) -> Self {
        let (opens, closes, begins) = (hour(0), hour(CLOSES), hour(begins));
        let calendar = Calendar { status: EventStatus::Published, opens, closes, begins };
        let (people, log) = (Vec::new(), Vec::new());
        let occupancy = Occupancy::default();
        Self { rules, calendar, now: opens, drawn: false, people, occupancy, next_order: 0, log }
    }

    pub(super) fn place(&self) -> Place {
        Place::new(self.rules.clone(), &list())
    }

    pub(super) fn is_called_off(&self) -> bool {
        self.calendar.status == EventStatus::Cancelled
    }

    /// Where everybody stands by the log alone.
    pub(super) fn replayed(&self) -> Vec<Standing> {
        let mut standings = Vec::new();
        for (who, act, by) in &self.log {
            match act {
                Err(begin) => standings.push(*begin),
                Ok(act) => standings[*who] = standings[*who].after(*act, *by, EventStatus::Published).unwrap(),
            }
        }
        standings
    }

    // ---- looking ----

    pub(super) fn all_at(&self, status: RegistrationStatus) -> Vec<usize> {
        (0..self.people.len()).filter(|who| self.people[*who].at == status).collect()
    }

    pub(super) fn one_at(&self, which: usize, wanted: &[RegistrationStatus]) -> Option<usize> {
        let there: Vec<_> = (0..self.people.len()).filter(|who| wanted.contains(&self.people[*who].at)).collect();
        (!there.is_empty()).then(|| there[which % there.len()])
    }

    pub(super) fn oracle(&self, now: DateTime<Utc>) -> Oracle<'_> {
        let seated = self.people.iter().filter(|one| one.at.holds_seat());
        let sitting = seated.map(|one| (one.member.profession.clone(), one.by_link)).collect();
        Oracle { rules: &self.rules, sitting, now }
    }

    pub(super) fn colleagues(&self, key: &str) -> i64 {
        self.people.iter().filter(|one| one.at.holds_seat() && one.member.workplace == key).count() as i64
    }

    /// The waiting list, with the people of each element.
    pub(super) fn list(&self) -> Vec<(Waiting, Vec<usize>)> {
        let mut elements: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for who in self.all_at(RegistrationStatus::Waitlisted) {
            elements.entry(self.people[who].order).or_default().push(who);
        }
        let members = |who: &[usize]| who.iter().map(|who| self.people[*who].member.clone()).collect();
        elements.into_iter().map(|(order, who)| (waiting(order, members(&who)), who)).collect()
    }

    /// Its heads: all groups, and of each class the first, or where the mix matters the first of those
    /// with the fewest colleagues.
    pub(super) fn heads(&self) -> Vec<Waiting> {
        let mut heads: BTreeMap<(String, bool, i64), (i64, Waiting)> = BTreeMap::new();
        for (element, who) in self.list() {
            let member = &self.people[who[0]].member;
            let colleagues = if member.workplace.is_empty() { 0 } else { self.colleagues(&member.workplace) };
            let colleagues = if self.rules.weighs_mix() { colleagues } else { 0 };
            let class = match who.len() {
                1 => (member.profession.clone(), member.linked, -1),
                _ => (String::new(), false, element.order),
            };
            let head = heads.entry(class).or_insert_with(|| (colleagues, element.clone()));
            if (colleagues, element.order) < (head.0, head.1.order) {
                *head = (colleagues, element);
            }
        }
        heads.into_values().map(|(_, head)| head).collect()
    }

    pub(super) fn gives(&self) -> Result<Give, Held> {
        self.rules.gives(&self.calendar, self.now)
    }

    // ---- acting ----

    pub(super) fn act(&mut self, who: usize, act: Act, by: By) -> Result<SeatChange, ActRefused> {
        let one = &mut self.people[who];
        let after = one.at.after(act, by, self.calendar.status)?;
        let change = one.at.seats(after);
        if change == SeatChange::Frees {
            self.occupancy.leave(&one.member, one.by_link);
            one.by_link = false;
        }
        one.at = after;
        if after == RegistrationStatus::Waitlisted && !matches!(act, Act::Draw(_)) {
            one.order = self.next_order;
            self.next_order += 1;
        }
        self.log.push((who, Ok(act), by));
        Ok(change)
    }

    /// Gives seats, each of which the oracle must allow.
    pub(super) fn seat(&mut self, who: &[usize], seats: &[Seat], act: Act, by: By, now: DateTime<Utc>) {
        for (who, seat) in who.iter().zip(seats) {
            let allowed = self.oracle(now).may(&self.people[*who].member);
            assert_eq!(allowed, Some(seat.is_by_link()), "{act:?} of {:?}", self.people[*who].member);
            assert_eq!(self.act(*who, act, by), Ok(SeatChange::Takes));
            self.sits(*who, seat);
        }
    }

    pub(super) fn sits(&mut self, who: usize, seat: &Seat) {
        let one = &mut self.people[who];
        one.by_link = seat.is_by_link();
        self.occupancy.take(&one.member, seat);
    }

    /// What is overdue, in the order of due times.
    pub(super) fn catch_up(&mut self) {
        while !self.is_called_off() {
            let opening = self.rules.openings().first().map(|(at, quota)| (*at, 0, *quota));
            let draws = self.rules.method == Method::Lottery && !self.drawn;
            let draw = draws.then_some((self.calendar.closes, 1, 0));
            let lapses = self.all_at(RegistrationStatus::Offered).into_iter();
            let lapse = lapses.filter_map(|who| Some((self.people[who].until?, 2, who))).min();
            let due = opening.into_iter().chain(draw).chain(lapse).min().filter(|(at, ..)| *at <= self.now);
            let Some((at, what, which)) = due else { break };
            match what {
                0 => {
                    if let Kind::Kept { opened, .. } = &mut self.rules.quotas[which].kind {
                        *opened = true;
                    }
                }
                1 => self.draw(at),
                _ => assert_eq!(self.act(which, Act::Lapse, By::Program), Ok(SeatChange::Frees)),
            }
            self.settle(at);
        }
    }

    pub(super) fn draw(&mut self, at: DateTime<Utc>) {
        let received = self.all_at(RegistrationStatus::Received);
        let entry = |who: &usize| Entry {
            number: *who as u64,
            profession: self.people[*who].member.profession.clone(),
            together: self.people[*who].contact.map(|contact| contact as u64),
        };
        let entries: Vec<_> = received.iter().map(entry).collect();
        let toy =
            |bytes: &[u8]| std::array::from_fn(|at| bytes[at % bytes.len()] ^ bytes[bytes.len() - 1].rotate_left(3));
        let lots = self.place().draw(&Seed([7; 32]), &self.occupancy, &entries, at, toy);
        for lot in lots {
            let who: Vec<_> = lot.people.iter().map(|number| *number as usize).collect();
            let was_guest: Vec<_> = who.iter().map(|who| self.people[*who].member.linked).collect();
            for who in &who {
                self.people[*who].order = self.next_order;
                self.people[*who].member.linked = false;
            }
            match lot.seats {
                Some(seats) => self.seat(&who, &seats, Act::Draw(To::Seat), By::Program, at),
                None => who.iter().for_each(|who| {
                    self.act(*who, Act::Draw(To::Wait), By::Program).unwrap();
                }),
            }
            for (who, linked) in who.into_iter().zip(was_guest) {
                self.people[who].member.linked = linked;
            }
            self.next_order += 1;
        }
        self.drawn = true;
    }

    pub(super) fn settle(&mut self, as_of: DateTime<Utc>) {
        while let Ok(give) = self.gives() {
            let (place, heads, list) = (self.place(), self.heads(), self.list());
            let next = place.next(&self.occupancy, &heads, as_of);
            let whole: Vec<_> = list.iter().map(|(element, _)| element.clone()).collect();
            let expected = self.oracle(as_of).next(&whole, &|key| self.colleagues(key)).map(|one| one.order);
            assert_eq!(next.as_ref().map(|next| next.waiting.order), expected, "who is next");
            let Some(next) = next else { break };
            let (_, who) = list.into_iter().find(|(element, _)| element.order == next.waiting.order).unwrap();
            let (act, until) = match give {
                Give::AtOnce => (Act::Promote, None),
                Give::Offer { until } => (Act::Offer, Some(until)),
            };
            let seats = next.seats;
            self.seat(&who, &seats, act, By::Program, as_of);
            for who in who {
                self.people[who].until = until;
            }
        }
    }
}
