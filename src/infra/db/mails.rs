//! The outbox in the database: mails written in the transaction of what they announce.

use super::entity::mail;
use super::registration_batches::BATCH;
use super::{Connection, Fault, Result};
use crate::domain::ids::{EventId, MailId, OrganisationId, RegistrationId};
use crate::domain::registration::coded;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

coded! {
    /// What a mail announces.
    MailKind {
        /// 申込を受け付けました.
        Confirmation = "confirmation",
        /// すでにお申し込みいただいています.
        AlreadyRegistered = "already_registered",
        /// 申込を取り消しました.
        Cancellation = "cancellation",
        /// パスワードの再設定, to an organiser.
        PasswordReset = "password_reset",
    }
}

impl MailKind {
    /// Whether the text is for its reader's eyes alone, since it opens a door: the outbox does not
    /// show it, and forgets it as soon as it need not be sent any more.
    #[must_use]
    pub const fn is_key(self) -> bool {
        matches!(self, Self::PasswordReset)
    }

    /// The codes of the kinds whose text is a key.
    pub(super) fn keys() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter(|kind| kind.is_key()).map(|kind| kind.code())
    }

    /// How long a mail is of use; without end where nothing is said.
    #[must_use]
    pub const fn of_use_for(self) -> Option<TimeDelta> {
        match self {
            Self::PasswordReset => Some(RESET_VALID_FOR),
            _ => None,
        }
    }
}

/// A link for a new password can be used for so long.
pub const RESET_VALID_FOR: TimeDelta = TimeDelta::hours(1);

/// How often a mail is tried before somebody must look at it.
pub const ATTEMPTS: u32 = 8;

/// What a mail holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Its identity.
    pub id: MailId,
    /// Whose outbox.
    pub organisation: OrganisationId,
    /// About which event.
    pub event: Option<EventId>,
    /// About which registration.
    pub registration: Option<RegistrationId>,
    /// What it announces.
    pub kind: MailKind,
    /// The recipient's name.
    pub to_name: String,
    /// The recipient's address.
    pub to_mail: String,
    /// Where an answer goes; may be empty.
    pub reply_to: String,
    /// 件名.
    pub subject: String,
    /// The text.
    pub body: String,
    /// An iCalendar file to attach.
    pub calendar: Option<String>,
    /// When it was written; it is due at once.
    pub created_at: DateTime<Utc>,
}

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
        to_name: Set(new.to_name),
        to_mail: Set(new.to_mail),
        reply_to: Set(new.reply_to),
        subject: Set(new.subject),
        body: Set(new.body),
        calendar: Set(new.calendar),
        state: Set("queued".to_owned()),
        attempts: Set(0),
        attempts_allowed: Set(super::events::count(ATTEMPTS)?),
        next_attempt_at: Set(new.created_at),
        leased_until: Set(None),
        created_at: Set(new.created_at),
        sent_at: Set(None),
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
        .filter(mail::Column::RegistrationId.eq(registration.0))
        .filter(mail::Column::Kind.eq(kind.code()))
        .filter(mail::Column::CreatedAt.gt(since))
        .count(c)
        .await?;
    Ok(found > 0)
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
