//! A new organisation with its list of professions.

use super::World;
use crate::domain::ids::OrganisationId;
use crate::domain::profession::ProfessionList;
use crate::infra::db::{self, organisers, professions};

/// Founds an organisation: its record and the default list of professions.
///
/// # Errors
/// The database's.
pub async fn found_organisation(world: &World, name: &str) -> db::Result<OrganisationId> {
    let id = world.new_id();
    let transaction = world.db.write().await?;
    organisers::insert_organisation(&transaction, id, name, world.now()).await?;
    professions::insert(&transaction, id, &ProfessionList::default_list(), || world.new_id()).await?;
    db::commit(transaction).await?;
    Ok(id)
}
