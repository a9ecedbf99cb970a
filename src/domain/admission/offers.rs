//! How and until when the program gives seats to those who wait.

use super::{Calendar, Promotion, Rules, Shut, Way};
use chrono::{DateTime, TimeDelta, Utc};

/// How a seat is given to who is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// It is the person's at once.
    AtOnce,
    /// It is offered, to be accepted before this time.
    Offer {
        /// The deadline: valid before it.
        until: DateTime<Utc>,
    },
}

/// Why the program gives no seats to those who wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The place has no waiting list.
    NoWaitingList,
    /// The event is called off, or has begun.
    Shut(Shut),
    /// So near the begin the organiser asks by telephone: since this time.
    ByTelephone(DateTime<Utc>),
}

impl Rules {
    /// How the program gives a seat now.
    ///
    /// # Errors
    /// Why it gives none.
    pub fn gives(&self, calendar: &Calendar, now: DateTime<Utc>) -> Result<Give, Held> {
        let list = self.waiting.ok_or(Held::NoWaitingList)?;
        calendar.door(Way::Program, now).map_err(Held::Shut)?;
        let stop = before(calendar.begins, list.offers_stop_hours);
        if now >= stop {
            return Err(Held::ByTelephone(stop));
        }
        Ok(match list.promotion {
            Promotion::AtOnce => Give::AtOnce,
            Promotion::Offer { hours } => Give::Offer { until: after(now, hours).min(stop) },
        })
    }

    /// From when on the program gives no seats; `None` without a waiting list.
    #[must_use]
    pub fn offers_stop(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        self.waiting.map(|list| before(calendar.begins, list.offers_stop_hours))
    }

    /// The deadline of an offer made now, by the program or the desk: never after offers stop, and
    /// never after the begin. `None` where a seat is not offered but given, or offers have stopped.
    #[must_use]
    pub fn offer_deadline(&self, calendar: &Calendar, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.gives(calendar, now) {
            Ok(Give::Offer { until }) => Some(until),
            Ok(Give::AtOnce) | Err(_) => None,
        }
    }
}

fn before(at: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
    at.checked_sub_signed(length(hours)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

fn after(at: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
    at.checked_add_signed(length(hours)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn length(hours: u32) -> TimeDelta {
    TimeDelta::try_hours(hours.into()).unwrap_or(TimeDelta::MAX)
}
