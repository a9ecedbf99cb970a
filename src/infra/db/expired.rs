//! Forgetting what has ended, a bounded number of rows at a time.

use super::entity::{device, invitation, password_reset, sign_in, sign_in_failure};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// What is forgotten: everything that ended up to these times.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    /// Sign-ins without a request since then.
    pub sign_ins_seen: DateTime<Utc>,
    /// Sign-ins that began then.
    pub sign_ins_begun: DateTime<Utc>,
    /// Failures of then.
    pub failures: DateTime<Utc>,
    /// Invitations that could be used until then.
    pub invitations: DateTime<Utc>,
    /// Links for a new password that could be used until then.
    pub resets: DateTime<Utc>,
    /// Browsers from which nobody signed in since then.
    pub devices: DateTime<Utc>,
}

/// Forgets at most `at_most` rows of each kind; answers how many there were in all.
///
/// # Errors
/// The database's.
pub async fn forget(c: &impl Connection, ends: &Ends, at_most: u64) -> Result<u64> {
    let seen = sign_in::Column::LastSeenAt;
    let idle = Condition::all().add(seen.lte(ends.sign_ins_seen));
    // Among those that go on, which an index finds: there is none by their begin.
    let old =
        Condition::all().add(seen.gt(ends.sign_ins_seen)).add(sign_in::Column::CreatedAt.lte(ends.sign_ins_begun));
    let failures = Condition::all().add(sign_in_failure::Column::At.lte(ends.failures));
    let invitations = Condition::all().add(invitation::Column::ExpiresAt.lte(ends.invitations));
    let resets = Condition::all().add(password_reset::Column::ExpiresAt.lte(ends.resets));
    let devices = Condition::all().add(device::Column::LastSeenAt.lte(ends.devices));
    Ok(some::<sign_in::Entity>(c, sign_in::Column::TokenHash, idle, at_most).await?
        + some::<sign_in::Entity>(c, sign_in::Column::TokenHash, old, at_most).await?
        + some::<sign_in_failure::Entity>(c, sign_in_failure::Column::Id, failures, at_most).await?
        + some::<invitation::Entity>(c, invitation::Column::TokenHash, invitations, at_most).await?
        + some::<password_reset::Entity>(c, password_reset::Column::TokenHash, resets, at_most).await?
        + some::<device::Entity>(c, device::Column::TokenHash, devices, at_most).await?)
}

async fn some<E: EntityTrait>(c: &impl Connection, key: E::Column, ended: Condition, at_most: u64) -> Result<u64> {
    let keys = E::find().select_only().column(key).filter(ended.clone()).limit(at_most).into_query();
    Ok(E::delete_many().filter(key.in_subquery(keys)).filter(ended).exec(c).await?.rows_affected)
}
