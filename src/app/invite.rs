//! Inviting organisers: a one-time link, with which the invited person sets name, mail address
//! and password.

use super::colleagues::{OwnerError, as_owner};
use super::password::{self, HashFailed, PasswordError};
use super::sign_in::{self, Entered};
use super::{Secret, World, audit, show_events};
use crate::domain::account_form::{AccountFault, AccountForm, NewAccount};
use crate::domain::actor::Actor;
use crate::domain::audit::{Action, Record};
use crate::domain::ids::{OrganisationId, OrganiserId};
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::invitations::{self, NewInvitation};
use crate::infra::db::{self, commit, organisers};
use chrono::TimeDelta;
use serde_json::json;

pub use crate::infra::db::invitations::Open;

/// An invitation can be used for so long.
pub const VALID_FOR: TimeDelta = TimeDelta::days(7);

/// What an invitation that can be used invites to.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The organisation's name.
    pub organisation_name: String,
    /// The role.
    pub role: Role,
    /// Whether the organisation has no organiser yet: the first one sets its name too.
    pub founds: bool,
}

/// Why an invitation cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// There is none of this token.
    Unknown,
    /// It was used before.
    Used,
    /// It was taken back.
    Revoked,
    /// Its time is over.
    Expired,
}

/// Why an invitation was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The invitation cannot be used.
    #[error("the invitation is {0:?}")]
    Unusable(Unusable),
    /// Something in the form is wrong.
    #[error("the form has faults")]
    Faults(Vec<AccountFault>),
    /// A fault of ours.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

impl From<PasswordError> for AcceptError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Guessable => Self::Faults(vec![AccountFault::PasswordGuessable]),
            PasswordError::Failed(failed) => Self::Hash(failed),
        }
    }
}

/// What the invitation of this token invites to.
///
/// # Errors
/// The outer one is the database's, the inner one says why it cannot be used.
pub async fn look_up(world: &World, token: &Secret) -> db::Result<Result<Invited, Unusable>> {
    let c = world.db.read();
    let Some(found) = invitations::by_hash(c, &token.hash()).await? else { return Ok(Err(Unusable::Unknown)) };
    if found.used {
        return Ok(Err(Unusable::Used));
    }
    if found.revoked {
        return Ok(Err(Unusable::Revoked));
    }
    if found.expires_at <= world.now() {
        return Ok(Err(Unusable::Expired));
    }
    Ok(Ok(Invited {
        organisation_name: organisers::organisation_name(c, found.organisation).await?,
        role: found.role,
        founds: !organisers::has_any(c, found.organisation).await?,
    }))
}

/// Uses the invitation up, makes the account of the form and signs it in. `device` is what the
/// browser was given at an earlier sign-in.
///
/// # Errors
/// See [`AcceptError`]; nothing is written then and the invitation can still be used.
pub async fn accept(
    world: &World,
    token: &Secret,
    form: &AccountForm,
    device: Option<&Secret>,
) -> Result<(Organiser, Entered), AcceptError> {
    let invited = look_up(world, token).await?.map_err(AcceptError::Unusable)?;
    let account = form.check(invited.founds).map_err(AcceptError::Faults)?;
    let organisation = account.organisation.as_deref().unwrap_or(&invited.organisation_name);
    let about = [account.name.as_str(), account.mail.as_str(), organisation];
    let password_hash = password::hash_password(world, &account.password, &about).await?;
    match store(world, token, &account, &password_hash, device).await {
        // The only value that two accounts could share is the mail address.
        Err(AcceptError::Database(fault)) if fault.is_duplicate() => {
            Err(AcceptError::Faults(vec![AccountFault::MailTaken]))
        }
        outcome => outcome,
    }
}

async fn store(
    world: &World,
    token: &Secret,
    account: &NewAccount,
    password_hash: &str,
    device: Option<&Secret>,
) -> Result<(Organiser, Entered), AcceptError> {
    let now = world.now();
    let transaction = world.db.write().await?;
    if !invitations::use_up(&transaction, &token.hash(), now).await? {
        return Err(AcceptError::Unusable(Unusable::Used));
    }
    let invitation =
        invitations::by_hash(&transaction, &token.hash()).await?.ok_or(AcceptError::Unusable(Unusable::Unknown))?;
    if let Some(name) = &account.organisation {
        organisers::rename_organisation(&transaction, invitation.organisation, name).await?;
        // Other starts of the program made links too; nobody needs them any more.
        invitations::revoke_own(&transaction, invitation.organisation, now).await?;
    }
    let organiser = Organiser {
        id: world.new_id(),
        organisation: invitation.organisation,
        organisation_name: organisers::organisation_name(&transaction, invitation.organisation).await?,
        name: account.name.clone(),
        mail: account.mail.as_str().to_owned(),
        role: invitation.role,
    };
    organisers::insert(&transaction, &organiser, &account.mail.normalised(), password_hash, now).await?;
    let detail = json!({ "role": organiser.role.code(), "renamed_organisation": account.organisation.is_some() });
    audit::note(world, &transaction, &organiser, Action::AcceptInvitation, Record::Organiser(organiser.id), detail)
        .await?;
    let entered = sign_in::enter(world, &transaction, organiser.id, device).await?;
    commit(transaction).await?;
    if account.organisation.is_some() {
        show_events::read_operators(world).await?;
    }
    Ok((organiser, entered))
}

/// Makes an invitation to `by`'s organisation and returns the token of its link, which is shown
/// once: only its hash is stored. `for_whom` is a note for the list of open invitations.
///
/// # Errors
/// See [`OwnerError`].
pub async fn invite(world: &World, by: &Organiser, role: Role, for_whom: &str) -> Result<Secret, OwnerError> {
    let token = world.new_secret();
    invite_once(world, by, role, for_whom, &token).await?;
    Ok(token)
}

/// The same with the token that the form was given when it was shown: a form that is sent twice, or whose
/// answer is loaded again, makes one link.
///
/// # Errors
/// See [`OwnerError`]; nothing is written then.
pub async fn invite_once(
    world: &World,
    by: &Organiser,
    role: Role,
    for_whom: &str,
    token: &Secret,
) -> Result<(), OwnerError> {
    let transaction = world.db.write().await?;
    as_owner(&transaction, by).await?;
    if invitations::by_hash(&transaction, &token.hash()).await?.is_some() {
        return Ok(());
    }
    insert(world, &transaction, by.into(), Some(by.id), role, for_whom, token).await?;
    commit(transaction).await?;
    Ok(())
}

/// The program's own invitation for an owner.
///
/// # Errors
/// The database's.
pub(super) async fn for_owner(
    world: &World,
    transaction: &impl db::Connection,
    organisation: OrganisationId,
) -> db::Result<Secret> {
    let token = world.new_secret();
    insert(world, transaction, Actor::program(organisation), None, Role::Owner, "", &token).await?;
    Ok(token)
}

async fn insert(
    world: &World,
    transaction: &impl db::Connection,
    actor: Actor,
    by: Option<OrganiserId>,
    role: Role,
    for_whom: &str,
    token: &Secret,
) -> db::Result<()> {
    let now = world.now();
    let invitation = NewInvitation {
        token_hash: &token.hash(),
        organisation: actor.organisation,
        role,
        for_whom,
        by,
        created_at: now,
        expires_at: now + VALID_FOR,
    };
    invitations::insert(transaction, &invitation).await?;
    let organisation = Record::Organisation(actor.organisation);
    audit::note(world, transaction, actor, Action::Invite, organisation, json!({ "role": role.code() })).await
}

/// The invitations to `of`'s organisation that can still be used.
///
/// # Errors
/// The database's.
pub async fn open(world: &World, of: &Organiser) -> db::Result<Vec<Open>> {
    invitations::open(world.db.read(), of.organisation, world.now()).await
}

/// Takes an invitation to `by`'s organisation back: its link cannot be used any more. `false`
/// where there is none such that could be used.
///
/// # Errors
/// See [`OwnerError`].
pub async fn revoke(world: &World, by: &Organiser, token_hash: &str) -> Result<bool, OwnerError> {
    let transaction = world.db.write().await?;
    as_owner(&transaction, by).await?;
    let revoked = invitations::revoke(&transaction, by.organisation, token_hash, world.now()).await?;
    let Some(role) = revoked else { return Ok(false) };
    let organisation = Record::Organisation(by.organisation);
    let detail = json!({ "role": role.code() });
    audit::note(world, &transaction, by, Action::RevokeInvitation, organisation, detail).await?;
    commit(transaction).await?;
    Ok(true)
}
