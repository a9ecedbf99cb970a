//! The organisers of an organisation, for its owners.

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, commit, organisers};
use serde_json::json;

pub use crate::infra::db::organisers::Colleague;

/// All organisers of `of`'s organisation.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, of: &Organiser) -> db::Result<Vec<Colleague>> {
    organisers::of_organisation(world.db.read(), of.organisation).await
}

/// Stops an organiser from signing in and ends every session, or allows it again. `false` where
/// there is no such colleague, or it is `by`: an owner stays.
///
/// # Errors
/// The database's.
pub async fn set_disabled(world: &World, by: &Organiser, id: OrganiserId, disabled: bool) -> db::Result<bool> {
    if id == by.id {
        return Ok(false);
    }
    let transaction = world.db.write().await?;
    let since = disabled.then(|| world.now());
    if !organisers::set_disabled(&transaction, by.organisation, id, since).await? {
        return Ok(false);
    }
    if disabled {
        organisers::delete_sign_ins(&transaction, id).await?;
    }
    let action = if disabled { Action::DisableOrganiser } else { Action::EnableOrganiser };
    audit::note(world, &transaction, by, action, Record::Organiser(id), json!({})).await?;
    commit(transaction).await?;
    Ok(true)
}
