//! Failed sign-ins and requests for a new password, counted for several processes alike.

use super::entity::sign_in_failure;
use super::{Connection, Result};
use crate::domain::registration::coded;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

coded! {
    /// What failures are counted for.
    Scope {
        /// An account in a browser that its holder signed in from before.
        Device = "device",
        /// An account, existing or not, tried by one subscriber.
        AccountBySubscriber = "account-by-subscriber",
        /// An account, existing or not, tried from one site.
        AccountBySite = "account-by-site",
        /// Whatever accounts one subscriber tries.
        Subscriber = "subscriber",
        /// Whatever accounts are tried from one site.
        Site = "site",
    }
}

/// Notes a failure; `key_hash` stands for what it is counted for.
///
/// # Errors
/// The database's.
pub async fn insert(c: &impl Connection, id: Uuid, scope: Scope, key_hash: &str, at: DateTime<Utc>) -> Result<()> {
    let row = sign_in_failure::ActiveModel {
        id: Set(id),
        scope: Set(scope.code().to_owned()),
        key_hash: Set(key_hash.to_owned()),
        at: Set(at),
    };
    sign_in_failure::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// When the `nth` latest failure since `since` happened, counted from 1 and without those of
/// `except`; `None` where there are fewer.
///
/// # Errors
/// The database's.
pub async fn nth_latest(
    c: &impl Connection,
    scope: Scope,
    key_hash: &str,
    since: DateTime<Utc>,
    nth: u64,
    except: &[Uuid],
) -> Result<Option<DateTime<Utc>>> {
    let row = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::Scope.eq(scope.code()))
        .filter(sign_in_failure::Column::KeyHash.eq(key_hash))
        .filter(sign_in_failure::Column::At.gt(since))
        .filter(sign_in_failure::Column::Id.is_not_in(except.iter().copied()))
        .order_by_desc(sign_in_failure::Column::At)
        .offset(nth.saturating_sub(1))
        .limit(1)
        .one(c)
        .await?;
    Ok(row.map(|row| row.at))
}

/// Takes failures back.
///
/// # Errors
/// The database's.
pub async fn delete(c: &impl Connection, ids: &[Uuid]) -> Result<()> {
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Id.is_in(ids.iter().copied()))
        .exec(c)
        .await?;
    Ok(())
}

/// Forgets the failures of one of these.
///
/// # Errors
/// The database's.
pub async fn forget(c: &impl Connection, scope: Scope, key_hash: &str) -> Result<()> {
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Scope.eq(scope.code()))
        .filter(sign_in_failure::Column::KeyHash.eq(key_hash))
        .exec(c)
        .await?;
    Ok(())
}
