//! Browsers in which organisers signed in before. One browser may be several organisers'.

use super::entity::{device, organiser};
use super::{Connection, Result};
use crate::domain::ids::OrganiserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};

/// Whether the holder of a normalised mail address signed in from this browser since `since`. One
/// statement, whoever has the address.
///
/// # Errors
/// The database's.
pub async fn is_of_account(
    c: &impl Connection,
    token_hash: &str,
    mail_normalised: &str,
    since: DateTime<Utc>,
) -> Result<bool> {
    let holder = organiser::Entity::find()
        .select_only()
        .column(organiser::Column::Id)
        .filter(organiser::Column::MailNormalised.eq(mail_normalised));
    let found = device::Entity::find()
        .filter(device::Column::TokenHash.eq(token_hash))
        .filter(device::Column::LastSeenAt.gt(since))
        .filter(device::Column::OrganiserId.in_subquery(holder.into_query()))
        .count(c)
        .await?;
    Ok(found > 0)
}

/// Whether any organiser signed in from this browser.
///
/// # Errors
/// The database's.
pub async fn is_known(c: &impl Connection, token_hash: &str) -> Result<bool> {
    Ok(device::Entity::find().filter(device::Column::TokenHash.eq(token_hash)).count(c).await? > 0)
}

/// Notes that an organiser signed in from a browser.
///
/// # Errors
/// The database's.
pub async fn remember(c: &impl Connection, token_hash: &str, organiser: OrganiserId, now: DateTime<Utc>) -> Result<()> {
    let row = device::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        organiser_id: Set(organiser.0),
        created_at: Set(now),
        last_seen_at: Set(now),
    };
    let again = OnConflict::columns([device::Column::TokenHash, device::Column::OrganiserId])
        .value(device::Column::LastSeenAt, Expr::value(now))
        .to_owned();
    device::Entity::insert(row).on_conflict(again).exec_without_returning(c).await?;
    Ok(())
}

/// Forgets every browser of an organiser.
///
/// # Errors
/// The database's.
pub async fn forget(c: &impl Connection, organiser: OrganiserId) -> Result<()> {
    device::Entity::delete_many().filter(device::Column::OrganiserId.eq(organiser.0)).exec(c).await?;
    Ok(())
}
