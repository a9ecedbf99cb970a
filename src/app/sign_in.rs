//! Signing in: starting, recognising and ending an organiser's session in a browser.

use super::{Secret, World};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, organisers};
use chrono::TimeDelta;

/// A sign-in ends after so long without a request.
pub const IDLE_END: TimeDelta = TimeDelta::hours(8);
/// A sign-in ends so long after it began.
pub const ABSOLUTE_END: TimeDelta = TimeDelta::days(7);
/// How often the last request is noted: not each one is worth a write.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Starts a session and returns the token for the browser's cookie.
///
/// # Errors
/// The database's.
pub async fn start_session(world: &World, organiser: OrganiserId) -> db::Result<Secret> {
    let token = world.new_secret();
    let transaction = world.db.write().await?;
    organisers::insert_sign_in(&transaction, &token.hash(), organiser, world.now()).await?;
    db::commit(transaction).await?;
    Ok(token)
}

/// The organiser whose session this is; `None` where it is unknown or has ended.
///
/// # Errors
/// The database's.
pub async fn organiser_of(world: &World, token: &Secret) -> db::Result<Option<Organiser>> {
    let now = world.now();
    let hash = token.hash();
    let Some(found) = organisers::sign_in_by_hash(world.db.read(), &hash).await? else { return Ok(None) };
    if now - found.last_seen_at >= IDLE_END || now - found.created_at >= ABSOLUTE_END {
        return Ok(None);
    }
    if now - found.last_seen_at >= TOUCH_EVERY {
        let transaction = world.db.write().await?;
        organisers::touch_sign_in(&transaction, &hash, now).await?;
        db::commit(transaction).await?;
    }
    Ok(Some(found.organiser))
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub async fn end_session(world: &World, token: &Secret) -> db::Result<()> {
    let transaction = world.db.write().await?;
    organisers::delete_sign_in(&transaction, &token.hash()).await?;
    db::commit(transaction).await
}
