//! Mails: what they announce, how urgent they are, until when they are worth sending, and when
//! one that could not be sent is tried again.

use super::ids::{EventId, MailId, OrganisationId, RegistrationId};
use super::registration::coded;
use chrono::{DateTime, TimeDelta, Utc};

coded! {
    /// What a mail announces.
    MailKind {
        /// 申込を受け付けました.
        Confirmation = "confirmation",
        /// すでにお申し込みいただいています.
        AlreadyRegistered = "already_registered",
        /// 抽選・承認の申込を受け付けました.
        Received = "received",
        /// キャンセル待ちで受け付けました.
        Waitlisted = "waitlisted",
        /// 抽選で参加が決まりました.
        Drawn = "drawn",
        /// 抽選の結果、キャンセル待ちになりました.
        NotDrawn = "not_drawn",
        /// 申込が承認され、参加が決まりました.
        Approved = "approved",
        /// 参加いただけません.
        Declined = "declined",
        /// 席が空きました。期限までにお返事ください.
        Offer = "offer",
        /// 期限までにお返事がありませんでした.
        OfferLapsed = "offer_lapsed",
        /// キャンセル待ちから参加が決まりました.
        Promoted = "promoted",
        /// 申込を取り消しました.
        Cancellation = "cancellation",
        /// パスワードの再設定, to an organiser.
        PasswordReset = "password_reset",
    }
}

/// What stands in a mail's text for the secret of the registrant's own link, until it is sent.
pub const LINK: &str = "__link__";

/// The secret of a registrant's own link, and what is kept of it once the mail was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnLink {
    /// What stands in the text in the place of [`LINK`]; empty once the mail need not be sent any more.
    pub secret: String,
    /// Its hash, by which the link is known.
    pub hash: String,
}

impl std::fmt::Debug for OwnLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OwnLink(…)")
    }
}

/// A link for a new password can be used for so long.
pub const RESET_VALID_FOR: TimeDelta = TimeDelta::hours(1);

/// A mail about an event that is over already, since somebody was entered afterwards, is worth
/// sending for so long: one round of attempts.
const AFTER_THE_EVENT: TimeDelta = TimeDelta::days(1);

impl NewMail {
    /// The text as it is sent: with the registrant's own link.
    #[must_use]
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match &self.link {
            Some(link) => self.body.replace(LINK, &link.secret).into(),
            None => self.body.as_str().into(),
        }
    }
}

impl MailKind {
    /// Whether the text is for its reader's eyes alone, since it opens a door: the outbox does not
    /// show it, and forgets it as soon as it need not be sent any more.
    #[must_use]
    pub const fn is_key(self) -> bool {
        matches!(self, Self::PasswordReset)
    }

    /// How urgent it is.
    #[must_use]
    pub const fn priority(self) -> Priority {
        match self {
            Self::PasswordReset => Priority::Urgent,
            _ => Priority::Ordinary,
        }
    }

    /// Until when a mail written at `written` is worth sending, where its event ends at
    /// `event_ends`; without end where nothing is said.
    #[must_use]
    pub fn worth_until(self, written: DateTime<Utc>, event_ends: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
        match self {
            Self::PasswordReset => Some(written + RESET_VALID_FOR),
            _ => event_ends.map(|end| if end > written { end } else { written + AFTER_THE_EVENT }),
        }
    }
}

/// How urgent a mail is. Each priority is sent by connections of its own, so that a mail for
/// which somebody sits waiting never stands behind the two thousand of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody sits waiting for it.
    Urgent,
    /// Everything else.
    Ordinary,
}

impl Priority {
    /// All, the most urgent first.
    pub const ALL: [Self; 2] = [Self::Urgent, Self::Ordinary];

    /// The number in the database.
    #[must_use]
    pub const fn rank(self) -> i32 {
        match self {
            Self::Urgent => 0,
            Self::Ordinary => 1,
        }
    }
}

coded! {
    /// How far a mail has come.
    MailState {
        /// Waits for its next attempt, or is being sent.
        Queued = "queued",
        /// Handed to the mail server.
        Sent = "sent",
        /// Not tried any more.
        Failed = "failed",
        /// Not sent while it was worth sending.
        Expired = "expired",
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

/// How often a mail is tried before somebody must look at it.
pub const ATTEMPTS: u32 = 8;

/// The minutes to wait after each failed attempt but the last: almost a day in all, so that a
/// mail server that is down over night loses nothing.
const WAITS: [i64; ATTEMPTS as usize - 1] = [1, 5, 15, 60, 180, 360, 720];

/// The longest wait before the next attempt, where so many are left; `None` where none is.
#[must_use]
pub fn longest_wait(attempts_left: u32) -> Option<TimeDelta> {
    let at = WAITS.len().checked_sub(attempts_left as usize)?;
    WAITS.get(at).map(|minutes| TimeDelta::minutes(*minutes))
}

/// The part of a wait that chance may take off: mails that were put off together do not all come
/// back in the same moment.
#[must_use]
pub fn jitter(wait: TimeDelta) -> TimeDelta {
    wait / 10
}

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
    /// The name under which it goes out: the office's that the reader knows. Empty for the program's own.
    pub from_name: String,
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
    /// The registrant's own link, where the text holds one.
    pub link: Option<OwnLink>,
    /// When it was written; it is due at once.
    pub created_at: DateTime<Utc>,
    /// From when on it is not worth sending; see [`MailKind::worth_until`].
    pub expires_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!(longest_wait(7), Some(TimeDelta::minutes(1)));
        assert_eq!(longest_wait(6), Some(TimeDelta::minutes(5)));
        assert_eq!(longest_wait(1), Some(TimeDelta::hours(12)));
        assert_eq!(longest_wait(0), None);
        let shortest: TimeDelta = (1..ATTEMPTS).filter_map(longest_wait).map(|wait| wait - jitter(wait)).sum();
        assert!(shortest > TimeDelta::hours(20), "a server that is down over night loses nothing");
    }

    #[test]
    fn a_mail_is_worth_sending_while_it_helps() {
        let now: DateTime<Utc> = "2023-08-10T03:00:00Z".parse().unwrap();
        let later = now + TimeDelta::days(30);
        assert_eq!(MailKind::PasswordReset.worth_until(now, None), Some(now + RESET_VALID_FOR));
        assert_eq!(MailKind::Confirmation.worth_until(now, Some(later)), Some(later));
        assert_eq!(MailKind::Confirmation.worth_until(now, None), None);
        let over = Some(now - TimeDelta::hours(1));
        assert_eq!(MailKind::Confirmation.worth_until(now, over), Some(now + TimeDelta::days(1)));
    }
}
