//! What an application leads to.

use super::{Member, Method, Occupancy, Of, Place, Reason, Seat, Shut, Waiting};
use crate::domain::registration::{Applied, To};
use chrono::{DateTime, Utc};

/// What is known of a place when somebody applies.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Who has a seat.
    pub occupancy: &'a Occupancy,
    /// The heads of the waiting list; see [`Place::next`]. They matter only where these people could
    /// have seats: a use case may ask with none first, and read them if the answer is a seat and
    /// somebody waits.
    pub heads: &'a [Waiting],
    /// How many people wait.
    pub waiting: u32,
    /// Whether the draw of a lottery has taken place.
    pub drawn: bool,
    /// Whether the place takes people in the way in which these come.
    pub door: Result<(), Shut>,
    /// The time.
    pub now: DateTime<Utc>,
}

/// What an application leads to, for all who came with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Each has a seat, in the order of the members.
    Confirm(Vec<Seat>),
    /// They are received: a draw or an organiser decides.
    Receive,
    /// They wait, since this is so.
    Wait(Reason),
    /// They are refused, since this is so.
    Refuse(Reason),
}

impl Decision {
    /// What the application leads to, as the participation's life has it.
    ///
    /// # Errors
    /// Why it leads to nothing.
    pub const fn applied(&self) -> Result<Applied, &Reason> {
        match self {
            Self::Confirm(_) => Ok(Applied::At(To::Seat)),
            Self::Wait(_) => Ok(Applied::At(To::Wait)),
            Self::Receive => Ok(Applied::Received),
            Self::Refuse(reason) => Err(reason),
        }
    }
}

impl Place {
    /// What an application leads to: of one person, or of a group that wants to come together. Those of
    /// a group who would come without the others are asked one by one.
    #[must_use]
    pub fn on_application(&self, at: &Situation<'_>, members: &[Member]) -> Decision {
        if let Some(reason) = members.iter().find_map(|member| self.for_good(at, member)) {
            return Decision::Refuse(reason);
        }
        let seats = self.may_all_take(at.occupancy, members, at.door, at.now);
        let by_link = matches!(&seats, Ok(seats) if seats.iter().all(Seat::is_by_link));
        let at_once = by_link
            || match self.rules().method {
                Method::FirstCome => true,
                Method::Lottery => at.drawn,
                Method::Approval => false,
            };
        if !at_once {
            // The numbers are asked when it is decided.
            return Decision::Receive;
        }
        match seats {
            Ok(seats) if self.passes_somebody(at, members, &seats) => self.wait(at, members, Reason::HeldForWaiting),
            Ok(seats) => Decision::Confirm(seats),
            Err(reason) => self.wait(at, members, reason),
        }
    }

    /// Why this person has nothing to wait for.
    fn for_good(&self, at: &Situation<'_>, member: &Member) -> Option<Reason> {
        let reason = self.may_take(at.occupancy, member, at.door, at.now).err();
        reason.filter(|reason| matches!(reason, Reason::NotForThisProfession | Reason::Shut(_)))
    }

    fn wait(&self, at: &Situation<'_>, members: &[Member], reason: Reason) -> Decision {
        let Some(list) = self.rules().waiting else { return Decision::Refuse(reason) };
        let waiting = usize::try_from(at.waiting).unwrap_or(usize::MAX).saturating_add(members.len());
        if list.cap.is_some_and(|cap| waiting > cap as usize) {
            return Decision::Refuse(Reason::WaitingListFull);
        }
        Decision::Wait(reason)
    }

    /// Whether somebody who waits could take a seat, and would be passed if these took theirs. Nobody is
    /// passed by whoever takes a seat that was kept, and kept for none of those who wait.
    fn passes_somebody(&self, at: &Situation<'_>, members: &[Member], seats: &[Seat]) -> bool {
        let mut after = at.occupancy.clone();
        for (member, seat) in members.iter().zip(seats) {
            after.take(member, seat);
        }
        let may =
            |occupancy: &Occupancy, head: &Waiting| self.may_all_take(occupancy, &head.members, Ok(()), at.now).is_ok();
        let wanted = |head: &Waiting| seats.iter().any(|seat| self.is_wanted(seat, head));
        at.heads.iter().any(|head| may(at.occupancy, head) && (wanted(head) || !may(&after, head)))
    }

    /// Whether the seat could be one of those who wait here.
    fn is_wanted(&self, seat: &Seat, head: &Waiting) -> bool {
        head.members.iter().any(|member| match seat {
            Seat::General => true,
            Seat::Kept(Of::Group(group)) => self.group_of(&member.profession) == Some(group),
            Seat::Kept(Of::Profession(code)) => member.profession == *code,
            Seat::Kept(Of::Link) => member.linked,
        })
    }
}
