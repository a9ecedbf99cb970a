//! `entaku worker`: the mail worker alone, beside one or more `entaku serve`.

use super::failure::Failure;
use super::{signals, start};
use crate::app::worker;
use crate::config::Settings;

/// Sends mails until a signal ends it.
///
/// # Errors
/// The database cannot be reached, or its schema is not up to date.
pub(super) async fn worker(settings: Settings) -> Result<(), Failure> {
    let stop = signals::stop_token()?;
    let transport = start::transport(&settings)?;
    let world = start::world(settings).await?;
    if !world.db.is_migrated().await? {
        return Err(Failure::plain("ops-failure-not-migrated"));
    }
    tracing::info!("sending mails");
    worker::run(world.clone(), transport, stop).await;
    Ok(world.db.close().await?)
}
