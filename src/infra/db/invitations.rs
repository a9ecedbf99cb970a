//! Invitations: one-time links with which organisers set name, mail and password.

use super::entity::{invitation, organiser};
use super::{Connection, Fault, Result};
use crate::domain::ids::{OrganisationId, OrganiserId};
use crate::domain::organiser::Role;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// An invitation to be stored.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    /// The hash of its token.
    pub token_hash: &'a str,
    /// To which organisation.
    pub organisation: OrganisationId,
    /// In which role.
    pub role: Role,
    /// For whom, in the inviting organiser's words; may be empty.
    pub for_whom: &'a str,
    /// Who invited; nobody did where it is the program's own for the first organiser.
    pub by: Option<OrganiserId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

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
    /// Whether it was taken back.
    pub revoked: bool,
}

/// An invitation that can still be used, as the list of an organisation's organisers shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The hash of its token, by which it is taken back; the link cannot be told from it.
    pub token_hash: String,
    /// In which role.
    pub role: Role,
    /// For whom; may be empty.
    pub for_whom: String,
    /// The name of who invited.
    pub by: Option<String>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

/// Stores an invitation.
///
/// # Errors
/// The database's.
pub async fn insert(c: &impl Connection, new: &NewInvitation<'_>) -> Result<()> {
    let row = invitation::ActiveModel {
        token_hash: Set(new.token_hash.to_owned()),
        organisation_id: Set(new.organisation.0),
        role: Set(new.role.code().to_owned()),
        for_whom: Set(new.for_whom.to_owned()),
        created_by: Set(new.by.map(|by| by.0)),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(c).await?;
    Ok(())
}

/// The invitation of a token's hash.
///
/// # Errors
/// The database's.
pub async fn by_hash(c: &impl Connection, token_hash: &str) -> Result<Option<Invitation>> {
    let Some(row) = invitation::Entity::find_by_id(token_hash.to_owned()).one(c).await? else { return Ok(None) };
    Ok(Some(Invitation {
        organisation: OrganisationId(row.organisation_id),
        role: role_of(&row)?,
        expires_at: row.expires_at,
        used: row.used_at.is_some(),
        revoked: row.revoked_at.is_some(),
    }))
}

/// The invitations of an organisation that can be used at `now`, the one that ends first at the
/// top.
///
/// # Errors
/// The database's.
pub async fn open(c: &impl Connection, organisation: OrganisationId, now: DateTime<Utc>) -> Result<Vec<Open>> {
    let of = invitation::Entity::belongs_to(organiser::Entity)
        .from(invitation::Column::CreatedBy)
        .to(organiser::Column::Id)
        .into();
    let rows = invitation::Entity::find()
        .join(JoinType::LeftJoin, of)
        .select_also(organiser::Entity)
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .filter(usable(now))
        .order_by_asc(invitation::Column::ExpiresAt)
        .all(c)
        .await?;
    let open = |(row, by): (invitation::Model, Option<organiser::Model>)| {
        let (role, expires_at, by) = (role_of(&row)?, row.expires_at, by.map(|by| by.name));
        Ok(Open { token_hash: row.token_hash, role, for_whom: row.for_whom, by, expires_at })
    };
    rows.into_iter().map(open).collect()
}

/// Uses an invitation up; `false` where it cannot be used any more. Of two that try at once only
/// one is told `true`: the condition and the change are one statement.
///
/// # Errors
/// The database's.
pub async fn use_up(c: &impl Connection, token_hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let result = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now))
        .filter(invitation::Column::TokenHash.eq(token_hash))
        .filter(usable(now))
        .exec(c)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Takes an invitation of an organisation back and tells its role; `None` where it has none such
/// that can still be used.
///
/// # Errors
/// The database's.
pub async fn revoke(
    c: &impl Connection,
    organisation: OrganisationId,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Role>> {
    let result = invitation::Entity::update_many()
        .col_expr(invitation::Column::RevokedAt, Expr::value(now))
        .filter(invitation::Column::TokenHash.eq(token_hash))
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .filter(usable(now))
        .exec(c)
        .await?;
    if result.rows_affected == 0 {
        return Ok(None);
    }
    Ok(by_hash(c, token_hash).await?.map(|invitation| invitation.role))
}

/// Takes back all of the program's own invitations of an organisation that can still be used.
///
/// # Errors
/// The database's.
pub async fn revoke_own(c: &impl Connection, organisation: OrganisationId, now: DateTime<Utc>) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::RevokedAt, Expr::value(now))
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .filter(invitation::Column::CreatedBy.is_null())
        .filter(usable(now))
        .exec(c)
        .await?;
    Ok(())
}

/// Neither used nor taken back, and its time is not over.
fn usable(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(invitation::Column::UsedAt.is_null())
        .add(invitation::Column::RevokedAt.is_null())
        .add(invitation::Column::ExpiresAt.gt(now))
}

fn role_of(row: &invitation::Model) -> Result<Role> {
    Role::from_code(&row.role).ok_or_else(|| Fault::unreadable("invitation.role"))
}
