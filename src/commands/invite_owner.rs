//! `entaku invite-owner`: a link with which an owner registers, where no owner is left who could
//! invite one.

use super::failure::Failure;
use super::{console, serve, start};
use crate::app::first_run;
use crate::config::Settings;
use crate::domain::registration::Language;
use crate::web::urls::Urls;

/// Makes the link and says it on the console.
///
/// # Errors
/// The database cannot be reached, or its schema is not up to date.
pub(super) async fn invite_owner(settings: Settings) -> Result<(), Failure> {
    let world = start::world(settings).await?;
    if !world.db.is_ready().await? {
        return Err(Failure::plain("ops-failure-not-migrated"));
    }
    let token = first_run::invite_owner(&world).await?;
    let path = Urls::new(Language::Ja).invitation(token.reveal());
    console::say(&serve::place(&world, "ops-open-owner", &path).join("\n"));
    Ok(world.db.close().await?)
}
