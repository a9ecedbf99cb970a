//! Whether somebody may take a seat now, and how many could.

use super::place::Numbers;
use super::{Member, Occupancy, Of, Place, Reason, Seat, Shut};
use chrono::{DateTime, Utc};

impl Place {
    /// Whether this person may take a seat, and which one.
    ///
    /// # Errors
    /// The first reason that says no.
    pub fn may_take(
        &self,
        occupancy: &Occupancy,
        member: &Member,
        door: Result<(), Shut>,
        now: DateTime<Utc>,
    ) -> Result<Seat, Reason> {
        let numbers = Numbers { place: self, occupancy, now };
        // The link passes who may apply and the numbers of professions, not the capacity; it does as
        // long as one of its own seats is held.
        let link = member.linked && numbers.held(&Of::Link) > 0;
        if !link && !self.rules().allows(&member.profession) {
            return Err(Reason::NotForThisProfession);
        }
        door.map_err(Reason::Shut)?;
        if numbers.free() == 0 {
            return Err(Reason::Full);
        }
        if link { Ok(Seat::Kept(Of::Link)) } else { numbers.seat_for(&member.profession) }
    }

    /// Whether these people may take seats one after another: how a group that wants to come together
    /// is asked.
    ///
    /// # Errors
    /// The reason of the first who may not.
    pub fn may_all_take(
        &self,
        occupancy: &Occupancy,
        members: &[Member],
        door: Result<(), Shut>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Seat>, Reason> {
        if let [one] = members {
            return Ok(vec![self.may_take(occupancy, one, door, now)?]);
        }
        let mut occupancy = occupancy.clone();
        let mut seats = Vec::with_capacity(members.len());
        for member in members {
            let seat = self.may_take(&occupancy, member, door, now)?;
            occupancy.take(member, &seat);
            seats.push(seat);
        }
        Ok(seats)
    }

    /// Whether somebody who has a seat may keep it as somebody else: with another profession, or for a
    /// substitute. What is asked is as if the seat were given up and taken again.
    ///
    /// # Errors
    /// The first reason that says no.
    pub fn may_become(
        &self,
        occupancy: &Occupancy,
        (from, by_link): (&Member, bool),
        to: &Member,
        now: DateTime<Utc>,
    ) -> Result<Seat, Reason> {
        let mut without = occupancy.clone();
        without.leave(from, by_link);
        self.may_take(&without, to, Ok(()), now)
    }

    /// Why these people can never all have seats, not even if all were free and nothing were kept for
    /// others: a group is told so when it applies.
    #[must_use]
    pub fn never(&self, members: &[Member], now: DateTime<Utc>) -> Option<Reason> {
        let with =
            |kept: &[Of]| self.keeping_only(kept).may_all_take(&Occupancy::default(), members, Ok(()), now).err();
        // While the link's seats are kept, who came by it gets more; once they are not, others do.
        with(&[Of::Link]).and_then(|_| with(&[]))
    }

    /// How many people of a profession, who came by no link, could take seats now one after another.
    #[must_use]
    pub fn left_for(&self, occupancy: &Occupancy, profession: &str, now: DateTime<Utc>) -> u32 {
        if !self.rules().allows(profession) {
            return 0;
        }
        let numbers = Numbers { place: self, occupancy, now };
        let own = numbers.held_for_own(profession).map_or(0, |(_, held)| held);
        let open = numbers.open_to(profession);
        // First the seats kept for them, then what is open to them besides.
        let rooms = numbers.sets_of(profession).map(|of| numbers.room(&of)).min().unwrap_or(u32::MAX);
        own.saturating_add(open).min(rooms).min(numbers.free())
    }
}

impl Numbers<'_> {
    /// The seat that somebody of this profession may take by it.
    fn seat_for(&self, profession: &str) -> Result<Seat, Reason> {
        if let Some(full) = self.sets_of(profession).find(|of| self.room(of) == 0) {
            return Err(Reason::FullFor(full));
        }
        if let Some((of, _)) = self.held_for_own(profession) {
            return Ok(Seat::Kept(of));
        }
        if self.open_to(profession) == 0 { Err(self.kept_for_others(profession)) } else { Ok(Seat::General) }
    }

    /// The profession and its group.
    fn sets_of(&self, profession: &str) -> impl Iterator<Item = Of> + use<> {
        let group = self.place.group_of(profession).map(|group| Of::Group(group.to_owned()));
        std::iter::once(Of::Profession(profession.to_owned())).chain(group)
    }

    /// The set whose kept seats this profession may use, with how many are held.
    fn held_for_own(&self, profession: &str) -> Option<(Of, u32)> {
        self.sets_of(profession).map(|of| (self.held(&of), of)).find(|(held, _)| *held > 0).map(|(held, of)| (of, held))
    }

    /// How many of the seats that are kept for nobody this profession may take.
    fn open_to(&self, profession: &str) -> u32 {
        let in_all = self.free().saturating_sub(self.held_in_all());
        let in_group = self
            .place
            .group_of(profession)
            .map_or(u32::MAX, |group| self.room(&Of::Group(group.to_owned())).saturating_sub(self.held_within(group)));
        in_all.min(in_group)
    }

    /// For whom the seats are kept that this profession may not take, and when one opens.
    fn kept_for_others(&self, profession: &str) -> Reason {
        let group = self.place.group_of(profession);
        let in_group = |of: &Of| match of {
            Of::Profession(code) => group.is_some() && self.place.group_of(code) == group,
            Of::Group(code) => group == Some(code),
            Of::Link => false,
        };
        let only_in_group = self.free() > self.held_in_all();
        let quotas = &self.place.rules().quotas;
        let kept = quotas.iter().filter(|quota| quota.keeps(self.now) > 0 && self.held(&quota.of) > 0);
        let sets = kept.map(|quota| quota.of.clone()).filter(|of| !only_in_group || in_group(of)).collect();
        let mut ends =
            self.place.rules().openings().into_iter().map(|(until, _)| until).filter(|until| *until > self.now);
        let opens = |until: &DateTime<Utc>| Numbers { now: *until, ..*self }.open_to(profession) > 0;
        // Once the last has ended nothing is kept: one of the times opens a seat.
        Reason::KeptForOthers { sets, until: ends.clone().find(opens).or(ends.next_back()).unwrap_or(self.now) }
    }
}
