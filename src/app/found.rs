//! A new organisation with its list of professions.

use super::World;
use crate::domain::ids::OrganisationId;
use crate::domain::profession::ProfessionList;
use crate::infra::db::{self, organisers, professions};

/// Founds an organisation in a transaction of its own: where stories begin.
#[cfg(test)]
pub(crate) async fn found_organisation(world: &World, name: &str) -> db::Result<OrganisationId> {
    let transaction = world.db.write().await?;
    let id = found(world, &transaction, name).await?;
    db::commit(transaction).await?;
    Ok(id)
}

/// Founds an organisation: its record and the default list of professions.
///
/// # Errors
/// The database's.
pub(super) async fn found(world: &World, c: &impl db::Connection, name: &str) -> db::Result<OrganisationId> {
    let id = world.new_id();
    organisers::insert_organisation(c, id, name, world.now()).await?;
    professions::insert(c, id, &ProfessionList::default_list(), || world.new_id()).await?;
    Ok(id)
}
