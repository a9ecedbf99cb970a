//! The outbox as the worker and the organiser see it: leasing what is due, recording attempts,
//! listing, trying again.

mod desk;
mod work;

pub use desk::{by_id, count, of_organisation, try_again};
pub use work::{any_due, lease, record};

use super::entity::{mail, mail_attempt};
use super::events::natural;
use super::mails::{MailKind, NewMail};
use super::{Fault, Result};
use crate::domain::ids::{EventId, MailId, OrganisationId, RegistrationId};
use crate::domain::registration::coded;
use chrono::{DateTime, Utc};

coded! {
    /// How far a mail has come.
    MailState {
        /// Waits for its next attempt, or is being sent.
        Queued = "queued",
        /// Handed to the mail server.
        Sent = "sent",
        /// Not tried any more.
        Failed = "failed",
    }
}

coded! {
    /// What came of an attempt.
    Outcome {
        /// Handed over.
        Sent = "sent",
        /// Refused for good.
        Refused = "refused",
        /// Not now; worth another attempt.
        Deferred = "deferred",
    }
}

/// A mail as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMail {
    /// What it holds.
    pub mail: NewMail,
    /// How far it has come.
    pub state: MailState,
    /// Attempts so far, the one under way too.
    pub attempts: u32,
    /// So many attempts are left.
    pub attempts_left: u32,
    /// When it is tried next.
    pub next_attempt_at: DateTime<Utc>,
    /// Until when a worker has it in hand.
    pub leased_until: Option<DateTime<Utc>>,
    /// When it was handed over.
    pub sent_at: Option<DateTime<Utc>>,
}

/// An attempt at sending a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Counted from 1; an attempt whose process ended has no record.
    pub number: u32,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub outcome: Outcome,
    /// What the mail server said, without addresses; empty where all went well.
    pub detail: String,
}

fn stored(row: mail::Model) -> Result<StoredMail> {
    let unreadable = || Fault::unreadable("mail");
    let mail = NewMail {
        id: MailId(row.id),
        organisation: OrganisationId(row.organisation_id),
        event: row.event_id.map(EventId),
        registration: row.registration_id.map(RegistrationId),
        kind: MailKind::from_code(&row.kind).ok_or_else(unreadable)?,
        to_name: row.to_name,
        to_mail: row.to_mail,
        reply_to: row.reply_to,
        subject: row.subject,
        body: row.body,
        calendar: row.calendar,
        created_at: row.created_at,
    };
    Ok(StoredMail {
        mail,
        state: MailState::from_code(&row.state).ok_or_else(unreadable)?,
        attempts: natural(row.attempts)?,
        attempts_left: natural(i32::max(row.attempts_allowed - row.attempts, 0))?,
        next_attempt_at: row.next_attempt_at,
        leased_until: row.leased_until,
        sent_at: row.sent_at,
    })
}

fn attempt_of(row: mail_attempt::Model) -> Result<Attempt> {
    Ok(Attempt {
        number: natural(row.number)?,
        at: row.at,
        outcome: Outcome::from_code(&row.outcome).ok_or_else(|| Fault::unreadable("mail_attempt"))?,
        detail: row.detail,
    })
}
