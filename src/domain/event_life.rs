//! The life of an event: which steps an organiser can take, and which one comes next.

use super::event::{Availability, Event, EventStatus};
use super::registration::coded;
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
            (Self::Cancel, EventStatus::Published | EventStatus::Closed) => Some(EventStatus::Cancelled),
            _ => None,
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
        /// No place is left.
        Full = "full",
        /// Applications have ended: groups are made.
        Seat = "seat",
        /// Applications have ended, no group work: lists are made.
        Lists = "lists",
        /// The last session is over.
        Over = "over",
        /// Called off.
        Cancelled = "cancelled",
    }
}

impl NextStep {
    /// The next step of `event`; `complete` says whether a draft could be published.
    #[must_use]
    pub fn of(event: &Event, complete: bool, now: DateTime<Utc>) -> Self {
        if event.status == EventStatus::Draft {
            return if complete { Self::Publish } else { Self::Complete };
        }
        if event.status == EventStatus::Cancelled {
            return Self::Cancelled;
        }
        if event.details.sessions.iter().all(|session| session.ends_at <= now) {
            return Self::Over;
        }
        match event.availability(now) {
            Availability::NotYetOpen => Self::Wait,
            Availability::Open | Availability::FewLeft(_) => Self::Announce,
            Availability::Full => Self::Full,
            Availability::Closed if event.details.group_work => Self::Seat,
            Availability::Closed => Self::Lists,
            Availability::Cancelled => Self::Cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{EventDetails, Session, TableRule};
    use EventStatus::{Cancelled, Closed, Draft, Published};

    fn event(status: EventStatus, seats_taken: u32) -> Event {
        let id = uuid::Uuid::from_u128(1);
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        Event {
            id: id.into(),
            organisation: id.into(),
            code: "abc".into(),
            status,
            privacy_version: 1,
            seats_taken,
            turned_away: 0,
            version: 1,
            updated_at: at("2023-08-01T00:00:00Z"),
            details: EventDetails {
                title: "研修会".into(),
                theme: String::new(),
                description: String::new(),
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
            },
        }
    }

    #[test]
    fn a_called_off_event_stays_so_and_a_draft_cannot_be_called_off() {
        for step in Step::ALL {
            assert_eq!(step.target(Cancelled), None);
        }
        let steps =
            |status| Step::ALL.iter().filter(|s| s.target(status).is_some()).map(|s| s.code()).collect::<Vec<_>>();
        assert_eq!(steps(Draft), ["publish"]);
        assert_eq!(steps(Published), ["close", "cancel"]);
        assert_eq!(steps(Closed), ["reopen", "cancel"]);
    }

    #[test]
    fn the_next_step_follows_the_calendar() {
        let next = |status, taken, now: &str| NextStep::of(&event(status, taken), true, now.parse().unwrap());
        assert_eq!(next(Draft, 0, "2023-08-10T00:00:00Z"), NextStep::Publish);
        assert_eq!(next(Published, 0, "2023-07-31T00:00:00Z"), NextStep::Wait);
        assert_eq!(next(Published, 0, "2023-08-10T00:00:00Z"), NextStep::Announce);
        assert_eq!(next(Published, 60, "2023-08-10T00:00:00Z"), NextStep::Full);
        assert_eq!(next(Published, 60, "2023-08-31T00:00:00Z"), NextStep::Seat);
        assert_eq!(next(Closed, 0, "2023-08-10T00:00:00Z"), NextStep::Seat);
        assert_eq!(next(Published, 60, "2023-09-06T11:44:00Z"), NextStep::Seat);
        assert_eq!(next(Published, 60, "2023-09-06T11:45:00Z"), NextStep::Over);
        assert_eq!(next(Cancelled, 60, "2023-09-06T11:45:00Z"), NextStep::Cancelled);
        let draft = event(Draft, 0);
        assert_eq!(NextStep::of(&draft, false, draft.updated_at), NextStep::Complete);
        let mut lecture = event(Closed, 0);
        lecture.details.group_work = false;
        assert_eq!(NextStep::of(&lecture, true, lecture.updated_at), NextStep::Lists);
    }
}
