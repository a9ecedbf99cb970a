//! The life of an event: which steps an organiser can take, and which one comes next.

use super::event::{Availability, Event, EventStatus};
use super::registration::coded;
use super::seating::SeatingState;
use chrono::{DateTime, Utc};

coded! {
    /// A step that an organiser takes.
    Step {
        /// Make a draft public.
        Publish = "publish",
        /// End the applications.
        Close = "close",
        /// Take applications again.
        Reopen = "reopen",
        /// Make a public event a draft again, while nobody has applied.
        Withdraw = "withdraw",
        /// Call the event off.
        Cancel = "cancel",
    }
}

impl Step {
    /// Where the step leads from this status; `None` where it cannot be taken.
    #[must_use]
    pub const fn target(self, status: EventStatus) -> Option<EventStatus> {
        match (self, status) {
            (Self::Publish, EventStatus::Draft) | (Self::Reopen, EventStatus::Closed) => Some(EventStatus::Published),
            (Self::Close, EventStatus::Published) => Some(EventStatus::Closed),
            (Self::Withdraw, EventStatus::Published | EventStatus::Closed) => Some(EventStatus::Draft),
            (Self::Cancel, EventStatus::Published | EventStatus::Closed) => Some(EventStatus::Cancelled),
            _ => None,
        }
    }

    /// Whether the step can be taken and changes something: an event whose applications are over
    /// has none to end or to take again, and one that is over is not called off any more. What an
    /// event lacks before it can open is asked elsewhere.
    #[must_use]
    pub fn helps(self, event: &Event, now: DateTime<Utc>) -> bool {
        let before_deadline = now < event.details.apply_until;
        self.target(event.status).is_some()
            && match self {
                Self::Publish => true,
                Self::Close | Self::Reopen => before_deadline,
                Self::Withdraw => event.seats_taken == 0 && event.turned_away == 0,
                Self::Cancel => !is_over(event, now),
            }
    }

    /// Whether applications are taken after it, so that the event must be complete and its
    /// deadline ahead.
    #[must_use]
    pub const fn opens(self) -> bool {
        matches!(self, Self::Publish | Self::Reopen)
    }
}

coded! {
    /// What an organiser does next; its sentence is the message `event-next-{code}`.
    NextStep {
        /// A draft that lacks something.
        Complete = "complete",
        /// A complete draft.
        Publish = "publish",
        /// Published, applications begin later.
        Wait = "wait",
        /// Applications are taken.
        Announce = "announce",
        /// No place is left: the capacity can be raised.
        Full = "full",
        /// Applications have ended, and nobody has applied.
        Nobody = "nobody",
        /// The people are there: groups are made.
        Seat = "seat",
        /// The groups are a draft: they are made final.
        Confirm = "confirm",
        /// The groups are final, and somebody is in none.
        SeatRest = "seat-rest",
        /// The groups are final: the lists are printed.
        Print = "print",
        /// No group work: lists are made.
        Lists = "lists",
        /// The last session is over.
        Over = "over",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// How far the work on an event has come, besides what the event says itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Whether a draft could be published.
    pub complete: bool,
    /// How far its seating has come; `None` where nobody was seated yet.
    pub seating: Option<SeatingState>,
    /// How many of those who take part have no table in it.
    pub unseated: usize,
}

impl NextStep {
    /// What is to be done next about `event`, the first thing first; at least one.
    #[must_use]
    pub fn of(event: &Event, progress: &Progress, now: DateTime<Utc>) -> Vec<Self> {
        let (groups, begun) = (Self::of_groups(event, progress), progress.seating.is_some());
        match event.status {
            EventStatus::Draft if progress.complete => return vec![Self::Publish],
            EventStatus::Draft => return vec![Self::Complete],
            EventStatus::Cancelled => return vec![Self::Cancelled],
            EventStatus::Published | EventStatus::Closed => {}
        }
        if is_over(event, now) {
            return vec![Self::Over];
        }
        match event.availability(now) {
            Availability::NotYetOpen => vec![Self::Wait],
            // Whoever has begun with the groups goes on with them while others still apply.
            Availability::Open | Availability::FewLeft(_) if begun => vec![Self::Announce, groups],
            Availability::Open | Availability::FewLeft(_) => vec![Self::Announce],
            Availability::Full | Availability::Waiting(_) => vec![groups, Self::Full],
            Availability::Closed if event.seats_taken == 0 => vec![Self::Nobody],
            Availability::Closed => vec![groups],
            Availability::Cancelled => vec![Self::Cancelled],
        }
    }

    /// How the groups, or the lists where there are none, go on.
    const fn of_groups(event: &Event, progress: &Progress) -> Self {
        match progress.seating {
            None if !event.details.group_work => Self::Lists,
            None | Some(SeatingState::Replaced) => Self::Seat,
            Some(SeatingState::Draft) => Self::Confirm,
            Some(SeatingState::Published) if progress.unseated > 0 => Self::SeatRest,
            Some(SeatingState::Published) => Self::Print,
        }
    }
}

fn is_over(event: &Event, now: DateTime<Utc>) -> bool {
    event.details.sessions.iter().all(|session| session.ends_at <= now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{EventDetails, Session, TableRule};
    use EventStatus::{Cancelled, Closed, Draft, Published};

    fn event(status: EventStatus, seats_taken: u32) -> Event {
        let id = uuid::Uuid::from_u128(1);
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let details = EventDetails {
            title: "研修会".into(),
            theme: String::new(),
            description: String::new(),
            audience: String::new(),
            programme: String::new(),
            speakers: String::new(),
            fee: String::new(),
            access: String::new(),
            host: String::new(),
            co_hosts: String::new(),
            partners: String::new(),
            notices: String::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
            contact_mail: String::new(),
            privacy_text: String::new(),
            capacity: 60,
            apply_from: at("2023-08-01T00:00:00Z"),
            apply_until: at("2023-08-31T00:00:00Z"),
            group_work: true,
            tables: TableRule::Tables(10),
            topics: String::new(),
            sessions: vec![Session {
                id: id.into(),
                title: String::new(),
                starts_at: at("2023-09-06T10:00:00Z"),
                ends_at: at("2023-09-06T11:45:00Z"),
                venue: "萌え木ホール".into(),
                map_url: String::new(),
                online_url: String::new(),
            }],
            english: crate::domain::event_texts::EnglishTexts::default(),
        };
        let draft = Event::draft((id.into(), id.into(), "abc".into()), id.into(), details, at("2023-08-01T00:00:00Z"));
        let mut event = Event { status, ..draft };
        event.places[0].taken = seats_taken;
        event.add_up_places();
        event
    }

    #[test]
    fn a_called_off_event_stays_so_and_a_draft_cannot_be_called_off() {
        for step in Step::ALL {
            assert_eq!(step.target(Cancelled), None);
        }
        let steps =
            |status| Step::ALL.iter().filter(|s| s.target(status).is_some()).map(|s| s.code()).collect::<Vec<_>>();
        assert_eq!(steps(Draft), ["publish"]);
        assert_eq!(steps(Published), ["close", "withdraw", "cancel"]);
        assert_eq!(steps(Closed), ["reopen", "withdraw", "cancel"]);
    }

    const BEFORE: &str = "2023-08-10T00:00:00Z";
    const AFTER: &str = "2023-08-31T00:00:00Z";

    #[test]
    fn the_next_step_follows_the_calendar() {
        let progress = Progress { complete: true, ..Progress::default() };
        let next = |status, taken, now: &str| NextStep::of(&event(status, taken), &progress, now.parse().unwrap());
        assert_eq!(next(Draft, 0, BEFORE), [NextStep::Publish]);
        assert_eq!(next(Published, 0, "2023-07-31T00:00:00Z"), [NextStep::Wait]);
        assert_eq!(next(Published, 0, BEFORE), [NextStep::Announce]);
        assert_eq!(next(Published, 60, BEFORE), [NextStep::Seat, NextStep::Full]);
        assert_eq!(next(Published, 60, AFTER), [NextStep::Seat]);
        assert_eq!(next(Closed, 0, BEFORE), [NextStep::Nobody]);
        assert_eq!(next(Closed, 40, BEFORE), [NextStep::Seat]);
        assert_eq!(next(Published, 60, "2023-09-06T11:44:00Z"), [NextStep::Seat]);
        assert_eq!(next(Published, 60, "2023-09-06T11:45:00Z"), [NextStep::Over]);
        assert_eq!(next(Cancelled, 60, "2023-09-06T11:45:00Z"), [NextStep::Cancelled]);
        let draft = event(Draft, 0);
        assert_eq!(NextStep::of(&draft, &Progress::default(), draft.updated_at), [NextStep::Complete]);
        let mut lecture = event(Closed, 1);
        lecture.details.group_work = false;
        assert_eq!(NextStep::of(&lecture, &progress, lecture.updated_at), [NextStep::Lists]);
    }

    #[test]
    fn the_groups_go_on_from_nobody_seated_to_the_print() {
        let next = |taken, now: &str, seating, unseated| {
            let progress = Progress { complete: true, seating, unseated };
            NextStep::of(&event(Published, taken), &progress, now.parse().unwrap())
        };
        let (draft, published) = (Some(SeatingState::Draft), Some(SeatingState::Published));
        assert_eq!(next(60, AFTER, draft, 0), [NextStep::Confirm]);
        assert_eq!(next(60, AFTER, published, 0), [NextStep::Print]);
        assert_eq!(next(60, AFTER, published, 2), [NextStep::SeatRest]);
        assert_eq!(next(60, BEFORE, published, 0), [NextStep::Print, NextStep::Full], "while the event is full too");
        assert_eq!(next(40, BEFORE, draft, 0), [NextStep::Announce, NextStep::Confirm]);
    }

    #[test]
    fn a_step_that_changes_nothing_does_not_help() {
        let helping = |status, now: &str| {
            let (event, now) = (event(status, 3), now.parse().unwrap());
            Step::ALL.iter().filter(|step| step.helps(&event, now)).map(|step| step.code()).collect::<Vec<_>>()
        };
        assert_eq!(helping(Published, BEFORE), ["close", "cancel"]);
        assert_eq!(helping(Published, AFTER), ["cancel"], "the deadline has closed it");
        assert_eq!(helping(Closed, BEFORE), ["reopen", "cancel"]);
        assert_eq!(helping(Closed, AFTER), ["cancel"], "past its deadline it would not open");
        assert!(helping(Published, "2023-09-06T11:45:00Z").is_empty(), "it has taken place");
        assert_eq!(helping(Draft, BEFORE), ["publish"]);
        let nobody = event(Published, 0);
        assert!(Step::Withdraw.helps(&nobody, nobody.updated_at), "nobody knows of it yet");
    }
}
