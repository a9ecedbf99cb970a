//! The outbox for organisers: what was sent, what waits, what failed, and trying again.

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::{EventId, MailId};
use crate::domain::mail::MailState;
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::{self, Again, Attempt, Count, Place, StoredMail, Turn, Which};
use crate::infra::db::{self, commit};
use serde_json::json;

/// Mails on a page.
pub const PAGE_SIZE: usize = 50;

/// A page of the outbox.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The mails, newest first.
    pub mails: Vec<StoredMail>,
    /// Mails of each state.
    pub counts: Vec<(MailState, Count)>,
    /// Where the page of newer mails begins, where there are any.
    pub newer: Option<Turn>,
    /// Where the page of older mails begins, where there are any.
    pub older: Option<Turn>,
}

/// A page of the organisation's mails.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, which: Which, turn: Turn) -> db::Result<Listed> {
    let c = world.db.read();
    let counts = outbox::counts(c, by.organisation, which.event).await?;
    // One more than is shown tells whether there are others.
    let limit = PAGE_SIZE as u64 + 1;
    let mut mails = outbox::of_organisation(c, by.organisation, which, turn, limit).await?;
    let more = mails.len() > PAGE_SIZE;
    mails.truncate(PAGE_SIZE);
    let upwards = matches!(turn, Turn::Newer(_));
    if upwards {
        mails.reverse();
    }
    let place = |stored: &StoredMail| Place { created_at: stored.mail.created_at, id: stored.mail.id };
    let has_newer = if upwards { more } else { turn != Turn::Newest };
    Ok(Listed {
        newer: mails.first().filter(|_| has_newer).map(|first| Turn::Newer(place(first))),
        older: mails.last().filter(|_| upwards || more).map(|last| Turn::Older(place(last))),
        mails,
        counts,
    })
}

/// A mail of the organisation with its attempts.
///
/// # Errors
/// The database's.
pub async fn detail(world: &World, by: &Organiser, id: MailId) -> db::Result<Option<(StoredMail, Vec<Attempt>)>> {
    outbox::by_id(world.db.read(), by.organisation, id).await
}

/// Makes a mail that waits or failed due now. `false` where there is nothing to try: it was sent,
/// is being sent, or is another organisation's.
///
/// # Errors
/// The database's.
pub async fn try_again(world: &World, by: &Organiser, id: MailId) -> db::Result<bool> {
    let transaction = world.db.write().await?;
    let done = outbox::try_again(&transaction, by.organisation, Again::One(id), world.now()).await? > 0;
    if done {
        audit::note(world, &transaction, by, Action::RetryMail, Record::Mail(id), json!({})).await?;
    }
    commit(transaction).await?;
    world.mail_was_written();
    Ok(done)
}

/// Makes every failed mail of the organisation due now, or those about one of its events; answers
/// how many.
///
/// # Errors
/// The database's.
pub async fn try_all_again(world: &World, by: &Organiser, event: Option<EventId>) -> db::Result<u64> {
    let transaction = world.db.write().await?;
    let count = outbox::try_again(&transaction, by.organisation, Again::Failed(event), world.now()).await?;
    if count > 0 {
        let record = Record::Organisation(by.organisation);
        audit::note(world, &transaction, by, Action::RetryMails, record, json!({ "count": count })).await?;
    }
    commit(transaction).await?;
    world.mail_was_written();
    Ok(count)
}
