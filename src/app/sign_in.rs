//! Signing in: starting, recognising and ending an organiser's session in a browser.

use super::password::{self, HashFailed};
use super::sign_in_limit::{Attempt, Door};
use super::{Secret, World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::OrganiserId;
use crate::domain::organiser::Organiser;
use crate::domain::text::plain_key;
use crate::infra::db::{self, devices, organisers, sign_ins};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

pub use super::sign_in_limit::{DEVICE_KNOWN_FOR, Visitor};

/// A sign-in ends after so long without a request.
pub const IDLE_END: TimeDelta = TimeDelta::hours(8);
/// A sign-in ends so long after it began.
pub const ABSOLUTE_END: TimeDelta = TimeDelta::days(7);
/// How often the last request is noted: not each one is worth a write.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Mail address or password are wrong; which of them is not told.
    #[error("mail address or password are wrong")]
    Refused,
    /// Too many failures; the next attempt is taken from this time on.
    #[error("too many failures until {0}")]
    TooMany(DateTime<Utc>),
    /// A fault of ours.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// What a browser keeps after signing in.
#[derive(Clone, Debug)]
pub struct Entered {
    /// The token of the session.
    pub session: Secret,
    /// The token by which the browser is known at the next sign-in, for [`DEVICE_KNOWN_FOR`].
    pub device: Secret,
}

/// Signs in with mail address and password as typed, and returns the tokens for the browser's
/// cookies.
///
/// # Errors
/// See [`SignInError`].
pub async fn sign_in(world: &World, mail: &str, password: &str, visitor: Visitor<'_>) -> Result<Entered, SignInError> {
    let account = plain_key(mail);
    let attempt = Attempt::begin(world, Door::SignIn, &account, visitor).await?.map_err(SignInError::TooMany)?;
    let found = organisers::account_by_mail(world.db.read(), &account).await?;
    let hash = found.as_ref().map(|account| account.password_hash.as_str());
    let matches = password::verify(password, hash).await?;
    let Some(found) = found.filter(|_| matches) else { return Err(SignInError::Refused) };
    let transaction = world.db.write().await?;
    attempt.succeeded(&transaction).await?;
    let by = &found.organiser;
    audit::note(world, &transaction, by, Action::SignIn, Record::Organiser(by.id), json!({})).await?;
    let entered = enter(world, &transaction, by.id, visitor.device).await?;
    db::commit(transaction).await?;
    Ok(entered)
}

/// Starts a session in a browser and remembers the browser.
///
/// # Errors
/// The database's.
pub(super) async fn enter(
    world: &World,
    transaction: &impl db::Connection,
    organiser: OrganiserId,
    device: Option<&Secret>,
) -> db::Result<Entered> {
    let (session, now) = (world.new_secret(), world.now());
    sign_ins::insert(transaction, &session.hash(), organiser, now).await?;
    let device = remember(world, transaction, organiser, device).await?;
    Ok(Entered { session, device })
}

/// Remembers a browser as an organiser's. A token that was never given out is not taken on:
/// whoever put it into the browser would know it.
///
/// # Errors
/// The database's.
pub(super) async fn remember(
    world: &World,
    transaction: &impl db::Connection,
    organiser: OrganiserId,
    device: Option<&Secret>,
) -> db::Result<Secret> {
    let device = match device {
        Some(device) if devices::is_known(transaction, &device.hash()).await? => device.clone(),
        _ => world.new_secret(),
    };
    devices::remember(transaction, &device.hash(), organiser, world.now()).await?;
    Ok(device)
}

/// Starts a session and returns the token for the browser's cookie: how stories sign in.
#[cfg(test)]
pub(crate) async fn start_session(world: &World, organiser: OrganiserId) -> db::Result<Secret> {
    let token = world.new_secret();
    let transaction = world.db.write().await?;
    sign_ins::insert(&transaction, &token.hash(), organiser, world.now()).await?;
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
    let Some(found) = sign_ins::by_hash(world.db.read(), &hash).await? else { return Ok(None) };
    if now - found.last_seen_at >= IDLE_END || now - found.created_at >= ABSOLUTE_END {
        return Ok(None);
    }
    if now - found.last_seen_at >= TOUCH_EVERY {
        let transaction = world.db.write().await?;
        sign_ins::touch(&transaction, &hash, now).await?;
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
    sign_ins::delete(&transaction, &token.hash()).await?;
    db::commit(transaction).await
}
