//! How many applications are taken from where, and for which mailbox. Taking seats is as cheap as
//! asking for a page, and each application is a mail to whatever address was typed.
//!
//! Counted in the memory of the process: an application costs no statement more, and two processes
//! take at most twice as many, which changes nothing of what the limits are for.

use crate::config::Settings;
use crate::domain::chance::Clock;
use crate::domain::network::{site, subscriber};
use crate::domain::text::plain_key;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// So many minutes' worth of a subscriber's applications are taken at once: a hospital's staff
/// apply while they are told to.
const MINUTES_AT_ONCE: u32 = 3;
/// So many subscribers' worth are taken from one site.
const SUBSCRIBERS_OF_A_SITE: u32 = 4;
/// Keys in memory at which those that have had their time are dropped.
const MANY: usize = 10_000;

type Limiter<K> = RateLimiter<K, HashMapStateStore<K>, WorldTime, NoOpMiddleware<Nanos>>;

/// The counts of a process.
pub struct ApplyLimit {
    time: WorldTime,
    subscribers: Option<Limiter<IpAddr>>,
    sites: Option<Limiter<IpAddr>>,
    mailboxes: Option<Limiter<String>>,
}

impl ApplyLimit {
    /// Nobody applied yet.
    #[must_use]
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Self {
        let time = WorldTime(clock);
        let (a_minute, an_hour) = (settings.server.apply_limit, settings.server.mailbox_limit);
        let network = |times: u32| {
            let rate = NonZeroU32::new(a_minute.saturating_mul(times))?;
            let at_once = rate.saturating_mul(NonZeroU32::new(MINUTES_AT_ONCE)?);
            Some(RateLimiter::hashmap_with_clock(Quota::per_minute(rate).allow_burst(at_once), time.clone()))
        };
        let mailbox = NonZeroU32::new(an_hour).map(Quota::per_hour);
        Self {
            subscribers: network(1),
            sites: network(SUBSCRIBERS_OF_A_SITE),
            mailboxes: mailbox.map(|quota| RateLimiter::hashmap_with_clock(quota, time.clone())),
            time,
        }
    }

    /// Counts an application with a mail address as typed, from a network address.
    ///
    /// # Errors
    /// How long to wait, where there were too many.
    pub fn take_one(&self, address: IpAddr, mail: &str) -> Result<(), Duration> {
        check(self.subscribers.as_ref(), &self.time, &subscriber(address))?;
        check(self.sites.as_ref(), &self.time, &site(address))?;
        check(self.mailboxes.as_ref(), &self.time, &plain_key(mail))
    }
}

fn check<K: Hash + Eq + Clone>(limiter: Option<&Limiter<K>>, time: &WorldTime, key: &K) -> Result<(), Duration> {
    use governor::clock::Clock as _;
    let Some(limiter) = limiter else { return Ok(()) };
    if limiter.len() > MANY {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| until.wait_time_from(time.now()))
}

/// The world's clock as governor reads it.
#[derive(Clone)]
struct WorldTime(Arc<dyn Clock>);

impl governor::clock::Clock for WorldTime {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(self.0.now().timestamp_nanos_opt().and_then(|now| now.try_into().ok()).unwrap_or_default())
    }
}
