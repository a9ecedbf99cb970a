//! Places (申込枠): what one applies for at an event. An ordinary workshop has one.

use super::admission::{Method, Rules, WaitingList};
use super::event_status::Availability;
use super::ids::{PlaceId, RegistrationId, SessionId};
use super::registration::{Registration, Standing, coded};
use chrono::{DateTime, Utc};

coded! {
    /// Where one takes part.
    Attendance {
        /// As the event's sessions say.
        Any = "any",
        /// 会場.
        Venue = "venue",
        /// オンライン.
        Online = "online",
    }
}

/// A place of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its identity.
    pub id: PlaceId,
    /// What it is called where there are several; may be empty.
    pub title: String,
    /// Where one takes part.
    pub attendance: Attendance,
    /// The sessions that it covers; all of the event's where it names none.
    pub sessions: Vec<SessionId>,
    /// Seats that are held, by confirmed people and by offers.
    pub taken: u32,
    /// How many wait.
    pub waiting: u32,
    /// Who gets it, and how many (定員). The number of tables is the event's: [`Event::rules_of`].
    pub rules: Rules,
    /// SHA-256 of the draw's seed as hexadecimal digits; empty before the event is published and
    /// where nothing is drawn.
    pub seed_hash: String,
    /// When it was drawn.
    pub drawn_at: Option<DateTime<Utc>>,
}

impl Place {
    /// The place of an ordinary workshop: first come, first served, for all sessions.
    #[must_use]
    pub fn of_all(id: PlaceId, capacity: u32) -> Self {
        Self {
            id,
            title: String::new(),
            attendance: Attendance::Any,
            sessions: Vec::new(),
            taken: 0,
            waiting: 0,
            rules: Rules::first_come(capacity),
            seed_hash: String::new(),
            drawn_at: None,
        }
    }

    /// 定員.
    #[must_use]
    pub const fn capacity(&self) -> u32 {
        self.rules.capacity
    }

    /// Whether a free seat is had at once.
    #[must_use]
    pub fn is_first_come(&self) -> bool {
        self.rules.method == Method::FirstCome
    }

    /// Whether its rules ask nothing of those who apply: first come, first served.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.rules.method == Method::FirstCome && self.rules.quotas.is_empty() && self.rules.allowed.is_none()
    }

    /// What a registrant can do with it while the event takes applications. Where a draw or an organiser
    /// decides, everybody may apply.
    ///
    /// 残りわずか begins at a tenth of the capacity, at least 3 seats.
    #[must_use]
    pub fn availability(&self) -> Availability {
        let drawn_later = self.rules.method == Method::Lottery && self.drawn_at.is_none();
        if drawn_later || self.rules.method == Method::Approval {
            return Availability::Open;
        }
        let room = |list: &WaitingList| list.cap.is_none_or(|cap| self.waiting < cap);
        match self.left() {
            0 if self.rules.waiting.as_ref().is_some_and(room) => Availability::Waiting(self.waiting),
            0 => Availability::Full,
            left if left <= (self.capacity() / 10).max(3) => Availability::FewLeft(left),
            _ => Availability::Open,
        }
    }

    /// Seats left.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.rules.capacity.saturating_sub(self.taken)
    }
}

impl Participation {
    /// Where a new registration stands at a place.
    #[must_use]
    pub fn of_new(new: &Registration, place: PlaceId) -> Self {
        Self {
            registration: new.id,
            place,
            standing: new.status,
            profession: new.applicant.profession_code.clone(),
            wait_order: None,
            offered_until: None,
            offers: 0,
            by_link: false,
            changed_at: new.created_at,
        }
    }
}

impl Registration {
    /// The registration with the standing that follows from where it stands at its places: the best of
    /// them, in the order confirmed, offered, received, waiting, lapsed, declined, cancelled.
    #[must_use]
    pub fn standing_at(&self, places: &[Participation], now: DateTime<Utc>) -> Self {
        use super::registration::RegistrationStatus::{
            Cancelled, Confirmed, Declined, Lapsed, Offered, Received, Waitlisted,
        };
        let order = [Confirmed, Offered, Received, Waitlisted, Lapsed, Declined, Cancelled];
        let rank = |standing: &Standing| order.iter().position(|status| *standing == *status);
        let status = places.iter().map(|one| one.standing).min_by_key(rank).unwrap_or(self.status);
        let cancelled_at = (status == Cancelled).then(|| self.cancelled_at.unwrap_or(now));
        Self { status, cancelled_at, updated_at: now, ..self.clone() }
    }
}

/// Where a registration stands at a place (参加).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Whose it is.
    pub registration: RegistrationId,
    /// At which place.
    pub place: PlaceId,
    /// How it stands.
    pub standing: Standing,
    /// The person's profession, by which the place counts.
    pub profession: String,
    /// The order among those who wait; `None` for who does not.
    pub wait_order: Option<i64>,
    /// Until when an offer holds.
    pub offered_until: Option<DateTime<Utc>>,
    /// How many offers the program made.
    pub offers: u32,
    /// Whether the person came by the organiser's link and has one of its seats.
    pub by_link: bool,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}
