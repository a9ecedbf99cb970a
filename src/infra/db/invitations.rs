//! Invitations: one-time links with which organisers set name, mail and password.

use super::entity::invitation;
use super::{Connection, Fault, Result};
use crate::domain::ids::OrganisationId;
use crate::domain::organiser::Role;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// An invitation as stored.
#[derive(Clone, Copy, Debug)]
pub struct Invitation {
    /// To which organisation.
    pub organisation: OrganisationId,
    /// In which role.
    pub role: Role,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// Whether it was used.
    pub used: bool,
}

/// The invitation of a token's hash.
///
/// # Errors
/// The database's.
pub async fn by_hash(c: &impl Connection, token_hash: &str) -> Result<Option<Invitation>> {
    let Some(row) = invitation::Entity::find_by_id(token_hash.to_owned()).one(c).await? else { return Ok(None) };
    Ok(Some(Invitation {
        organisation: OrganisationId(row.organisation_id),
        role: Role::from_code(&row.role).ok_or_else(|| Fault::unreadable("invitation.role"))?,
        expires_at: row.expires_at,
        used: row.used_at.is_some(),
    }))
}

/// Uses an invitation up; `false` where it was used or had expired. Of two that try at once only
/// one is told `true`: the condition and the change are one statement.
///
/// # Errors
/// The database's.
pub async fn use_up(c: &impl Connection, token_hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let result = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now))
        .filter(invitation::Column::TokenHash.eq(token_hash))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .exec(c)
        .await?;
    Ok(result.rows_affected == 1)
}
