//! The outbox as the worker and the organiser see it: leasing what is due, recording what came of
//! it, listing, trying again.

mod desk;
mod record;
mod work;

pub use desk::{Again, Count, Place, Turn, Which, by_id, counts, of_organisation, try_again};
pub use record::{End, Next, Report, record};
pub use work::{Leased, due, lease};

use super::entity::{mail, mail_attempt};
use super::numbers::natural;
use super::{Fault, Result};
use crate::domain::ids::{EventId, MailId, OrganisationId, RegistrationId};
use crate::domain::mail::{MailKind, MailState, NewMail, Outcome, OwnLink};
use chrono::{DateTime, Utc};

/// A mail as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMail {
    /// What it holds.
    pub mail: NewMail,
    /// How far it has come.
    pub state: MailState,
    /// Attempts so far, the one under way too.
    pub attempts: u32,
    /// So many attempts are allowed.
    pub attempts_allowed: u32,
    /// When it is tried next.
    pub next_attempt_at: DateTime<Utc>,
    /// Until when a worker has it in hand.
    pub leased_until: Option<DateTime<Utc>>,
    /// When it was handed over.
    pub sent_at: Option<DateTime<Utc>>,
}

impl StoredMail {
    /// So many attempts are left after those so far.
    #[must_use]
    pub const fn attempts_left(&self) -> u32 {
        self.attempts_allowed.saturating_sub(self.attempts)
    }
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
        from_name: row.from_name,
        to_name: row.to_name,
        to_mail: row.to_mail,
        reply_to: row.reply_to,
        subject: row.subject,
        body: row.body,
        calendar: row.calendar,
        link: row.link_hash.map(|hash| OwnLink { secret: row.link.unwrap_or_default(), hash }),
        created_at: row.created_at,
        expires_at: row.expires_at,
    };
    Ok(StoredMail {
        mail,
        state: MailState::from_code(&row.state).ok_or_else(unreadable)?,
        attempts: natural(row.attempts)?,
        attempts_allowed: natural(row.attempts_allowed)?,
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

/// The codes of the kinds whose text is a key.
fn keys() -> impl Iterator<Item = &'static str> {
    MailKind::ALL.iter().filter(|kind| kind.is_key()).map(|kind| kind.code())
}
