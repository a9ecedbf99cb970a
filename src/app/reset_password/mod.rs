//! A new password for an organiser who forgot the old one: a one-time link by mail, and setting
//! the password with it.
//!
//! Nobody is told which addresses are known. The answer is the same, what is written is counted
//! before the address is looked up, and both ways go through one writing transaction.

mod letter;

use super::password::{self, HashFailed, PasswordError};
use super::sign_in::{self, Visitor};
use super::sign_in_limit::{Attempt, Door};
use super::{Secret, World, audit};
use crate::domain::account_form::{AccountFault, NewPasswordForm};
use crate::domain::audit::{Action, Record};
use crate::domain::mail::RESET_VALID_FOR;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Language;
use crate::domain::text::plain_key;
use crate::infra::db::mails::enqueue;
use crate::infra::db::{self, commit, devices, organisers, password_resets, sign_ins};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

/// So many links are sent to an organiser within [`SENT_WITHIN`], whoever asks. Who asks once more is answered as ever, and
/// finds the latest of these in the mailbox: nobody fills it, and nobody keeps its holder out.
const SENT_AT_MOST: u64 = 3;
/// See [`SENT_AT_MOST`]. A link is valid for longer.
const SENT_WITHIN: TimeDelta = TimeDelta::minutes(15);

/// Why no mail is sent.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Too many requests; the next one is taken from this time on.
    #[error("too many requests until {0}")]
    TooMany(DateTime<Utc>),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Why a link cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// There is none of this token, or its organiser does not sign in any more.
    Unknown,
    /// It was used, or a later one was.
    Used,
    /// Its time is over.
    Expired,
}

/// Why no password was set.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// The link cannot be used.
    #[error("the link is {0:?}")]
    Unusable(Unusable),
    /// The new password cannot be taken.
    #[error("the new password has a fault")]
    Fault(AccountFault),
    /// A fault of ours.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

impl From<PasswordError> for SetError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Guessable => Self::Fault(AccountFault::PasswordGuessable),
            PasswordError::Failed(failed) => Self::Hash(failed),
        }
    }
}

/// Sends a link to an organiser's mail address as typed. Whether there is such an organiser shows
/// nowhere but in that mailbox.
///
/// # Errors
/// See [`AskError`].
pub async fn ask(world: &World, mail: &str, language: Language, visitor: Visitor<'_>) -> Result<(), AskError> {
    let account = plain_key(mail);
    // It stays counted: asking never succeeds.
    Attempt::begin(world, Door::Reset, &account, visitor).await?.map_err(AskError::TooMany)?;
    let now = world.now();
    let token = world.new_secret();
    let transaction = world.db.write().await?;
    if let Some(found) = organisers::account_by_mail(&transaction, &account).await?
        && password_resets::count_since(&transaction, found.organiser.id, now - SENT_WITHIN).await? < SENT_AT_MOST
    {
        let until = now + RESET_VALID_FOR;
        password_resets::insert(&transaction, &token.hash(), found.organiser.id, now, until).await?;
        enqueue(&transaction, letter::write(world, &found.organiser, &token, until, language)).await?;
    }
    commit(transaction).await?;
    world.mail_was_written();
    Ok(())
}

/// Whose password the link of this token sets.
///
/// # Errors
/// The outer one is the database's, the inner one says why it cannot be used.
pub async fn look_up(world: &World, token: &Secret) -> db::Result<Result<Organiser, Unusable>> {
    let c = world.db.read();
    let Some(found) = password_resets::by_hash(c, &token.hash()).await? else { return Ok(Err(Unusable::Unknown)) };
    if found.used {
        return Ok(Err(Unusable::Used));
    }
    if found.expires_at <= world.now() {
        return Ok(Err(Unusable::Expired));
    }
    Ok(organisers::active(c, found.organiser).await?.ok_or(Unusable::Unknown))
}

/// Uses the link up and sets the password. Every session of the organiser ends, and so does every
/// other link. Only the browser in which this was done is known from now on: there the organiser
/// may sign in at once, whoever failed before. Its token is returned.
///
/// # Errors
/// See [`SetError`]; nothing is written then and the link can still be used.
pub async fn set(world: &World, token: &Secret, form: &NewPasswordForm) -> Result<Secret, SetError> {
    let organiser = look_up(world, token).await?.map_err(SetError::Unusable)?;
    let password = form.check().map_err(SetError::Fault)?;
    let about = [organiser.name.as_str(), organiser.mail.as_str(), organiser.organisation_name.as_str()];
    let password_hash = password::hash_password(world, password, &about).await?;
    let now = world.now();
    let transaction = world.db.write().await?;
    if !password_resets::use_up(&transaction, &token.hash(), now).await? {
        return Err(SetError::Unusable(Unusable::Used));
    }
    organisers::set_password(&transaction, organiser.id, &password_hash).await?;
    sign_ins::delete_all(&transaction, organiser.id).await?;
    password_resets::end_all(&transaction, organiser.id, now).await?;
    devices::forget(&transaction, organiser.id).await?;
    let device = sign_in::remember(world, &transaction, organiser.id, None).await?;
    let record = Record::Organiser(organiser.id);
    audit::note(world, &transaction, &organiser, Action::ResetPassword, record, json!({})).await?;
    commit(transaction).await?;
    Ok(device)
}
