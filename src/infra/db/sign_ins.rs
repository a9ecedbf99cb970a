//! Sign-ins: an organiser's session in a browser, under the hash of its token.

use super::entity::{organisation, organiser, sign_in};
use super::organisers::organiser_of;
use super::{Connection, Result};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::Organiser;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect};

/// A sign-in as stored.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Who.
    pub organiser: Organiser,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Last request.
    pub last_seen_at: DateTime<Utc>,
}

/// Stores a sign-in under the hash of its token.
///
/// # Errors
/// The database's.
pub async fn insert(c: &impl Connection, token_hash: &str, organiser: OrganiserId, now: DateTime<Utc>) -> Result<()> {
    let row = sign_in::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        organiser_id: Set(organiser.0),
        created_at: Set(now),
        last_seen_at: Set(now),
    };
    sign_in::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// The sign-in of a token's hash, unless the organiser was disabled since.
///
/// # Errors
/// The database's.
pub async fn by_hash(c: &impl Connection, token_hash: &str) -> Result<Option<SignIn>> {
    let of = sign_in::Entity::belongs_to(organiser::Entity)
        .from(sign_in::Column::OrganiserId)
        .to(organiser::Column::Id)
        .into();
    let found = sign_in::Entity::find_by_id(token_hash.to_owned())
        .join(JoinType::InnerJoin, of)
        .select_also(organiser::Entity)
        .filter(organiser::Column::DisabledAt.is_null())
        .one(c)
        .await?;
    let Some((row, Some(organiser))) = found else { return Ok(None) };
    let organisation = organisation::Entity::find_by_id(organiser.organisation_id).one(c).await?;
    let organiser = organiser_of(organiser, organisation)?;
    Ok(Some(SignIn { organiser, created_at: row.created_at, last_seen_at: row.last_seen_at }))
}

/// Notes that a sign-in was used.
///
/// # Errors
/// The database's.
pub async fn touch(c: &impl Connection, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::LastSeenAt, Expr::value(now))
        .filter(sign_in::Column::TokenHash.eq(token_hash))
        .exec(c)
        .await?;
    Ok(())
}

/// Ends a sign-in.
///
/// # Errors
/// The database's.
pub async fn delete(c: &impl Connection, token_hash: &str) -> Result<()> {
    sign_in::Entity::delete_by_id(token_hash.to_owned()).exec(c).await?;
    Ok(())
}

/// Ends all sign-ins of an organiser.
///
/// # Errors
/// The database's.
pub async fn delete_all(c: &impl Connection, id: OrganiserId) -> Result<()> {
    sign_in::Entity::delete_many().filter(sign_in::Column::OrganiserId.eq(id.0)).exec(c).await?;
    Ok(())
}
