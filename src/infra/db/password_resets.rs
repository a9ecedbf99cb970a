//! One-time links with which organisers who forgot their password set a new one.

use super::entity::password_reset;
use super::{Connection, Result};
use crate::domain::ids::OrganiserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// A link as stored.
#[derive(Clone, Copy, Debug)]
pub struct PasswordReset {
    /// Whose password.
    pub organiser: OrganiserId,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// Whether it was used.
    pub used: bool,
}

/// Stores a link under the hash of its token.
///
/// # Errors
/// The database's.
pub async fn insert(
    c: &impl Connection,
    token_hash: &str,
    organiser: OrganiserId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    let row = password_reset::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        organiser_id: Set(organiser.0),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    password_reset::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// The link of a token's hash.
///
/// # Errors
/// The database's.
pub async fn by_hash(c: &impl Connection, token_hash: &str) -> Result<Option<PasswordReset>> {
    let row = password_reset::Entity::find_by_id(token_hash.to_owned()).one(c).await?;
    Ok(row.map(|row| PasswordReset {
        organiser: OrganiserId(row.organiser_id),
        expires_at: row.expires_at,
        used: row.used_at.is_some(),
    }))
}

/// Uses a link up; `false` where it was used or its time is over. Of two that try at once only
/// one is told `true`: the condition and the change are one statement.
///
/// # Errors
/// The database's.
pub async fn use_up(c: &impl Connection, token_hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let result = password_reset::Entity::update_many()
        .col_expr(password_reset::Column::UsedAt, Expr::value(now))
        .filter(password_reset::Column::TokenHash.eq(token_hash))
        .filter(password_reset::Column::UsedAt.is_null())
        .filter(password_reset::Column::ExpiresAt.gt(now))
        .exec(c)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Ends every link of an organiser that was not used.
///
/// # Errors
/// The database's.
pub async fn end_all(c: &impl Connection, organiser: OrganiserId, now: DateTime<Utc>) -> Result<()> {
    password_reset::Entity::update_many()
        .col_expr(password_reset::Column::UsedAt, Expr::value(now))
        .filter(password_reset::Column::OrganiserId.eq(organiser.0))
        .filter(password_reset::Column::UsedAt.is_null())
        .exec(c)
        .await?;
    Ok(())
}

/// How many links an organiser was sent after `since`.
///
/// # Errors
/// The database's.
pub async fn count_since(c: &impl Connection, organiser: OrganiserId, since: DateTime<Utc>) -> Result<u64> {
    let sent = password_reset::Entity::find()
        .filter(password_reset::Column::OrganiserId.eq(organiser.0))
        .filter(password_reset::Column::CreatedAt.gt(since))
        .count(c)
        .await?;
    Ok(sent)
}
