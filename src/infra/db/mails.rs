//! The outbox in the database: mails written in the transaction of what they announce.

use super::entity::mail;
use super::registration_batches::BATCH;
use super::{Connection, Fault, Result};
use crate::domain::ids::{EventId, OrganisationId, RegistrationId};
use crate::domain::mail::{ATTEMPTS, MailKind, MailState, NewMail};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Puts a mail into the outbox.
///
/// # Errors
/// The database's.
pub async fn enqueue(c: &impl Connection, new: NewMail) -> Result<()> {
    mail::Entity::insert(new_row(new)?).exec_without_returning(c).await?;
    Ok(())
}

/// Puts mails into the outbox, in a few statements.
///
/// # Errors
/// The database's.
pub async fn enqueue_all(c: &impl Connection, new: Vec<NewMail>) -> Result<()> {
    let mut rows = new.into_iter().map(new_row);
    loop {
        let batch = rows.by_ref().take(BATCH).collect::<Result<Vec<_>>>()?;
        if batch.is_empty() {
            return Ok(());
        }
        mail::Entity::insert_many(batch).exec_without_returning(c).await?;
    }
}

fn new_row(new: NewMail) -> Result<mail::ActiveModel> {
    Ok(mail::ActiveModel {
        id: Set(new.id.0),
        organisation_id: Set(new.organisation.0),
        event_id: Set(new.event.map(|event| event.0)),
        registration_id: Set(new.registration.map(|registration| registration.0)),
        kind: Set(new.kind.code().to_owned()),
        priority: Set(new.kind.priority().rank()),
        from_name: Set(new.from_name),
        to_name: Set(new.to_name),
        to_mail: Set(new.to_mail),
        reply_to: Set(new.reply_to),
        subject: Set(new.subject),
        body: Set(new.body),
        calendar: Set(new.calendar),
        state: Set(MailState::Queued.code().to_owned()),
        attempts: Set(0),
        attempts_allowed: Set(super::numbers::count(ATTEMPTS)?),
        next_attempt_at: Set(new.created_at),
        leased_until: Set(None),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        sent_at: Set(None),
        link_hash: Set(new.link.as_ref().map(|link| link.hash.clone())),
        link: Set(new.link.map(|link| link.secret)),
    })
}

/// Whether a mail of this kind was written about a registration after `since`.
///
/// # Errors
/// The database's.
pub async fn written_since(
    c: &impl Connection,
    registration: RegistrationId,
    kind: MailKind,
    since: DateTime<Utc>,
) -> Result<bool> {
    let found = mail::Entity::find()
        .select_only()
        .column(mail::Column::Id)
        .filter(mail::Column::RegistrationId.eq(registration.0))
        .filter(mail::Column::Kind.eq(kind.code()))
        .filter(mail::Column::CreatedAt.gt(since))
        .into_tuple::<uuid::Uuid>()
        .one(c)
        .await?;
    Ok(found.is_some())
}

/// Whose own link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The event.
    pub event: EventId,
    /// The registration.
    pub registration: RegistrationId,
    /// The address to which the link was sent.
    pub to: String,
}

/// Whose own link has this hash.
///
/// # Errors
/// The database's.
pub async fn by_link(c: &impl Connection, hash: &str) -> Result<Option<Linked>> {
    let found = mail::Entity::find().filter(mail::Column::LinkHash.eq(hash)).one(c).await?;
    Ok(found.and_then(|row| {
        Some(Linked {
            organisation: OrganisationId(row.organisation_id),
            event: EventId(row.event_id?),
            registration: RegistrationId(row.registration_id?),
            to: row.to_mail,
        })
    }))
}

/// A mail about a registration, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it announces.
    pub kind: MailKind,
    /// `queued`, `sent` or `failed`.
    pub state: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
}

/// The mails about a registration, oldest first.
///
/// # Errors
/// The database's.
pub async fn of_registration(c: &impl Connection, registration: RegistrationId) -> Result<Vec<Written>> {
    mail::Entity::find()
        .filter(mail::Column::RegistrationId.eq(registration.0))
        .order_by_asc(mail::Column::CreatedAt)
        .all(c)
        .await?
        .into_iter()
        .map(|row| {
            Ok(Written {
                kind: MailKind::from_code(&row.kind).ok_or_else(|| Fault::unreadable("mail.kind"))?,
                state: row.state,
                created_at: row.created_at,
                sent_at: row.sent_at,
            })
        })
        .collect()
}
