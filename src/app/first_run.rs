//! The first start: an organisation, and a link with which its first owner comes in. The same for
//! an installation that lost its last owner.
//!
//! Only a link's hash is stored, so a later start, or another process that starts at the same
//! time, cannot show the first link again: it makes one more. Each can be used until its time is
//! over or the first organiser came in.

use super::{Secret, World, found, invite};
use crate::domain::ids::OrganisationId;
use crate::domain::registration::Language;
use crate::i18n::Texts;
use crate::infra::db::{self, Connection, commit, organisers};

/// An invitation for an owner where nobody can sign in as one; `None` where somebody can. Where
/// there is no organisation, one is founded under a name that says that it has none yet: of
/// several processes that start at once, by one of them.
///
/// # Errors
/// The database's.
pub async fn invite_first_organiser(world: &World) -> db::Result<Option<Secret>> {
    if organisers::has_active_owner(world.db.read()).await? {
        return Ok(None);
    }
    invite_owner(world).await.map(Some)
}

/// An invitation for an owner of the oldest organisation, for the operator of the installation:
/// whoever may start the program may also let an owner in.
///
/// # Errors
/// The database's.
pub async fn invite_owner(world: &World) -> db::Result<Secret> {
    let transaction = world.db.write().await?;
    organisers::lock_founding(&transaction).await?;
    let organisation = the_organisation(world, &transaction).await?;
    let token = invite::for_owner(world, &transaction, organisation).await?;
    commit(transaction).await?;
    Ok(token)
}

async fn the_organisation(world: &World, c: &impl Connection) -> db::Result<OrganisationId> {
    match organisers::organisations(c).await?.first() {
        Some(organisation) => Ok(*organisation),
        None => found::found(world, c, &Texts::new(Language::Ja).get("ops-organisation-unnamed")).await,
    }
}
