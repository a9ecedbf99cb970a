//! Time and randomness as they are handed in: the program asks these two, tests set them.

use chrono::{DateTime, Utc};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in UTC, to the millisecond: what both databases keep unchanged.
    fn now(&self) -> DateTime<Utc>;
}

/// Gives random bytes fit for secrets and identifiers.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}
