//! What an organisation's words for professions mean.

use super::entity::profession_word::{ActiveModel, Column, Entity};
use super::{Connection, Result, professions};
use crate::domain::ids::OrganisationId;
use crate::domain::profession_words::ProfessionWords;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The organisation's professions with the words that it has said before.
///
/// # Errors
/// The database's.
pub async fn of_organisation(c: &impl Connection, organisation: OrganisationId) -> Result<ProfessionWords> {
    let list = professions::of_organisation(c, organisation).await?;
    let rows = Entity::find().filter(Column::OrganisationId.eq(organisation.0)).all(c).await?;
    Ok(ProfessionWords { list, said: rows.into_iter().map(|row| (row.word, row.profession_code)).collect() })
}

/// Remembers what words mean, by [`crate::domain::profession_words::word_key`].
///
/// # Errors
/// The database's.
pub async fn remember(
    c: &impl Connection,
    organisation: OrganisationId,
    said: &BTreeMap<String, String>,
    now: DateTime<Utc>,
) -> Result<()> {
    let rows = said.iter().map(|(word, code)| ActiveModel {
        organisation_id: Set(organisation.0),
        word: Set(word.clone()),
        profession_code: Set(code.clone()),
        updated_at: Set(now),
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let again = OnConflict::columns([Column::OrganisationId, Column::Word])
        .update_columns([Column::ProfessionCode, Column::UpdatedAt])
        .to_owned();
    Entity::insert_many(rows).on_conflict(again).exec_without_returning(c).await?;
    Ok(())
}
