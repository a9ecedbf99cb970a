//! The first start: an organisation, and a link with which its first organiser comes in.

use super::invite::VALID_FOR;
use super::{Secret, World, found};
use crate::domain::organiser::Role;
use crate::domain::registration::Language;
use crate::i18n::Texts;
use crate::infra::db::invitations::{self, NewInvitation};
use crate::infra::db::{self, organisers};

/// A fresh invitation for the first organiser; `None` once there is one. Where there is no
/// organisation, one is founded under a name that says that it has none yet. Invitations of
/// earlier starts that nobody used end.
///
/// # Errors
/// The database's.
pub async fn invite_first_organiser(world: &World) -> db::Result<Option<Secret>> {
    if organisers::count(world.db.read()).await? > 0 {
        return Ok(None);
    }
    let organisation = match organisers::organisations(world.db.read()).await?.first() {
        Some(organisation) => *organisation,
        None => found::found_organisation(world, &Texts::new(Language::Ja).get("ops-organisation-unnamed")).await?,
    };
    let token = world.new_secret();
    let now = world.now();
    let transaction = world.db.write().await?;
    invitations::delete_unused(&transaction, organisation).await?;
    let invitation = NewInvitation {
        token_hash: &token.hash(),
        organisation,
        role: Role::Owner,
        for_whom: "",
        by: None,
        created_at: now,
        expires_at: now + VALID_FOR,
    };
    invitations::insert(&transaction, &invitation).await?;
    db::commit(transaction).await?;
    Ok(Some(token))
}
