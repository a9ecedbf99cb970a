//! The organisers of an organisation, for its owners.

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::{self, commit, devices, organisers, sign_ins};
use serde_json::json;

pub use crate::infra::db::organisers::Colleague;

/// All organisers of `of`'s organisation.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, of: &Organiser) -> db::Result<Vec<Colleague>> {
    organisers::of_organisation(world.db.read(), of.organisation).await
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OwnerError {
    /// There is no such colleague, or it is the owner who asks: an owner stays.
    #[error("no such colleague")]
    NotFound,
    /// Whoever asks is no owner, or no longer one.
    #[error("not an owner any more")]
    NotOwner,
    /// The database's.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Makes everybody who changes who may do what in `by`'s organisation wait, and looks then whether
/// `by` is still an owner. Whatever is done after it, an owner is left: the one who does it. To be
/// called first by whatever takes or gives rights.
///
/// # Errors
/// See [`OwnerError`].
pub(super) async fn as_owner(transaction: &impl db::Connection, by: &Organiser) -> Result<(), OwnerError> {
    organisers::lock_organisation(transaction, by.organisation).await?;
    let now = organisers::active(transaction, by.id).await?;
    now.filter(|by| by.role == Role::Owner).map(drop).ok_or(OwnerError::NotOwner)
}

/// Stops an organiser from signing in and ends every session, or allows it again.
///
/// # Errors
/// See [`OwnerError`].
pub async fn set_disabled(world: &World, by: &Organiser, id: OrganiserId, disabled: bool) -> Result<(), OwnerError> {
    let transaction = world.db.write().await?;
    as_owner(&transaction, by).await?;
    let since = disabled.then(|| world.now());
    if id == by.id || !organisers::set_disabled(&transaction, by.organisation, id, since).await? {
        return Err(OwnerError::NotFound);
    }
    if disabled {
        sign_ins::delete_all(&transaction, id).await?;
        devices::forget(&transaction, id).await?;
    }
    let action = if disabled { Action::DisableOrganiser } else { Action::EnableOrganiser };
    audit::note(world, &transaction, by, action, Record::Organiser(id), json!({})).await?;
    Ok(commit(transaction).await?)
}
