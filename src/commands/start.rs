//! What commands begin with: folders, the database, the world.

use super::console;
use super::failure::Failure;
use crate::app::World;
use crate::config::Settings;
use crate::infra::db::{Db, derive_anew};
use crate::infra::files;
use crate::infra::mail::Transport;
use crate::infra::system::{SystemClock, SystemRandom};
use std::sync::Arc;

/// The world of these settings, connected to its database; the file of an `SQLite` database and
/// its folder are made where they are missing.
///
/// # Errors
/// The file cannot be made or the database not be reached.
pub(super) async fn world(settings: Settings) -> Result<World, Failure> {
    if let Some(file) = settings.database_file() {
        file.parent()
            .map_or(Ok(()), files::private_folder)
            .and_then(|()| files::private_file(&file))
            .map_err(|error| Failure::system("ops-failure-file", file.display().to_string(), &error))?;
    }
    let db = Db::connect(settings.database_url.reveal()).await?;
    Ok(World::new(db, Arc::new(settings), Arc::new(SystemClock), Arc::new(SystemRandom)))
}

/// The way in which mails leave.
///
/// # Errors
/// The mail server's settings cannot be used.
pub(super) fn transport(settings: &Settings) -> Result<Transport, Failure> {
    Transport::new(&settings.mail).map_err(|error| Failure::system("ops-failure-mail", "", &error))
}

/// Brings a database to what this version needs: its schema, and what is derived in its rows.
///
/// # Errors
/// A migration failed, or the database cannot be reached.
pub(super) async fn bring_up_to_date(db: &Db) -> Result<(), Failure> {
    db.migrate().await?;
    Ok(Box::pin(derive_anew::make_anew(db)).await?)
}

/// `entaku migrate`.
///
/// # Errors
/// The database cannot be reached, or a migration failed.
pub(super) async fn migrate(settings: Settings) -> Result<(), Failure> {
    let world = world(settings).await?;
    bring_up_to_date(&world.db).await?;
    console::say(&console::both("ops-migrated"));
    Ok(world.db.close().await?)
}
