//! How often signing in may fail, and a new password be asked for. Counted in the database, so that
//! it holds over several processes; what is stored is a hash of what is counted for.
//!
//! **A stranger never locks an organiser out.** A browser from which the account's holder signed
//! in before has a count of its own. All others are counted by where they come from: per account
//! and in all, by subscriber and by site. No count is of an account alone, so that whoever fails
//! on purpose is stopped only where that person stands. An address that is no account is counted
//! just the same.

use super::{Secret, World};
use crate::domain::network::{site, subscriber};
use crate::infra::db::sign_in_failures::{self, Scope};
use crate::infra::db::{self, commit, devices};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::IpAddr;
use uuid::Uuid;

/// The time over which failures are counted.
pub(super) const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// A browser is known for so long after its last sign-in.
pub const DEVICE_KNOWN_FOR: TimeDelta = TimeDelta::days(180);

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
    /// Attempts in [`WINDOW`]. A city office shares one address, so that one subscriber may fail
    /// often for many accounts, and seldom for one.
    const fn allowed(self, scope: Scope) -> u64 {
        match (self, scope) {
            (_, Scope::Device) => 10,
            (Self::SignIn, Scope::AccountBySubscriber) => 5,
            (Self::Reset, Scope::AccountBySubscriber) => 3,
            (Self::SignIn, Scope::AccountBySite) => 15,
            (Self::Reset, Scope::AccountBySite) => 9,
            (_, Scope::Subscriber) => 50,
            (_, Scope::Site) => 150,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Reset => "reset",
        }
    }
}

/// Who tries: from where, and in which browser.
#[derive(Clone, Copy, Debug)]
pub struct Visitor<'a> {
    /// The network address.
    pub address: IpAddr,
    /// What the browser was given at an earlier sign-in.
    pub device: Option<&'a Secret>,
}

/// An attempt that may go on to the password. It counts as failed until
/// [`Attempt::succeeded`].
pub(super) struct Attempt {
    counts: Vec<Count>,
    rows: Vec<Uuid>,
}

struct Count {
    scope: Scope,
    allowed: u64,
    key: String,
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
        visitor: Visitor<'_>,
    ) -> db::Result<Result<Self, DateTime<Utc>>> {
        let counts = counts(world, door, account, visitor).await?;
        let rows = counts.iter().map(|_| world.new_id()).collect();
        let attempt = Self { counts, rows };
        if let Some(until) = attempt.barred_until(world).await? {
            return Ok(Err(until));
        }
        let now = world.now();
        let transaction = world.db.write().await?;
        for (count, row) in attempt.counts.iter().zip(&attempt.rows) {
            sign_in_failures::insert(&transaction, *row, count.scope, &count.key, now).await?;
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

    /// The password was right: the account begins anew for this browser and this subscriber; the
    /// wider counts lose this attempt only.
    pub(super) async fn succeeded(self, transaction: &impl db::Connection) -> db::Result<()> {
        sign_in_failures::delete(transaction, &self.rows).await?;
        for count in &self.counts {
            if matches!(count.scope, Scope::Device | Scope::AccountBySubscriber) {
                sign_in_failures::forget(transaction, count.scope, &count.key).await?;
            }
        }
        Ok(())
    }

    /// The end of the bar, where other attempts than this one already fill a limit.
    async fn barred_until(&self, world: &World) -> db::Result<Option<DateTime<Utc>>> {
        let since = world.now() - WINDOW;
        let mut until = None;
        for Count { scope, allowed, key } in &self.counts {
            let nth = sign_in_failures::nth_latest(world.db.read(), *scope, key, since, *allowed, &self.rows).await?;
            until = until.max(nth.map(|at| at + WINDOW));
        }
        Ok(until)
    }
}

/// What an attempt is counted by.
async fn counts(world: &World, door: Door, account: &str, visitor: Visitor<'_>) -> db::Result<Vec<Count>> {
    let count = |scope, name: &str| {
        let key = Secret::from_holder(format!("{} {name}", door.word())).hash();
        Count { scope, allowed: door.allowed(scope), key }
    };
    if let Some(device) = visitor.device {
        let since = world.now() - DEVICE_KNOWN_FOR;
        let device = device.hash();
        if devices::is_of_account(world.db.read(), &device, account, since).await? {
            return Ok(vec![count(Scope::Device, &format!("{account} {device}"))]);
        }
    }
    let (subscriber, site) = (subscriber(visitor.address), site(visitor.address));
    Ok(vec![
        count(Scope::AccountBySubscriber, &format!("{account} {subscriber}")),
        count(Scope::AccountBySite, &format!("{account} {site}")),
        count(Scope::Subscriber, &subscriber.to_string()),
        count(Scope::Site, &site.to_string()),
    ])
}
