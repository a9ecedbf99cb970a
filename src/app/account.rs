//! One's own account: the name that others see, and the password.

use super::password::{self, HashFailed, PasswordError};
use super::sign_in::{self, Entered};
use super::{World, audit};
use crate::domain::account_form::{AccountFault, NewPasswordForm};
use crate::domain::application::LINE_MAX;
use crate::domain::audit::{Action, Record};
use crate::domain::organiser::Organiser;
use crate::domain::text::tidy_line;
use crate::infra::db::{self, commit, organisers, sign_ins};
use serde_json::json;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name is missing or longer than a line.
    #[error("no such name")]
    Name,
    /// The current password is another.
    #[error("not the current password")]
    NotCurrent,
    /// The new password is not taken.
    #[error("the new password has a fault")]
    Fault(AccountFault),
    /// A fault of ours.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Changes one's own name.
///
/// # Errors
/// See [`AccountError`]; nothing is written then.
pub async fn rename(world: &World, organiser: &Organiser, typed: &str) -> Result<(), AccountError> {
    let name = tidy_line(typed);
    if name.is_empty() || name.chars().count() > LINE_MAX {
        return Err(AccountError::Name);
    }
    let transaction = world.db.write().await?;
    organisers::rename(&transaction, organiser.id, &name).await?;
    audit::note(world, &transaction, organiser, Action::RenameOrganiser, Record::Organiser(organiser.id), json!({}))
        .await?;
    commit(transaction).await?;
    Ok(())
}

/// Changes one's own password, for who knows the current one. Every session ends but a new one in this
/// browser.
///
/// # Errors
/// See [`AccountError`]; nothing is written then.
pub async fn change_password(
    world: &World,
    organiser: &Organiser,
    current: &str,
    form: &NewPasswordForm,
) -> Result<Entered, AccountError> {
    let account =
        organisers::account_by_mail(world.db.read(), &crate::domain::text::search_key(&organiser.mail)).await?;
    let account = account.filter(|account| account.organiser.id == organiser.id).ok_or(AccountError::NotCurrent)?;
    if !password::verify(current, Some(&account.password_hash)).await? {
        return Err(AccountError::NotCurrent);
    }
    let new = form.check().map_err(AccountError::Fault)?;
    let about = [organiser.name.as_str(), organiser.mail.as_str(), organiser.organisation_name.as_str()];
    let hash = match password::hash_password(world, new, &about).await {
        Ok(hash) => hash,
        Err(PasswordError::Guessable) => return Err(AccountError::Fault(AccountFault::PasswordGuessable)),
        Err(PasswordError::Failed(failed)) => return Err(failed.into()),
    };
    let transaction = world.db.write().await?;
    organisers::set_password(&transaction, organiser.id, &hash).await?;
    sign_ins::delete_all(&transaction, organiser.id).await?;
    audit::note(world, &transaction, organiser, Action::ChangePassword, Record::Organiser(organiser.id), json!({}))
        .await?;
    let entered = sign_in::enter(world, &transaction, organiser.id, None).await?;
    commit(transaction).await?;
    Ok(entered)
}
