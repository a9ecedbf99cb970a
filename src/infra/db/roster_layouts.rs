//! What columns hold, as an organisation said of a set of headings.

use super::entity::roster_layout::{ActiveModel, Column, Entity};
use super::{Connection, Result};
use crate::domain::ids::OrganisationId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// What was said of these sets of headings, by their hash.
///
/// # Errors
/// The database's.
pub async fn find(
    c: &impl Connection,
    organisation: OrganisationId,
    headings: &[String],
) -> Result<HashMap<String, String>> {
    if headings.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.0))
        .filter(Column::HeadingsHash.is_in(headings.to_vec()))
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|row| (row.headings_hash, row.columns)).collect())
}

/// Remembers what the columns hold.
///
/// # Errors
/// The database's.
pub async fn remember(
    c: &impl Connection,
    organisation: OrganisationId,
    headings_hash: String,
    columns: String,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        organisation_id: Set(organisation.0),
        headings_hash: Set(headings_hash),
        columns: Set(columns),
        updated_at: Set(now),
    };
    let again = OnConflict::columns([Column::OrganisationId, Column::HeadingsHash])
        .update_columns([Column::Columns, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(c).await?;
    Ok(())
}
