//! Failed sign-ins, counted per network address and per account, for several processes alike.

use super::entity::sign_in_failure;
use super::{Connection, Result};
use crate::domain::registration::coded;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

coded! {
    /// What failures are counted for.
    Scope {
        /// A network address.
        Address = "address",
        /// An account, existing or not.
        Account = "account",
    }
}

/// Notes a failure; `key_hash` stands for the address or the account.
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

/// Forgets the failures of one address or account.
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

/// Forgets all failures up to `until`.
///
/// # Errors
/// The database's.
pub async fn prune(c: &impl Connection, until: DateTime<Utc>) -> Result<()> {
    sign_in_failure::Entity::delete_many().filter(sign_in_failure::Column::At.lte(until)).exec(c).await?;
    Ok(())
}
