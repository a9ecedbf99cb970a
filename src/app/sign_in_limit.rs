//! How often signing in may fail, and a new password be asked for. Counted in the database, so that it holds over several
//! processes; what is stored is a hash of the account's or the network's name.

use super::{Secret, World};
use crate::infra::db::sign_in_failures::{self, Scope};
use crate::infra::db::{self, commit};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::IpAddr;
use uuid::Uuid;

/// The time over which failures are counted.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Failures from one network address in that time. A city office shares one address.
const PER_ADDRESS: u64 = 50;

/// What is tried. Each is counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// Signing in with a password.
    SignIn,
    /// Asking for a mail with which to set a new password: every one counts, since each is a mail
    /// to somebody.
    Reset,
}

impl Door {
    /// Attempts for one account in that time.
    const fn per_account(self) -> u64 {
        match self {
            Self::SignIn => 5,
            Self::Reset => 3,
        }
    }

    /// What stands for an account or a network in the database.
    fn key(self, name: &str) -> String {
        let name = match self {
            Self::SignIn => name.to_owned(),
            Self::Reset => format!("reset {name}"),
        };
        Secret::from_holder(name).hash()
    }
}

/// An attempt that may go on to the password. It counts as failed until
/// [`Attempt::succeeded`].
pub(super) struct Attempt {
    keys: [(Scope, u64, String); 2],
    rows: [Uuid; 2],
}

impl Attempt {
    /// Begins an attempt; the inner error says when the next one is taken, where there were too
    /// many.
    ///
    /// The attempt is written as a failure before the password is looked at and the limit checked
    /// once more behind that: many guesses sent at once do not pass the check together.
    pub(super) async fn begin(
        world: &World,
        door: Door,
        account: &str,
        address: IpAddr,
    ) -> db::Result<Result<Self, DateTime<Utc>>> {
        let keys = [
            (Scope::Account, door.per_account(), door.key(account)),
            (Scope::Address, PER_ADDRESS, door.key(&network(address))),
        ];
        let attempt = Self { keys, rows: [world.new_id(), world.new_id()] };
        if let Some(until) = attempt.barred_until(world).await? {
            return Ok(Err(until));
        }
        let now = world.now();
        let transaction = world.db.write().await?;
        sign_in_failures::prune(&transaction, now - WINDOW).await?;
        for ((scope, _, key), row) in attempt.keys.iter().zip(attempt.rows) {
            sign_in_failures::insert(&transaction, row, *scope, key, now).await?;
        }
        commit(transaction).await?;
        if let Some(until) = attempt.barred_until(world).await? {
            let transaction = world.db.write().await?;
            sign_in_failures::delete(&transaction, &attempt.rows).await?;
            commit(transaction).await?;
            return Ok(Err(until));
        }
        Ok(Ok(attempt))
    }

    /// The password was right: the account begins anew, the address loses this attempt only.
    pub(super) async fn succeeded(self, transaction: &impl db::Connection) -> db::Result<()> {
        sign_in_failures::delete(transaction, &self.rows).await?;
        let [(scope, _, account), _] = &self.keys;
        sign_in_failures::forget(transaction, *scope, account).await
    }

    /// The end of the bar, where other attempts than this one already fill a limit.
    async fn barred_until(&self, world: &World) -> db::Result<Option<DateTime<Utc>>> {
        let since = world.now() - WINDOW;
        let mut until = None;
        for (scope, limit, key) in &self.keys {
            let nth = sign_in_failures::nth_latest(world.db.read(), *scope, key, since, *limit, &self.rows).await?;
            until = until.max(nth.map(|at| at + WINDOW));
        }
        Ok(until)
    }
}

/// Lets an account sign in again at once, whose holder has just shown to be its holder.
pub(super) async fn forgive(transaction: &impl db::Connection, account: &str) -> db::Result<()> {
    sign_in_failures::forget(transaction, Scope::Account, &Door::SignIn.key(account)).await
}

/// The network of an address: the address itself, or of IPv6 the /64 that one subscriber holds.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn a_subscriber_s_many_addresses_are_one_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
    }
}
